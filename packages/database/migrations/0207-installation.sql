-- An installation knows itself: its id is also in its file store and its keys file, and each of its keys has a check value, from which no key
-- can be found (docs/operations.md, What belongs together).
create table migrations.installation (
  only_row boolean primary key default true check (only_row),
  id       uuid not null
);
create table migrations.key_checks (
  part        text not null check (part in ('sealing', 'hash')),
  key_id      text not null,
  check_value text not null,
  -- keys:rotate has taken it out of the keys file, where it may be missing from now on.
  removed_at  timestamptz,
  primary key (part, key_id)
);

create function app.installation_id() returns uuid language sql stable security definer set search_path = pg_catalog, pg_temp as
  $$ select id from migrations.installation $$;

-- The first to join gives the id.
create function app.join_installation(offered uuid) returns uuid language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
begin
  insert into migrations.installation (id) values (offered) on conflict do nothing;
  return (select id from migrations.installation);
end $$;

create function app.key_checks() returns table (part text, "keyId" text, value text, removed boolean) language sql stable
  security definer set search_path = pg_catalog, pg_temp as
  $$ select k.part, k.key_id, k.check_value, k.removed_at is not null from migrations.key_checks k $$;

-- The first to use a key writes its check value; returns what is written.
create function app.note_key_check(part text, key_id text, value text) returns text language plpgsql security definer
  set search_path = pg_catalog, pg_temp as $$
begin
  insert into migrations.key_checks as k (part, key_id, check_value) values ($1, $2, $3) on conflict do nothing;
  return (select k.check_value from migrations.key_checks k where k.part = $1 and k.key_id = $2);
end $$;

-- Some files that rows name: a store that holds none of them is not the one of this database.
create function app.stored_file_sample() returns setof text language sql stable
  security definer set search_path = pg_catalog, pg_temp set row_security = on as
  $$ (select file from app.materials order by id desc limit 10) union (select file from app.materials order by id limit 10)
    union (select stored from app.submissions where stored is not null order by id desc limit 10)
    union (select file from app.uploads order by id desc limit 10) $$;

-- Some values under a key, by the first bytes that a value of it has: who cannot open them has another key.
create function app.sealed_sample(prefix bytea) returns table (aad text, sealed bytea) language sql stable
  security definer set search_path = pg_catalog, pg_temp set row_security = on as
  $$ select s.aad, s.sealed from ((select 'bureaus.secret:' || id as aad, secret as sealed from app.bureaus order by id desc limit 10)
      union all (select 'records.personal:' || id, personal from app.records order by id desc limit 10)
      union all (select 'order_contents.personal:' || order_id, personal from app.order_contents order by order_id desc limit 10)) s
    where substr(s.sealed, 1, length(prefix)) = prefix $$;

revoke execute on function app.installation_id(), app.join_installation(uuid), app.key_checks(), app.note_key_check(text, text, text),
  app.stored_file_sample(), app.sealed_sample(bytea) from public;
grant execute on function app.installation_id(), app.join_installation(uuid), app.key_checks(), app.note_key_check(text, text, text),
  app.stored_file_sample(), app.sealed_sample(bytea) to app, worker;

-- A restore asks in a session that refuses row-level security; the owner of these functions is bound by it.
alter function app.find_restore() set row_security = on;
alter function app.next_provider_id() set row_security = on;
