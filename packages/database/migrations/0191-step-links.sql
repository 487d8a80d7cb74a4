-- 办理链接: a link of a notice by which one principal takes an open step on a phone, without a sign-in (docs/spec/life-cycle.md L-step-links).
create table app.step_links (
  -- SHA-256 of the token in the link.
  hash          text primary key,
  order_id      text not null references app.orders,
  owner         text not null check (owner in ('subject', 'website')),
  -- The step for which it was made: the link ends when the order leaves it.
  state         text not null,
  step_since    timestamptz not null,
  -- Uploads, saved fields and submissions that are left.
  uses_left     smallint not null check (uses_left >= 0),
  made_at       timestamptz not null default app.now(),
  test          boolean not null default app.in_test()
);
create index step_links_order on app.step_links (order_id);
alter table app.step_links enable row level security;
alter table app.step_links force row level security;
create policy house on app.step_links using (app.is_house());
create policy by_order on app.step_links using (exists
  (select from app.orders o where o.id = order_id and o.partner_id = app.partner()));
create policy realm on app.step_links as restrictive to app, worker using (test = app.in_test());
create policy auditor_reads on app.step_links for select to auditor using (true);
grant select, insert, update (uses_left) on app.step_links to app;
grant select, insert on app.step_links to worker;
-- Hashes of tokens are nobody's to read who audits.
grant select (order_id, owner, state, step_since, uses_left, made_at) on app.step_links to auditor;

-- A reminder, which the worker writes, brings a link for the face check, too. A link ends with its step, not after hours.
grant insert, update on app.face_links to worker;
