-- Queues: an index for each sort of a list; what each member of staff keeps of their own queue.

-- A stage of one state reads its page from the index, in both directions; one of several states sorts what is open.
create index orders_state_submitted on app.orders (state, (coalesce(submitted_at, 'infinity'::timestamptz)), id) where locked;
create index orders_state_updated on app.orders (state, updated_at, id) where locked;
create index orders_done_submitted on app.orders ((coalesce(submitted_at, 'infinity'::timestamptz)), id) where not locked;

-- Filters that a member of staff keeps under a name, as tabs of the queue.
create table app.staff_views (
  id          text primary key,
  staff_id    text not null references app.staff,
  -- Sealed: what a person types may name somebody.
  name        bytea not null,
  -- The shape `queueFilter`.
  filter      jsonb not null,
  position    integer not null,
  created_at  timestamptz not null default app.now(),
  changed_at  timestamptz not null default app.now()
);
create index staff_views_staff on app.staff_views (staff_id, position, id);
-- How a member of staff reads the queue; without a row as their role usually does.
create table app.staff_queues (
  staff_id    text primary key references app.staff,
  columns     text[] not null,
  density     text not null,
  changed_at  timestamptz not null default app.now()
);
grant select, insert, update, delete on app.staff_views, app.staff_queues to app;
grant select on app.staff_views, app.staff_queues to auditor;
alter table app.staff_views enable row level security;
alter table app.staff_views force row level security;
alter table app.staff_queues enable row level security;
alter table app.staff_queues force row level security;
create policy own on app.staff_views
  using (current_setting('app.kind', true) = 'staff' and staff_id = current_setting('app.actor', true));
create policy own on app.staff_queues
  using (current_setting('app.kind', true) = 'staff' and staff_id = current_setting('app.actor', true));
create policy auditor_reads on app.staff_views for select to auditor using (true);
create policy auditor_reads on app.staff_queues for select to auditor using (true);
