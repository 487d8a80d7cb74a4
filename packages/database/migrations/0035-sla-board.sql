-- The SLA board: what it counts of open orders is read from an index alone, what it counts of the past from kept figures.

select set_config('app.kind', 'system', true), set_config('app.actor', 'migration', true);

-- When open orders are due, and which are at risk: nothing else of a row is read for a board.
create index orders_board_due on app.orders (due_at) include (state, due_level, province, kind, partner_id, assignee) where locked;
create index orders_board_risk on app.orders (due_level) include (state, due_at, province, kind, partner_id, assignee)
  where locked and due_level >= 75;

-- Events that led somewhere, by time: what ended on a day or within an hour.
create index order_events_moves on app.order_events (at) include (order_id, from_state, to_state, actor_kind)
  where to_state is not null;
-- The breaches of an order; few.
create index order_events_breaches on app.order_events (order_id, seq) where event = 'breach';

-- The same wall, asked once per statement and not once per row (as 0026 did for orders).
alter policy by_order on app.order_events using ((select app.is_house())
  or exists (select 1 from app.orders o where o.id = order_id and o.partner_id = (select app.partner())));

-- When the connection of a province took nothing, cut to a span: whose time it was is the same for everybody who sees the order, while
-- connections are the house's own. Runs as the tables' owner, whom forced row-level security binds too.
create function app.closed_spans(province text, since timestamptz, until timestamptz) returns tstzmultirange
  language sql stable security definer set search_path = app, pg_temp
  as $$ select coalesce(range_agg(tstzrange(date_trunc('milliseconds', c.since), greatest(date_trunc('milliseconds', c.since),
      date_trunc('milliseconds', coalesce(c.until, $3))))), '{}') * tstzmultirange(tstzrange($2, $3))
    from app.bureau_provinces w join app.bureau_closures c on c.bureau_id = w.bureau_id
    where w.province = $1 and c.since < $3 and (c.until is null or c.until > $2) $$;
create policy splits_clocks on app.bureau_closures for select to current_user using (true);
create policy splits_clocks on app.bureau_provinces for select to current_user using (true);

-- Kept figures, made from the events alone (packages/orders/src/board/roll.ts) and made again by setting `upto` to null.
create table app.board_rolled (
  only_row  boolean primary key default true check (only_row),
  -- Events before this instant are in the figures; null: none are.
  upto      timestamptz
);
insert into app.board_rolled default values;

-- Turns of the desk that ended on a Shanghai day, counted along one dimension.
create table app.board_days (
  day        date not null,
  dimension  text not null,
  value      text not null,
  ended      integer not null,
  primary key (day, dimension, value)
);
-- A turn of the desk that ended after its clock had breached.
create table app.late_turns (
  order_id    text not null references app.orders,
  -- Of the event that ended it.
  seq         integer not null,
  ended_at    timestamptz not null,
  day         date not null,
  duty        text not null,
  -- Who ended it; null: not a member of staff.
  ended_by    text,
  primary key (order_id, seq)
);
create index late_turns_day on app.late_turns (day);
-- The whole time of an order that was approved, by the party that it belonged to, milliseconds; they sum to the wall time.
create table app.order_clocks (
  order_id   text primary key references app.orders,
  ended_at   timestamptz not null,
  day        date not null,
  reviewer   bigint not null,
  applicant  bigint not null,
  ministry   bigint not null,
  bureau     bigint not null
);
create index order_clocks_day on app.order_clocks (day);
-- Per week (its Monday, Shanghai) and party: orders approved that took that party any time, and their half and nine tenths.
create table app.board_weeks (
  week   date not null,
  party  text not null,
  orders integer not null,
  half   bigint not null,
  most   bigint not null,
  primary key (week, party)
);

-- How many orders are open, by state and one dimension: kept, since to count 45,000 rows along five takes too long for a board that is
-- looked at each second. A change is a row of its own, written by a trigger in the transaction that makes it, so that nobody waits for
-- anybody's counter; the worker adds them up each minute (packages/orders/src/board/open.ts), which also counts all anew.
create table app.open_counts (
  dimension  text not null,
  value      text not null,
  state      text not null,
  orders     integer not null,
  primary key (dimension, value, state)
);
create table app.open_changes (
  state       text not null,
  province    text not null,
  kind        text not null,
  partner_id  text not null,
  assignee    text,
  -- 1: came, -1: went.
  by          smallint not null
);
create function app.note_open() returns trigger language plpgsql as $$
begin
  if tg_op = 'UPDATE' then
    if old.locked then
      insert into app.open_changes values (old.state, old.province, old.kind, old.partner_id, old.assignee, -1);
    end if;
  end if;
  if new.locked then
    insert into app.open_changes values (new.state, new.province, new.kind, new.partner_id, new.assignee, 1);
  end if;
  return null;
end $$;
create trigger opened after insert on app.orders for each row execute function app.note_open();
create trigger moved after update of state, locked, assignee, province, partner_id on app.orders for each row
  when (row(old.state, old.locked, old.assignee, old.province, old.partner_id)
    is distinct from row(new.state, new.locked, new.assignee, new.province, new.partner_id))
  execute function app.note_open();
-- Whoever changes an order, a partner, too, writes what it changes here; the house alone reads it.
grant insert on app.open_changes to app, worker;
grant select on app.open_changes, app.open_counts to app, auditor;
grant select, delete on app.open_changes to worker;
grant select, insert, update, delete on app.open_counts to worker;
alter table app.open_changes enable row level security;
alter table app.open_changes force row level security;
create policy house on app.open_changes using (app.is_house());
create policy anybody_notes on app.open_changes for insert with check (true);
alter table app.open_counts enable row level security;
alter table app.open_counts force row level security;
create policy house on app.open_counts using (app.is_house());
insert into app.open_changes select o.state, o.province, o.kind, o.partner_id, o.assignee, 1 from app.orders o where o.locked;

do $$
declare t text;
begin
  foreach t in array array['board_rolled', 'board_days', 'late_turns', 'order_clocks', 'board_weeks'] loop
    execute format('grant select on app.%I to app, auditor', t);
    execute format('grant select, insert, update, delete on app.%I to worker', t);
    execute format('alter table app.%I enable row level security', t);
    execute format('alter table app.%I force row level security', t);
    execute format('create policy house on app.%I using (app.is_house())', t);
  end loop;
end $$;
