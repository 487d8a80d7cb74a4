import { type FieldId, type FieldValue, type FieldValues, fieldRow, maskValue } from '@beian/domain/filing';
import { hashFields, isSentByPartner, type SentHashes } from '../content/content.ts';

/** The values of an order that a partner may have read masked. */
export interface MaskedContent {
  readonly base: FieldValues;
  readonly now: FieldValues;
  readonly sent: SentHashes;
  readonly salt: Uint8Array;
}

/** Matches what `maskValue` writes; a single star is no evidence, because a remark may contain one. */
const maskPattern = /\*\*|^.?\*$/u;

/**
 * Resolves a personal value that a partner sends back masked, e.g. `张*`: returns the value behind the mask, `STALE`
 * when the mask does not match what is shown now, undefined when the value is not masked.
 */
export function resolveMasked(
  id: FieldId,
  value: FieldValue | undefined,
  { base, now, sent, salt }: MaskedContent,
): FieldValue | 'STALE' | undefined {
  if (typeof value !== 'string' || !fieldRow(id).personal || !maskPattern.test(value)) return undefined;
  const isMaskOf = (whole: FieldValue | undefined) => typeof whole === 'string' && maskValue(id, whole) === value;
  const isOwn = isSentByPartner(sent, id, hashFields(salt, { [id]: now[id] }, sent)[id]);
  // Values the partner sent are shown to it unmasked, so a mask can only stand for a registered value.
  if (!isOwn && isMaskOf(now[id])) return now[id];
  return isMaskOf(base[id]) ? base[id] : 'STALE';
}
