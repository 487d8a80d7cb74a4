-- Numbers that others hold are not given again after a restore (docs/decisions/0081-numbers-after-a-restore.md).

-- The second of the Shanghai day that the last number was given in, and how many more were given in it.
alter table app.order_numbers rename column last to second;
alter table app.order_numbers add column again integer not null default 0;

-- Where the database stands: another value means that it was restored or moved. One row.
create table migrations.home (
  system_id  text not null,
  database   oid not null,
  timeline   integer not null
);

/*
 * After a restore, also by hand (docs/operations.md). Connections to bureaus stop until a person has compared the numbers of files; ids of
 * websites go on ahead of all that were given; events of another server, whose transactions have higher numbers, can be read again.
 */
create function app.settle_restore() returns void language plpgsql as $$
declare
  ahead constant text collate "C" := lpad(pg_snapshot_xmax(pg_current_snapshot())::text, 20, '0');
  before constant text collate "C" := lpad('0', 20, '0');
begin
  perform set_config('app.kind', 'system', true), set_config('app.actor', 'operator', true);
  update app.bureaus set stopped = jsonb_build_object(
    'zh', '数据库已从备份恢复或迁移：请先与管局核对序号和期间的文件，再恢复连接',
    'en', 'The database was restored or moved: compare the numbers and the files of the time between with the bureau, then resume.')
    where not test and stopped is null;
  perform setval('app.provider_ids', (select last_value from app.provider_ids) + 100000);
  update app.partner_events set tx = before where tx >= ahead;
  update app.partners set events_gone_to = before || substr(events_gone_to, 21) where events_gone_to >= ahead;
  insert into app.audit (id, actor_kind, actor_id, action, outcome)
    values ('audit_' || replace(gen_random_uuid()::text, '-', ''), 'system', 'operator', 'settleRestore', 'done');
end $$;
revoke execute on function app.settle_restore() from public;

-- Each migration asks. The first one of a database notes where it stands.
create function app.find_restore() returns boolean language plpgsql as $$
declare
  here migrations.home;
  noted migrations.home;
begin
  select s.system_identifier::text, d.oid, c.timeline_id into here
    from pg_control_system() s, pg_control_checkpoint() c, pg_database d where d.datname = current_database();
  select * into noted from migrations.home;
  if noted is not distinct from here then return false; end if;
  delete from migrations.home;
  insert into migrations.home select here.*;
  if noted is null then return false; end if;
  perform app.settle_restore();
  return true;
end $$;
revoke execute on function app.find_restore() from public;
