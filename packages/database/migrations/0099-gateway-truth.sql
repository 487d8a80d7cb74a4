-- The number that a bureau says, files that a person withdraws, how each direction of a connection answers, and incidents that are settled.

select set_config('app.kind', 'system', true), set_config('app.actor', 'migration', true);

alter table app.bureaus
  -- Set where one bureau has several connections.
  add column name text check (name <> ''),
  -- When the bureau said its last number; null: it is asked before the first file.
  add column number_known_at timestamptz,
  -- Counted up where the bureau starts again below numbers that this system used.
  add column series integer not null default 1;
update app.bureaus b set number_known_at = app.now() where exists (select 1 from app.submissions u where u.bureau_id = b.id);
grant update (name, number_known_at, series) on app.bureaus to app;

alter table app.submissions add column series integer not null default 1;
drop index app.submissions_number;
create unique index submissions_number on app.submissions (bureau_id, series, sequence) where state <> 'REFUSED';

-- The bureau's own words in the answer of a call, sealed.
alter table app.submission_events add column message bytea;
grant update (message) on app.submission_events to app, worker;
create index submission_events_message on app.submission_events (at) where message is not null;

-- A file that a person renumbered: its orders wait for another one.
alter table app.submission_orders
  drop constraint submission_orders_answer_check,
  add constraint submission_orders_answer_check
    check (answer in ('approved', 'refused', 'technical', 'smsReturned', 'recalled', 'writtenOff', 'split', 'renumbered'));
alter table app.submission_decisions
  add column step text not null default 'settle' check (step in ('settle', 'renumber', 'withdraw'));
-- The refused file that the bureau does not have, by a comparison of numbers.
alter table app.bureau_resyncs add column lacks text references app.submissions;

-- How a connection answers, by direction; calls that are not made have no row.
create table app.bureau_calls (
  id               text primary key generated always as (bureau_id || ':' || direction) stored,
  bureau_id        text not null references app.bureaus,
  direction        text not null check (direction in ('upload', 'download', 'lookup')),
  last_at          timestamptz not null default app.now(),
  last_success_at  timestamptz,
  -- No usable answer since then.
  failing_since    timestamptz,
  -- The first failure of this time: { zh, en }.
  failure          jsonb,
  -- The code of the last answer, and the bureau's own words, sealed.
  code             text,
  message          bytea,
  test             boolean not null default app.in_test()
);
create index bureau_calls_bureau on app.bureau_calls (bureau_id);
grant select, insert, update on app.bureau_calls to app, worker;
grant select on app.bureau_calls to auditor;
alter table app.bureau_calls enable row level security;
alter table app.bureau_calls force row level security;
create policy house on app.bureau_calls using (app.is_house());
create policy realm on app.bureau_calls as restrictive to app, worker using (test = app.in_test());
create policy auditor_reads on app.bureau_calls for select to auditor using (true);

-- A publication that equals the result of an order, offered as its answer: no result of a file, so its position is negative.
alter table app.answer_entries add column offered boolean not null default false;

alter table app.bureau_incidents
  -- givenUp: a person has the file acknowledged unread. recovered: the same file could be read or the same call answered. settled: a person is done with it.
  add column settlement text check (settlement in ('givenUp', 'recovered', 'settled')),
  add column settled_at timestamptz,
  add column settled_name text,
  -- When a given-up file was acknowledged unread.
  add column acked_at timestamptz,
  -- Sealed: why a person gave the file up.
  add column settle_note bytea,
  add constraint bureau_incidents_settled check ((settlement is null) = (settled_at is null));
create index bureau_incidents_given_up on app.bureau_incidents (bureau_id) where settlement = 'givenUp';
create index bureau_incidents_open on app.bureau_incidents (bureau_id) where settled_at is null;
-- What a person has seen is settled.
update app.bureau_incidents set settlement = 'settled', settled_at = coalesce(seen_at, app.now()), settled_name = seen_name
  where times <= seen_times;
grant update (settlement, settled_at, acked_at, settled_name, settle_note, times, last_at) on app.bureau_incidents to app, worker;
