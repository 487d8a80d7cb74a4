import { type FirstRunItem, firstRunRow, openListText } from '@beian/domain/first-run';
import { type Actor, hasRight, rightRefusal } from '@beian/domain/staff';
import { bilingual, type Refusal, refusal } from '@beian/domain/text';
import { writeAudit } from '../audit/write-audit.ts';
import { bodyHash } from '../idempotency/body-hash.ts';
import { findAnswer, saveAnswer } from '../idempotency/idempotency.ts';
import type { AppContext } from '../transaction/context-type.ts';
import type { Tx } from '../transaction/tx.ts';
import { findFirstRun, openItems } from './list.ts';

export type FirstRunOutcome = { readonly ok: true } | { readonly ok: false; readonly refusal: Refusal };

export interface FirstRunCall {
  readonly actor: Actor;
  /** Idempotency key, as for `perform`. */
  readonly key: string;
}

/** An administrator confirms an item, or with null the list as a whole, after which orders may be pushed. Audited. */
export async function confirmFirstRun(
  ctx: AppContext,
  tx: Tx,
  { actor, key, item }: FirstRunCall & { readonly item: FirstRunItem | null },
): Promise<FirstRunOutcome> {
  const body = bodyHash(['confirmFirstRun', item]);
  const seen = await findAnswer<FirstRunOutcome>(ctx, tx, actor, key, body);
  if (seen !== undefined) return seen;
  const refused = await write(tx, actor, item);
  const outcome: FirstRunOutcome = refused === undefined ? { ok: true } : { ok: false, refusal: refused };
  const details = { item: item ?? 'list', ...(refused === undefined ? {} : { code: refused.code }) };
  await writeAudit(tx, actor, 'confirmFirstRun', undefined, outcome.ok ? 'done' : 'refused', details);
  await saveAnswer(ctx, tx, actor, key, body, outcome);
  return outcome;
}

async function write(tx: Tx, actor: Actor, item: FirstRunItem | null): Promise<Refusal | undefined> {
  if (!hasRight(actor, 'confirmFirstRun'))
    return rightRefusal('confirmFirstRun', bilingual('确认首次运行清单', 'confirm the first-run list'), RULE);
  if (item === null) {
    const open = openItems(await findFirstRun(tx.client));
    if (open.length > 0) return stillOpen(open);
  } else if (firstRunRow(item).confirmable !== true) return seenInData(item);
  await tx.client.query(
    `/* confirmFirstRun */ insert into app.first_run_confirmations (item, confirmed_by) values ($1, $2) on conflict do nothing`,
    [item ?? 'list', actor.name],
  );
  return undefined;
}

export const RULE = 'D-first-run';
const stillOpen = (items: readonly FirstRunItem[]): Refusal => {
  const { zh, en } = openListText(items);
  return refusal('GUARD_FAILED', {
    code: 'FIRST_RUN_CONFIRMED',
    message: bilingual(`清单尚有未完成的事项：${zh}`, `The list is not done: ${en}`),
    suggestion: bilingual('请逐项完成或确认', 'Do or confirm them one by one'),
    ruleId: RULE,
  });
};
const seenInData = (item: FirstRunItem): Refusal => {
  const { label, todo } = firstRunRow(item);
  return refusal('INVALID_INPUT', {
    code: 'NO_SUCH_CHOICE',
    field: 'item',
    message: bilingual(
      `“${label.zh}”由数据判定，不能人工确认`,
      `“${label.en}” is seen in the data, and cannot be confirmed by a person`,
    ),
    suggestion: todo,
    ruleId: RULE,
  });
};
