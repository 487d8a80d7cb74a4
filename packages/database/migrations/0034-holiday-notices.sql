-- Holiday notices that people load 放假通知, working hours from a day on 工作时间, and due times counted anew 时限重算.

-- When and by whom (display name) it was loaded; null: it came with the program.
alter table app.calendar_notices add column loaded_at timestamptz, add column loaded_by text;
alter table app.calendar_days
  -- 春节, as the notice says it.
  add column holiday text,
  add column superseded_at timestamptz;
-- The file is read once more, for the names of its holidays.
update app.settings set value = value - 'sha256' where name = 'calendar';

-- Each hours that were ever set; those in force and to come are copied into the setting workingHours, which counts read.
create table app.working_hours (
  id             text primary key,
  -- They hold from 00:00 of this Shanghai day on.
  from_day       date not null,
  open           text not null check (open ~ '^([01]\d|2[0-3]):[0-5]\d$'),
  close          text not null check (close ~ '^([01]\d|2[0-3]):[0-5]\d$'),
  set_at         timestamptz not null default app.now(),
  set_by         text not null,
  -- Others were set from this day or an earlier one on, before these began.
  superseded_at  timestamptz,
  check (open < close)
);

-- Versions of the calendar that every open order has been held against since.
create table app.calendar_recounts (
  version  integer primary key,
  at       timestamptz not null default app.now(),
  moved    integer not null
);

create index orders_provisional on app.orders (id) where locked and due_provisional;

do $$
declare t text;
begin
  foreach t in array array['calendar_notices', 'calendar_days', 'working_hours', 'calendar_recounts'] loop
    execute format('alter table app.%I enable row level security', t);
    execute format('alter table app.%I force row level security', t);
    execute format('create policy auditor_reads on app.%I for select to auditor using (true)', t);
  end loop;
  foreach t in array array['calendar_notices', 'calendar_days', 'working_hours'] loop
    execute format('create policy everybody_reads on app.%I for select using (current_setting(''app.kind'', true) <> '''')', t);
    execute format('create policy staff_adds on app.%I for insert with check (current_setting(''app.kind'', true) = ''staff'')', t);
    execute format('create policy staff_supersedes on app.%I for update using (current_setting(''app.kind'', true) = ''staff'')', t);
    -- The file of the program is the migrator's to load.
    execute format('create policy migrator on app.%I to current_user using (true) with check (true)', t);
  end loop;
end $$;
create policy house on app.calendar_recounts using (app.is_house());
create policy migrator on app.calendar_recounts to current_user using (true) with check (true);

grant select on app.working_hours, app.calendar_recounts to app, worker, auditor;
grant insert on app.calendar_notices, app.calendar_days, app.working_hours to app;
grant update (superseded_by, superseded_at) on app.calendar_days to app;
grant update (superseded_at) on app.working_hours to app;
grant insert on app.calendar_recounts to worker;

drop policy staff_switches on app.settings;
create policy staff_switches on app.settings for update
  using (current_setting('app.kind', true) = 'staff' and name in ('edition', 'lapse', 'calendar', 'workingHours'));
