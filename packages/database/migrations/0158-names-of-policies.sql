-- Standard names for the policies and functions of the API's roles: what `house` and `lane` called the provider's people and programs, and
-- the roles of live staff and live partners (docs/decisions/0082).

select set_config('app.kind', 'system', true), set_config('app.actor', 'migration', true);

create function app.as_partner_role(expression text) returns text language sql immutable as $$
  select replace(replace(expression, '( SELECT app.partner() AS partner)', 'app.partner()'), 'app.partner()', $s$current_setting('app.actor'::text, true)$s$) $$;

-- Run after each migration: `app_staff` and `app_partner` get the rights of `app`, a policy `staff` where `staff_and_system` stands, and a
-- policy `partner_role_…` beside each policy that asks which partner acts. Changes nothing where nothing differs.
create function app.sync_actor_roles() returns void language plpgsql as $$
declare
  role_name text;
  one record;
begin
  -- Former names, of policies that stand and of migrations that were written before this one.
  for one in
    select c.relname as name, p.polname as policy, case p.polname when 'house' then 'staff_and_system'
        else 'partner_role_' || substr(p.polname::text, length('lane_') + 1) end as becomes
    from pg_policy p join pg_class c on c.oid = p.polrelid
    where c.relnamespace = 'app'::regnamespace and (p.polname = 'house' or p.polname like 'lane\_%')
  loop
    execute format('alter policy %I on app.%I rename to %I', one.policy, one.name, one.becomes);
  end loop;

  foreach role_name in array array['app_staff', 'app_partner'] loop
    if not has_schema_privilege(role_name, 'app', 'usage') then execute format('grant usage on schema app to %I', role_name); end if;
    -- The rights of `app`, no more and no less. A right of a whole table and one of a column stand in different lists.
    for one in
      with rights as (
        select a.grantee::regrole::text as role, case c.relkind when 'S' then 'sequence' else 'table' end as kind,
          c.oid::regclass::text as thing, a.privilege_type as may, null::text as part
        from pg_class c, aclexplode(c.relacl) a where c.relnamespace = 'app'::regnamespace and c.relkind in ('r', 'p', 'v', 'm', 'S') and a.grantee <> 0
        union all
        select a.grantee::regrole::text, 'table', c.oid::regclass::text, a.privilege_type, quote_ident(t.attname)
        from pg_class c join pg_attribute t on t.attrelid = c.oid, aclexplode(t.attacl) a
        where c.relnamespace = 'app'::regnamespace and a.grantee <> 0
        union all
        select a.grantee::regrole::text, 'function', p.oid::regprocedure::text, a.privilege_type, null
        from pg_proc p, aclexplode(p.proacl) a where p.pronamespace = 'app'::regnamespace and a.grantee <> 0),
      has as (select kind, thing, may, part from rights where role = role_name),
      should as (select kind, thing, may, part from rights where role = 'app')
      select 'grant' as verb, * from (table should except table has) more
      union all select 'revoke', * from (table has except table should) less
    loop
      execute format('%s %s%s on %s %s %s %I', one.verb, one.may, coalesce(' (' || one.part || ')', ''), one.kind, one.thing,
        case one.verb when 'grant' then 'to' else 'from' end, role_name);
    end loop;
  end loop;

  -- In its role the actor is the partner, so nothing is asked for each table that a statement reads. A policy that was changed or dropped
  -- leaves none that admits more.
  create temporary table twins on commit drop as
    select c.relname::text as name, p.polname::text as policy, p.polroles = '{0}' as to_all, case p.polcmd when 'r' then 'select'
        when 'a' then 'insert' when 'w' then 'update' when 'd' then 'delete' else 'all' end as act,
      app.as_partner_role(pg_get_expr(p.polqual, p.polrelid)) as seen, app.as_partner_role(pg_get_expr(p.polwithcheck, p.polrelid)) as written
    from pg_policy p join pg_class c on c.oid = p.polrelid
    where c.relnamespace = 'app'::regnamespace and p.polpermissive and p.polname not like 'partner\_role\_%'
      and (p.polroles = '{0}' or p.polroles @> array['app'::regrole::oid])
      and concat(pg_get_expr(p.polqual, p.polrelid), pg_get_expr(p.polwithcheck, p.polrelid)) like '%app.partner()%';
  for one in
    select c.relname as name, p.polname as policy from pg_policy p join pg_class c on c.oid = p.polrelid
    where c.relnamespace = 'app'::regnamespace and p.polname like 'partner\_role\_%' and not exists (select 1 from twins t
      where t.name = c.relname and 'partner_role_' || t.policy = p.polname and t.seen is not distinct from pg_get_expr(p.polqual, p.polrelid)
        and t.written is not distinct from pg_get_expr(p.polwithcheck, p.polrelid)
        and t.act = case p.polcmd when 'r' then 'select' when 'a' then 'insert' when 'w' then 'update' when 'd' then 'delete' else 'all' end)
  loop
    execute format('drop policy %I on app.%I', one.policy, one.name);
  end loop;
  for one in select t.*, exists (select 1 from pg_policy p where p.polrelid = format('app.%I', t.name)::regclass
      and p.polname = 'partner_role_' || t.policy) as has_twin from twins t
  loop
    if one.to_all then execute format('alter policy %I on app.%I to app, worker, auditor, current_user', one.policy, one.name); end if;
    if not one.has_twin then
      execute format('create policy %I on app.%I for %s to app_partner%s%s', 'partner_role_' || one.policy, one.name, one.act,
        ' using (' || one.seen || ')', ' with check (' || one.written || ')');
    end if;
  end loop;
  drop table twins;
  for one in
    select c.relname as name from pg_policy p join pg_class c on c.oid = p.polrelid
    where c.relnamespace = 'app'::regnamespace and p.polname = 'staff'
      and not exists (select 1 from pg_policy h where h.polrelid = p.polrelid and h.polname = 'staff_and_system')
  loop
    execute format('drop policy staff on app.%I', one.name);
  end loop;

  for one in
    select c.relname as name, p.polroles = '{0}' as to_all, exists (select 1 from pg_policy s where s.polrelid = c.oid and s.polname = 'staff') as has_staff
    from pg_class c join pg_policy p on p.polrelid = c.oid where c.relnamespace = 'app'::regnamespace and p.polname = 'staff_and_system'
  loop
    -- The role of partners is not asked whether it is staff.
    if one.to_all then execute format('alter policy staff_and_system on app.%I to app, worker, auditor, current_user', one.name); end if;
    if not one.has_staff then execute format('create policy staff on app.%I to app_staff using (true)', one.name); end if;
  end loop;
  for one in
    select c.relname as name from pg_class c join pg_attribute a on a.attrelid = c.oid and a.attname = 'test' and not a.attisdropped
    where c.relnamespace = 'app'::regnamespace and c.relkind in ('r', 'p') and c.relrowsecurity
      and not exists (select 1 from pg_policy p where p.polrelid = c.oid and p.polname = 'live')
  loop
    execute format('create policy live on app.%I as restrictive to app_staff, app_partner using (not test)', one.name);
  end loop;
end $$;
revoke execute on function app.sync_actor_roles(), app.as_partner_role(text) from public;

-- The former release's `migrate` calls it by this name.
create or replace function app.open_lanes() returns void language sql as $$ select app.sync_actor_roles() $$;
