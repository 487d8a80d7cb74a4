-- Returns: why an item is not in order, and what a return asked the applicant for.

-- Reasons of a verdict: codes in clear, the advice as it was edited sealed.
alter table app.verdicts add column codes text[] not null default '{}';
alter table app.verdicts add column advice bytea;

create table app.returns (
  id          text primary key,
  order_id    text not null references app.orders,
  event       text not null,
  -- The state that it led to: what it asks for stands while the order is there.
  into_state  text not null,
  round       integer not null,
  -- Content hash of each flagged item; null where it was missing.
  items       jsonb not null,
  whole       boolean not null,
  codes       text[] not null,
  -- [{ item, code, advice }], sealed: people write into the advice.
  reasons     bytea not null,
  staff_id    text not null references app.staff,
  staff_name  text not null,
  at          timestamptz not null default app.now()
);
create index returns_order on app.returns (order_id, at desc, id desc);
grant select, insert on app.returns to app, worker;
grant select on app.returns to auditor;
alter table app.returns enable row level security;
alter table app.returns force row level security;
create policy by_order on app.returns using (app.is_house() or exists
  (select 1 from app.orders o where o.id = order_id and o.partner_id = app.partner()));
