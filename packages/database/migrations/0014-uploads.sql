-- Uploads: what a connection waits for, when it was closed, files that are split, kept and removed, outcomes that a person settles.

select set_config('app.kind', 'system', true), set_config('app.actor', 'migration', true);

-- Files leave by the rows of their orders: nobody runs the job that brought them any more.
update app.outbox set done_at = now() where job = 'submitToBureau' and done_at is null;
create trigger wake_uploads after update of state on app.orders for each row
  when (new.state = 'SUBMITTING' and old.state <> 'SUBMITTING') execute function app.wake('uploads');
create index orders_submitting on app.orders (province, duty_since, id) where state = 'SUBMITTING';

alter table app.bureaus
  -- Why a person paused it; `stopped` is the system's.
  add column paused text,
  -- No upload and no question about one before this, whichever worker holds the connection.
  add column retry_at timestamptz,
  -- Calls in a row that brought no file further, and how many of them were answered with 14.
  add column faults integer not null default 0,
  add column repairs integer not null default 0,
  -- What a person should look at although the connection goes on: { zh, en }; the next file that is taken clears it.
  add column alarm jsonb;
grant update (stopped, paused, retry_at, faults, repairs, alarm) on app.bureaus to app;

alter table app.submissions
  -- Kept for three months at least; the row, its number and its hash stay.
  alter column file drop not null,
  add column file_removed_at timestamptz,
  -- Why a person must say what became of it: { zh, en }.
  add column undecided jsonb,
  add constraint submissions_file check (file is not null or file_removed_at is not null);
create index submissions_kept on app.submissions (settled_at) where file is not null;

-- A file that is too large goes into two new ones: which half an order is of.
alter table app.submission_orders
  add column part smallint check (part in (1, 2)),
  drop constraint submission_orders_answer_check,
  add constraint submission_orders_answer_check
    check (answer in ('approved', 'refused', 'technical', 'smsReturned', 'recalled', 'writtenOff', 'split'));

-- The report could not be built when the file was: built anew when it is asked for again.
alter table app.report_checks add column broken boolean not null default false;

-- What a person said of a file whose outcome neither side could tell.
create table app.submission_decisions (
  id             text primary key,
  submission_id  text not null references app.submissions,
  accepted       boolean not null,
  -- Sealed: people write into it.
  note           bytea not null,
  staff_id       text not null references app.staff,
  staff_name     text not null,
  at             timestamptz not null default app.now()
);
create index submission_decisions_submission on app.submission_decisions (submission_id);

-- What people did to a connection, and why: sealed, people write into it.
create table app.connection_events (
  id          text primary key,
  bureau_id   text not null references app.bureaus,
  event       text not null check (event in ('pauseBureau', 'resumeBureau')),
  note        bytea not null,
  staff_id    text not null references app.staff,
  staff_name  text not null,
  at          timestamptz not null default app.now()
);
create index connection_events_bureau on app.connection_events (bureau_id, at);

-- A connection takes nothing 通道关闭: from an answer 15, 20, 901 or 902 to the next one. `until` is written once.
create table app.bureau_closures (
  id         text primary key,
  bureau_id  text not null references app.bureaus,
  -- upload or download: the calls whose answer opened it, and will end it.
  call       text not null check (call in ('upload', 'download')),
  code       text not null,
  since      timestamptz not null default app.now(),
  until      timestamptz check (until >= since),
  -- The due times that stood still have moved on.
  settled_at timestamptz
);
create unique index bureau_closures_open on app.bureau_closures (bureau_id) where until is null;
create index bureau_closures_bureau on app.bureau_closures (bureau_id, since);
create index bureau_closures_unsettled on app.bureau_closures (bureau_id) where settled_at is null;

grant select, insert on app.submission_decisions, app.connection_events, app.bureau_closures to app, worker;
grant update (until, settled_at) on app.bureau_closures to app, worker;
grant select on app.submission_decisions, app.connection_events, app.bureau_closures to auditor;
do $$
declare t text;
begin
  foreach t in array array['submission_decisions', 'connection_events', 'bureau_closures'] loop
    execute format('alter table app.%I enable row level security', t);
    execute format('alter table app.%I force row level security', t);
    execute format('create policy house on app.%I using (app.is_house())', t);
  end loop;
end $$;
