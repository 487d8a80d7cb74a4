import { skipAuditCheck } from '@beian/database/audit';
import { listen } from '@beian/database/connection';
import { changeSetting, loadSettings, type SettingChange } from '@beian/database/settings';
import { system, transaction } from '@beian/database/transaction';
import type { Actor } from '@beian/domain/staff';
import { type TestDatabase, testDatabase } from '@beian/testing/database';
import { type People, type SeededRecord, seedPeople, seedRecords } from '@beian/testing/fixtures';
import { fireTimer, orderInState, timersDue } from '@beian/testing/orders';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { readNotice } from '../notices/notice-texts.ts';
import { loadOrders } from '../order-list/orders.ts';
import { perform } from './perform.ts';

const DAY = 24 * 3_600_000;
let db: TestDatabase;
let people: People;
let records: SeededRecord[];
beforeAll(async () => {
  db = await testDatabase();
  records = [...(await seedRecords(db))];
  people = await seedPeople(db);
});
afterAll(() => db.close());

const record = (at: number): SeededRecord => {
  const found = records[at];
  if (found === undefined) throw new Error(`there is no record ${at}`);
  return found;
};

let keys = 0;
const change = (actor: Actor, asked: Pick<SettingChange, 'name' | 'value' | 'from'> & { key?: string }) => {
  keys += 1;
  const key = `key-${keys}`;
  return transaction(db.app, actor, (tx) => changeSetting(db.app, tx, { actor, key, ...asked }));
};
const switchLapse = (value: 'on' | 'off') =>
  change(people.administrator.actor, { name: 'lapse', value, from: value === 'on' ? 'off' : 'on' });
const settings = (actor: Actor) => transaction(db.app, actor, (tx) => loadSettings(tx, actor, 'en'));
const stored = async (name: string) =>
  (await db.query('select value, changed_by from app.settings where name = $1', [name]))[0];
const audited = () =>
  db.query(`select actor_id, outcome, details from app.audit where action = 'changeSetting' order by at, id`);
const state = async (id: string) => (await db.query('select state from app.orders where id = $1', [id]))[0]?.state;

/** Fires all due timers, as the worker's periodic task does. */
async function fireAllTimers(): Promise<number> {
  const due = await timersDue(db.worker, 0);
  let rang = 0;
  for (const id of due) if (await fireTimer(db.worker, id)) rang += 1;
  return rang;
}

describe('who may change settings', () => {
  test('an administrator can change a setting; it is audited, shown with the name, and done once per key', async () => {
    const { actor } = people.administrator;
    const asked = { name: 'lapse', value: 'off', from: 'on', key: 'once' } as const;
    expect(await change(actor, asked)).toEqual({ ok: true });
    expect(await change(actor, asked)).toEqual({ ok: true });
    expect(await stored('lapse')).toEqual({ value: false, changed_by: actor.name });
    expect(await audited()).toEqual([
      { actor_id: actor.id, outcome: 'done', details: { name: 'lapse', from: 'on', to: 'off' } },
    ]);
    expect(await change(actor, { ...asked, value: 'on' })).toMatchObject({ refusal: { code: 'KEY_REUSED' } });
    await switchLapse('on');
  });

  test('nobody else can: refused as a value, audited, nothing written', async () => {
    const asked = { name: 'lapse', value: 'off', from: 'on' } as const;
    for (const actor of [people.reviewers[0].actor, people.supervisor.actor, people.partner.actor]) {
      expect(await change(actor, asked)).toMatchObject({ ok: false, refusal: { code: 'NOT_POSSIBLE' } });
      expect((await audited()).at(-1)).toEqual({
        actor_id: actor.id,
        outcome: 'refused',
        details: { name: 'lapse', code: 'NOT_POSSIBLE' },
      });
      expect(
        (await settings(actor)).every((one) => !one.mayChange && one.choices.every((c) => c.confirm === null)),
      ).toBe(true);
    }
    expect((await stored('lapse'))?.value).toBe(true);
  });

  test('a stale value and an unknown choice are refused, and setting the same value again changes nothing', async () => {
    const { actor } = people.administrator;
    expect(await change(actor, { name: 'lapse', value: 'on', from: 'off' })).toMatchObject({
      refusal: { code: 'STALE', reasons: [{ field: 'from' }] },
    });
    expect(await change(actor, { name: 'edition', value: '1999-01', from: '2018-06' })).toMatchObject({
      refusal: { code: 'INVALID_INPUT' },
    });
    expect(await change(actor, { name: 'edition', value: '2018-06', from: '2018-06' })).toEqual({ ok: true });
    expect(await stored('edition')).toEqual({ value: '2018-06', changed_by: null });
  });

  test('of two concurrent changes the second is refused as stale', async () => {
    const { actor } = people.administrator;
    const both = await Promise.all([switchLapse('off'), change(actor, { name: 'lapse', value: 'off', from: 'on' })]);
    expect(both.map((outcome) => (outcome.ok ? 'ok' : outcome.refusal.code)).sort()).toEqual(['STALE', 'ok']);
    await switchLapse('on');
  });

  test('the database lets the app change only these settings, as staff, and the worker none', async () => {
    const write = (ctx: TestDatabase['app'], actor: Actor, name: string) =>
      transaction(ctx, actor, (tx) => {
        skipAuditCheck(tx);
        return tx.client.query(`update app.settings set value = value where name = $1`, [name]);
      });
    const { actor } = people.administrator;
    expect((await write(db.app, actor, 'lapse')).rowCount).toBe(1);
    for (const name of ['fourEyes', 'nothing']) expect((await write(db.app, actor, name)).rowCount).toBe(0);
    expect((await write(db.app, people.partner.actor, 'lapse')).rowCount).toBe(0);
    expect((await write(db.app, system('clock'), 'lapse')).rowCount).toBe(0);
    for (const name of ['lapse', 'secondFactor']) expect((await write(db.worker, actor, name)).rowCount).toBe(0);
    expect((await write(db.worker, system('clock'), 'lapse')).rowCount).toBe(0);
    await expect(transaction(db.app, actor, (tx) => tx.client.query('delete from app.settings'))).rejects.toThrow(
      'permission denied',
    );
  });
});

