import { hashWithoutKeyId } from '@beian/database/sealing';
import { transaction } from '@beian/database/transaction';
import { drawKey, drawnNumber, type SpotCheckRules } from '@beian/domain/quality';
import type { Actor } from '@beian/domain/staff';
import {
  changeSpotCheckRules,
  claimSpotCheck,
  loadSpotCheckRules,
  submitSpotCheckVerdicts,
} from '@beian/orders/spot-check';
import {
  listSpotCheckIds,
  loadSpotChecks,
  openSpotCheck,
  type SpotCheckPageQuery,
} from '@beian/orders/spot-check-page';
import { seedConnection } from '@beian/submissions/connections';
import { type TestDatabase, testDatabase } from '@beian/testing/database';

import { moreRecords, type People, type SeededRecord, seedPeople, seedRecords } from '@beian/testing/fixtures';
import { orderInState, passItems, performAs, steps, type Walk } from '@beian/testing/orders';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { rollUpQuality } from './roll-quality.ts';

let db: TestDatabase;
let people: People;
let records: readonly SeededRecord[];
let keys = 0;
const newKey = () => `spot-check-${++keys}`;

beforeAll(async () => {
  db = await testDatabase();
  records = await seedRecords(db, moreRecords(6));
  people = await seedPeople(db);
  const account = { province: '320000', ispId: '320000000999', userName: 'test', password: 'test' };
  await seedConnection(db.worker, { ...account, wsdl: 'http://127.0.0.1:1/?wsdl' });
});
afterAll(() => db?.close());

const rules = (approvals: number, returns: number): SpotCheckRules => ({
  classes: [{ belowDays: null, approvals, returns }],
  patienceDays: 3,
});
async function set(next: unknown, actor: Actor = people.administrator.actor, seen?: string | null) {
  return transaction(db.app, actor, async (tx) =>
    changeSpotCheckRules(db.app, tx, {
      actor,
      rules: next,
      seen: seen === undefined ? (await loadSpotCheckRules(tx, actor)).changedAt : seen,
      key: newKey(),
    }),
  );
}
const walkOf = (nth: number): Walk => ({
  db,
  people,
  record: records[nth] as SeededRecord,
  province: '320000',
  orderId: '',
});
const list = (actor: Actor, asked: Omit<SpotCheckPageQuery, 'actor'>) =>
  transaction(db.app, actor, async (tx) =>
    loadSpotChecks(tx, { actor, ids: (await listSpotCheckIds(tx, { actor, ...asked })).ids, language: 'en' }),
  );
const open = (actor: Actor, id: string) =>
  transaction(db.app, actor, (tx) => openSpotCheck(db.app, tx, { actor, id, language: 'en' }));
const take = (actor: Actor, id: string, key = newKey()) =>
  transaction(db.app, actor, (tx) => claimSpotCheck(db.app, tx, { actor, id, key }));
const give = (actor: Actor, id: string, verdicts: unknown, key = newKey()) =>
  transaction(db.app, actor, (tx) => submitSpotCheckVerdicts(db.app, tx, { actor, id, verdicts, key }));
const codesOf = (outcome: Awaited<ReturnType<typeof take>>) =>
  outcome.ok ? [] : outcome.refusal.reasons.map(({ code }) => code);

/** Verdicts on every item: return for the named ones, pass for the others. */
async function verdictsOn(actor: Actor, id: string, otherwise: readonly string[] = []) {
  const look = await open(actor, id);
  return (look?.items ?? []).map(({ key, hash }) => ({
    item: key,
    hash,
    verdict: otherwise.includes(key) ? 'return' : 'pass',
    reasons: otherwise.includes(key) ? [{ code: 'WEB-01', advice: '测试：站点名称与备案主体不符' }] : [],
  }));
}

