import { isFieldId, kindsOfField } from '../filing/fields.ts';
import { kindRow, type OrderKind, orderKinds } from '../order-names/kinds/kinds.ts';
import { type ReasonCode, reasonRow } from './reasons.ts';

/** Kinds of orders that have an item for which the reason may be given, in the order of `orderKinds`. */
export function kindsOfReason(code: ReasonCode): readonly OrderKind[] {
  const { appliesTo } = reasonRow(code);
  if (appliesTo.includes('order') || appliesTo.includes('field')) return orderKinds;
  const kinds = new Set<OrderKind>(appliesTo.filter(isFieldId).flatMap(kindsOfField));
  const isOfMaterials = appliesTo.some((place) => place.startsWith('material'));
  return orderKinds.filter((kind) => kinds.has(kind) || (isOfMaterials && kindRow(kind).materials));
}
