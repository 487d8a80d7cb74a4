-- 站内通知: the bell of the console lists events that are stored anyway; only how far a person has read them is new.

select set_config('app.kind', 'system', true), set_config('app.actor', 'migration', true);

create table app.staff_notices (
  staff_id    text primary key references app.staff,
  -- Everything up to here was shown to the person.
  seen_until  timestamptz not null
);
grant select, insert, update on app.staff_notices to app;
grant select on app.staff_notices to auditor;
alter table app.staff_notices enable row level security;
alter table app.staff_notices force row level security;
create policy own on app.staff_notices
  using (current_setting('app.kind', true) = 'staff' and staff_id = current_setting('app.actor', true))
  with check (current_setting('app.kind', true) = 'staff' and staff_id = current_setting('app.actor', true));
create policy live_only on app.staff_notices as restrictive to app, worker using (not (select app.in_test()));
create policy auditor_reads on app.staff_notices for select to auditor using (true);

-- Since when a connection needs a person: it was stopped, or what a person should look at was raised.
alter table app.bureaus add column alarm_at timestamptz;
update app.bureaus set alarm_at = app.now() where alarm is not null or stopped is not null;
create function app.note_alarm() returns trigger language plpgsql as $$
begin
  if new.alarm is null and new.stopped is null then
    new.alarm_at := null;
  elsif (new.alarm is not null and old.alarm is null) or (new.stopped is not null and old.stopped is null) then
    new.alarm_at := app.now();
  end if;
  return new;
end $$;
create trigger note_alarm before update of alarm, stopped on app.bureaus
  for each row execute function app.note_alarm();

-- The newest of each kind, without reading the whole log.
create index order_events_overdue on app.order_events (at desc) where event = 'breach';
create index order_events_sent_back on app.order_events (at desc) where event in ('sendBack', 'reopen');
create index advice_of on app.advice (of_staff, at) where answered_at is null;
create index advice_answered on app.advice (asked_by, answered_at) where answered_at is not null;
create index escalations_by on app.escalations (staff_id, settled_at) where settled_at is not null;

-- The library of reasons counts uses by period.
create index returns_at on app.returns (at);
