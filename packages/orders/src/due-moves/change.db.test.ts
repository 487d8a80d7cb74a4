import { findCalendarStatus } from '@beian/database/calendar';
import { system, transaction } from '@beian/database/transaction';
import type { Actor } from '@beian/domain/staff';
import { type TestDatabase, testDatabase } from '@beian/testing/database';
import { type People, seedPeople, seedRecords } from '@beian/testing/fixtures';
import { fireTimer, orderInState, timersDue } from '@beian/testing/orders';
import { seedConnection } from '@beian/testing/setup';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { loadOrders } from '../order-list/orders.ts';
import { loadCalendarView } from './calendar-views.ts';
import { applyCalendar, type CalendarChange, previewCalendar } from './change-calendar.ts';
import { days, notice2027, upgradeWith2027 } from './notice-2027.fixture.ts';
import { recountAll } from './recount-all.ts';

/** The invented notice leaves four holidays out, has a make-up day too many for Spring Festival and none for National Day. */
const warned = [
  ...Array.from({ length: 4 }, () => 'HOLIDAY_MISSING'),
  'MAKE_UP_DAYS',
  'MAKE_UP_DAYS',
  'DAYS_OFF_TOTAL',
  'MAKE_UP_TOTAL',
  'LAW_TOTAL',
];

let db: TestDatabase;
let people: People;
/**
 * In review since Wednesday 10:00; in review since Thursday 15:00, the last loaded day; at the bureau since Wednesday.
 */
let early: string;
let late: string;
let bureau: string;
beforeAll(async () => {
  db = await testDatabase({ at: '2026-12-30T02:00:00Z' });
  const records = await seedRecords(db);
  people = await seedPeople(db);
  const [first, second, third] = records;
  if (first === undefined || second === undefined || third === undefined) throw new Error('too few records');
  const account = { province: '320000', ispId: '320000000999', userName: 'test', password: 'test' };
  await seedConnection(db.worker, { ...account, wsdl: 'http://127.0.0.1:1/?wsdl' });
  bureau = await orderInState(db, people, first, 'BUREAU_REVIEW');
  early = await orderInState(db, people, second, 'INITIAL_REVIEW');
  await db.travel('2026-12-31T07:00:00Z');
  late = await orderInState(db, people, third, 'INITIAL_REVIEW');
});
afterAll(() => db?.close());

const administrator = () => people.administrator.actor;
const preview = (change: CalendarChange, actor: Actor = administrator()) =>
  transaction(db.app, actor, (tx) => previewCalendar(tx, actor, change));
/** An instant in that minute: the set-up takes some milliseconds. */
const at = (minute: string) => expect.stringMatching(`^${minute}`);
let keys = 0;
const apply = (change: CalendarChange, version: number, actor: Actor = administrator(), key = `key-${++keys}`) =>
  transaction(db.app, actor, (tx) => applyCalendar(db.app, tx, { actor, change, version, key }));
const view = (actor: Actor = administrator(), year = 2027) =>
  transaction(db.app, actor, (tx) => loadCalendarView(tx, { actor, language: 'en', year }));
const local = `to_char(due_at at time zone 'Asia/Shanghai', 'MM-DD HH24:MI')`;
const due = async (id: string) =>
  (
    await db.query(
      `select ${local} || case when due_provisional then ' provisional' else '' end as due from app.orders where id = $1`,
      [id],
    )
  )[0]?.due;
const timers = async (id: string) =>
  (
    await db.query<{ said: string }>(
      `select raises || ' ' || ${local} || case when fired_at is not null then ' rang' when provisional then ' provisional' else '' end as said
     from app.timers where order_id = $1 and closed_at is null order by share`,
      [id],
    )
  ).map(({ said }) => said);
const fireAllTimers = async () => {
  for (const id of await timersDue(db.worker, 0)) await fireTimer(db.worker, id);
};
const recounts = (id: string) =>
  db.query(
    `select actor_id, from_state = (select state from app.orders where id = $1) and to_state is null as stays, input
     from app.order_events where order_id = $1 and event = 'recountDue' order by seq`,
    [id],
  );
const why = async (id: string) => {
  const { actor } = people.partner;
  const query = { actor, ids: [id], parts: ['dueWhy', 'timeline'], language: 'en' } as const;
  return (await transaction(db.app, actor, (tx) => loadOrders(db.app, tx, query)))[0];
};
const text = JSON.stringify(notice2027);

test('due times beyond the calendar are provisional and raise an alarm for supervisors and administrators', async () => {
  expect([await due(early), await due(late), await due(bureau)]).toEqual([
    '12-31 10:00',
    '01-01 15:00 provisional',
    '01-28 00:00 provisional',
  ]);
  expect((await view(people.supervisor.actor)).alarm).toEqual({
    code: 'PROVISIONAL',
    message: expect.stringContaining('until 2026-12-31 (0 days left); 2 open orders have a provisional due time'),
  });
  expect((await view(people.reviewers[0].actor)).alarm).toBeNull();
  expect((await why(late))?.dueWhy).toMatchObject({
    provisional: expect.stringContaining('No notice covers 1 January 2027 yet'),
    countsTo: at('2027-01-01T07:00'),
    days: [
      { day: '2026-12-31', kind: 'worked', countedSeconds: expect.closeTo(3 * 3600, -1) },
      { day: '2027-01-01', kind: 'worked', countedSeconds: expect.closeTo(6 * 3600, -1), provisional: true },
    ],
  });
});

