-- Several absences of a person, and what a supervisor moved in one act: kept, listed, and undone.

select set_config('app.kind', 'system', true), set_config('app.actor', 'migration', true);

-- Days of Shanghai on which the person is away; what touches is one range.
alter table app.staff add column absent datemultirange not null default '{}';
update app.staff set absent = datemultirange(daterange(absent_from, absent_until, '[]')) where absent_from is not null;
alter table app.staff drop constraint staff_absence, drop column absent_from, drop column absent_until;

-- 转派: orders that one act gave to others: a rebalance, or a bulk assignment.
create table app.reassignments (
  id          text primary key,
  kind        text not null check (kind in ('REBALANCE', 'ASSIGN')),
  staff_id    text not null references app.staff,
  staff_name  text not null,
  at          timestamptz not null default app.now(),
  -- The last time that somebody took it back, and who; null: nobody has.
  undone_at   timestamptz,
  undone_name text,
  check ((undone_at is null) = (undone_name is null))
);
-- One order of it: from whom (null: nobody) to whom, written with the event that did it.
create table app.reassignment_moves (
  reassignment_id text not null references app.reassignments,
  order_id    text not null references app.orders,
  from_staff  text references app.staff,
  from_name   text,
  to_staff    text references app.staff,
  to_name     text,
  -- Why the plan moved it; null: a person chose.
  why         text,
  -- The order's version then, and the sequence of the event.
  version     integer not null,
  seq         integer not null,
  undone_at   timestamptz,
  primary key (reassignment_id, order_id)
);

do $$
declare t text;
begin
  foreach t in array array['reassignments', 'reassignment_moves'] loop
    execute format('grant select, insert on app.%I to app', t);
    execute format('grant select on app.%I to worker, auditor', t);
    execute format('alter table app.%I enable row level security', t);
    execute format('alter table app.%I force row level security', t);
    execute format('create policy house on app.%I using (app.is_house())', t);
  end loop;
end $$;
grant update (undone_at, undone_name) on app.reassignments to app;
grant update (undone_at) on app.reassignment_moves to app;
