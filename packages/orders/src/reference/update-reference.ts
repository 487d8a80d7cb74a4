import { writeAudit } from '@beian/database/audit';
import { bodyHash, findAnswer, saveAnswer } from '@beian/database/idempotency';
import { checkInput } from '@beian/database/input';
import type { AppContext, Tx } from '@beian/database/transaction';
import { referenceChange } from '@beian/domain/order';
import type { Actor } from '@beian/domain/staff';
import { bilingual, type Refusal, refusal } from '@beian/domain/text';
import type { PerformOutcome } from '../event/perform-call.ts';
import { lockOrder } from '../facts/facts.ts';
import { orderNotFound } from '../facts/refusals.ts';
import { lockReference } from './free-reference.ts';
import { sealMetadata } from './metadata.ts';

export interface ReferenceCall {
  readonly actor: Actor;
  readonly orderId: string;
  /** `referenceChange` */
  readonly input: unknown;
  readonly key: string;
}

/**
 * Changes what a partner keeps with its own order, in every state; no event of the order's life cycle, and neither its version nor
 * the time of its last change moves. One effect per key; audited.
 */
export async function updateOrderReference(ctx: AppContext, tx: Tx, call: ReferenceCall): Promise<PerformOutcome> {
  const { actor, orderId, input, key } = call;
  const body = bodyHash(['updateOrderReference', orderId, input]);
  const seen = await findAnswer<PerformOutcome>(ctx, tx, actor, key, body);
  if (seen !== undefined) return seen;
  const changed = await change(ctx, tx, call);
  const outcome: PerformOutcome =
    'reasons' in changed ? { ok: false, refusal: changed } : { ok: true, orderId, version: changed.version };
  await writeAudit(
    tx,
    actor,
    'updateOrderReference',
    orderId,
    outcome.ok ? 'done' : 'refused',
    'reasons' in changed ? { code: changed.code, codes: changed.reasons.map(({ code }) => code) } : {},
  );
  await saveAnswer(ctx, tx, actor, key, body, outcome);
  return outcome;
}

async function change(
  ctx: AppContext,
  tx: Tx,
  { actor, orderId, input }: ReferenceCall,
): Promise<{ readonly version: number } | Refusal> {
  if (actor.kind !== 'partner') return notAPartner;
  const checked = checkInput(referenceChange, input);
  if ('reasons' in checked) return checked;
  const { reference, uniqueReference: unique = false, metadata } = checked.value;
  if (!(await lockOrder(tx, orderId))) return orderNotFound;
  const partnerId = actor.id;
  const taken = reference == null ? undefined : await lockReference(tx, { partnerId, reference, orderId, unique });
  if (taken !== undefined) return taken;
  const { rows } = await tx.client.query<{ version: number }>(
    `/* updateReference */ update app.orders set reference = case when $3 then $4 else reference end
     where id = $1 and partner_id = $2 returning version`,
    [orderId, partnerId, reference !== undefined, reference ?? null],
  );
  if (rows[0] === undefined) return orderNotFound;
  if (metadata !== undefined)
    await tx.client.query('/* updateReference */ update app.order_contents set metadata = $2 where order_id = $1', [
      orderId,
      sealMetadata(ctx, orderId, metadata),
    ]);
  return rows[0];
}

const notAPartner = refusal('NOT_POSSIBLE', {
  code: 'NOT_POSSIBLE',
  message: bilingual('合作方编号由合作方自行填写', 'The reference of an order is its partner’s to choose'),
  suggestion: bilingual('请由合作方修改', 'Let the partner change it'),
  ruleId: 'D-reference',
});
