-- 核验单 as verified: the form of an order's round, filled in by the last approval of its review and kept (docs/spec/desk.md D-verified-form).
create table app.verified_forms (
  order_id      text not null references app.orders,
  round         integer not null check (round > 0),
  -- Stamp of the content that was approved.
  content_mark  text not null,
  -- Who approved, and when.
  verifier_id   text not null,
  verifier_name text not null,
  verified_at   timestamptz not null,
  -- Name in the file store; null: deleted with the order's materials.
  file          text,
  test          boolean not null default app.in_test(),
  primary key (order_id, round)
);
create index verified_forms_file on app.verified_forms (file) where file is not null;
alter table app.verified_forms enable row level security;
alter table app.verified_forms force row level security;
create policy house on app.verified_forms using (app.is_house());
create policy by_order on app.verified_forms for select using (exists
  (select from app.orders o where o.id = order_id and o.partner_id = app.partner()));
create policy realm on app.verified_forms as restrictive to app, worker using (test = app.in_test());
create policy auditor_reads on app.verified_forms for select to auditor using (true);
grant select on app.verified_forms to app, auditor;
grant select, insert on app.verified_forms to worker;
grant update (file) on app.verified_forms to worker;
