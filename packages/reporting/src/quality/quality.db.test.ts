import { transaction } from '@beian/database/transaction';
import type { MaterialKind } from '@beian/domain/filing';
import { qualityPeriods } from '@beian/domain/quality';
import { reasonAppliesTo, reasonCodes } from '@beian/domain/reasons';
import type { Actor } from '@beian/domain/staff';
import { changeSpotCheckRules, claimSpotCheck, submitSpotCheckVerdicts } from '@beian/orders/spot-check';
import { listSpotCheckIds, openSpotCheck } from '@beian/orders/spot-check-page';
import { seedConnection } from '@beian/submissions/connections';
import { type TestDatabase, testDatabase } from '@beian/testing/database';
import { figuresOf, handledOf, loadWorkingTime, periodOf, readRaw } from '@beian/testing/figures';
import { moreRecords, type People, type SeededRecord, seedPeople, seedRecords } from '@beian/testing/fixtures';
import {
  answerAsBureau,
  attach,
  loadOrderAs,
  passItems,
  performAs,
  sendFile,
  steps,
  type Walk,
} from '@beian/testing/orders';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { loadQuality } from './quality.ts';
import {
  listEscapeIds,
  listLateFindingIds,
  listOrderRoundsIds,
  loadEscapes,
  loadOrderRounds,
} from './quality-lists.ts';
import { countReasonUses } from './reason-uses.ts';
import { type QualityMeasure, qualityMeasures, rollUpQuality } from './roll-quality.ts';

let db: TestDatabase;
let people: People;
let records: readonly SeededRecord[];
const minute = 60_000;

beforeAll(async () => {
  db = await testDatabase();
  records = await seedRecords(db, moreRecords(4));
  people = await seedPeople(db);
  const account = { province: '320000', ispId: '320000000999', userName: 'test', password: 'test' };
  await seedConnection(db.worker, { ...account, wsdl: 'http://127.0.0.1:1/?wsdl' });
  await history();
  await db.travel(2 * minute);
  await rollUpQuality(db.worker);
});
afterAll(() => db?.close());

const walkOf = (nth: number): Walk => ({
  db,
  people,
  record: records[nth] as SeededRecord,
  province: '320000',
  orderId: '',
});
const go = async (walk: Walk, ...events: (keyof typeof steps)[]) => {
  for (const event of events) {
    await db.travel(7 * minute);
    await steps[event]?.(walk);
  }
};

/** Makes all open spot checks as the second reviewer; returns the named items and passes the others. */
async function giveSpotChecks(returned: readonly string[]): Promise<void> {
  const actor = people.reviewers[1].actor;
  const as = <T>(work: Parameters<typeof transaction<T>>[2]) => transaction(db.app, actor, work);
  const { ids } = await as((tx) => listSpotCheckIds(tx, { actor, list: 'TO_DO' }));
  for (const id of ids) {
    await as((tx) => claimSpotCheck(db.app, tx, { actor, id, key: `take ${id}` }));
    const look = await as((tx) => openSpotCheck(db.app, tx, { actor, id, language: 'en' }));
    const verdicts = look?.items.map(({ key, hash }) => ({
      item: key,
      hash,
      verdict: returned.includes(key) ? 'return' : 'pass',
      reasons: returned.includes(key) ? [{ code: key.startsWith('material.') ? 'PHO-03' : 'WEB-01' }] : [],
    }));
    expect(
      await as((tx) => submitSpotCheckVerdicts(db.app, tx, { actor, id, verdicts, key: `give ${id}` })),
    ).toMatchObject({
      ok: true,
    });
  }
}

/**
 * Several days of work: one order is refused by its bureau, one is returned twice and late, one waits, one is
 * abandoned; half of them get a spot check.
 */
