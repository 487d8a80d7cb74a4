import type { Actor } from '@beian/domain/staff';
import { type TestDatabase, testDatabase } from '@beian/testing/database';
import { type People, type SeededRecord, seedPeople, seedRecords } from '@beian/testing/fixtures';
import { orderInState } from '@beian/testing/orders';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { system } from '../transaction/system-actor.ts';
import { readOnly, transaction } from '../transaction/transactions.ts';

import { actorRoleNames } from './actor-roles.ts';

let db: TestDatabase;
let people: People;
let record: SeededRecord;
let staff: Actor;
let partner: Actor;
beforeAll(async () => {
  db = await testDatabase();
  [record] = (await seedRecords(db)) as [SeededRecord];
  people = await seedPeople(db);
  [staff, partner] = [people.reviewers[0].actor, people.partner.actor];
});
afterAll(() => db?.close());

/** Rights of a role in our tables, columns, sequences and functions, as lines. */
const rightsOf = async (role: string) =>
  (
    await db.query<{ said: string }>(
      `select c.relname || coalesce('.' || t.attname, '') || ' ' || may as said
         from pg_class c left join pg_attribute t on t.attrelid = c.oid and t.attnum > 0 and not t.attisdropped and c.relkind <> 'S',
           unnest(array['select', 'insert', 'update']) as may
         where c.relnamespace = 'app'::regnamespace and c.relkind in ('r', 'p', 'v') and has_column_privilege($1, c.oid, t.attnum, may)
       union all select c.relname || ' ' || may from pg_class c, unnest(array['delete', 'truncate', 'references', 'trigger']) as may
         where c.relnamespace = 'app'::regnamespace and c.relkind in ('r', 'p', 'v') and has_table_privilege($1, c.oid, may)
       union all select c.relname || ' usage' from pg_class c
         where c.relnamespace = 'app'::regnamespace and case when c.relkind = 'S' then has_sequence_privilege($1, c.oid, 'usage') end
       union all select p.oid::regprocedure::text from pg_proc p
         where p.pronamespace = 'app'::regnamespace and has_function_privilege($1, p.oid, 'execute') order by 1`,
      [role],
    )
  ).map(({ said }) => said);

describe('the role of a transaction', () => {
  const roleOf = async (actor: Actor, ctx = db.app) =>
    (await transaction(ctx, actor, (tx) => tx.client.query<{ name: string }>('select current_user as name'))).rows[0]
      ?.name;

  it('is of who acts, of live orders alone; nobody else has one', async () => {
    expect(await roleOf(staff)).toBe('app_staff');
    expect(await roleOf(partner)).toBe('app_partner');
    expect(await roleOf(system('clock'))).toBe('app');
    expect(await roleOf({ ...partner, test: true })).toBe('app');
    expect(await roleOf(staff, { ...db.app, test: true })).toBe('app');
    expect(await roleOf(staff, db.worker)).toBe('worker');
    const read = await readOnly(db.app, staff, (tx) => tx.client.query('select current_user as name'));
    expect(read.rows).toEqual([{ name: 'app_staff' }]);
  });

  it('cannot be logged in to, is bound by every policy, and owns nothing (ASVS 8.2.1)', async () => {
    const roles = await db.query(
      `select rolname as name, rolcanlogin or rolsuper or rolbypassrls or rolcreatedb or rolcreaterole as free,
         exists (select 1 from pg_class c where c.relowner = r.oid) as owns
       from pg_roles r where rolname = any($1) order by 1`,
      [actorRoleNames],
    );
    expect(roles).toEqual([...actorRoleNames].sort().map((name) => ({ name, free: false, owns: false })));
  });

  it('has the rights of `app`, no more and no less, of tables that come later, too', async () => {
    const rights = await rightsOf('app');
    expect(rights.length).toBeGreaterThan(1000);
    for (const role of actorRoleNames) expect(await rightsOf(role)).toEqual(rights);
    await db.query(`set role migrator; create table app.later (id text, test boolean not null default app.in_test());
      alter table app.later enable row level security, force row level security; create policy staff_and_system on app.later using (app.is_house());
      grant select, update (id) on app.later to app; revoke insert on app.notes from app; select app.sync_actor_roles(); reset role`);
    const changed = await rightsOf('app');
    expect(changed).toContain('later.id update');
    expect(changed).not.toContain('notes.body insert');
    for (const role of actorRoleNames) expect(await rightsOf(role)).toEqual(changed);
    await db.query(
      `drop table app.later; set role migrator; grant insert on app.notes to app; select app.sync_actor_roles(); reset role`,
    );
    for (const role of actorRoleNames) expect(await rightsOf(role)).toEqual(rights);
  });
});

