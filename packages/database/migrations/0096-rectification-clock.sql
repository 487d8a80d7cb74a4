-- 整改通知: which record a notice is about, by when it is to be answered, who was told, and the orders that answer it (docs/spec/rules.md R-10.1).

select set_config('app.kind', 'system', true), set_config('app.actor', 'migration', true);

alter table app.rectifications
  add column record_id           text references app.records,
  -- Null: about the subject.
  add column website_id          text references app.websites,
  -- Working days to answer it, by the setting on the day on which it came.
  add column days                integer not null default 10 check (days > 0),
  -- Day of Shanghai that the bureau's text names, set by a supervisor: in place of `days`.
  add column due_day             date,
  -- Sealed: why that day.
  add column due_note            bytea,
  add column due_name            text,
  add column answered_at         timestamptz,
  add column answered_order      text references app.orders,
  add column notified_at         timestamptz,
  add column reminded_at         timestamptz,
  add column overdue_notified_at timestamptz,
  add constraint rectifications_closed_once check (handled_at is null or answered_at is null);
-- A check that found a fault in a subject (HCJG/Jgxx/Zthc) asks for the same as a notice.
alter table app.rectifications drop constraint rectifications_about_check,
  add constraint rectifications_about_check check (about in ('subject', 'website', 'subjectCheck'));
alter table app.rectifications
  add column closed_at timestamptz generated always as (coalesce(answered_at, handled_at)) stored;
-- Nobody is told by mail of what came before this migration.
update app.rectifications set notified_at = app.now(), reminded_at = app.now(), overdue_notified_at = app.now();
alter table app.rectifications alter column days drop default;
-- Later ones are matched when they come, and by the worker.
update app.rectifications n set record_id = r.id from app.records r
  where n.about = 'subject' and (r.bureau_id = n.filed_id or r.filing_number = n.filing_number) and r.test = n.test;
update app.rectifications n set record_id = w.record_id, website_id = w.id from app.websites w
  where n.about = 'website' and (w.bureau_id = n.filed_id or w.filing_number = n.filing_number) and w.test = n.test;

drop index app.rectifications_open;
drop index app.rectifications_keep;
create index rectifications_open on app.rectifications (at, id) where closed_at is null;
create index rectifications_keep on app.rectifications (closed_at, id) where closed_at is not null;
create index rectifications_record on app.rectifications (record_id);
grant update (due_day, due_note, due_name, notified_at, reminded_at, overdue_notified_at, answered_at, answered_order) on app.rectifications to app;
create policy sees on app.rectifications for select using (exists
  (select from app.partner_records p where p.record_id = rectifications.record_id and p.partner_id = app.partner()));

-- 24:00 of the n-th working day after the Shanghai day of `since`, as `wholeWorkingDays` of the domain; asked by partners, too.
create function app.end_of_working_day(since timestamptz, days integer) returns timestamptz language sql stable
  security definer set search_path = app, pg_temp
  as $$ select (h.day + 1)::timestamp at time zone 'Asia/Shanghai' from app.day_hours h
    where h.day > app.shanghai_day(since)::date and h.opens is not null order by h.day offset days - 1 limit 1 $$;
-- Computed when it is read, so that a change of the calendar moves it.
create function app.rectification_due(since timestamptz, days integer, day date) returns timestamptz language sql stable
  as $$ select coalesce((day + 1)::timestamp at time zone 'Asia/Shanghai', app.end_of_working_day(since, days)) $$;

create table app.rectification_orders (
  rectification_id  text not null references app.rectifications,
  order_id          text not null references app.orders,
  linked_at         timestamptz not null default app.now(),
  test              boolean not null default app.in_test(),
  primary key (rectification_id, order_id)
);
create index rectification_orders_order on app.rectification_orders (order_id);
alter table app.rectification_orders enable row level security;
alter table app.rectification_orders force row level security;
create policy house on app.rectification_orders using (app.is_house());
-- Both are the partner's: what it does not see of the notices fails the second condition.
create policy by_order on app.rectification_orders using (
  exists (select from app.orders o where o.id = order_id and o.partner_id = app.partner())
  and exists (select from app.rectifications n where n.id = rectification_id));
create policy realm on app.rectification_orders as restrictive to app, worker using (test = app.in_test());
create policy auditor_reads on app.rectification_orders for select to auditor using (true);
grant select, insert on app.rectification_orders to app;
grant select on app.rectification_orders to worker, auditor;

-- Events and mails about a notice are about no order.
alter table app.partner_events add column rectification_id text references app.rectifications;
alter table app.notices add column rectification_id text references app.rectifications,
  drop constraint notices_of_one,
  add constraint notices_of_one check (num_nonnulls(order_id, staff_id, partner_id, rectification_id) = 1
    and (staff_id is null) = (day is null));
create index notices_rectification on app.notices (rectification_id) where rectification_id is not null;

create trigger wake_rectifications after insert or update of due_day on app.rectifications
  for each statement execute function app.wake('rectifications');

insert into app.settings (name, value) values ('rectificationDays', '"10"');
create policy staff_switches_rectification_days on app.settings for update to app, app_staff
  using (current_setting('app.kind', true) = 'staff' and name = 'rectificationDays');
