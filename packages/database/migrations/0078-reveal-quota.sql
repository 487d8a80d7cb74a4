-- How many personal values one person may reveal, what lifts the limit for a while, and whom it alarms (docs/decisions/0078).

select set_config('app.kind', 'system', true), set_config('app.actor', 'migration', true);

insert into app.settings (name, value) values ('revealQuota', '"usual"');
create policy staff_switches_reveal_quota on app.settings for update
  using (current_setting('app.kind', true) = 'staff' and name = 'revealQuota');

-- Who proved a second factor above the quota: until then one more hour's quota may be revealed.
create table app.reveal_lifts (
  staff_id  text not null references app.staff,
  at        timestamptz not null default app.now(),
  until     timestamptz not null,
  test      boolean not null default app.in_test(),
  primary key (staff_id, at),
  check (until > at)
);

-- For supervisors: one row per person, kind and hour, however often it comes.
create table app.reveal_alarms (
  id          text primary key,
  staff_id    text not null references app.staff,
  staff_name  text not null,
  kind        text not null,
  hour        timestamptz not null,
  times       integer not null default 1,
  at          timestamptz not null default app.now(),
  seen_at     timestamptz,
  seen_by     text references app.staff,
  seen_name   text,
  test        boolean not null default app.in_test(),
  unique (staff_id, kind, hour)
);
create index reveal_alarms_unseen on app.reveal_alarms (at desc) where seen_at is null;
create index openings_staff on app.openings (staff_id, at);

grant select, insert on app.reveal_lifts to app;
grant select, insert, update on app.reveal_alarms to app;
grant select on app.reveal_lifts, app.reveal_alarms to worker, auditor;
do $$
declare t text;
begin
  foreach t in array array['reveal_lifts', 'reveal_alarms'] loop
    execute format('alter table app.%I enable row level security', t);
    execute format('alter table app.%I force row level security', t);
    execute format('create policy house on app.%I using (app.is_house())', t);
    execute format('create policy realm on app.%I as restrictive to app, worker using (test = app.in_test())', t);
  end loop;
end $$;
