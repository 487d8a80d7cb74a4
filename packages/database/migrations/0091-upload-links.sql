-- 扫码上传: a link by which a phone uploads one material of an order for the person who made it (docs/spec/desk.md D-uploads).
create table app.upload_links (
  order_id      text not null references app.orders,
  material      text not null,
  -- SHA-256 of the token in the link.
  hash          text not null unique,
  staff_id      text not null references app.staff,
  -- Of the order, when the link was made: the link ends when one of them changes.
  state         text not null,
  round         integer not null,
  uploads_left  smallint not null check (uploads_left >= 0),
  expires_at    timestamptz not null,
  test          boolean not null default app.in_test(),
  primary key (order_id, material)
);
create index upload_links_staff on app.upload_links (staff_id);
alter table app.upload_links enable row level security;
alter table app.upload_links force row level security;
create policy house on app.upload_links using (app.is_house());
create policy by_order on app.upload_links using (exists
  (select from app.orders o where o.id = order_id and o.partner_id = app.partner()));
create policy realm on app.upload_links as restrictive to app, worker using (test = app.in_test());
create policy auditor_reads on app.upload_links for select to auditor using (true);
grant select, insert, update on app.upload_links to app;
grant select on app.upload_links to worker;
-- Hashes of tokens are nobody's to read who audits.
grant select (order_id, material, staff_id, uploads_left, expires_at) on app.upload_links to auditor;
