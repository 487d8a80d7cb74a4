import { migrate } from '@beian/database/migrate';
import { transaction } from '@beian/database/transaction';
import type { FilingRecord } from '@beian/domain/filing';
import { checkCursor, readFollowedEvents } from '@beian/partners/events';
import { type TestDatabase, testDatabase, waitForVisibleEvents } from '@beian/testing/database';
import { moreRecords, seedPeople, seedRecords } from '@beian/testing/fixtures';
import { orderInState, performAs } from '@beian/testing/orders';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { runConnection } from './seed.ts';

let db: TestDatabase;
let people: Awaited<ReturnType<typeof seedPeople>>;
let records: Awaited<ReturnType<typeof seedRecords>>;
beforeAll(async () => {
  db = await testDatabase();
  records = await seedRecords(db, moreRecords(12) as readonly FilingRecord[]);
  people = await seedPeople(db);
  await db.query(
    `insert into app.partner_records (partner_id, record_id, basis) select p.partner_id, r.id, p.basis
     from app.records r, (select * from app.partner_records limit 1) p on conflict do nothing`,
  );
});
afterAll(() => db.close());

let at = 0;
/** Opens an order for a record without one; returns its number. */
async function open(): Promise<string> {
  const record = records[at++];
  if (record === undefined) throw new Error('too few records');
  const walk = { db, people, record, province: '320000', orderId: '' };
  await performAs(walk, people.partner.actor, 'openOrder', { input: { kind: 'CHANGE_WEBSITE' } });
  const [row] = await db.query<{ number: string }>('select number from app.orders where id = $1', [walk.orderId]);
  return row?.number ?? '';
}
const countOf = (number: string) => Number(number.slice(8, 14));

describe('the number of an order', () => {
  it('holds the Shanghai day and a count of tenths of its second, which goes on by one where they come faster', async () => {
    const noon = '2026-11-25T04:00:00.400Z';
    await db.travel(noon);
    const first = await open();
    expect(first).toMatch(/^BD261125432\d{4}$/);
    // Ten in a second and more: the count goes on in the next one.
    await db.query(`update app.order_numbers set second = 86399, again = 8 where day = '2026-11-25'`);
    const next = [await open(), await open()];
    expect(next).toEqual(
      ['BD2611258639999', 'BD2611258640008'].map((one) => expect.stringMatching(`^${one.slice(0, -1)}\\d$`)),
    );
    expect(new Set([first, ...next].map((one) => one.length))).toEqual(new Set([15]));
    await db.travel('2026-11-26T16:00:01Z');
    expect(await open()).toMatch(/^BD26112700\d{5}$/);
  });

  it('never repeats a number issued in the time that a restored database has lost', async () => {
    const backup = await db.query('select * from app.order_numbers');
    const lost = [await open(), await open(), await open()];
    // The restore loses these rows.
    await db.query('delete from app.order_numbers');
    for (const row of backup)
      await db.query('insert into app.order_numbers (day, second, again, test) values ($1, $2, $3, $4)', [
        ...[row.day, row.second, row.again, row.test],
      ]);
    await db.travel(1000);
    const anew = [await open(), await open(), await open()];
    expect(new Set([...lost, ...anew]).size).toBe(6);
    expect(Math.min(...anew.map(countOf))).toBeGreaterThan(Math.max(...lost.map(countOf)));
  });
});

describe('the migration', () => {
  const urls = () => ({ databaseUrl: db.migratorUrl, appUrl: db.appUrl, workerUrl: db.workerUrl });
  const stopped = () => db.query(`select stopped->>'en' as en from app.bureaus where not test`);
  const nextId = async () =>
    Number((await db.query<{ id: string }>(`select nextval('app.provider_ids') as id`))[0]?.id);

  it('detects a database that was restored elsewhere and reconciles external numbers once', async () => {
    await runConnection(db.worker, { BUREAU_WSDL: 'http://127.0.0.1:1/?wsdl' });
    // The state that a first migration leaves.
    await db.query('delete from migrations.home');
    expect(await migrate(urls())).toEqual({ applied: 0, restored: false });
    expect(await stopped()).toEqual([{ en: null }]);
    const given = await nextId();

    for (const elsewhere of [`timeline = timeline + 1`, `database = database::bigint + 1`, `system_id = '7'`]) {
      await db.query(`update migrations.home set ${elsewhere}`);
      await db.query('update app.bureaus set stopped = null');
      expect([elsewhere, await migrate(urls())]).toEqual([elsewhere, { applied: 0, restored: true }]);
      expect(await stopped()).toEqual([{ en: expect.stringMatching(/^The database was restored or moved/) }]);
    }
    expect(await migrate(urls())).toEqual({ applied: 0, restored: false });
    expect(await nextId()).toBe(given + 300_001);
    expect(await db.query(`select outcome from app.audit where action = 'settleRestore'`)).toHaveLength(3);
  });

  it('after a restore events with higher transaction numbers are read again, before all new ones', async () => {
    const { id } = people.partner.actor;
    const record = records[at++];
    if (record === undefined) throw new Error('too few records');
    await orderInState(db, people, record, 'INITIAL_REVIEW');
    const [key] = await db.query<{ id: string }>('select id from app.partner_keys where partner_id = $1', [id]);
    const read = (cursor: string) =>
      transaction(db.app, people.partner.actor, (tx) =>
        readFollowedEvents(tx, { partnerId: id, keyId: key?.id ?? '' }, cursor, 'en'),
      );
    const start = Buffer.from(JSON.stringify(['0'.repeat(20), ''])).toString('base64url');
    // Transactions of other test files on this server hide rows for a while.
    await waitForVisibleEvents(db);
    const all = (await read(start)).events.map(({ event }) => event.id);
    expect(all.length).toBeGreaterThan(0);
    const far = '00000000009000000000';
    await db.query(`update app.partner_events set tx = '${far}'`);
    await db.query(`update app.partners set events_gone_to = '${far} event_0' where id = $1`, [id]);
    const cursor = Buffer.from(JSON.stringify([far, all[0]])).toString('base64url');
    expect(await read(start)).toMatchObject({ events: [], pending: true });

    await db.query('select app.settle_restore()');
    await waitForVisibleEvents(db);
    expect((await read(start)).events.map(({ event }) => event.id)).toEqual([...all].sort());
    const judge = (one: string) => transaction(db.app, people.partner.actor, (tx) => checkCursor(tx, id, one));
    expect(await judge(cursor)).toBe('unknown');
    const { cursor: now } = await read(start);
    expect(await judge(now)).toBe('good');
  });
});
