-- What a machine read on the papers of orders (docs/decisions/0029): a row per material that was read.
create table app.readings (
  material_id  text primary key references app.materials,
  order_id     text not null references app.orders,
  -- What it was read as: PaperKind of packages/domain/src/reading.
  paper        text not null,
  -- Of the bytes of the material: the same picture is read once.
  hash         text not null,
  -- Name and version of models and rules; null: the picture cannot be decoded.
  engine       text,
  -- Sealed: what stands there, and where; null: the picture cannot be decoded.
  result       bytea,
  read_at      timestamptz not null default app.now(),
  test         boolean not null default app.in_test(),
  check ((engine is null) = (result is null))
);
create index readings_hash on app.readings (hash, paper);
create index readings_order on app.readings (order_id);
alter table app.readings enable row level security;
alter table app.readings force row level security;
create policy house on app.readings using ((select app.is_house()));
create policy by_order on app.readings for select using (exists
  (select from app.orders o where o.id = order_id and o.partner_id = app.partner()));
create policy realm on app.readings as restrictive to app, worker using (test = app.in_test());
create policy auditor_reads on app.readings for select to auditor using (true);
grant select on app.readings to app;
grant select, insert, update, delete on app.readings to worker;
-- What was read is nobody's to read who audits.
grant select (material_id, order_id, paper, engine, read_at, test) on app.readings to auditor;

-- 识别材料: a partner whose papers no machine shall read.
alter table app.partners add column papers_read boolean not null default true;
grant update (papers_read) on app.partners to app;
create or replace trigger no_partner_changes_itself before update of name, email, closed_at, order_url, papers_read on app.partners
  for each row execute function app.no_partner_changes_itself();