describe('drawing', () => {
  test('is recorded with the decision, drawn or not, and an auditor can reproduce the number', async () => {
    expect(await set(rules(0, 0))).toEqual({ ok: true });
    const orderId = await orderInState(db, people, records[0] as SeededRecord, 'VERIFICATION_PENDING');
    const [event] = await db.query(
      `select e.seq, e.at, d.number, d.drawn, d.share, d.tenure_days, d.staff_id, d.at = e.at as together
       from app.order_events e left join app.draws d using (order_id, seq) where e.order_id = $1 and e.event = 'approveInitialReview'`,
      [orderId],
    );
    expect(event).toMatchObject({ drawn: false, share: 0, tenure_days: 0, staff_id: people.reviewers[0].actor.id });
    const again = drawnNumber(hashWithoutKeyId(db.app.keys.searchHash('secondLook', drawKey(orderId, event?.seq))));
    expect(event?.number).toBe(again);
    expect(await db.query('select from app.second_looks')).toEqual([]);
    // The first decision starts the person's tenure.
    const [staff] = await db.query('select first_decided_at as at from app.staff where id = $1', [
      people.reviewers[0].actor.id,
    ]);
    expect(staff?.at).toBe(event?.at);
  });

  test('uses the class by days since the person’s first decision', async () => {
    const classes = [
      { belowDays: 1, approvals: 0, returns: 0 },
      { belowDays: null, approvals: 100, returns: 0 },
    ];
    await set({ classes, patienceDays: 3 });
    const young = await orderInState(db, people, records[1] as SeededRecord, 'VERIFICATION_PENDING');
    await db.travel(25 * 3_600_000);
    const old = await orderInState(db, people, records[2] as SeededRecord, 'VERIFICATION_PENDING');
    const draws = await db.query(
      'select order_id, tenure_days, drawn from app.draws where order_id = any($1) order by at',
      [[young, old]],
    );
    expect(draws).toEqual([
      { order_id: young, tenure_days: 0, drawn: false },
      { order_id: old, tenure_days: 1, drawn: true },
    ]);
    const [look] = await db.query('select items, judges, due_at from app.second_looks');
    expect(look?.items.length).toBeGreaterThan(2);
    expect(look?.judges).toEqual([people.reviewers[0].actor.id]);
  });
});

