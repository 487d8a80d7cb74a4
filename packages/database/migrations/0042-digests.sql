-- The daily digest of supervisors: what each wants, and one notice per person and day.

-- Left out: it is wanted, at half past eight, in Chinese; but nobody is written to whose address is not known.
create table app.staff_digests (
  staff_id    text primary key references app.staff,
  wanted      boolean not null default true,
  -- Of Shanghai, on business days.
  at          text not null default '08:30' check (at ~ '^\d\d:[03]0$'),
  language    text not null default 'zh' check (language in ('zh', 'en')),
  -- Sealed.
  address     bytea,
  changed_at  timestamptz not null default app.now()
);
grant select, insert, update on app.staff_digests to app;
grant select, insert on app.staff_digests to worker;
grant select on app.staff_digests to auditor;
alter table app.staff_digests enable row level security;
alter table app.staff_digests force row level security;
create policy own on app.staff_digests
  using (current_setting('app.kind', true) = 'staff' and staff_id = current_setting('app.actor', true))
  with check (current_setting('app.kind', true) = 'staff' and staff_id = current_setting('app.actor', true));
create policy clockwork on app.staff_digests using (current_setting('app.kind', true) = 'system');
create policy auditor_reads on app.staff_digests for select to auditor using (true);

-- A notice is of an order, or a digest of a day for a member of staff: the one row of that person and day, whoever writes it.
alter table app.notices alter column order_id drop not null,
  add column staff_id text references app.staff, add column day date,
  add constraint notices_of_one check ((order_id is null) = (staff_id is not null) and (staff_id is null) = (day is null));
create unique index notices_digest on app.notices (staff_id, day) where staff_id is not null;
