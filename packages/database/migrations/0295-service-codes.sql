-- 备案服务码: the code by which an order names the server behind its access (docs/spec/rules.md R-4.8). A row per order and code: what the
-- provider's cloud said last, and what it is to make of the code.
create table app.service_codes (
  order_id      text not null references app.orders,
  code          text not null,
  -- A row of packages/domain/src/service-codes/states.ts.
  standing      text not null default 'ASKED' check (standing in ('ASKED', 'BOUND', 'FILED', 'RELEASED', 'VOID')),
  -- The cloud has answered to this standing.
  settled       boolean not null default false,
  -- Counts what was asked for: an answer to something earlier settles nothing.
  asking        integer not null default 1,
  asked_at      timestamptz not null default app.now(),
  tries         integer not null default 0,
  again_at      timestamptz,
  -- How the last try failed.
  fault         text,
  -- Of the latest answer; null beside an instant: the cloud knows no such code. No personal value: accounts are ids.
  answer        jsonb,
  answered_at   timestamptz,
  -- Orders and filings of this desk on the same server, this one apart.
  elsewhere     integer not null default 0,
  server_id     text,
  paid_until    timestamptz,
  test          boolean not null default app.in_test(),
  primary key (order_id, code),
  check (not settled or answered_at is not null)
);
create index service_codes_open on app.service_codes (again_at) where not settled;
create index service_codes_server on app.service_codes (server_id) where standing in ('BOUND', 'FILED', 'VOID');
-- What is asked about again each few hours, oldest answer first.
create index service_codes_watched on app.service_codes (answered_at) where settled and standing in ('ASKED', 'BOUND', 'FILED');

-- 锁定: a code serves one order. Its row goes when the code is given back.
create table app.service_code_locks (
  code      text not null,
  order_id  text not null references app.orders,
  test      boolean not null default app.in_test(),
  primary key (code, test)
);
create index service_code_locks_order on app.service_code_locks (order_id);

alter table app.service_codes enable row level security;
alter table app.service_codes force row level security;
create policy staff_and_system on app.service_codes using ((select app.is_house()));
create policy by_order on app.service_codes using (exists
  (select from app.orders o where o.id = order_id and o.partner_id = app.partner()));
create policy realm on app.service_codes as restrictive to app, worker using (test = app.in_test());
create policy auditor_reads on app.service_codes for select to auditor using (true);
grant select on app.service_codes to app, worker, auditor;

alter table app.service_code_locks enable row level security;
alter table app.service_code_locks force row level security;
create policy staff_and_system on app.service_code_locks using ((select app.is_house()));
create policy by_order on app.service_code_locks using (exists
  (select from app.orders o where o.id = order_id and o.partner_id = app.partner()));
create policy realm on app.service_code_locks as restrictive to app, worker using (test = app.in_test());
create policy auditor_reads on app.service_code_locks for select to auditor using (true);
grant select on app.service_code_locks to app, worker, auditor;

-- Whoever applies asks, and says what becomes of the code; what was answered only the worker writes.
grant insert (order_id, code, standing) on app.service_codes to app;
grant update (standing, settled, asking, asked_at, tries, again_at, fault) on app.service_codes to app;
grant insert on app.service_code_locks to app;
grant insert, update, delete on app.service_codes to worker;
grant insert, delete on app.service_code_locks to worker;

select set_config('app.kind', 'system', true), set_config('app.actor', 'migration', true);
insert into app.settings (name, value) values
  ('serviceCodes', '"off"'), ('serviceCodePlaces', '"cloud"'), ('serviceCodeRelease', '"frees"');
create policy staff_sets_service_codes on app.settings for update to app, app_staff
  using (current_setting('app.kind', true) = 'staff' and name in ('serviceCodes', 'serviceCodePlaces', 'serviceCodeRelease'));
