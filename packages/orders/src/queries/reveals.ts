import { type FieldId, fieldRow, type Language, type RevealPurpose, revealPurposes } from '@beian/domain';
import type { House, Tx } from '../house.ts';
import { wordsPlace } from '../reveals/reveal.ts';
import { askOf } from '../sql/ask-of.ts';
import type { RevealView } from './reveal-view.ts';
import type { OrderView } from './view.ts';

interface Row {
  id: string;
  orderId: string;
  field: FieldId;
  purpose: RevealPurpose;
  words: Buffer | null;
  staffName: string;
  at: string;
}

/** Who looked at which value of each order without its lease, and what for; oldest first. The desk's own. */
export async function loadReveals(
  house: House,
  tx: Tx,
  ids: readonly string[],
  language: Language,
): Promise<Map<string, Partial<OrderView>>> {
  const { rows } = await askOf<Row>(tx, ids, {
    name: 'reveals',
    text: `/* loadReveals */ select id, order_id as "orderId", field, purpose, words, staff_name as "staffName", app.iso(at) as at
      from app.reveals where order_id = any($1) order by order_id, at, id`,
  });
  const lists = new Map<string, RevealView[]>(ids.map((id) => [id, []]));
  for (const { orderId, words, ...row } of rows)
    lists.get(orderId)?.push({
      ...row,
      label: fieldRow(row.field).label[language],
      purposeLabel: revealPurposes[row.purpose][language],
      words: words === null ? '' : house.keys.unseal(wordsPlace(row.id), words).toString(),
    });
  return new Map([...lists].map(([id, reveals]) => [id, { reveals }]));
}
