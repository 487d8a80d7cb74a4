-- Settings that people of the house switch: whether orders lapse, and the edition of the rules.

insert into app.settings (name, value) values ('lapse', 'true');
alter table app.settings add column changed_at timestamptz;
-- Display name of whoever switched it last; the audit holds every change.
alter table app.settings add column changed_by text;

alter table app.settings enable row level security;
alter table app.settings force row level security;
create policy everybody_reads on app.settings for select using (current_setting('app.kind', true) <> '');
create policy staff_switches on app.settings for update
  using (current_setting('app.kind', true) = 'staff' and name in ('edition', 'lapse'));
create policy auditor_reads on app.settings for select to auditor using (true);
-- The calendar's version is the migrator's to write.
create policy migrator on app.settings to current_user using (true) with check (true);
grant update (value, changed_at, changed_by) on app.settings to app;

-- Where lapsing is off its timers stay as they are and do not ring, so that switching it on again loses none of them.
create function app.timer_rings(raises text) returns boolean language sql stable
  as $$ select raises <> 'lapse' or (select value = 'true' from app.settings where name = 'lapse') $$;
create trigger wake_settings after update on app.settings for each statement execute function app.wake('timers');
