-- Get next: what each reviewer may take, how long a stage usually takes, what was skipped and why, and text that is not sent yet.

select set_config('app.kind', 'system', true), set_config('app.actor', 'migration', true);

alter table app.staff
  -- Provinces (six digits) and kinds of order that the person takes on; empty: all.
  add column provinces text[] not null default '{}',
  add column kinds text[] not null default '{}';

-- How long a decision took from its claim, per duty: kept by the worker, read by get-next.
create table app.handling_times (
  duty        text primary key,
  -- Median of the decisions counted, milliseconds of wall clock.
  median_ms   bigint not null check (median_ms >= 0),
  -- How many decisions it was taken of.
  decisions   integer not null,
  at          timestamptz not null default app.now()
);
grant select on app.handling_times to app, worker, auditor;
grant insert, update on app.handling_times to worker;
alter table app.handling_times enable row level security;
alter table app.handling_times force row level security;
create policy house on app.handling_times using (app.is_house());
-- The last decisions of a kind, without reading the rest of the log.
create index order_events_decided on app.order_events (event, at desc)
  where actor_kind = 'staff' and to_state is not null;

insert into app.settings (name, value) values
  -- Minutes that a duty's decision is taken to need, until `enough` decisions have been timed.
  ('handling', '{"initialReview": 15, "photoReview": 5, "handOver": 5, "returnTriage": 10, "enough": 20}'),
  -- Hours after which a skipped order is offered again to the one who skipped it.
  ('skipHours', '4');

-- A reviewer passes an order over: it is not offered again to this person until it changes or the time is up.
create table app.skips (
  id             text primary key,
  order_id       text not null references app.orders,
  staff_id       text not null references app.staff,
  staff_name     text not null,
  reason         text not null,
  -- Sealed: what is typed may name somebody.
  note           bytea,
  -- The order's version that was passed over.
  order_version  integer not null,
  until          timestamptz not null,
  at             timestamptz not null default app.now()
);
create index skips_order on app.skips (order_id, staff_id, until desc);
create index skips_at on app.skips (at desc, id desc);
grant select, insert on app.skips to app, worker;
grant select on app.skips to auditor;
alter table app.skips enable row level security;
alter table app.skips force row level security;
create policy house on app.skips using (app.is_house());

-- What a person at the desk has typed and not sent: sealed, one per person and order, seen by that person alone.
create table app.desk_drafts (
  order_id    text not null references app.orders,
  staff_id    text not null references app.staff,
  body        bytea not null,
  at          timestamptz not null default app.now(),
  primary key (order_id, staff_id)
);
grant select, insert, update, delete on app.desk_drafts to app;
-- Which shows it no row: a draft is its writer's.
grant select on app.desk_drafts to worker;
alter table app.desk_drafts enable row level security;
alter table app.desk_drafts force row level security;
create policy own on app.desk_drafts
  using (current_setting('app.kind', true) = 'staff' and staff_id = current_setting('app.actor', true));

-- The order in which get-next looks at a stage: due first, then what has waited longest. Of the offered states alone (all locked),
-- so that no other index of open orders looks as good to the planner, which cannot count through row-level security.
create index orders_next on app.orders (state, (coalesce(due_at, 'infinity'::timestamptz)), duty_since, id)
  where state in ('INITIAL_REVIEW', 'PHOTO_REVIEW', 'SUBMISSION_PENDING', 'UPLOAD_FAILED', 'SMS_RETURNED', 'BUREAU_REJECTED');
create index orders_next_province on app.orders (state, province, (coalesce(due_at, 'infinity'::timestamptz)), duty_since, id)
  where state in ('INITIAL_REVIEW', 'PHOTO_REVIEW', 'SUBMISSION_PENDING', 'UPLOAD_FAILED', 'SMS_RETURNED', 'BUREAU_REJECTED');
-- The same wall, asked once per statement and not once per row: the planner then counts rows right, too.
alter policy by_partner on app.orders using ((select app.is_house()) or partner_id = (select app.partner()));
