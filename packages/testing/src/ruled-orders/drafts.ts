import { transaction } from '@beian/database/transaction';
import type { RuleChange, RuleEffect } from '@beian/domain/rule-book';
import type { Actor } from '@beian/domain/staff';
import { approveRuleDraft, createRuleDraft, type DraftOutcome, submitRuleDraft } from '@beian/rule-book/drafts';
import { askPreview, runPreview } from '@beian/rule-book/preview';
import type { TestDatabase } from '../database/index.ts';
import type { RuledOrders } from './ruled-orders.ts';

let keys = 0;
const idOf = (outcome: DraftOutcome): string => {
  if (!outcome.ok) throw new Error(JSON.stringify(outcome.refusal));
  return outcome.draftId;
};
const as = <T>(db: TestDatabase, actor: Actor, work: Parameters<typeof transaction<T>>[2]) =>
  transaction(db.app, actor, work);

/** A draft of one supervisor. */
export async function writeDraft({ db, people }: Pick<RuledOrders, 'db' | 'people'>, changes: readonly RuleChange[]) {
  const { actor } = people.supervisor;
  const notice = { title: '样例通知', date: '2026-12-01', text: '自次日起按新要求办理，请各接入商遵照执行。' };
  const input = { title: 'sample', notice, why: 'sample', changes: JSON.stringify(changes) };
  return idOf(await as(db, actor, (tx) => createRuleDraft(db.app, tx, { actor, input, key: `seeded-${++keys}` })));
}

/** The other supervisor approves a new draft. */
export async function approve({ db, people }: Pick<RuledOrders, 'db' | 'people'>, draftId: string): Promise<void> {
  for (const [step, { actor }] of [
    [submitRuleDraft, people.supervisor],
    [approveRuleDraft, people.otherSupervisor],
  ] as const)
    idOf(await as(db, actor, (tx) => step(db.app, tx, { actor, draftId, version: 1, key: `seeded-${++keys}` })));
}

/** The effects that a preview of a new draft lists, as `OUTCOME place` by the name of the order. */
export async function predict({ db, people, orders }: RuledOrders, draftId: string) {
  const { actor } = people.supervisor;
  const asked = await as(db, actor, (tx) => askPreview(tx, actor, { draftId, version: 1 }));
  if (typeof asked !== 'string') throw new Error(JSON.stringify(asked));
  await runPreview(db.worker, asked);
  const items = await db.query<{ order_id: string; effects: RuleEffect[] }>(
    `select order_id, effects from app.rule_preview_items where preview_id = $1 and part = 'OPEN'`,
    [asked],
  );
  return Object.fromEntries(
    [...orders].flatMap(([name, { walk }]) => {
      const item = items.find((one) => one.order_id === walk.orderId);
      return item === undefined ? [] : [[name, item.effects.map(({ outcome, at }) => `${outcome} ${at}`).sort()]];
    }),
  );
}
