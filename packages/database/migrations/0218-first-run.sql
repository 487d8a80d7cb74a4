-- What an installation must have before its first push 首次运行清单 (packages/domain/src/first-run), and what its upkeep has done.
select set_config('app.kind', 'system', true), set_config('app.actor', 'migration', true);

-- What a person confirmed: an item of the list, or `list`, the list as a whole. Written once.
create table app.first_run_confirmations (
  item          text primary key,
  confirmed_at  timestamptz not null default app.now(),
  -- Display name; null: the installation had pushed before there was a list.
  confirmed_by  text
);
-- The last test of each channel by which notices are sent.
create table app.channel_tests (
  id           text primary key,
  channel      text not null unique,
  staff_id     text not null references app.staff,
  staff_name   text not null,
  language     text not null check (language in ('zh', 'en')),
  -- The administrator's own, sealed; removed with the answer.
  address      bytea,
  asked_at     timestamptz not null default app.now(),
  answered_at  timestamptz,
  ok           boolean,
  -- For people: { zh, en }.
  said         jsonb,
  check ((answered_at is null) = (ok is null))
);
-- The last run of each task that a timer of the machine starts, such as `backup`.
create table app.maintenance_runs (
  task    text primary key,
  ran_at  timestamptz not null,
  -- The last run that did its work.
  ok_at   timestamptz
);

alter table app.first_run_confirmations enable row level security;
alter table app.first_run_confirmations force row level security;
create policy house on app.first_run_confirmations using (app.is_house());
create policy auditor_reads on app.first_run_confirmations for select to auditor using (true);
alter table app.channel_tests enable row level security;
alter table app.channel_tests force row level security;
create policy house on app.channel_tests using (app.is_house());
create policy auditor_reads on app.channel_tests for select to auditor using (true);
alter table app.maintenance_runs enable row level security;
alter table app.maintenance_runs force row level security;
create policy house on app.maintenance_runs using (app.is_house());
create policy auditor_reads on app.maintenance_runs for select to auditor using (true);
grant select, insert on app.first_run_confirmations to app;
grant select, insert, update on app.channel_tests to app;
grant select on app.maintenance_runs to app;
grant select on app.first_run_confirmations, app.maintenance_runs to worker, auditor;
grant select, update on app.channel_tests to worker;
grant select (id, channel, staff_id, staff_name, language, asked_at, answered_at, ok, said) on app.channel_tests to auditor;

insert into app.first_run_confirmations (item)
  select 'list' where exists (select from app.submissions where not test and sent_at is not null);
