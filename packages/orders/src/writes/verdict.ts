import type { ReasonCode } from '@beian/domain';
import { newId } from '../ids.ts';
import { verdicts } from '../schema/order.ts';
import type { Write } from './write.ts';

interface VerdictInput {
  readonly item: string;
  readonly hash: string;
  readonly verdict: 'pass' | 'return';
  readonly reasons: readonly { readonly code: ReasonCode; readonly advice?: string }[];
}

/** A verdict belongs to the item's content hash, which the guard has just compared. What people write is sealed. */
export const recordVerdict: Write = async ({ house, tx, hand, actor, input }) => {
  const { item, hash, verdict, reasons } = input as VerdictInput;
  const id = newId('verdict');
  const given = verdict === 'return' ? reasons : [];
  await tx.insert(verdicts).values({
    id,
    orderId: hand.row.id,
    item,
    hash,
    verdict,
    codes: given.map((reason) => reason.code),
    advice: house.keys.sealJson(`verdicts.advice:${id}`, given),
    staffId: actor.id,
    staffName: actor.name,
  });
  return { logged: { item, verdict, codes: given.map((reason) => reason.code) } };
};
