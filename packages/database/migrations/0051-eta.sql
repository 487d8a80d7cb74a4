-- How long orders take from a submission to their approval, what partners were told of it, and how often that held. Kept figures, made from
-- the events alone (packages/orders/src/eta/roll.ts) and made again by setting `upto` to null.

select set_config('app.kind', 'system', true), set_config('app.actor', 'migration', true);

create table app.eta_rolled (
  only_row  boolean primary key default true check (only_row),
  -- Events before this instant are in the figures; null: none are.
  upto      timestamptz
);
insert into app.eta_rolled default values;

-- A submission of an order that was approved, on the Shanghai day of the approval, with the time from the one to the other.
create table app.eta_spans (
  order_id  text not null references app.orders,
  -- Of the event `submit`.
  seq       integer not null,
  day       date not null,
  province  text not null,
  kind      text not null,
  seconds   integer not null,
  primary key (order_id, seq)
);
create index eta_spans_day on app.eta_spans (day) include (province, kind, seconds);

-- Half and nine tenths of the spans of so many days up to a day; province '': all. Written when the day is over.
create table app.eta_figures (
  day       date not null,
  province  text not null,
  kind      text not null,
  cases     integer not null,
  -- Seconds.
  half      integer not null,
  most      integer not null,
  primary key (day, kind, province)
);

-- What was told of a submission, from the figures that served on its day; none where there was too little history.
create table app.eta_told (
  order_id  text not null references app.orders,
  seq       integer not null,
  -- Of the submission.
  day       date not null,
  province  text not null,
  kind      text not null,
  basis     text not null,
  half_at   timestamptz not null,
  most_at   timestamptz not null,
  -- The Shanghai day of most_at: on which it is judged.
  due_day   date not null,
  primary key (order_id, seq)
);
create index eta_told_day on app.eta_told (day);
create index eta_told_due on app.eta_told (due_day);

-- What was told and came due on a day: how much of it, and how much was approved by half_at and by most_at. What its applicant took back is
-- not counted.
create table app.eta_hits (
  day       date not null,
  province  text not null,
  kind      text not null,
  told      integer not null,
  half      integer not null,
  most      integer not null,
  primary key (day, kind, province)
);

do $$
declare t text;
begin
  foreach t in array array['eta_rolled', 'eta_spans', 'eta_figures', 'eta_told', 'eta_hits'] loop
    execute format('grant select on app.%I to auditor', t);
    execute format('grant select, insert, update, delete on app.%I to worker', t);
    execute format('alter table app.%I enable row level security', t);
    execute format('alter table app.%I force row level security', t);
    execute format('create policy house on app.%I using (app.is_house())', t);
  end loop;
  -- Made of live orders: among test orders there is nothing to read and nothing to write.
  foreach t in array array['eta_rolled', 'eta_spans', 'eta_told'] loop
    execute format('create policy live_only on app.%I as restrictive to app, worker using (not (select app.in_test()))', t);
  end loop;
  -- Published: they name no order and no partner.
  foreach t in array array['eta_figures', 'eta_hits'] loop
    execute format('grant select on app.%I to app', t);
    execute format('create policy everybody_reads on app.%I for select using (current_setting(''app.kind'', true) <> '''')', t);
  end loop;
end $$;
