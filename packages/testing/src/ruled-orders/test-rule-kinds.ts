import { dayNumberOf, dayOfNumber } from '@beian/domain/calendar';
import type { Day } from '@beian/domain/province';
import { effectOfKind, type RuleChange, type RuleKindName } from '@beian/domain/rule-book';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { approve, predict, writeDraft } from './drafts.ts';
import type { Met } from './met.ts';
import { type RuleKindCase, ruleKindCases, says } from './rule-kind-cases.ts';
import { changedAmong, jiangsu, meetAll, morningOf, type RuledOrders, seedRuledOrders } from './ruled-orders.ts';

const freed = (begins: RuleKindCase['begins']) =>
  Object.fromEntries(
    Object.entries(begins).map(([name, effects]) => [name, effects.map((one) => one.replace(/^\S+/, 'FREED'))]),
  );

/**
 * Tests of one rule of each kind, one after the other: a preview of a draft that begins it, the approval, the day that passes, what each
 * order meets then; and the same of a draft that ends it.
 */
export function testRuleKinds(kinds: readonly RuleKindName[]): void {
  let ruled: RuledOrders;
  /** What each order meets on the day that the database has. */
  let met: Map<string, Met>;
  let today = dayNumberOf('2026-12-01');
  const tomorrow = () => dayOfNumber(today + 1) as Day;
  beforeAll(async () => {
    ruled = await seedRuledOrders();
    met = await meetAll(ruled);
  }, 300_000);
  afterAll(() => ruled?.db.close());

  /** Approves a draft of these changes as two supervisors do, and lets their day come. */
  async function apply(changes: readonly RuleChange[]) {
    const draftId = await writeDraft(ruled, changes);
    const predicted = await predict(ruled, draftId);
    await approve(ruled, draftId);
    today += 1;
    await ruled.db.travel(morningOf(dayOfNumber(today) as Day));
    const was = met;
    met = await meetAll(ruled);
    return { draftId, predicted, happened: changedAmong(was, met) };
  }

  test.each(kinds)(
    'what is predicted of a rule of the kind %s and of its end is what then happens',
    { timeout: 300_000 },
    async (kind) => {
      const { values, in: provinces = [jiangsu], replaces, begins, ends = freed(begins) } = ruleKindCases[kind];
      const made = effectOfKind(kind, values);
      if ('wrong' in made) throw new Error(`${kind}: ${made.wrong.join()}`);
      const rule = {
        ...{ id: kind.toLowerCase().replaceAll('_', '-'), in: [...provinces], effects: [made.effect], says },
        ...{ why: 'sample', from: tomorrow(), ...(replaces && { replaces }) },
      };
      const begun = await apply([{ does: 'add', rule } as RuleChange]);
      expect(begun.predicted).toEqual(begins);
      expect(begun.happened).toEqual(begun.predicted);
      const own = await ruled.db.query<{ id: string }>('select id from app.own_rules where draft_id = $1', [
        begun.draftId,
      ]);
      const ended = await apply([{ does: 'end', rule: own[0]?.id ?? '', until: tomorrow() }]);
      expect(ended.predicted).toEqual(ends);
      expect(ended.happened).toEqual(ended.predicted);
    },
  );
}