test('an invalid notice is refused with line, field and rule, and only an administrator may preview', async () => {
  const refusedWith = async (source: string) => {
    const outcome = await preview({ notice: source });
    return outcome.ok ? [] : outcome.refusal.reasons.map(({ code, field }) => `${code} ${field}`);
  };
  expect(await refusedWith('# id: 2027\ndate,kind,holiday\n2027-02-30,off,春节')).toContain(
    'NOTICE_UNREADABLE line 3 date',
  );
  expect(await refusedWith(JSON.stringify({ ...notice2027, number: '国办发明电〔2025〕7号' }))).toEqual([
    'NOTICE_IS_LOADED number',
  ]);
  expect(await refusedWith(JSON.stringify({ ...notice2027, loadedUntil: '2026-12-31' }))).toContain(
    'DAY_OUT_OF_REACH days[0] date',
  );
  for (const actor of [people.supervisor.actor, people.partner.actor]) {
    expect(await preview({ notice: text }, actor)).toMatchObject({ refusal: { code: 'NOT_POSSIBLE' } });
    expect(await apply({ notice: text }, 1, actor)).toMatchObject({ refusal: { code: 'NOT_POSSIBLE' } });
  }
  expect((await view()).notices).toHaveLength(11);
});

test('a notice that arrives during its holiday is previewed and applied once, and fired timers stay', async () => {
  await db.travel('2027-01-01T03:00:00Z');
  await fireAllTimers();
  expect(await timers(late)).toEqual([
    'warn 01-01 10:30 rang',
    'warn 01-01 12:45 provisional',
    'breach 01-01 15:00 provisional',
  ]);
  const looked = await preview({ notice: text });
  if (!looked.ok) throw new Error(JSON.stringify(looked.refusal));
  expect(looked.preview).toMatchObject({
    version: 1,
    moves: [
      { orderId: late, from: { provisional: true }, to: { dueAt: at('2027-01-04T07:00'), provisional: false } },
      { orderId: bureau, to: { dueAt: at('2027-01-28T16:00'), provisional: false } },
    ],
  });
  expect(looked.preview.days.map(({ day }) => day)).toContain('2027-01-01');
  expect(looked.preview.correction).toBe(false);
  expect(looked.preview.warnings.map(({ code }) => code)).toEqual(warned);
  expect(await recounts(late)).toEqual([]);
  expect(await apply({ notice: text }, 0)).toMatchObject({ refusal: { code: 'STALE' } });

  const version = looked.preview.version;
  const done = { ok: true, moved: 2, confirmed: 0, warnings: looked.preview.warnings };
  expect(await apply({ notice: text }, version, administrator(), 'once')).toEqual(done);
  expect(await apply({ notice: text }, version, administrator(), 'once')).toEqual(done);
  expect([await due(early), await due(late), await due(bureau)]).toEqual(['12-31 10:00', '01-04 15:00', '01-29 00:00']);
  expect(await timers(late)).toEqual(['warn 01-01 10:30 rang', 'warn 01-04 12:45', 'breach 01-04 15:00']);
  expect((await db.query('select due_level from app.orders where id = $1', [late]))[0]).toEqual({ due_level: 50 });
  expect(await recounts(late)).toEqual([
    {
      actor_id: 'clock',
      stays: true,
      input: {
        calendar: 2,
        cause: notice2027.number,
        due: { from: at('2027-01-01T07:00'), to: at('2027-01-04T07:00') },
        provisional: { from: true, to: false },
      },
    },
  ]);
  expect(await recounts(early)).toEqual([]);
  const seen = await why(late);
  expect(seen?.dueWhy).toMatchObject({
    calendar: `${notice2027.number}; the calendar is loaded until 2027-12-31`,
    provisional: null,
    countsTo: seen?.due?.at,
    moves: [{ cause: notice2027.number, to: seen?.due?.at }],
  });
  expect(seen?.dueWhy?.days.map(({ kind, holiday }) => [kind, holiday])).toEqual([
    ['worked', null],
    ...Array.from({ length: 3 }, () => ['holiday', 'New Year']),
    ['worked', null],
  ]);
  expect(seen?.timeline?.at(-1)?.detail).toBe(
    `1 January 2027, 15:00 (Beijing time) → 4 January 2027, 15:00 (Beijing time) · ${notice2027.number}`,
  );
  expect(await transaction(db.worker, system('clock'), findCalendarStatus)).toMatchObject({ alarm: null });
  expect(await preview({ notice: text })).toMatchObject({ refusal: { reasons: [{ code: 'NOTICE_IS_LOADED' }] } });
  const audit = await db.query(
    `select outcome, details from app.audit where action = 'changeCalendar' order by at, id`,
  );
  const warnings = [...new Set(warned)].join(' ');
  const details = { cause: notice2027.number, moved: 2, confirmed: 0, warnings };
  expect(audit.at(-1)).toEqual({ outcome: 'done', details });
});

