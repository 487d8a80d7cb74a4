import { type FieldId, type FieldValues, fieldIds, listOf } from '@beian/domain/filing';
import type { OrderFacts } from '@beian/domain/order';
import type { Actor } from '@beian/domain/staff';
import { isSentByPartner, type SentHashes } from '../content/content.ts';
import { textMask } from '../part/mask-text.ts';
import type { ReturnedContent } from '../return/return.ts';

/** Which personal values of an order the reader sees unmasked. */
export interface UnmaskedValues {
  readonly registered: boolean;
  now(id: FieldId): boolean;
  lastReturned(id: FieldId, returned: ReturnedContent): boolean;
}

/**
 * The holder of the lease reads every value; a partner reads the values that it sent in this order. The values that a
 * draft starts with come from the filed record and stay masked for the partner, so that opening an order shows no
 * more than the record does.
 */
export function unmaskedValuesFor(
  actor: Actor,
  holdsLease: boolean,
  sent: SentHashes | null,
  { fieldHashes }: OrderFacts,
): UnmaskedValues {
  const isOwn = (id: FieldId, hash: string | undefined) =>
    actor.kind === 'partner' && isSentByPartner(sent ?? {}, id, hash);
  return {
    registered: holdsLease,
    now: (id) => holdsLease || isOwn(id, fieldHashes[id]),
    lastReturned: (id, { hashes, sent: own }) =>
      holdsLease || isOwn(id, hashes[id]) || (actor.kind === 'partner' && own?.includes(id) === true),
  };
}

/** Masks in a reviewer's advice the personal values that the partner did not send. */
export function adviceMask(
  { base, now }: { readonly base: FieldValues; readonly now: FieldValues },
  last: ReturnedContent | null,
  clear: UnmaskedValues,
): (text: string) => string {
  const own = fieldIds.flatMap((id) => [
    ...(clear.now(id) ? listOf(now, id) : []),
    ...(last !== null && clear.lastReturned(id, last) ? listOf(last.values, id) : []),
  ]);
  return textMask([base, now, last?.values ?? {}], new Set(own));
}
