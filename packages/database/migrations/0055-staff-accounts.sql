-- How staff sign in: invitations, second factors, tries that are counted, and sessions that say where they are (docs/decisions/0056, 0057).

select set_config('app.kind', 'system', true), set_config('app.actor', 'migration', true);

alter table app.staff
  -- None: invited and not here yet, or a person of the identity provider.
  alter column password_hash drop not null,
  add column password_at    timestamptz,
  -- Long enough to be all that is asked for (15 characters); a shorter one needs a second factor.
  add column password_alone boolean not null default true,
  -- Who this is to the identity provider: these two together, and nothing else, say it.
  add column issuer         text,
  add column subject        text,
  add column created_at     timestamptz not null default app.now(),
  add constraint staff_of_provider check ((issuer is null) = (subject is null) and (issuer is null or password_hash is null));
create unique index staff_of_provider on app.staff (issuer, subject, test) where issuer is not null;
-- A login is one person's, in whatever case it is typed.
create unique index staff_login_folded on app.staff (lower(login), test);
create index staff_by_name on app.staff (name, id);

alter table app.sessions
  -- Shown and ended by it; the hash stays in the table.
  add column id        text,
  -- Signed in by password alone, and something is still asked for: opens nothing else.
  add column needs     text check (needs in ('code', 'enrol')),
  add column wrong     integer not null default 0,
  -- When somebody last proved to be who they are.
  add column proved_at timestamptz not null default app.now(),
  -- Names of browser and system, and the network of the address: what a person knows a session by, and no more.
  add column browser   text,
  add column system    text,
  add column place     text;
update app.sessions set id = 'session_' || replace(gen_random_uuid()::text, '-', '');
alter table app.sessions alter column id set not null, add constraint sessions_id unique (id);
drop index app.sessions_staff;
create index sessions_staff on app.sessions (staff_id, created_at desc, id desc);

create table app.second_factors (
  staff_id     text primary key references app.staff,
  -- Sealed, place `second_factors.secret:<staff id>`; null until the first code was right.
  secret       bytea,
  since        timestamptz,
  -- The last step of 30 s whose code was taken: a code, and an older one, is not taken again.
  used_step    bigint not null default 0,
  -- Being set up: sealed, place `second_factors.pending:<staff id>`.
  pending      bytea,
  pending_at   timestamptz
);
create table app.recovery_codes (
  staff_id  text not null references app.staff,
  -- SHA-256 of 120 random bits.
  hash      text not null,
  used_at   timestamptz,
  primary key (staff_id, hash)
);
create table app.invitations (
  -- SHA-256 of the token in the link.
  hash        text primary key,
  staff_id    text not null references app.staff,
  made_by     text not null references app.staff,
  created_at  timestamptz not null default app.now(),
  expires_at  timestamptz not null,
  ended_at    timestamptz
);
create index invitations_staff on app.invitations (staff_id, created_at desc);
create index invitations_made_by on app.invitations (made_by);
-- Tries to sign in: of an account, of a known device, of an address. Names are keyed hashes, what was typed is not kept.
create table app.sign_in_tries (
  name      text primary key,
  tries     integer not null,
  -- Of `tries`, or of the time that it is closed for.
  until     timestamptz not null,
  closings  integer not null default 0
);
create index sign_in_tries_until on app.sign_in_tries (until);

revoke all on app.second_factors, app.recovery_codes, app.invitations, app.sign_in_tries from worker;
grant select, insert, update, delete on app.second_factors, app.recovery_codes, app.sign_in_tries to app;
grant select, insert, update on app.invitations to app;
grant select on app.invitations, app.sign_in_tries to auditor;
-- Secrets and hashes are nobody's to read who audits.
grant select (staff_id, since, pending_at) on app.second_factors to auditor;
grant select (staff_id, used_at) on app.recovery_codes to auditor;

do $$
declare t text;
begin
  foreach t in array array['second_factors', 'recovery_codes', 'invitations', 'sign_in_tries'] loop
    execute format('alter table app.%I enable row level security', t);
    execute format('alter table app.%I force row level security', t);
    execute format('create policy live_only on app.%I as restrictive to app, worker using (not (select app.in_test()))', t);
    execute format('create policy doorkeeper on app.%I using (current_setting(''app.kind'', true) = ''system'')', t);
    execute format('create policy auditor_reads on app.%I for select to auditor using (true)', t);
  end loop;
end $$;
-- Who may sign in by what is seen by the house; the doorkeeper alone writes it, and its own person's.
create policy house_reads on app.invitations for select using (app.is_house());
create policy house_reads on app.second_factors for select using (app.is_house());
create policy own_reads on app.recovery_codes for select
  using (current_setting('app.kind', true) = 'staff' and staff_id = current_setting('app.actor', true));

-- Every process hears whose account or session is another now: streams and downloads end with it. The payload is the person's id.
create function app.tell_staff() returns trigger language plpgsql as $$
begin
  perform pg_notify(app.channel('staff'), case tg_table_name when 'staff' then new.id else to_jsonb(old) ->> 'staff_id' end);
  return null;
end $$;
create trigger tell_staff after update of roles, active on app.staff for each row execute function app.tell_staff();
create trigger tell_staff after delete on app.sessions for each row execute function app.tell_staff();

-- Who must have a second factor. In production administrators; a demonstration is switched off when its people are made.
insert into app.settings (name, value) values ('secondFactor', '"administrators"');
create policy staff_switches_second_factor on app.settings for update
  using (current_setting('app.kind', true) = 'staff' and name = 'secondFactor');
create policy demonstration on app.settings for update
  using (current_setting('app.kind', true) = 'system' and name = 'secondFactor' and (select demonstration from app.clock));

-- Whether the setting asks whoever has these roles for a second factor.
create function app.must_have_factor(roles text[]) returns boolean language sql stable
  as $$ select coalesce((select case value #>> '{}' when 'everyone' then true when 'administrators' then 'administrator' = any(roles)
    else false end from app.settings where name = 'secondFactor'), true) $$;
-- The seed runs as the worker; the policy leaves it this one row of a demonstration.
grant update (value) on app.settings to worker;
