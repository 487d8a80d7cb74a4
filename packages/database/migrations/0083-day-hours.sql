-- Opening and closing of each day as instants, computed by the domain (packages/orders/src/calendar/day-hours.ts). SQL that needs working
-- time joins these rows; app.working_time, which read calendar and hours by rules of its own, goes.

select set_config('app.kind', 'system', true), set_config('app.actor', 'migration', true);

-- Without a gap from the first day to the last: a day that has no row was not computed.
create table app.day_hours (
  -- Day of Shanghai.
  day     date primary key,
  -- Null on a day off.
  opens   timestamptz,
  closes  timestamptz,
  check ((opens is null) = (closes is null) and opens < closes)
);
alter table app.day_hours enable row level security;
alter table app.day_hours force row level security;
create policy house on app.day_hours using ((select app.is_house()));
create policy auditor_reads on app.day_hours for select to auditor using (true);
-- The program's calendar file is loaded by the migrator.
create policy migrator on app.day_hours to current_user using (true) with check (true);
grant select on app.day_hours to app, worker, auditor;
-- Written with each change of calendar or hours, in the same transaction.
grant insert, update on app.day_hours to app;

drop function app.working_time(timestamptz, timestamptz);