async function history(): Promise<void> {
  const admin = people.administrator.actor;
  const rules = { classes: [{ belowDays: null, approvals: 100, returns: 100 }], patienceDays: 2 };
  await transaction(db.app, admin, (tx) =>
    changeSpotCheckRules(db.app, tx, { actor: admin, rules, seen: null, key: 'rules' }),
  );
  const first = walkOf(0);
  await go(first, 'openOrder', 'submit');
  // Claimed and released, claimed and expired, claimed again: the time between claims and the expired claim do not
  // count.
  await performAs(first, people.reviewers[0].actor, 'claim');
  await db.travel(4 * minute);
  await performAs(first, people.reviewers[0].actor, 'release', {
    token: (await loadOrderAs(first, people.reviewers[0].actor))?.lease?.token ?? '',
  });
  await db.travel(30 * minute);
  await performAs(first, people.reviewers[0].actor, 'claim');
  await db.travel(6 * minute);
  await slowly(first, 'approveInitialReview', 3);
  await go(first, 'submitPhoto', 'approvePhoto');
  await giveSpotChecks(['website.name']);
  await go(first, 'pushToBureau');
  await sendFile(first, 'accept');
  await go(first, 'smsVerified');
  await answerAsBureau(first, 'refused', '1002');
  const second = walkOf(1);
  await go(second, 'openOrder', 'submit', 'returnForCorrection');
  // The other checker finds no fault.
  await giveSpotChecks([]);
  await db.travel(4 * 86_400_000);
  await correct(second, '测试样例改名站');
  // The second return objects to an item that the first one let pass.
  const paper = (await loadOrderAs(second, people.reviewers[0].actor))?.items?.find(
    ({ key, inReview }) => inReview && key.startsWith('material.'),
  );
  const token = await passItems(second);
  const fits = reasonCodes.find((code) => reasonAppliesTo(code, paper?.key ?? ''));
  const input = { item: paper?.key, hash: paper?.hash, verdict: 'return', reasons: [{ code: fits }] };
  await performAs(second, people.reviewers[0].actor, 'recordVerdict', { token, input });
  await performAs(second, people.reviewers[0].actor, 'returnForCorrection', { token });
  await attach(second, (paper?.key ?? '').slice('material.'.length) as MaterialKind);
  await performAs(second, people.partner.actor, 'submit');
  await go(second, 'approveInitialReview', 'submitPhoto');
  await slowly(second, 'approvePhoto', 2);
  await go(second, 'pushToBureau');
  await giveSpotChecks(['material.FACE_PHOTO']);
  // Held from two minutes before closing until two minutes after: two minutes count.
  const third = walkOf(2);
  await go(third, 'openOrder', 'submit');
  await db.travel('2026-12-01T09:58:00.000Z');
  await slowly(third, 'rejectInitialReview', 4);
  const fourth = walkOf(3);
  await go(fourth, 'openOrder', 'submit', 'approveInitialReview');
  await db.travel(9 * 86_400_000);
  await rollUpQuality(db.worker);
}

/** Decides this many minutes after the claim. */
async function slowly(
  walk: Walk,
  event: 'approveInitialReview' | 'approvePhoto' | 'rejectInitialReview',
  minutes: number,
): Promise<void> {
  const { actor } = people.reviewers[0];
  const token = await passItems(walk);
  await db.travel(minutes * minute);
  if (event === 'approveInitialReview') {
    // No paper says the name of a website, so the API would refuse to pass it with others.
    await db.query(`update app.verdicts set grouped = true where order_id = $1 and item = 'website.name'`, [
      walk.orderId,
    ]);
    await performAs(walk, actor, 'logCall', { input: { outcome: 'REACHED' } });
  }
  await performAs(walk, actor, event, {
    token,
    input: event === 'rejectInitialReview' ? { reasons: [{ code: 'ORD-01' }] } : {},
  });
}

async function correct(walk: Walk, name: string): Promise<void> {
  const partner = people.partner.actor;
  await performAs(walk, partner, 'saveDraft', { input: { fields: [{ field: 'website.name', value: name }] } });
  for (const kind of (await loadOrderAs(walk, partner))?.missingMaterials ?? []) await attach(walk, kind);
  await performAs(walk, partner, 'submit');
}

const look = (actor: Actor, days: (typeof qualityPeriods)[number]) =>
  transaction(db.app, actor, (tx) => loadQuality(tx, { actor, days, language: 'en' }));
const ground = () => loadWorkingTime(db.worker);
const names = Object.keys(qualityMeasures) as QualityMeasure[];
const said = (view: Awaited<ReturnType<typeof look>>) =>
  Object.fromEntries(
    view.figures.map((row) => [
      `${row.dimension} ${row.value}`,
      Object.fromEntries(names.flatMap((name) => (row[name] === 0 ? [] : [[name, row[name]]]))),
    ]),
  );
const handling = (view: Awaited<ReturnType<typeof look>>) =>
  Object.fromEntries(
    view.handling.map(({ dimension, value, duty, decisions, half, most }) => [
      `${dimension} ${value} ${duty}`,
      { decisions, half, most },
    ]),
  );

test('each figure equals the raw rows, and rebuilt figures are the same', async () => {
  const supervisor = people.supervisor.actor;
  const raw = await readRaw((sql) => db.query(sql) as never);
  const now = await db.now();
  const handled = handledOf(raw, await ground());
  const views = await Promise.all(qualityPeriods.map((days) => look(supervisor, days)));
  for (const view of views) {
    expect(said(view), `${view.days} days`).toEqual(figuresOf(raw, now, view.days));
    expect(handling(view), `handling, ${view.days} days`).toEqual(periodOf(handled, now, view.days));
  }
  const all = views[2]?.figures.find(({ dimension }) => dimension === 'ALL');
  for (const name of [
    'decided',
    'returned',
    'pushed',
    'rounds',
    'late',
    'escapes',
    'looked',
    'lapsed',
    'caught',
    'missed',
    'strict',
    'passPass',
  ] as const)
    expect(all?.[name], name).toBeGreaterThan(0);
  // The item that was passed as a group is the one that its spot check returned.
  expect(said(views[2] as (typeof views)[number])).toMatchObject({
    'PASS_KIND GROUP': { drawn: 1, looked: 1, caught: 1, passReturn: 1 },
    'PASS_KIND SINGLE': { missed: 1 },
  });
  // Four minutes until the release, three from the last claim; two until closing.
  const ids = raw.orders.map(({ id }) => id).sort();
  const by = (nth: number) =>
    handled.filter(({ order }) => order.id === ids[nth]).map(({ duty, ms }) => [duty, Math.round(ms / minute)]);
  expect(by(0)[0]).toEqual(['initialReview', 7]);
  expect(by(2)).toEqual([['initialReview', 2]]);

  await db.query(`update app.quality_days set decided = decided + 7, missed = 5`);
  await db.query('update app.handled set ms = ms * 2');
  await db.query(`delete from app.escapes; delete from app.order_rounds`);
  await rollUpQuality(db.worker, { again: true });
  const again = await Promise.all(qualityPeriods.map((days) => look(supervisor, days)));
  expect(again.map(said)).toEqual(views.map(said));
  expect(again.map(handling)).toEqual(views.map(handling));
});

