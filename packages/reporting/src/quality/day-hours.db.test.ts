import { migrate } from '@beian/database/migrate';
import { system, transaction } from '@beian/database/transaction';
import { dayNumberOf, dayOpenings, workingBetween } from '@beian/domain/calendar';
import type { Actor } from '@beian/domain/staff';
import { applyCalendar, type CalendarChange } from '@beian/orders/due-moves';
import { type TestDatabase, testDatabase } from '@beian/testing/database';
import { loadWorkingTime } from '@beian/testing/figures';
import { type People, seedPeople, seedRecords } from '@beian/testing/fixtures';
import { orderInState } from '@beian/testing/orders';
import fc from 'fast-check';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { rollUpQuality } from './roll-quality.ts';

/** Invented notice for a year without an official one: a holiday that begins on a Friday, a make-up Sunday and Saturday. */
const notice2027 = JSON.stringify({
  id: '2027',
  title: '样例：2027年部分节假日安排的通知',
  number: '样例发明电〔2026〕1号',
  published: '2026-12-20',
  url: 'https://notice.example/2027',
  loadedUntil: '2027-12-31',
  days: [
    ...['2027-01-01', '2027-01-02', '2027-01-03'].map((date) => ({ date, kind: 'off', holiday: '元旦' })),
    ...['05', '06', '07', '08', '09', '10', '11'].map((day) => ({
      date: `2027-02-${day}`,
      kind: 'off',
      holiday: '春节',
    })),
    ...['2027-01-31', '2027-02-13'].map((date) => ({ date, kind: 'work', holiday: '春节' })),
    ...['01', '02', '03', '04'].map((day) => ({ date: `2027-10-${day}`, kind: 'off', holiday: '国庆节' })),
  ],
});
const laterHours = { from: '2027-01-25', open: '10:00', close: '17:30' };

let db: TestDatabase;
let people: People;
let orderId: string;
beforeAll(async () => {
  db = await testDatabase({ at: '2026-12-30T02:00:00Z' });
  const [record] = await seedRecords(db);
  people = await seedPeople(db);
  if (record === undefined) throw new Error('no record');
  orderId = await orderInState(db, people, record, 'VERIFICATION_PENDING');
});
afterAll(() => db?.close());

const urls = () => ({ databaseUrl: db.migratorUrl, appUrl: db.appUrl, workerUrl: db.workerUrl });
/** Opening and closing of a day in Shanghai; null on a day off, undefined without a row. */
const hoursOf = async (day: string): Promise<string | null | undefined> =>
  (
    await db.query<{ hours: string | null }>(
      `select to_char(opens at time zone 'Asia/Shanghai', 'HH24:MI-') || to_char(closes at time zone 'Asia/Shanghai', 'HH24:MI') as hours
       from app.day_hours where day = $1`,
      [day],
    )
  )[0]?.hours;
const apply = (actor: Actor, change: CalendarChange, version: number) =>
  transaction(db.app, actor, (tx) => applyCalendar(db.app, tx, { actor, change, version, key: `key ${version}` }));

/** Every row of the table as the domain computes it. */
async function expectTableOfDomain(): Promise<void> {
  const { calendar, hours } = await loadWorkingTime(db.worker);
  const rows = await db.query<{ day: string; opensAt: number | null; closesAt: number | null }>(
    `select to_char(day, 'YYYY-MM-DD') as day, (extract(epoch from opens) * 1000)::float8 as "opensAt",
       (extract(epoch from closes) * 1000)::float8 as "closesAt" from app.day_hours order by 1`,
  );
  const [first = '', last = ''] = [rows[0]?.day, rows.at(-1)?.day];
  expect([first, last > '2036-01-01']).toEqual(['2018-01-01', true]);
  expect(rows).toHaveLength(dayNumberOf(last) - dayNumberOf(first) + 1);
  expect(rows).toEqual(dayOpenings(calendar, hours, first, last));
}

