-- Bureau answers: what each entry says in our words, why one is unmatched and who cleared it; answers recorded by hand.

-- The backfills below touch tables under forced row-level security.
select set_config('app.kind', 'system', true), set_config('app.actor', 'migration', true);

-- How an attempt was answered, and the push that it was made for (order_events.seq).
alter table app.submission_orders add column answer text
  check (answer in ('approved', 'refused', 'technical', 'smsReturned', 'recalled', 'writtenOff'));
alter table app.submission_orders add column push_seq integer;
update app.submission_orders so set push_seq = (select max(e.seq) from app.order_events e
  join app.submissions u on u.id = so.submission_id
  where e.order_id = so.order_id and e.event = 'pushToBureau' and e.at <= u.created_at);
-- What the bureau answered to the call, as people read it: { zh, en }.
alter table app.submissions add column said jsonb;

alter table app.answer_entries
  add column id text not null default 'entry_' || replace(gen_random_uuid()::text, '-', ''),
  -- To the millisecond, as a cursor says it.
  add column at timestamptz not null default date_trunc('milliseconds', app.now()),
  add column verdict text not null default 'unknown',
  -- [{ code, sentence: { zh, en }, handling }] and [{ code, item, reason }], of the bureau's codec.
  add column said jsonb not null default '[]',
  add column concerns jsonb not null default '[]',
  add column submission_id text references app.submissions,
  -- A file that it refuses whole.
  add column names_file text,
  -- Why it is unmatched: reasons with their sentences.
  add column why jsonb not null default '[]',
  -- Who matched or dismissed it; a word on it, sealed.
  add column cleared_at timestamptz,
  add column cleared_by text references app.staff,
  add column cleared_name text,
  add column clearing bytea;
alter table app.answer_entries alter column id drop default;
update app.answer_entries set verdict = case when codes = '{1001}' then 'approved' else 'refused' end
  where codes in ('{1001}', '{1002}');
create unique index answer_entries_id on app.answer_entries (id);
create index answer_entries_unmatched on app.answer_entries (at, id) where status = 'unmatched';
create index answer_entries_submission on app.answer_entries (submission_id);

-- A scan that a supervisor's word rests on.
create table app.evidence (
  id        text primary key,
  staff_id  text not null references app.staff,
  hash      text not null,
  file      text not null,
  bytes     integer not null,
  width     integer not null,
  height    integer not null,
  at        timestamptz not null default app.now()
);

-- An answer that a supervisor recorded, or the write-off of an attempt that nobody answers.
create table app.recorded_answers (
  id             text primary key,
  order_id       text not null references app.orders,
  submission_id  text not null references app.submissions,
  answer         text not null check (answer in ('approved', 'refused', 'writtenOff')),
  -- { text, reasons }: sealed, people write into it.
  details        bytea not null,
  evidence_id    text references app.evidence,
  staff_id       text not null references app.staff,
  staff_name     text not null,
  at             timestamptz not null default app.now()
);
create index recorded_answers_order on app.recorded_answers (order_id, at desc);

-- Each reason of a refusal, with the rule that had passed what it speaks of: where our checks let something through.
create table app.refusal_reasons (
  id             text primary key,
  order_id       text not null references app.orders,
  submission_id  text not null references app.submissions,
  code           text not null,
  item           text,
  reason         text not null,
  passed_rule    text,
  at             timestamptz not null default app.now()
);
create index refusal_reasons_rule on app.refusal_reasons (passed_rule, at desc);
create index refusal_reasons_order on app.refusal_reasons (order_id);

grant select, insert on app.evidence, app.recorded_answers, app.refusal_reasons to app, worker;
grant select on app.evidence, app.recorded_answers, app.refusal_reasons to auditor;
do $$
declare t text;
begin
  foreach t in array array['evidence', 'recorded_answers', 'refusal_reasons'] loop
    execute format('alter table app.%I enable row level security', t);
    execute format('alter table app.%I force row level security', t);
    execute format('create policy house on app.%I using (app.is_house())', t);
  end loop;
end $$;
-- A result that a supervisor matches may prove that a file was taken: its number then counts as used.
grant update (last_sequence) on app.bureaus to app;