test('every figure has a list with as many rows', async () => {
  const actor = people.supervisor.actor;
  const { figures } = await look(actor, 30);
  await transaction(db.app, actor, async (tx) => {
    for (const row of figures) {
      const { dimension, value } = row;
      const cut =
        {
          ALL: {},
          REVIEWER: { reviewer: value },
          PROVINCE: { province: value },
          KIND: { kind: value },
          FIELD: { item: value },
          RULE: { rule: value },
          CODE: { code: value },
        }[dimension as 'ALL'] ?? null;
      if (cut === null) continue;
      const asked = { actor, days: 30, first: 1, ...cut };
      expect((await listEscapeIds(tx, asked)).totalCount, `${dimension} ${value}`).toBe(row.escapes);
      if (['RULE', 'CODE'].includes(dimension)) continue;
      expect((await listLateFindingIds(tx, asked)).totalCount).toBe(row.late);
      if (dimension === 'FIELD') continue;
      expect((await listOrderRoundsIds(tx, asked)).totalCount).toBe(row.pushed);
      expect((await listOrderRoundsIds(tx, { ...asked, rounds: 1 })).totalCount).toBe(row.pushedFirst);
      const looks = async (more: object) =>
        (await listSpotCheckIds(tx, { ...asked, list: 'ENDED', ...more })).totalCount;
      expect(await looks({ state: 'DONE' })).toBe(row.looked);
      expect(await looks({ state: 'LAPSED' })).toBe(row.lapsed);
      for (const outcome of ['CAUGHT', 'MISSED', 'STRICT'] as const)
        expect(await looks({ outcome })).toBe(row[outcome.toLowerCase() as 'caught']);
      expect((await listSpotCheckIds(tx, { ...asked, list: 'DRAWN' })).totalCount).toBe(row.drawn);
    }
    const escapes = await loadEscapes(tx, { actor, ids: (await listEscapeIds(tx, { actor })).ids, language: 'en' });
    expect(escapes).toMatchObject([
      { code: '1002', itemLabel: 'Website name', passedByName: people.reviewers[0].actor.name },
    ]);
    const pushed = await loadOrderRounds(tx, {
      actor,
      ids: (await listOrderRoundsIds(tx, { actor, roundsFrom: 2 })).ids,
      language: 'en',
    });
    expect(pushed).toMatchObject([{ rounds: 3, approvedByName: people.reviewers[0].actor.name }]);
  });
});

test('a reviewer sees only their own work', async () => {
  const [mine, other] = [people.reviewers[0].actor, people.reviewers[1].actor];
  const own = await look(mine, 30);
  expect(own).toMatchObject({ all: false, open: null });
  expect(own.figures.map(({ dimension, value }) => [dimension, value])).toEqual([['REVIEWER', mine.id]]);
  expect(new Set(own.handling.map(({ dimension, value }) => `${dimension} ${value}`))).toEqual(
    new Set([`REVIEWER ${mine.id}`]),
  );
  await transaction(db.app, other, async (tx) => {
    const asked = { actor: other, reviewer: mine.id };
    expect((await listEscapeIds(tx, asked)).ids).toEqual([]);
    expect((await listOrderRoundsIds(tx, asked)).ids).toEqual([]);
    expect((await listLateFindingIds(tx, asked)).ids).toEqual([]);
  });
});

test('uses of a reason are counted once per return or rejection, over the period, with how many people gave it', async () => {
  const count = (days: number) =>
    transaction(db.app, people.reviewers[1].actor, (tx) => countReasonUses(tx, days)).then((rows) =>
      Object.fromEntries(rows.map(({ code, ...figures }) => [code, figures])),
    );
  const given = await db.query<{ code: string; id: string; staff: string }>(
    'select unnest(codes) as code, id, staff_id as staff from app.returns',
  );
  expect(given.map(({ code }) => code)).toContain('ORD-01');
  const expected = Object.fromEntries(
    [...new Set(given.map(({ code }) => code))].map((code) => {
      const rows = given.filter((one) => one.code === code);
      return [
        code,
        { uses: new Set(rows.map(({ id }) => id)).size, reviewers: new Set(rows.map(({ staff }) => staff)).size },
      ];
    }),
  );
  expect(await count(30)).toEqual(expected);
  await db.travel(40 * 86_400_000);
  expect(await count(30)).toEqual({});
  expect(await count(90)).toEqual(expected);
});
