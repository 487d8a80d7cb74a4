-- Lanes: the API's transactions of live staff and of live partners run in roles of their own, whose policies say in a word what the
-- policies of `app` ask each row and each statement (docs/decisions/0067).

select set_config('app.kind', 'system', true), set_config('app.actor', 'migration', true);

-- What admits the house and what admits a partner are two policies everywhere: a lane takes one of them.
do $$
declare t text;
begin
  foreach t in array array['materials', 'notices', 'order_contents', 'submission_orders', 'timers'] loop
    execute format('create policy house on app.%I using (app.is_house())', t);
    -- Not to the owner, whose functions would be asked for it beside their own.
    execute format('alter policy by_order on app.%I to app, worker using (exists
      (select 1 from app.orders o where o.id = order_id and o.partner_id = app.partner()))', t);
  end loop;
end $$;
create policy house on app.order_events using ((select app.is_house()));
alter policy by_order on app.order_events to app, worker using (exists
  (select 1 from app.orders o where o.id = order_id and o.partner_id = (select app.partner())));
create policy house on app.orders using ((select app.is_house()));
alter policy by_partner on app.orders to app, worker using (partner_id = (select app.partner()));
create policy house on app.uploads using (app.is_house());
alter policy by_partner on app.uploads to app, worker using (partner_id = app.partner());

alter policy staff_switches on app.settings to app, app_staff;
alter policy staff_sets_second_looks on app.settings to app, app_staff;
alter policy staff_switches_second_factor on app.settings to app, app_staff;

create function app.for_lane(expression text) returns text language sql immutable as $$
  select replace(replace(expression, '( SELECT app.partner() AS partner)', 'app.partner()'), 'app.partner()', $s$current_setting('app.actor'::text, true)$s$) $$;

-- Run after each migration: what a later one gives to `app` and shows to the house holds in the lanes, too. Changes nothing where nothing differs.
create function app.open_lanes() returns void language plpgsql as $$
declare
  lane text;
  one record;
begin
  foreach lane in array array['app_staff', 'app_partner'] loop
    if not has_schema_privilege(lane, 'app', 'usage') then execute format('grant usage on schema app to %I', lane); end if;
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
      has as (select kind, thing, may, part from rights where role = lane),
      should as (select kind, thing, may, part from rights where role = 'app')
      select 'grant' as verb, * from (table should except table has) more
      union all select 'revoke', * from (table has except table should) less
    loop
      execute format('%s %s%s on %s %s %s %I', one.verb, one.may, coalesce(' (' || one.part || ')', ''), one.kind, one.thing,
        case one.verb when 'grant' then 'to' else 'from' end, lane);
    end loop;
  end loop;

  -- What admits a partner asks in its lane for the actor alone, who is the partner there: no question for each table that a statement reads.
  -- A twin says what its policy says now: one that was changed or dropped leaves none that admits more.
  create temporary table twins on commit drop as
    select c.relname::text as name, p.polname::text as policy, p.polroles = '{0}' as to_all, case p.polcmd when 'r' then 'select'
        when 'a' then 'insert' when 'w' then 'update' when 'd' then 'delete' else 'all' end as act,
      app.for_lane(pg_get_expr(p.polqual, p.polrelid)) as seen, app.for_lane(pg_get_expr(p.polwithcheck, p.polrelid)) as written
    from pg_policy p join pg_class c on c.oid = p.polrelid
    where c.relnamespace = 'app'::regnamespace and p.polpermissive and p.polname not like 'lane\_%'
      and (p.polroles = '{0}' or p.polroles @> array['app'::regrole::oid])
      and concat(pg_get_expr(p.polqual, p.polrelid), pg_get_expr(p.polwithcheck, p.polrelid)) like '%app.partner()%';
  for one in
    select c.relname as name, p.polname as policy from pg_policy p join pg_class c on c.oid = p.polrelid
    where c.relnamespace = 'app'::regnamespace and p.polname like 'lane\_%' and not exists (select 1 from twins t
      where t.name = c.relname and 'lane_' || t.policy = p.polname and t.seen is not distinct from pg_get_expr(p.polqual, p.polrelid)
        and t.written is not distinct from pg_get_expr(p.polwithcheck, p.polrelid)
        and t.act = case p.polcmd when 'r' then 'select' when 'a' then 'insert' when 'w' then 'update' when 'd' then 'delete' else 'all' end)
  loop
    execute format('drop policy %I on app.%I', one.policy, one.name);
  end loop;
  for one in select t.*, exists (select 1 from pg_policy p where p.polrelid = format('app.%I', t.name)::regclass
      and p.polname = 'lane_' || t.policy) as told from twins t
  loop
    if one.to_all then execute format('alter policy %I on app.%I to app, worker, auditor, current_user', one.policy, one.name); end if;
    if not one.told then
      execute format('create policy %I on app.%I for %s to app_partner%s%s', 'lane_' || one.policy, one.name, one.act,
        ' using (' || one.seen || ')', ' with check (' || one.written || ')');
    end if;
  end loop;
  drop table twins;
  for one in
    select c.relname as name from pg_policy p join pg_class c on c.oid = p.polrelid
    where c.relnamespace = 'app'::regnamespace and p.polname = 'staff'
      and not exists (select 1 from pg_policy h where h.polrelid = p.polrelid and h.polname = 'house')
  loop
    execute format('drop policy staff on app.%I', one.name);
  end loop;

  for one in
    select c.relname as name, p.polroles = '{0}' as to_all, exists (select 1 from pg_policy s where s.polrelid = c.oid and s.polname = 'staff') as told
    from pg_class c join pg_policy p on p.polrelid = c.oid where c.relnamespace = 'app'::regnamespace and p.polname = 'house'
  loop
    -- A partner's lane is not asked whether it is the house.
    if one.to_all then execute format('alter policy house on app.%I to app, worker, auditor, current_user', one.name); end if;
    if not one.told then execute format('create policy staff on app.%I to app_staff using (true)', one.name); end if;
  end loop;
  for one in
    select c.relname as name from pg_class c join pg_attribute a on a.attrelid = c.oid and a.attname = 'test' and not a.attisdropped
    where c.relnamespace = 'app'::regnamespace and c.relkind in ('r', 'p') and c.relrowsecurity
      and not exists (select 1 from pg_policy p where p.polrelid = c.oid and p.polname = 'live')
  loop
    execute format('create policy live on app.%I as restrictive to app_staff, app_partner using (not test)', one.name);
  end loop;
end $$;
revoke execute on function app.open_lanes(), app.for_lane(text) from public;