describe('lapse', () => {
  test('off: reminders continue without mentioning a lapse and nothing lapses on day 46; on again: the order lapses', async () => {
    await switchLapse('off');
    const orderId = await orderInState(db, people, record(0), 'DRAFT');
    for (const days of [8, 8, 15]) {
      await db.travel(days * DAY);
      await fireAllTimers();
    }
    await db.travel(15 * DAY);
    const [lapse] = await db.query(
      `select id, fired_at, closed_at, due_at < app.now() as over from app.timers
      where order_id = $1 and raises = 'lapse'`,
      [orderId],
    );
    expect(lapse).toMatchObject({ fired_at: null, closed_at: null, over: true });
    expect(await fireTimer(db.worker, lapse?.id)).toBe(false);
    expect(await fireAllTimers()).toBe(0);
    expect(await state(orderId)).toBe('DRAFT');
    const reminders = await db.query<{ id: string }>(
      `select id from app.notices where order_id = $1 and name = 'reminder' and channel = 'mail'`,
      [orderId],
    );
    expect(reminders.length).toBeGreaterThanOrEqual(3);
    const body = (id: string) =>
      transaction(
        db.worker,
        system('clock'),
        async (tx) => (await readNotice(db.worker, tx, id))?.content.letter?.happened,
      );
    expect(await body(reminders[0]?.id ?? '')).toMatch(/^订单 BD\d+ 已等待您处理 \d+ 天。填报的内容会保留。$/);
    const { actor } = people.partner;
    const [view] = await transaction(db.app, actor, (tx) =>
      loadOrders(db.app, tx, { actor, ids: [orderId], parts: [], language: 'zh' }),
    );
    expect(view).toMatchObject({ state: 'DRAFT', due: null });

    const question = (await settings(people.administrator.actor))
      .find((one) => one.name === 'lapse')
      ?.choices.find((choice) => choice.value === 'on')?.confirm;
    expect(question).toContain('1 do so at once');
    // The worker is notified and checks its timers.
    let hear = (): void => undefined;
    const heard = new Promise<void>((resolve) => {
      hear = resolve;
    });
    const listening = await listen(db.workerUrl, ['timers'], () => hear());
    await switchLapse('on');
    await heard;
    await listening.close();
    // Notices written while it was off still do not mention a lapse.
    expect(await body(reminders[0]?.id ?? '')).not.toContain('失效');
    expect(await fireAllTimers()).toBe(1);
    expect(await state(orderId)).toBe('LAPSED');
  });

  test('an order whose applicant acted meanwhile does not lapse when the setting is turned on', async () => {
    await switchLapse('off');
    const orderId = await orderInState(db, people, record(1), 'DRAFT');
    await db.travel(40 * DAY);
    await fireAllTimers();
    const corrected = await orderInState(db, people, record(2), 'CORRECTION_REQUIRED');
    await db.travel(6 * DAY);
    await switchLapse('on');
    await fireAllTimers();
    expect([await state(orderId), await state(corrected)]).toEqual(['LAPSED', 'CORRECTION_REQUIRED']);
  });
});

describe('edition', () => {
  test('each edition is described, the confirmation counts the drafts, and submitted orders keep theirs', async () => {
    const sent = await orderInState(db, people, record(0), 'INITIAL_REVIEW');
    const draft = await orderInState(db, people, record(1), 'DRAFT');
    const { actor } = people.administrator;
    const [edition] = await settings(actor);
    expect(edition).toMatchObject({ name: 'edition', value: '2018-06', changedAt: null, mayChange: true });
    expect(edition?.choices.map((choice) => [choice.value, choice.inForce])).toEqual([
      ['2018-06', true],
      ['2018-09', false],
      ['2019-04', false],
      ['2020-08', false],
      ['2023-09', false],
      ['current', false],
    ]);
    expect(edition?.choices[0]?.brings[1]).toMatch(/^7 provinces check by SMS: Tianjin, /);
    expect(edition?.choices[3]?.confirm).toContain('1 not yet submitted');
    await change(actor, { name: 'edition', value: '2020-08', from: '2018-06' });
    const note = (orderId: string) =>
      transaction(db.app, people.reviewers[0].actor, (tx) =>
        perform(db.app, tx, { event: 'addNote', actor: people.reviewers[0].actor, orderId, input: { text: '备注' } }),
      );
    for (const id of [sent, draft]) expect(await note(id)).toMatchObject({ ok: true });
    const rows = await db.query('select id, edition from app.orders where id = any($1)', [[sent, draft]]);
    expect(new Map(rows.map((row) => [row.id, row.edition]))).toEqual(
      new Map([
        [sent, '2018-06'],
        [draft, '2020-08'],
      ]),
    );
    expect(await stored('edition')).toEqual({ value: '2020-08', changed_by: actor.name });
  });
});