describe('the policies of these roles', () => {
  it('allow staff what the provider may see, show a partner none of it, and hide every test order from both', async () => {
    const tables = await db.query<{
      name: string;
      staffAndSystem: boolean;
      staff: boolean;
      partner: boolean;
      test: boolean;
      live: boolean;
    }>(
      `with p as (select polrelid, polname::text as name, not polpermissive as restrictive,
           pg_get_expr(polqual, polrelid) as said, array(select coalesce(r.rolname::text, 'public') from unnest(polroles) o left join pg_roles r on r.oid = o) as roles
         from pg_policy)
       select c.relname as name,
         exists (select 1 from p where polrelid = c.oid and p.name = 'staff_and_system') as "staffAndSystem",
         exists (select 1 from p where polrelid = c.oid and p.name = 'staff' and said = 'true' and roles = '{app_staff}') as staff,
         exists (select 1 from p where polrelid = c.oid and said like '%is_house()%' and p.name = 'staff_and_system' and roles && '{public,app_partner,app_staff}') as partner,
         exists (select 1 from pg_attribute a where a.attrelid = c.oid and a.attname = 'test') and c.relrowsecurity as test,
         exists (select 1 from p where polrelid = c.oid and p.name = 'live' and restrictive and said = '(NOT test)'
           and roles @> '{app_staff,app_partner}') as live
       from pg_class c where c.relnamespace = 'app'::regnamespace and c.relkind in ('r', 'p') order by 1`,
    );
    expect(tables.filter(({ staffAndSystem }) => staffAndSystem).length).toBeGreaterThan(60);
    for (const { name, staffAndSystem, staff: yes, partner: seen, test, live } of tables)
      expect({ name, yes, seen, live }).toEqual({ name, yes: staffAndSystem, seen: false, live: test });
  });

  it('keep a partner out of what is the desk’s own, whoever it says that it is (ASVS 8.4.1)', async () => {
    const orderId = await orderInState(db, people, record, 'INITIAL_REVIEW');
    await db.query(
      `insert into app.notes (id, order_id, staff_id, staff_name, body) select 'note_roles', $1, $2, 'x', '\\x00'::bytea`,
      [orderId, staff.id],
    );
    const count = (actor: Actor, claims = '') =>
      transaction(db.app, actor, async (tx) => {
        if (claims !== '') await tx.client.query(`select set_config('app.kind', $1, true)`, [claims]);
        const { rows } = await tx.client.query<{ notes: string; orders: string }>(
          `select (select count(*) from app.notes) as notes, (select count(*) from app.orders) as orders`,
        );
        return rows[0];
      });
    expect(await count(staff)).toEqual({ notes: '1', orders: '1' });
    expect((await count(partner))?.notes).toBe('0');
    // Even a partner's transaction whose kind is forged is in a partner's role: it sees what is its own.
    for (const kind of ['staff', 'system']) expect(await count(partner, kind)).toEqual({ notes: '0', orders: '1' });
    expect(await count({ ...staff, kind: 'partner' }, 'staff')).toEqual({ notes: '0', orders: '0' });
  });

  it('ask a partner’s statements for the actor alone: a policy that asks who acts has a twin there that does not', async () => {
    const policies = await db.query<{ name: string; partnerRole: boolean; open: boolean; asks: boolean }>(
      `select tablename || '.' || policyname as name, 'app_partner' = any(roles) as "partnerRole", 'public' = any(roles) as open,
         concat(qual, with_check) like '%app.partner()%' as asks
       from pg_policies where schemaname = 'app' and permissive = 'PERMISSIVE' and roles && '{public,app,app_partner}'`,
    );
    const asking = policies.filter(({ asks }) => asks);
    expect(asking.length).toBeGreaterThan(25);
    expect(asking.filter(({ partnerRole, open }) => partnerRole || open)).toEqual([]);
    const twins = policies.filter(({ partnerRole, name }) => partnerRole && name.includes('.partner_role_'));
    expect(twins.map(({ name }) => name.replace('.partner_role_', '.')).sort()).toEqual(
      asking.map(({ name }) => name).sort(),
    );
  });

  it('follow what stands for `app`: a twin says what its policy says, and goes with it; nothing else is touched', async () => {
    const standing = () =>
      db.query<{ name: string; said: string; version: string }>(
        `select c.relname || '.' || p.polname as name, pg_get_expr(p.polqual, p.polrelid) as said, p.xmin::text as version
         from pg_policy p join pg_class c on c.oid = p.polrelid where c.relnamespace = 'app'::regnamespace order by 1`,
      );
    const said = async (name: string) => (await standing()).find((one) => one.name === name)?.said;
    const asOwner = (sql: string) => db.query(`set role migrator; ${sql}; select app.sync_actor_roles(); reset role`);
    const before = await standing();
    await asOwner('select 1');
    expect(await standing()).toEqual(before);
    const was = before.find(({ name }) => name === 'returns.sees')?.said;
    await asOwner(`alter policy sees on app.returns using (order_id = 'none' and app.partner() is not null)`);
    expect(await said('returns.partner_role_sees')).toMatch(/order_id = 'none'.*current_setting\('app.actor'/);
    await asOwner('drop policy sees on app.returns');
    expect(await said('returns.partner_role_sees')).toBeUndefined();
    await asOwner(`create policy sees on app.returns for select using (${was})`);
    expect(await said('returns.partner_role_sees')).toBe(
      before.find(({ name }) => name === 'returns.partner_role_sees')?.said,
    );
  });

  it('have their own word for each restriction of `app`', async () => {
    const restrictions = await db.query<{ name: string }>(
      `select distinct policyname as name from pg_policies where schemaname = 'app' and permissive = 'RESTRICTIVE'
         and 'app' = any(roles) and not roles && '{app_staff,app_partner}' order by 1`,
    );
    // Each says what a live transaction is allowed, and no other transaction is in one of these roles.
    expect(restrictions.map(({ name }) => name)).toEqual(['live_changes', 'live_only', 'of_kind', 'realm']);
  });
});
