-- Incidents 异常答复: what a bureau sent and nobody can use, kept for a person.

create table app.bureau_incidents (
  id         text primary key,
  bureau_id  text not null references app.bureaus,
  -- The call whose answer it is; apply: a file that was stored and does not open.
  call       text not null check (call in ('upload', 'download', 'acknowledge', 'previousUpload', 'apply')),
  -- A sentence of ours, without anything of what came.
  why        text not null,
  file_name  text,
  -- The stored file of apply, which is its own evidence.
  answer_id  text references app.bureau_answers,
  -- What came, as far as it was kept: sealed, for it may hold personal values. The first time's.
  evidence   bytea,
  -- Bytes of the evidence before it was sealed.
  bytes      integer,
  times      integer not null default 1,
  first_at   timestamptz not null default app.now(),
  last_at    timestamptz not null default app.now(),
  check ((evidence is null) = (answer_id is not null))
);
-- A bureau that repeats itself makes one row.
create unique index bureau_incidents_once on app.bureau_incidents
  (bureau_id, call, why, coalesce(file_name, ''), coalesce(answer_id, ''));
create index bureau_incidents_last on app.bureau_incidents (bureau_id, last_at desc);

grant select on app.bureau_incidents to app, auditor;
grant select, insert, update on app.bureau_incidents to worker;
alter table app.bureau_incidents enable row level security;
alter table app.bureau_incidents force row level security;
create policy house on app.bureau_incidents using (app.is_house());
