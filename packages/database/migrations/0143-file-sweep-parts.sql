-- The file store is compared with the rows part by part: the files whose names begin with the same two signs.
select set_config('app.kind', 'system', true), set_config('app.actor', 'migration', true);

create table app.file_sweep_parts (
  prefix    text primary key check (prefix ~ '^[0-9a-f]{2}$'),
  -- Null: not compared yet.
  swept_at  timestamptz,
  files     integer not null default 0,
  missing   integer not null default 0
);
insert into app.file_sweep_parts (prefix) select lpad(to_hex(n), 2, '0') from generate_series(0, 255) n;
alter table app.file_sweep_parts enable row level security;
alter table app.file_sweep_parts force row level security;
create policy house on app.file_sweep_parts using ((select app.is_house()));
create policy live_only on app.file_sweep_parts as restrictive to app, worker using (not (select app.in_test()));
create policy auditor_reads on app.file_sweep_parts for select to auditor using (true);
grant select on app.file_sweep_parts to app, auditor;
grant select, update on app.file_sweep_parts to worker;
