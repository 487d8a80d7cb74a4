-- Quality 质量: kept figures, made from events and rows alone (packages/orders/src/quality/roll.ts), and the rows behind its numbers.

select set_config('app.kind', 'system', true), set_config('app.actor', 'migration', true);

-- The working time of each working day that a span from a to b touches, by the calendar and hours in force: what `workingBetween` of the
-- domain counts, as rows.
create function app.working_time(a timestamptz, b timestamptz) returns table (opens timestamptz, closes timestamptz)
  language sql stable
  as $$
    select (g.day + (hours.of_day ->> 'open')::time) at time zone 'Asia/Shanghai',
      (g.day + (hours.of_day ->> 'close')::time) at time zone 'Asia/Shanghai'
    from app.settings h cross join app.settings k
    cross join lateral generate_series((a at time zone 'Asia/Shanghai')::date::timestamp, (b at time zone 'Asia/Shanghai')::date::timestamp,
      interval '1 day') g(day)
    left join app.calendar_days c on c.day = g.day::date and c.superseded_by is null and g.day::date <= (k.value ->> 'loadedUntil')::date
    cross join lateral (select coalesce((select l from jsonb_array_elements(h.value -> 'later') l
      where (l ->> 'from')::date <= g.day::date order by (l ->> 'from')::date desc limit 1), h.value) as of_day) hours
    where h.name = 'workingHours' and k.name = 'calendar' and coalesce(c.working, extract(isodow from g.day) < 6)
  $$;

-- Events before this instant are in the figures; null: none are.
create table app.quality_rolled (
  only_row  boolean primary key default true check (only_row),
  upto      timestamptz
);
insert into app.quality_rolled default values;

-- What one Shanghai day adds, along one dimension.
create table app.quality_days (
  day            date not null,
  dimension      text not null,
  value          text not null,
  decided        integer not null default 0,
  returned       integer not null default 0,
  pushed         integer not null default 0,
  rounds         integer not null default 0,
  pushed_first   integer not null default 0,
  late           integer not null default 0,
  escapes        integer not null default 0,
  drawn          integer not null default 0,
  looked         integer not null default 0,
  lapsed         integer not null default 0,
  caught         integer not null default 0,
  missed         integer not null default 0,
  strict         integer not null default 0,
  pass_pass      integer not null default 0,
  pass_return    integer not null default 0,
  return_pass    integer not null default 0,
  return_return  integer not null default 0,
  primary key (day, dimension, value)
);

-- 处理用时 of each decision that has one.
create table app.handled (
  order_id  text not null references app.orders,
  seq       integer not null,
  day       date not null,
  staff_id  text not null,
  duty      text not null,
  kind      text not null,
  province  text not null,
  ms        bigint not null,
  primary key (order_id, seq)
);
create index handled_day on app.handled (day);

-- p50 and p90 of it over the last so many days, made again every so often: they do not add up from days.
create table app.handled_periods (
  days       integer not null,
  dimension  text not null,
  value      text not null,
  duty       text not null,
  decisions  integer not null,
  half       bigint not null,
  most       bigint not null,
  primary key (days, dimension, value, duty)
);
create table app.handled_made (
  days  integer primary key,
  upto  timestamptz not null
);

-- 轮次: an order at its first push, with the rounds that it took; the id is the order's.
create table app.order_rounds (
  id           text primary key references app.orders,
  pushed_at    timestamptz not null,
  day          date not null,
  rounds       integer not null,
  -- Who gave the last initial approval before it.
  approved_by  text not null,
  province     text not null,
  kind         text not null
);
create index order_rounds_day on app.order_rounds (day);
create index order_rounds_at on app.order_rounds (pushed_at, id);
create index order_rounds_rounds on app.order_rounds (rounds, pushed_at, id);
create index order_rounds_by on app.order_rounds (approved_by, pushed_at, id);

-- 流出问题: a reason of a bureau's refusal, with who had passed what it speaks of; the id is that of app.refusal_reasons.
create table app.escapes (
  id           text primary key references app.refusal_reasons,
  order_id     text not null references app.orders,
  at           timestamptz not null,
  day          date not null,
  code         text not null,
  item         text,
  reason       text not null,
  rule         text,
  passed_by    text,
  province     text not null,
  kind         text not null
);
create index escapes_day on app.escapes (day);
create index escapes_at on app.escapes (at, id);
create index escapes_by on app.escapes (passed_by, at, id);
create index refusal_reasons_at on app.refusal_reasons (at);
create index late_findings_by on app.late_findings (passed_by, at, id);

do $$
declare t text;
begin
  foreach t in array array['quality_rolled', 'quality_days', 'handled', 'handled_periods', 'handled_made', 'order_rounds', 'escapes'] loop
    execute format('grant select on app.%I to app, auditor', t);
    execute format('grant select, insert, update, delete on app.%I to worker', t);
    execute format('alter table app.%I enable row level security', t);
    execute format('alter table app.%I force row level security', t);
    execute format('create policy house on app.%I using ((select app.is_house()))', t);
  end loop;
end $$;
