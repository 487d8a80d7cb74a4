-- What a partner's queries may cost, what is left of it, and what was used.

alter table app.partners
  add column points_per_second  integer not null default 100 check (points_per_second between 1 and 10000),
  add column points_bucket      integer not null default 1000 check (points_bucket between 100 and 100000);
-- Of its row a partner still changes the language alone (0017).
grant update (points_per_second, points_bucket) on app.partners to app;
create function app.no_partner_sets_limits() returns trigger language plpgsql as $$
begin
  if app.partner() is not null then raise insufficient_privilege using message = 'a partner does not set its limits'; end if;
  return new;
end $$;
create trigger no_partner_sets_limits before update of points_per_second, points_bucket on app.partners
  for each row execute function app.no_partner_sets_limits();
create trigger tell_partner after update of points_per_second, points_bucket on app.partners for each row execute function app.tell_partner();

-- The buckets. Unlogged: taking points waits for no disk; after a crash of the database every bucket is full again.
create unlogged table app.partner_points (
  partner_id  text primary key references app.partners,
  points      double precision not null,
  at          timestamptz not null,
  -- What the last statement took.
  taken       double precision not null
) with (fillfactor = 50);
grant select, insert, update on app.partner_points to app;
alter table app.partner_points enable row level security;
alter table app.partner_points force row level security;
create policy house on app.partner_points using (app.is_house());

create table app.partner_usage (
  partner_id  text not null references app.partners,
  minute      timestamptz not null,
  requests    integer not null,
  -- Points that were spent, and requests that were refused for want of them or for their size.
  points      bigint not null,
  refused     integer not null,
  primary key (partner_id, minute)
);
create index partner_usage_minute on app.partner_usage (minute);
grant select, insert, update on app.partner_usage to app;
grant select, delete on app.partner_usage to worker;
grant select on app.partner_usage to auditor;
alter table app.partner_usage enable row level security;
alter table app.partner_usage force row level security;
create policy house on app.partner_usage using (app.is_house());
create policy sees on app.partner_usage for select using (partner_id = app.partner());
create policy auditor_reads on app.partner_usage for select to auditor using (true);