test('a later notice supersedes days, and the earlier rows stay as history', async () => {
  const more = {
    ...notice2027,
    id: '2027-more',
    number: '样例发明电〔2027〕1号',
    published: '2027-01-01',
    days: [...days('off', '元旦', '2027-01-04'), ...days('work', '元旦', '2027-01-03')],
  };
  const looked = await preview({ notice: JSON.stringify(more) });
  expect(looked).toMatchObject({
    ok: true,
    preview: { moves: [{ orderId: late, to: { dueAt: at('2027-01-03T07:00') } }] },
  });
  expect(await apply({ notice: JSON.stringify(more) }, 2)).toMatchObject({ ok: true, moved: 1 });
  expect(await due(late)).toBe('01-03 15:00');
  const january = (await view()).days.filter(({ day }) => day >= '2027-01-03' && day <= '2027-01-04');
  expect(january).toEqual([
    { day: '2027-01-03', working: false, holiday: 'New Year', noticeId: '2027', supersededBy: '2027-more' },
    { day: '2027-01-03', working: true, holiday: 'New Year', noticeId: '2027-more', supersededBy: null },
    { day: '2027-01-04', working: false, holiday: 'New Year', noticeId: '2027-more', supersededBy: null },
  ]);
});

test('new working hours apply from their day on, and earlier work counts by the old ones', async () => {
  const hours = { from: '2027-01-03', open: '10:00', close: '18:00' };
  expect(await preview({ hours: { ...hours, from: '2027-01-01' } })).toMatchObject({
    refusal: { reasons: [{ code: 'HOURS_FROM_TOMORROW', field: 'hours.from' }] },
  });
  // A third of the working time was used on 31 December; two thirds of eight hours, from 10:00 on, end at 15:20.
  const to = { dueAt: at('2027-01-03T07:20'), provisional: false };
  expect(await preview({ hours })).toMatchObject({ ok: true, preview: { days: [], moves: [{ orderId: late, to }] } });
  expect(await apply({ hours }, 3)).toMatchObject({ ok: true, moved: 1 });
  expect(await due(late)).toBe('01-03 15:20');
  expect(await due(bureau)).toBe('01-29 00:00');
  expect((await why(late))?.dueWhy?.rule).toContain('09:00–18:00, from 2027-01-03 on 10:00–18:00');
  const again = { from: '2027-01-02', open: '08:30', close: '17:30' };
  expect(await apply({ hours: again }, 4)).toMatchObject({ ok: true, moved: 1 });
  expect((await view()).hours).toMatchObject([
    { from: null, open: '09:00', inForce: true },
    { from: '2027-01-02', open: '08:30', superseded: false },
    { from: '2027-01-03', open: '10:00', superseded: true },
  ]);
});

test('the worker recalculates duties that began while a change was applied, each as an event of the clock', async () => {
  await db.query(`update app.orders set due_at = due_at + interval '1 day' where id = $1`, [late]);
  expect(await recountAll(db.worker)).toBe(1);
  expect(await due(late)).toBe('01-03 14:30');
  expect((await recounts(late)).at(-1)).toMatchObject({ input: { calendar: 5, cause: '' } });
  // Not settled yet: transactions that began within the last minute may still be open.
  expect(await db.query('select version from app.calendar_recounts')).toEqual([{ version: 1 }]);
  await db.travel(61_000);
  expect(await recountAll(db.worker)).toBe(0);
  expect(await db.query('select version from app.calendar_recounts order by 1')).toEqual([
    { version: 1 },
    { version: 5 },
  ]);
});

test('an upgraded program loads its calendar file: the later notice wins, and days entered by staff stay', async () => {
  await upgradeWith2027(db, 'a file');
  const { days: found, version } = await view();
  expect(version).toBe(6);
  expect(found.filter(({ day }) => day === '2027-01-03').map((day) => [day.noticeId, day.supersededBy])).toEqual([
    ['2027', '2027-more'],
    ['2027-more', null],
  ]);
  expect(await recountAll(db.worker)).toBe(0);
});

test('the database lets only staff add and supersede calendar rows', async () => {
  const tries = (ctx: TestDatabase['app'], actor: Actor, sql: string) =>
    transaction(ctx, actor, (tx) => tx.client.query(sql));
  const add = `insert into app.calendar_days (day, working, notice_id) values ('2027-03-01', false, '2027')`;
  await expect(tries(db.app, people.partner.actor, add)).rejects.toThrow('row-level security');
  await expect(tries(db.worker, system('clock'), add)).rejects.toThrow('permission denied');
  await expect(tries(db.app, administrator(), 'delete from app.calendar_days')).rejects.toThrow('permission denied');
  await expect(tries(db.app, administrator(), `update app.calendar_days set working = true`)).rejects.toThrow(
    'permission denied',
  );
});
