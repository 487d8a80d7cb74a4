-- Programs read which migrations ran, and the worker says that it runs.

grant usage on schema migrations to app, worker;
grant select on migrations.applied to app, worker;

-- A row per worker process, written every few seconds by the wall clock: a demonstration may move app.now(), which says nothing about a process.
create table app.workers (
  id         text primary key,
  host       text not null check (length(host) between 1 and 253),
  pid        integer not null,
  started_at timestamptz not null,
  seen_at    timestamptz not null
);
alter table app.workers enable row level security;
alter table app.workers force row level security;
create policy house on app.workers using ((select app.is_house()));
create policy auditor_reads on app.workers for select to auditor using (true);
grant select on app.workers to app, auditor;
grant select, insert, update, delete on app.workers to worker;
