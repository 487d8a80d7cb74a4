import { partnerConnections } from '@beian/database/connection';
import { testContext } from '@beian/database/context';
import { queryAsSystem, system, testSystem, transaction } from '@beian/database/transaction';
import type { Actor } from '@beian/domain/staff';
import { perform } from '@beian/orders/perform';
import { type TestDatabase, testDatabase } from '@beian/testing/database';
import { type People, type SeededRecord, seedPeople, seedRecords } from '@beian/testing/fixtures';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';

import { ensureTestRecords, MAX_TEST_RECORDS, makeTestRecords } from './records.ts';

let db: TestDatabase;
let people: People;
let records: SeededRecord[];
let live: Actor;
let trying: Actor;
beforeAll(async () => {
  db = await testDatabase();
  records = await seedRecords(db);
  people = await seedPeople(db);
  live = people.partner.actor;
  trying = { ...live, test: true };
});
afterAll(() => db?.close());

/**
 * Tables of both realms: rules, calendar, people's settings and limits are shared. A new table must have the policy
 * or be listed here.
 */
const shared = [
  // Our rules and those of the bureaus, and public keys of the audit, which has a chain for each realm.
  'audit_keys',
  ...[
    'black_list',
    'calendar_days',
    'calendar_notices',
    'channel_tests',
    'clock',
    'day_hours',
    'deregistrations',
    'first_run_confirmations',
    'maintenance_runs',
    'own_rules',
    'own_texts',
    'published_codes',
    'reader',
    'retention',
    'rule_drafts',
    'rule_previews',
    'settings',
    'working_hours',
    'workers',
  ],
  // Numbers are counted per realm; partners, keys and limits are shared, and a test key changes only test keys. The
  // figures are computed from live orders only and published, so test orders get the same expected times.
  ...['eta_figures', 'eta_hits'],
  ...['order_numbers', 'partner_keys', 'partner_points', 'partner_usage', 'partners'],
];
/** Functions that run as the tables' owner without a realm, on shared tables only or for the installation as a whole. */
const ownersOfShared = [
  ...[
    'black_listed',
    'end_of_working_day',
    'find_restore',
    'has_moved',
    'installation_id',
    'join_installation',
    'key_checks',
  ],
  ...['may_replace', 'next_provider_id', 'note_key_check', 'reader_runs', 'sealed_sample', 'stored_file_sample'],
  'transfer_receiver',
];

/** Transactions of the actors that have begun and stay open until `release`. */
async function holdPlaces(actors: readonly Actor[], begun = actors.length) {
  let release = () => {};
  const held = new Promise<void>((resolve) => {
    release = resolve;
  });
  let running = 0;
  const done: Promise<unknown>[] = [];
  await new Promise<void>((resolve) => {
    for (const actor of actors)
      done.push(
        transaction(db.app, actor, async (tx) => {
          await tx.client.query('select 1');
          running += 1;
          if (running === begun) resolve();
          await held;
        }),
      );
  });
  return {
    release: async () => {
      release();
      await Promise.all(done);
    },
  };
}

describe('the transactions that a partner has at a time', () => {
  it.each([
    ['live work', 'its test keys', () => trying, () => live],
    ['tests', 'its live keys', () => live, () => trying],
  ] as const)('leave %s alone when %s take all of theirs', async (_, __, busy, other) => {
    const { release } = await holdPlaces(Array.from({ length: partnerConnections.atOnce }, busy));
    const { rows } = await transaction(db.app, other(), (tx) => tx.client.query<{ one: number }>('select 1 as one'));
    expect(rows).toEqual([{ one: 1 }]);
    await release();
  });

  it('leave the pool that looks up callers free, however many partners test', async () => {
    const { testAtOnce } = partnerConnections;
    const many = Array.from({ length: 12 }, (_, at): Actor => ({ ...trying, id: `partner_${at}` }));
    const { release } = await holdPlaces(many, testAtOnce);
    expect(await queryAsSystem(db.app, { text: 'select 1 as one' })).toEqual([{ one: 1 }]);
    await release();
  });
});

const freshSet = () => transaction(db.app, testSystem('bureau'), (tx) => makeTestRecords(db.app, tx, live.id));
const open = (actor: Actor, at: { recordId: string; websiteId?: string }) =>
  transaction(db.app, actor, (tx) =>
    perform(db.app, tx, { event: 'openOrder', actor, input: { kind: 'CHANGE_WEBSITE' }, ...at }),
  );
const codesOf = (outcome: Awaited<ReturnType<typeof open>>) =>
  outcome.ok ? [] : outcome.refusal.reasons.map(({ code }) => code);
const websiteOf = async (recordId: string) =>
  (await db.query<{ id: string }>('select id from app.websites where record_id = $1 order by id', [recordId]))[0]?.id;