test('a migrated database has the hours of every day from 2018 to ten years ahead, as the domain computes them', async () => {
  await expectTableOfDomain();
  // National holiday, make-up Saturday, and a Wednesday after the last loaded day.
  expect(await hoursOf('2026-10-01')).toBeNull();
  expect(await hoursOf('2026-10-10')).toBe('09:00-18:00');
  expect(await hoursOf('2028-03-01')).toBe('09:00-18:00');
});

test('a change of calendar or hours changes the hours of its days in the same transaction', async () => {
  const { actor } = people.administrator;
  const before = await hoursOf('2027-01-31');
  expect(before).toBeNull();
  const rolledBack = transaction(db.app, actor, async (tx) => {
    const change = { notice: notice2027 };
    expect(await applyCalendar(db.app, tx, { actor, change, version: 1, key: 'back' })).toMatchObject({ ok: true });
    const { rows } = await tx.client.query(
      `select opens is not null as opens from app.day_hours where day in ('2027-01-01', '2027-01-31') order by day`,
    );
    expect(rows).toEqual([{ opens: false }, { opens: true }]);
    throw new Error('rolled back');
  });
  await expect(rolledBack).rejects.toThrow('rolled back');
  expect(await hoursOf('2027-01-31')).toBeNull();

  expect(await apply(actor, { notice: notice2027 }, 1)).toMatchObject({ ok: true });
  expect(await hoursOf('2027-01-31')).toBe('09:00-18:00');
  expect(await apply(actor, { hours: laterHours }, 2)).toMatchObject({ ok: true });
  expect([await hoursOf('2027-01-22'), await hoursOf('2027-01-31')]).toEqual(['09:00-18:00', '10:00-17:30']);
  await expectTableOfDomain();
});

test('handling times of the quality page equal the working time that the domain counts, across holidays, make-up days and changed hours', async () => {
  const { calendar, hours } = await loadWorkingTime(db.worker);
  await db.travel('2027-04-01T02:00:00Z');
  const from = Date.parse('2026-12-20T00:00:00Z');
  const minutes = (days: number) => fc.integer({ min: 0, max: days * 24 * 60 });
  await fc.assert(
    fc.asyncProperty(minutes(90), minutes(10), fc.integer({ min: 0, max: 59_999 }), async (start, length, ms) => {
      const claimed = from + start * 60_000;
      const decided = claimed + length * 60_000 + ms;
      await db.query(
        `update app.order_events set at = case event when 'approveInitialReview' then $3 else $2 end::timestamptz where order_id = $1`,
        [orderId, new Date(claimed).toISOString(), new Date(decided).toISOString()],
      );
      await rollUpQuality(db.worker, { again: true });
      const [row] = await db.query<{ ms: string }>('select ms from app.handled where order_id = $1', [orderId]);
      expect(Number(row?.ms ?? 0)).toBe(workingBetween(calendar, hours, claimed, decided));
    }),
    { numRuns: 30 },
  );
});

test('a day without a row is not counted as no working time: the roll-up fails, and the migration program adds the row', async () => {
  await db.query('delete from app.day_hours');
  await expect(rollUpQuality(db.worker, { again: true })).rejects.toThrow(/^app\.day_hours has no row for 202/);
  await migrate(urls());
  await rollUpQuality(db.worker, { again: true });
  await expectTableOfDomain();
  const [before] = await db.query('select max(xmin::text::bigint) as newest from app.day_hours');
  await migrate(urls());
  expect(await db.query('select max(xmin::text::bigint) as newest from app.day_hours')).toEqual([before]);
});

test('the database lets neither partners nor the worker write hours of a day', async () => {
  const tries = (ctx: TestDatabase['app'], actor: Actor) =>
    transaction(ctx, actor, (tx) => tx.client.query(`insert into app.day_hours (day) values ('2099-01-01')`));
  await expect(tries(db.app, people.partner.actor)).rejects.toThrow('row-level security');
  await expect(tries(db.worker, system('clock'))).rejects.toThrow('permission denied');
});
