-- The SLA board without the rows of late turns, and what it stood at before; downloads of lists; the daily digest.

select set_config('app.kind', 'system', true), set_config('app.actor', 'migration', true);

-- Late turns as counts by day, beside the ended ones they are part of. An order counts on the day of its latest late turn, so that the
-- sum over the days that a board counts is of different orders.
alter table app.board_days add column late_turns integer not null default 0, add column late_orders integer not null default 0;
with late as (
  select l.day, v.dimension, v.value, row_number() over (partition by l.order_id, v.dimension, v.value order by l.day desc, l.seq desc) = 1 as last
  from app.late_turns l join app.orders o on o.id = l.order_id
  cross join lateral (values ('ALL', ''), ('CLOCK', l.duty), ('PROVINCE', o.province), ('KIND', o.kind), ('PARTNER', o.partner_id),
    ('REVIEWER', coalesce(l.ended_by, ''))) v(dimension, value)),
counted as (select day, dimension, value, count(*) as turns, count(*) filter (where last) as orders from late group by 1, 2, 3)
update app.board_days d set late_turns = c.turns, late_orders = c.orders from counted c
where (d.day, d.dimension, d.value) = (c.day, c.dimension, c.value);

-- What the board stood at, every ten minutes: what its tiles are compared with.
create table app.board_marks (
  -- Beginning of the ten minutes.
  slot       timestamptz primary key,
  at         timestamptz not null,
  open       integer not null,
  due_today  integer not null,
  at_risk    integer not null,
  overdue    integer not null
);
grant select on app.board_marks to app, auditor;
grant select, insert, delete on app.board_marks to worker;
alter table app.board_marks enable row level security;
alter table app.board_marks force row level security;
create policy house on app.board_marks using (app.is_house());

-- A list that somebody downloads: who, which, cut how (never a text that was searched for), and how far it came. Its row is there before a
-- byte leaves; `alive_at` says that whoever writes it still does.
create table app.downloads (
  id          text primary key,
  staff_id    text not null references app.staff,
  list        text not null,
  filter      jsonb not null,
  started_at  timestamptz not null default app.now(),
  -- Real time, not app.now(): a process is alive in it.
  alive_at    timestamptz not null default now(),
  ended_at    timestamptz,
  rows        integer not null default 0,
  outcome     text check (outcome in ('done', 'cancelled', 'failed'))
);
create index downloads_running on app.downloads (staff_id) where ended_at is null;
grant select, insert, update on app.downloads to app;
grant select on app.downloads to auditor;
alter table app.downloads enable row level security;
alter table app.downloads force row level security;
create policy own on app.downloads using (staff_id = current_setting('app.actor', true)) with check (staff_id = current_setting('app.actor', true));
create policy auditors on app.downloads for select to auditor using (true);

-- As lists are sorted (0029): pages of open escalations.
drop index app.orders_escalated;
create index orders_escalated on app.orders ((case when due_at is null then 'infinity'::timestamptz else due_at end), id)
  where escalation_id is not null;
