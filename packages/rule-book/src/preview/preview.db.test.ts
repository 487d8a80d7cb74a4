import { readOnly, transaction } from '@beian/database/transaction';
import type { Day } from '@beian/domain/province';
import { type RuleChange, type RuleEffect, rulePreviewParts } from '@beian/domain/rule-book';
import { findPreview, listPreviewItemIds, loadPreviewItems } from '@beian/reporting/rule-previews';
import type { TestDatabase } from '@beian/testing/database';
import type { People } from '@beian/testing/fixtures';
import { jiangsu, type RuledOrders, seedRuledOrders } from '@beian/testing/ruled-orders';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { askPreview, runPreview } from './index.ts';

const day: Day = '2026-12-03';
let db: TestDatabase;
let people: People;
let orders: RuledOrders['orders'];
beforeAll(async () => {
  ({ db, people, orders } = await seedRuledOrders());
}, 120_000);
afterAll(() => db?.close());

const as = <T>(work: Parameters<typeof transaction<T>>[2]) => transaction(db.app, people.supervisor.actor, work);
let drafts = 0;
async function addDraft(changes: readonly RuleChange[]): Promise<string> {
  const id = `draft_${++drafts}`;
  await db.query(
    `insert into app.rule_drafts (id, title, source, why, changes, made_by) values ($1, 'sample', '{}', 'sample', $2, $3)`,
    [id, JSON.stringify(changes), people.supervisor.actor.id],
  );
  return id;
}
async function preview(draftId: string, run: (id: string) => Promise<unknown> = (id) => runPreview(db.worker, id)) {
  const asked = await as((tx) => askPreview(tx, people.supervisor.actor, { draftId, version: 1 }));
  if (typeof asked !== 'string') throw new Error(JSON.stringify(asked));
  await run(asked);
  return db.query<{ part: string; order_id: string; effects: RuleEffect[] }>(
    'select part, order_id, effects from app.rule_preview_items where preview_id = $1 order by part, order_id',
    [asked],
  );
}
const predictedOf = (items: Awaited<ReturnType<typeof preview>>, part: string) =>
  Object.fromEntries(
    [...orders].flatMap(([name, { walk }]) => {
      const item = items.find((one) => one.part === part && one.order_id === walk.orderId);
      return item === undefined ? [] : [[name, item.effects.map(({ outcome, at }) => `${outcome} ${at}`).sort()]];
    }),
  );

const says = { zh: '样例要求', en: 'A sample requirement' };
/** A draft whose only rule refuses the word that the seeded orders take into their names. */
const refusesTheWord: RuleChange = {
  does: 'add',
  rule: {
    ...{ id: 'word', in: [jiangsu], says, why: 'sample', from: day },
    effects: [
      {
        ...{ to: 'check', field: 'website.name', ruleId: 'R-14', outcome: 'fail', suggestion: says },
        broken: { contains: { of: 'website.name', words: ['新站点'] } },
      },
    ],
  },
};

test('decisions and refusals of the last 90 days are judged again; a run that is killed goes on once', async () => {
  const changes = [refusesTheWord];
  const whole = await preview(await addDraft(changes));
  expect(predictedOf(whole, 'DECISION')).toEqual(
    Object.fromEntries(
      ['VERIFICATION_PENDING', 'PHOTO_REVIEW', 'SUBMISSION_PENDING', 'refused by its bureau', 'at its bureau'].map(
        (name) => [name, ['WOULD_BE_RETURNED website.name']],
      ),
    ),
  );
  expect(predictedOf(whole, 'REFUSAL')).toEqual({ 'refused by its bureau': ['WOULD_BE_RETURNED website.name'] });

  const again = await addDraft(changes);
  const ends: unknown[] = [];
  const pieces = await preview(again, async (id) => {
    for (let run = 0; run < 20 && ends.at(-1) !== 'done'; run++)
      ends.push(await runPreview(db.worker, id, { batch: 2, stopAfter: 2 }));
    ends.push(await runPreview(db.worker, id));
    // Two at once.
  });
  expect(ends.length).toBeGreaterThan(3);
  expect(pieces).toEqual(whole);
  const at = await addDraft(changes);
  const together = await preview(at, (id) => Promise.all([1, 2, 3].map(() => runPreview(db.worker, id, { batch: 3 }))));
  const left = await preview(at);
  expect([...together, ...left].length).toBeGreaterThan(0);
  expect(left).toEqual(whole);

  await readOnly(db.app, people.reviewers[0].actor, async (tx) => {
    const view = await findPreview(tx, { draftId: again }, 'en');
    expect(view).toMatchObject({ state: 'DONE', day: day, version: 1 });
    expect(view?.judged).toBe(view?.total);
    expect(view?.counts.map(({ part, outcome, orders: n }) => [part, outcome, n])).toEqual([
      ['OPEN', 'WOULD_BE_RETURNED', 1],
      ['DECISION', 'WOULD_BE_RETURNED', 5],
      ['REFUSAL', 'WOULD_BE_RETURNED', 1],
    ]);
    expect(view?.partners.map(({ part, orders: n }) => [part, n]).sort()).toEqual(
      rulePreviewParts.map((part) => [part, part === 'DECISION' ? 5 : 1]).sort(),
    );
    const previewId = view?.id ?? '';
    const page = await listPreviewItemIds(tx, { previewId, first: 3 });
    const next = await listPreviewItemIds(tx, { previewId, first: 10, after: page.cursorAt(2) });
    expect([page.ids.length, next.ids.length, page.totalCount]).toEqual([3, 4, 7]);
    const [first] = await loadPreviewItems(db.app, tx, { ids: page.ids, language: 'zh' });
    expect(first).toMatchObject({ part: 'OPEN', stateLabel: '草稿', effects: ['提交时会被退回：网站名称'] });
  });
});

test('a preview is of the version that was read, and of a draft that changes a rule', async () => {
  const { supervisor, partner } = people;
  const codeOf = async (draftId: string, version: number, actor = supervisor.actor) => {
    const said = await transaction(db.app, actor, (tx) => askPreview(tx, actor, { draftId, version }));
    return typeof said === 'string' ? said : said.reasons[0]?.code;
  };
  const draftId = await addDraft([refusesTheWord]);
  expect(await codeOf('draft_none', 1)).toBe('NOT_FOUND');
  expect(await codeOf(draftId, 2)).toBe('STALE');
  expect(await codeOf(await addDraft([]), 1)).toBe('NOTHING_TO_SET');
  expect(await codeOf(draftId, 1, partner.actor)).toBe('NOT_POSSIBLE');
  const id = await codeOf(draftId, 1);
  expect(await codeOf(draftId, 1)).toBe(id);
  await db.query(`update app.rule_drafts set version = 2 where id = $1`, [draftId]);
  expect(await runPreview(db.worker, id ?? '')).toBe('gone');
});
