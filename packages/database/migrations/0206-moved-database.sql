-- A database that was restored, copied, moved or promoted is recognised at once, and by whoever draws a number (docs/backup.md).

-- true: this installation's promotions lose nothing (synchronous replication), so they stop no connection.
alter table migrations.home add column promotions_lose_nothing boolean not null default false;

-- The server, the database and the timeline of the log that is written now: a promoted server has its new one before its first checkpoint.
create function migrations.here(out system_id text, out database oid, out timeline integer) language sql stable as $$
  select s.system_identifier::text, d.oid, ('x' || left(pg_walfile_name(pg_current_wal_lsn()), 8))::bit(32)::integer
  from pg_control_system() s, pg_database d where d.datname = current_database() $$;
revoke execute on function migrations.here() from public;

-- Whether it stands elsewhere than was noted. A standby writes nothing, so nothing is asked of it.
create function app.has_moved() returns boolean language plpgsql stable security definer set search_path = pg_catalog, pg_temp as $$
begin
  if pg_is_in_recovery() then return false; end if;
  return exists (select from migrations.home h, migrations.here() n
    where (h.system_id, h.database, h.timeline) is distinct from (n.system_id, n.database, n.timeline));
end $$;

-- Migrations and workers ask. The first migration of a database notes where it stands; of two that find it elsewhere, one settles it.
create or replace function app.find_restore() returns boolean language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
declare
  noted migrations.home;
  here record;
  kind constant text := coalesce(current_setting('app.kind', true), '');
  actor constant text := coalesce(current_setting('app.actor', true), '');
begin
  if pg_is_in_recovery() then return false; end if;
  select * into here from migrations.here();
  select * into noted from migrations.home for update;
  if noted is null then
    insert into migrations.home (system_id, database, timeline) values (here.system_id, here.database, here.timeline);
    return false;
  end if;
  if (noted.system_id, noted.database, noted.timeline) = (here.system_id, here.database, here.timeline) then return false; end if;
  update migrations.home set system_id = here.system_id, database = here.database, timeline = here.timeline;
  if noted.promotions_lose_nothing and (noted.system_id, noted.database) = (here.system_id, here.database) and here.timeline > noted.timeline then
    return false;
  end if;
  perform app.settle_restore();
  perform set_config('app.kind', kind, true), set_config('app.actor', actor, true);
  return true;
end $$;
grant execute on function app.find_restore() to worker;

-- Ids that bureaus know are drawn ahead of all that were given, also by the first draw of a promoted server.
create function app.next_provider_id() returns bigint language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
begin
  if app.has_moved() then perform app.find_restore(); end if;
  return nextval('app.provider_ids');
end $$;

create or replace function app.add_unfiled_record(record text, province text, plain jsonb, personal bytea) returns text language sql
  security definer set search_path = app, pg_temp
  as $$ with made as (insert into app.records (id, bureau_id, filing_number, province, name, plain, personal, certificate_hash, filed, provider_id, test)
      values (record, 'unfiled-' || record, '', province, '', plain, personal, '', false, app.next_provider_id()::text, app.in_test())
      returning id, provider_id),
    given as (insert into app.partner_records (partner_id, record_id, basis)
      select app.partner(), id, 'opened' from made where app.partner() is not null)
    select provider_id from made $$;
create or replace function app.add_unfiled_website(website text, record text, plain jsonb, personal bytea) returns text language sql
  security definer set search_path = app, pg_temp
  as $$ insert into app.websites (id, record_id, bureau_id, filing_number, name, plain, personal, ours, filed, provider_id, test)
    select website, record, 'unfiled-' || website, '', '', plain, personal, true, false, app.next_provider_id()::text, app.in_test()
    where app.is_house() or exists (select from app.partner_records p where p.record_id = record and p.partner_id = app.partner())
    returning provider_id $$;

create or replace function app.settle_restore() returns void language plpgsql as $$
declare
  ahead constant text collate "C" := lpad(pg_snapshot_xmax(pg_current_snapshot())::text, 20, '0');
  before constant text collate "C" := lpad('0', 20, '0');
begin
  perform set_config('app.kind', 'system', true), set_config('app.actor', 'operator', true);
  update app.bureaus set stopped = jsonb_build_object(
    'zh', '数据库已从备份恢复、迁移，或备库已升为主库：请先与管局核对序号和期间的文件，再恢复连接',
    'en', 'The database was restored or moved, or a standby was promoted: compare the numbers and the files of the time between with the bureau, then resume.')
    where not test and stopped is null;
  perform setval('app.provider_ids', (select last_value from app.provider_ids) + 100000);
  update app.partner_events set tx = before where tx >= ahead;
  update app.partners set events_gone_to = before || substr(events_gone_to, 21) where events_gone_to >= ahead;
  insert into app.audit (id, actor_kind, actor_id, action, outcome)
    values ('audit_' || replace(gen_random_uuid()::text, '-', ''), 'system', 'operator', 'settleRestore', 'done');
end $$;
