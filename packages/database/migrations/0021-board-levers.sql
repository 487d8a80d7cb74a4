-- The gateway board's levers: numbers that are compared, a batch that is sent at once, incidents that are seen, filing hours that stop a clock.

select set_config('app.kind', 'system', true), set_config('app.actor', 'migration', true);

alter table app.bureaus
  -- Why the system stopped it, and what to do, for people: { zh, en }.
  alter column stopped type jsonb
    using case when stopped is null then null else jsonb_build_object('zh', stopped, 'en', stopped) end,
  -- Orders pushed up to then leave without waiting for more.
  add column send_now_at timestamptz,
  -- The times up to then in which its filing hours were over are written as closures.
  add column hours_from timestamptz not null default app.now(),
  -- Hours that end earlier than they begin end on the next day.
  drop constraint bureaus_hours,
  add constraint bureaus_hours check ((opens_at is null) = (closes_at is null) and opens_at <> closes_at);
grant update (send_now_at, hours_from) on app.bureaus to app;

alter table app.bureau_closures
  drop constraint bureau_closures_call_check,
  -- hours: outside its filing hours; nothing that the bureau answers ends it.
  add constraint bureau_closures_call_check check (call in ('upload', 'download', 'hours'));

-- Numbers that are compared with the bureau's 核对序号: asked for by a person, answered by the worker.
create table app.bureau_resyncs (
  id           text primary key,
  bureau_id    text not null references app.bureaus,
  staff_id     text not null references app.staff,
  staff_name   text not null,
  asked_at     timestamptz not null default app.now(),
  answered_at  timestamptz,
  -- Both sides have the same last number, or what was missing was mended.
  ok           boolean,
  -- What was found and what was done about it, for people: { zh, en }.
  said         jsonb,
  -- The last numbers of both sides when they were compared, decimal; null: the bureau did not say.
  ours         text,
  theirs       text
);
create index bureau_resyncs_bureau on app.bureau_resyncs (bureau_id, id desc);
grant select, insert, update on app.bureau_resyncs to app, worker;
grant select on app.bureau_resyncs to auditor;
alter table app.bureau_resyncs enable row level security;
alter table app.bureau_resyncs force row level security;
create policy house on app.bureau_resyncs using (app.is_house());
create trigger wake_bureaus after insert or update or delete on app.bureau_resyncs
  for each statement execute function app.wake('bureaus');

alter table app.bureau_incidents
  -- How often it had come when a person last looked: once more, and it is new again.
  add column seen_times integer not null default 0,
  add column seen_at timestamptz,
  add column seen_by text references app.staff,
  add column seen_name text;
create index bureau_incidents_new on app.bureau_incidents (bureau_id) where times > seen_times;
grant update (seen_times, seen_at, seen_by, seen_name) on app.bureau_incidents to app;
create trigger wake_bureaus after insert or update or delete on app.bureau_incidents
  for each statement execute function app.wake('bureaus');

-- Of the words of an entry, keyed: one that comes again in another file is not the result of another attempt.
alter table app.answer_entries add column fingerprint text;
create index answer_entries_fingerprint on app.answer_entries (fingerprint) where fingerprint is not null;
