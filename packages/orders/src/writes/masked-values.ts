import { type FieldId, type FieldValue, type FieldValues, fieldRow, maskValue } from '@beian/domain';
import { isSentByPartner, type SentHashes } from '../content.ts';
import { contentHash } from '../seal.ts';

/** What a partner may have read of an order, masked. */
export interface MaskedContent {
  readonly base: FieldValues;
  readonly now: FieldValues;
  readonly sent: SentHashes;
  readonly salt: Uint8Array;
}

/** As `maskValue` writes it; stars alone are no sign: a remark may hold one. */
const maskPattern = /\*\*|^.?\*$/u;

/**
 * What a partner means that sends a personal value back as it was shown masked, e.g. `张*`: the value behind the mask, `STALE` where it is
 * not what is shown now, undefined where the value is not masked.
 */
export function resolveMasked(
  id: FieldId,
  value: FieldValue | undefined,
  { base, now, sent, salt }: MaskedContent,
): FieldValue | 'STALE' | undefined {
  if (typeof value !== 'string' || !fieldRow(id).personal || !maskPattern.test(value)) return undefined;
  const isMaskOf = (whole: FieldValue | undefined) => typeof whole === 'string' && maskValue(id, whole) === value;
  const isOwn = now[id] !== undefined && isSentByPartner(sent, id, contentHash(salt, id, now[id]));
  // What the partner sent is shown to it unmasked: a mask can only be the registered value's.
  if (!isOwn && isMaskOf(now[id])) return now[id];
  return isMaskOf(base[id]) ? base[id] : 'STALE';
}