describe('a spot check', () => {
  const [mine, other] = [() => people.reviewers[0].actor, () => people.reviewers[1].actor];
  let id: string;
  let walk: Walk;

  test('is offered to another person with the skills, never to the one it is about, and to no partner', async () => {
    const [todo] = await list(other(), { list: 'TO_DO' });
    expect(todo).toMatchObject({
      state: 'OPEN',
      mayTake: true,
      event: null,
      decidedByName: null,
      outcome: null,
      pushed: false,
    });
    id = todo?.id ?? '';
    walk = { ...walkOf(2), orderId: todo?.orderId ?? '' };
    expect(await list(mine(), { list: 'TO_DO' })).toEqual([]);
    expect(await open(mine(), id)).toBeNull();
    expect(codesOf(await take(mine(), id))).toEqual(['OWN_DECISION']);
    expect(codesOf(await take(people.partner.actor, id))).toEqual(['SECOND_LOOK_NOT_FOUND']);
    expect(codesOf(await take(people.administrator.actor, id))).toEqual(['NOT_POSSIBLE']);
    await db.query(`update app.staff set provinces = '{110000}' where id = $1`, [other().id]);
    expect(await list(other(), { list: 'TO_DO' })).toEqual([]);
    expect(codesOf(await take(other(), id))).toEqual(['NOT_AMONG_SKILLS']);
    await db.query(`update app.staff set provinces = '{}' where id = $1`, [other().id]);
  });

  test('is blind: values are in clear for the person who claimed it, and the first verdicts are shown to nobody', async () => {
    const before = await open(other(), id);
    expect(before?.items.find(({ key }) => key === 'website.principal.mobile')?.masked ?? true).toBe(true);
    expect(await take(other(), id)).toMatchObject({ ok: true });
    expect(codesOf(await take(people.supervisor.actor, id))).toEqual(['TAKEN_BY_ANOTHER']);
    const taken = await open(other(), id);
    expect(taken?.mine).toBe(true);
    expect(taken?.items.every(({ masked, first, second }) => !masked && first === null && second === null)).toBe(true);
    const name = taken?.items.find(({ key }) => key === 'website.name');
    expect(name).toMatchObject({ then: ['测试样例新站点'], registered: [expect.stringContaining('测试')] });
    for (const actor of [people.supervisor.actor, people.administrator.actor]) {
      const seen = await open(actor, id);
      expect(seen).toMatchObject({ event: null, outcome: null, mine: false });
      expect(seen?.items.every(({ first }) => first === null)).toBe(true);
    }
    const [audit] = await db.query(
      `select details from app.audit where action = 'openClear' and target = $1 and actor_id = $2`,
      [walk.orderId, other().id],
    );
    expect(audit?.details).toEqual({ secondLook: id });
  });

  test('is refused while an item is missing or has changed, or a return lacks a matching reason', async () => {
    const verdicts = await verdictsOn(other(), id);
    expect(codesOf(await give(other(), id, verdicts.slice(1)))).toEqual(['ITEM_WITHOUT_VERDICT']);
    expect(
      codesOf(
        await give(
          other(),
          id,
          verdicts.map((one) => ({ ...one, hash: 'x' })),
        ),
      ),
    ).toContain('NOT_ITS_ITEM');
    const bare = verdicts.map((one) => (one.item === 'website.name' ? { ...one, verdict: 'return' } : one));
    expect(codesOf(await give(other(), id, bare))).toEqual(['ITEMS_WITHOUT_REASON']);
    expect(codesOf(await give(people.supervisor.actor, id, verdicts))).toEqual(['NOT_TAKEN']);
    expect(await db.query('select from app.second_verdicts')).toEqual([]);
  });

  test('given before the push it counts as caught; then both verdicts are shown, also to the reviewer concerned', async () => {
    const verdicts = await verdictsOn(other(), id, ['website.name']);
    const key = newKey();
    expect(await give(other(), id, verdicts, key)).toEqual({ ok: true, id, outcome: 'CAUGHT' });
    expect(await give(other(), id, verdicts, key)).toEqual({ ok: true, id, outcome: 'CAUGHT' });
    expect(codesOf(await give(other(), id, verdicts))).toContain('SECOND_LOOK_ENDED');
    const [told] = await list(mine(), { list: 'ABOUT_ME' });
    expect(told).toMatchObject({ id, outcome: 'CAUGHT', otherwise: 1, lookerName: other().name, canBeHeld: true });
    const page = await open(mine(), id);
    const name = page?.items.find(({ key: item }) => item === 'website.name');
    expect(name?.first).toMatchObject({ verdict: 'pass', staffName: mine().name });
    expect(name?.second).toMatchObject({
      verdict: 'return',
      staffName: other().name,
      reasons: [{ code: 'WEB-01', advice: '测试：站点名称与备案主体不符' }],
    });
    // No other reviewer sees it; the order itself has not moved.
    expect(await list(other(), { list: 'ABOUT_ME' })).toEqual([]);
    expect((await db.query('select state from app.orders where id = $1', [walk.orderId]))[0]?.state).toBe(
      'VERIFICATION_PENDING',
    );
  });

  test('given after the push it counts as missed, and it is listed behind orders that can still be stopped', async () => {
    await set(rules(100, 0));
    for (const event of ['submitPhoto', 'approvePhoto', 'pushToBureau'] as const) await steps[event]?.(walk);
    const late = await orderInState(db, people, records[3] as SeededRecord, 'VERIFICATION_PENDING');
    const todo = await list(other(), { list: 'TO_DO' });
    expect(todo.map(({ orderId, pushed }) => [orderId, pushed])).toEqual([
      [late, false],
      [walk.orderId, true],
    ]);
    const photo = todo[1]?.id ?? '';
    await take(other(), photo);
    const verdicts = (await verdictsOn(other(), photo)).map((one) => ({
      ...one,
      verdict: 'return',
      reasons: [{ code: 'PHO-03' }],
    }));
    expect(await give(other(), photo, verdicts)).toEqual({ ok: true, id: photo, outcome: 'MISSED' });
  });

  test('also covers returns: one without need counts as strict', async () => {
    await set(rules(0, 100));
    const strict = { ...walkOf(4) };
    for (const event of ['openOrder', 'submit', 'returnForCorrection'] as const) await steps[event]?.(strict);
    const look = (await list(other(), { list: 'TO_DO' })).find(({ orderId }) => orderId === strict.orderId);
    // The kind of decision is hidden, because it would reveal the first result.
    expect(look).toMatchObject({ event: null, eventLabel: null, stageLabel: 'Initial review' });
    await take(other(), look?.id ?? '');
    expect(await give(other(), look?.id ?? '', await verdictsOn(other(), look?.id ?? ''))).toMatchObject({
      outcome: 'STRICT',
    });
    const page = await open(mine(), look?.id ?? '');
    expect(page?.items.find(({ key }) => key === 'website.name')?.first?.reasons).toMatchObject([{ code: 'WEB-01' }]);
  });

  test('lapses after its working days without blocking anything, and an unused claim ends after an hour', async () => {
    const [left] = await list(other(), { list: 'TO_DO' });
    const supervisor = people.supervisor.actor;
    await take(other(), left?.id ?? '');
    await db.travel(3_601_000);
    expect(await take(supervisor, left?.id ?? '')).toMatchObject({ ok: true });
    await db.travel(10 * 86_400_000);
    expect(codesOf(await give(supervisor, left?.id ?? '', await verdictsOn(supervisor, left?.id ?? '')))).toContain(
      'SECOND_LOOK_ENDED',
    );
    await rollUpQuality(db.worker);
    expect(await list(supervisor, { list: 'ENDED', state: 'LAPSED' })).toMatchObject([
      { id: left?.id, outcome: null, state: 'LAPSED' },
    ]);
    expect(await list(supervisor, { list: 'ENDED' })).toHaveLength(4);
    expect(await list(supervisor, { list: 'DRAWN', days: 30, reviewer: mine().id })).toHaveLength(4);
    // Row-level security hides the rows from partners too.
    const rows = await transaction(db.app, people.partner.actor, (tx) =>
      tx.client.query('select from app.second_looks'),
    );
    expect(rows.rowCount).toBe(0);
  });
});

