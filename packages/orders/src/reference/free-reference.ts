import type { Tx } from '@beian/database/transaction';
import { bilingual, type Refusal, refusal } from '@beian/domain/text';

/**
 * Locks a reference of a partner until the end of the transaction; every write of a reference calls it first, so that
 * of two calls at once only one finds it unused. With `unique`, the refusal if another order has it.
 */
export async function lockReference(
  tx: Tx,
  {
    partnerId,
    reference,
    orderId,
    unique,
  }: { partnerId: string; reference: string; orderId?: string | undefined; unique: boolean },
): Promise<Refusal | undefined> {
  await tx.client.query(
    `/* lockReference */ select pg_advisory_xact_lock(hashtextextended('reference:' || $1 || ':' || $2, 0))`,
    [partnerId, reference],
  );
  if (!unique) return undefined;
  const { rows } = await tx.client.query<{ number: string }>(
    `/* takenReference */ select number from app.orders
     where partner_id = $1 and reference = $2 and id is distinct from $3 order by id limit 1`,
    [partnerId, reference, orderId ?? null],
  );
  return rows[0] === undefined ? undefined : referenceTaken(rows[0].number);
}

const referenceTaken = (number: string): Refusal =>
  refusal('GUARD_FAILED', {
    code: 'REFERENCE_TAKEN',
    field: 'reference',
    message: bilingual(`订单 ${number} 已使用此合作方编号`, `The order ${number} has this reference`),
    suggestion: bilingual('请换一个编号，或不再要求编号唯一', 'Give another reference, or leave uniqueReference out'),
    ruleId: 'D-reference',
  });