/**
 * Tables without owner: rules that everybody reads and only their own module writes. A new table must have the policy
 * or be listed here.
 */
const nobodys = ['clock', 'order_numbers', 'published_codes'];

describe('the row-level security between partners', () => {
  it('is forced in every table, with a policy for every granted right (ASVS 8.4.1)', async () => {
    const tables = await db.query<{ name: string }>(
      `select c.relname as name from pg_class c where c.relnamespace = 'app'::regnamespace and c.relkind in ('r', 'p', 'm', 'f')
         and not (c.relrowsecurity and c.relforcerowsecurity and exists (select 1 from pg_policy p where p.polrelid = c.oid and p.polpermissive))
       order by 1`,
    );
    expect(tables.map(({ name }) => name)).toEqual(nobodys);
    // A view without security_invoker would be read with its owner's rights.
    const views = `select c.relname from pg_class c where c.relnamespace = 'app'::regnamespace and c.relkind = 'v'
      and not coalesce(c.reloptions @> '{security_invoker=true}', false)`;
    expect(await db.query(views)).toEqual([]);
  });

  it('applies to every role that a program logs in as; none may change history (ASVS 8.2.1)', async () => {
    const roles = await db.query<{ name: string; free: boolean; owns: string }>(
      `select rolname as name, rolsuper or rolbypassrls or rolcreatedb or rolreplication as free,
         (select count(*) from pg_class c where c.relowner = r.oid and c.relnamespace = 'app'::regnamespace) as owns
       from pg_roles r where rolname in ('app', 'app_partner', 'app_staff', 'worker', 'auditor') order by 1`,
    );
    expect(roles).toEqual(
      ['app', 'app_partner', 'app_staff', 'auditor', 'worker'].map((name) => ({ name, free: false, owns: '0' })),
    );
    const may = await db.query<{ role: string; table: string; right: string }>(
      `select role, c.relname as table, may as right from pg_class c, unnest(array['app', 'app_staff', 'app_partner', 'worker', 'auditor']) as role,
         unnest(array['insert', 'update', 'delete', 'truncate']) as may
       where c.relnamespace = 'app'::regnamespace and c.relkind = 'r' and has_table_privilege(role, c.oid, may)
         and (role = 'auditor' or may = 'truncate' or c.relname in ('order_events', 'audit') and may in ('update', 'delete'))`,
    );
    // The auditor may insert verifications, and nothing else; it cannot delete.
    expect(may).toEqual([{ role: 'auditor', table: 'audit_verifications', right: 'insert' }]);
  });
});