test('only administrators change the rules, based on the version they saw; changes and refusals are audited', async () => {
  const wrong = { classes: [{ belowDays: 90, approvals: 30, returns: 0 }], patienceDays: 3 };
  expect(await set(wrong)).toMatchObject({
    ok: false,
    refusal: { code: 'INVALID_INPUT', reasons: [{ field: 'classes' }] },
  });
  const twice = {
    classes: [90, 30, null].map((belowDays) => ({ belowDays, approvals: 5, returns: 0 })),
    patienceDays: 3,
  };
  expect(await set(twice)).toMatchObject({ ok: false, refusal: { code: 'INVALID_INPUT' } });
  expect(await set(rules(101, 0))).toMatchObject({
    ok: false,
    refusal: { reasons: [{ field: 'classes.0.approvals' }] },
  });
  for (const actor of [people.reviewers[0].actor, people.supervisor.actor, people.partner.actor])
    expect(await set(rules(1, 1), actor, null)).toMatchObject({ ok: false, refusal: { code: 'NOT_POSSIBLE' } });
  expect(await set(rules(1, 1), people.administrator.actor, null)).toMatchObject({
    ok: false,
    refusal: { code: 'STALE' },
  });
  expect(await set(rules(7, 3))).toEqual({ ok: true });
  const [audit] = await db.query(
    `select details from app.audit where action = 'changeSecondLookRules' and outcome = 'done' order by at desc, id desc limit 1`,
  );
  expect(audit?.details).toEqual({ from: rules(0, 100), to: rules(7, 3) });
});

test('approvals with items passed as a group are drawn with a share of their own and marked as such', async () => {
  const onlyGrouped = { classes: [{ belowDays: null, approvals: 0, returns: 0, grouped: 100 }], patienceDays: 3 };
  expect(await set(onlyGrouped)).toEqual({ ok: true });
  const walk = walkOf(5);
  for (const event of ['openOrder', 'submit'] as const) await steps[event]?.(walk);
  const { actor } = people.reviewers[0];
  const token = await passItems(walk);
  const [item] = await db.query('select item, hash from app.verdicts where order_id = $1 order by id', [walk.orderId]);
  const input = { ...item, verdict: 'return', grouped: true };
  await expect(performAs(walk, actor, 'recordVerdict', { token, input })).rejects.toThrow(
    'Only passes are given as a group',
  );
  // No paper says it, so the API would refuse to pass it with others.
  await db.query('update app.verdicts set grouped = true where order_id = $1 and item = $2', [
    walk.orderId,
    item?.item,
  ]);
  await performAs(walk, actor, 'logCall', { input: { outcome: 'REACHED' } });
  await performAs(walk, actor, 'approveInitialReview', { token });
  expect(await db.query('select share, grouped, drawn from app.draws where order_id = $1', [walk.orderId])).toEqual([
    { share: 100, grouped: true, drawn: true },
  ]);
  const [look] = await db.query('select grouped, items from app.second_looks where order_id = $1', [walk.orderId]);
  expect(look?.grouped).toBe(true);
  const grouped = look?.items.filter((one: { grouped: boolean }) => one.grouped);
  expect(grouped.map((one: { item: string }) => one.item)).toEqual([item?.item]);
});
