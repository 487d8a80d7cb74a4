-- What a forecast is made of and how right earlier ones were: kept figures, made from the events by the worker
-- (packages/orders/src/forecast/roll.ts), and made again where they are emptied.

select set_config('app.kind', 'system', true), set_config('app.actor', 'migration', true);

-- Open orders by due time, with all that a forecast asks of each and what row-level security asks: read from this alone. Not who has
-- them in hand: that is written each minute, and an index with it would have to be, too.
create index orders_forecast on app.orders (due_at)
  include (state, id, province, kind, partner_id, assignee, initial_approved_by) where locked;

-- Decisions of a member of staff on a Shanghai day that is over: events that bring an order further by the hand of a reviewer.
create table app.decision_days (
  day        date not null,
  staff_id   text not null references app.staff,
  decisions  integer not null,
  primary key (day, staff_id)
);
create table app.forecast_rolled (
  only_row   boolean primary key default true check (only_row),
  -- The last day whose decisions are counted, and the last one that forecasts were tested on; null: none.
  counted    date,
  tested     date,
  -- How long decisions took, as of the day counted (HandlingSample[] of the domain).
  handling   jsonb not null default '[]'
);
insert into app.forecast_rolled default values;
-- Forecasts as they would have been made on a past day, and what came of them: a row per kind, duty and bin.
create table app.forecast_days (
  day       date not null,
  -- RAW: by raw likelihood; SAID: by tenths of what was said; LEFT: by half hours left (a baseline); ALL: the share of all (a baseline).
  kind      text not null check (kind in ('RAW', 'SAID', 'LEFT', 'ALL')),
  duty      text not null,
  bin       integer not null,
  orders    integer not null,
  breached  integer not null,
  -- Sums of what was said, and of its squared error.
  said      double precision not null,
  error     double precision not null,
  primary key (day, kind, duty, bin)
);

do $$
declare t text;
begin
  foreach t in array array['decision_days', 'forecast_rolled', 'forecast_days'] loop
    execute format('grant select on app.%I to app, auditor', t);
    execute format('grant select, insert, update, delete on app.%I to worker', t);
    execute format('alter table app.%I enable row level security', t);
    execute format('alter table app.%I force row level security', t);
    execute format('create policy house on app.%I using (app.is_house())', t);
  end loop;
end $$;