describe('the separation of live and test', () => {
  it('has a policy in every table that is not listed as shared', async () => {
    const tables = await db.query<{ name: string; walls: string[] }>(
      `select c.relname as name, coalesce(array_agg(p.polname::text) filter (where p.polname in ('realm', 'live_only')
         and not p.polpermissive and p.polcmd = '*'), '{}') as walls
       from pg_class c left join pg_policy p on p.polrelid = c.oid
       where c.relnamespace = 'app'::regnamespace and c.relkind in ('r', 'p') group by 1 order by 1`,
    );
    const without = tables.filter(({ walls }) => walls.length !== 1).map(({ name }) => name);
    expect(without).toEqual([...shared].sort());
    // The policy applies to both programs, whatever other policy permits; and the row has its realm by default.
    const walls = await db.query<{ name: string; roles: string[]; said: string; fallback: string | null }>(
      `select c.relname as name, array(select rolname::text from pg_roles r where r.oid = any(p.polroles) order by 1) as roles,
         pg_get_expr(p.polqual, p.polrelid) as said, (select pg_get_expr(d.adbin, d.adrelid) from pg_attrdef d join pg_attribute a
           on a.attrelid = d.adrelid and a.attnum = d.adnum where d.adrelid = c.oid and a.attname = 'test') as fallback
       from pg_policy p join pg_class c on c.oid = p.polrelid where p.polname = 'realm'`,
    );
    expect(walls.length).toBeGreaterThan(50);
    // Policies of large tables evaluate the realm once per statement; those of the others once per row.
    const many = ['orders', 'order_events'];
    for (const { name, ...wall } of walls)
      expect(wall, name).toEqual({
        roles: ['app', 'worker'],
        said: many.includes(name) ? '(test = ( SELECT app.in_test() AS in_test))' : '(test = app.in_test())',
        fallback: 'app.in_test()',
      });
  });

  it('is checked by each function that runs as the owner of the tables', async () => {
    const owners = await db.query<{ name: string }>(
      `select proname::text as name from pg_proc where pronamespace = 'app'::regnamespace and prosecdef
         and prosrc not like '%app.in_test()%' order by 1`,
    );
    expect(owners.map(({ name }) => name)).toEqual(ownersOfShared);
  });

  it('gives a test key its own records, created once and again on demand, which no live key and no member of staff sees', async () => {
    await ensureTestRecords(db.app, live.id);
    await ensureTestRecords(db.app, live.id);
    const more = await freshSet();
    const seen = async (actor: Actor) =>
      (
        await transaction(db.app, actor, (tx) => tx.client.query<{ id: string }>('select id from app.records'))
      ).rows.map(({ id }) => id);
    const own = await seen(trying);
    expect(own).toHaveLength(8);
    expect(own).toEqual(expect.arrayContaining([...(more ?? [])]));
    for (const actor of [live, people.administrator.actor, system('bureau')]) {
      const ids = await seen(actor);
      expect(ids.filter((id) => own.includes(id))).toEqual([]);
    }
    expect(await seen(testSystem('clock'))).toHaveLength(8);
  });

  it('counts towards the maximum what a test key makes, not what its orders file', async () => {
    await db.query(
      `insert into app.records (id, bureau_id, filing_number, province, name, plain, personal, certificate_hash, filed, test)
       select 'record_filed' || n, 'filed' || n, '', '320000', '', '{}', '', '', false, true from generate_series(1, $1::int) n`,
      [MAX_TEST_RECORDS],
    );
    await db.query(
      `insert into app.partner_records (partner_id, record_id, basis, test)
       select $1, id, 'opened', true from app.records where id like 'record_filed%'`,
      [live.id],
    );
    expect(await freshSet()).toHaveLength(4);
    await db.query(`update app.partner_records set basis = 'test' where record_id like 'record_filed%'`);
    expect(await freshSet()).toBeUndefined();
    await db.query(`delete from app.partner_records where record_id like 'record_filed%'`);
    await db.query(`delete from app.records where id like 'record_filed%'`);
  });

  it('keeps orders apart: neither realm sees, blocks or repeats the other’s, and no order can be moved', async () => {
    const recordId = records[0]?.id ?? '';
    const testId = (await freshSet())?.[0] ?? '';
    const theirs = await open(live, { recordId, websiteId: records[0]?.websiteIds[0] });
    const tried = await open(trying, { recordId: testId, websiteId: await websiteOf(testId) });
    if (!theirs.ok || !tried.ok) throw new Error(`${codesOf(theirs)} ${codesOf(tried)}`);
    expect(codesOf(await open(trying, { recordId }))).not.toEqual([]);
    expect(codesOf(await open(live, { recordId: testId }))).not.toEqual([]);
    const found = async (actor: Actor, ctx = db.app) =>
      (await transaction(ctx, actor, (tx) => tx.client.query<{ id: string }>('select id from app.orders'))).rows.map(
        ({ id }) => id,
      );
    expect(await found(live)).toEqual([theirs.orderId]);
    expect(await found(trying)).toEqual([tried.orderId]);
    for (const { actor } of [...people.reviewers, people.supervisor, people.administrator])
      expect(await found(actor)).toEqual([theirs.orderId]);
    expect(await found(system('clock'), db.worker)).toEqual([theirs.orderId]);
    const among = testContext(db.worker);
    expect(await found(system('clock'), among)).toEqual([tried.orderId]);
    await among.close();
    const numbers = await db.query<{ number: string }>('select number from app.orders order by test');
    expect(numbers.map(({ number }) => number.slice(0, -7))).toEqual(['BD261124', 'BDT261124']);
    for (const [actor, to] of [
      [live, true],
      [trying, false],
      [people.supervisor.actor, true],
    ] as const)
      await expect(
        transaction(db.app, actor, (tx) => tx.client.query('update app.orders set test = $1', [to])),
      ).rejects.toThrow('permission denied for table orders');
    await expect(
      transaction(db.app, live, (tx) =>
        tx.client.query(
          `insert into app.uploads (id, partner_id, hash, file, bytes, width, height, test) values ('u', $1, '', '', 1, 1, 1, true)`,
          [live.id],
        ),
      ),
    ).rejects.toThrow(/row-level security/);
  });

  it('sends neither mail nor SMS for a test order, and counts it on no board', async () => {
    const about = await db.query<{ test: boolean; notices: number; open: number }>(
      `select o.test, (select count(*)::int from app.notices n where n.order_id = o.id) as notices,
         (select count(*)::int from app.open_changes c where c.test = o.test) as open from app.orders o order by 1`,
    );
    expect(about.map(({ test, open: changes }) => [test, changes])).toEqual([
      [false, 1],
      [true, 0],
    ]);
    expect(await db.query('select 1 from app.notices where test')).toEqual([]);
  });
});
