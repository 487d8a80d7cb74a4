import { type Ending, kindRow, type OrderKind } from '@beian/domain/order-names';

/** What an order of this kind ends; null: nothing. */
export function endingOf(kind: OrderKind): Ending | null {
  const { effect } = kindRow(kind);
  return effect.does === 'end' ? effect.what : null;
}

/** Whether its values stand beside the registered ones, which they replace. */
export const comparesValues = (kind: OrderKind): boolean => kindRow(kind).effect.does === 'replace';
