import { type Actor, escalationReasons, holdsRight, type Language } from '@beian/domain';
import type { House, Tx } from '../house.ts';
import { askOf } from '../sql/ask-of.ts';
import type { EscalationView } from './colleague-view.ts';
import type { OrderView } from './view.ts';

interface Row extends Omit<EscalationView, 'reasonLabel' | 'note' | 'answer'> {
  readonly note: Buffer | null;
  readonly answer: Buffer | null;
}

const columns = `e.id, e.order_id as "orderId", e.reason, e.note, e.staff_name as "staffName", app.iso(e.at) as at,
  o.escalation_id is not distinct from e.id as open, e.answer, e.settled_name as "settledName", app.iso(e.settled_at) as "settledAt"`;

const viewOf = (house: House, language: Language, { note, answer, ...row }: Row): EscalationView => ({
  ...row,
  reasonLabel: escalationReasons[row.reason][language],
  note: note === null ? null : house.keys.unseal(`escalations.note:${row.id}`, note).toString(),
  answer: answer === null ? null : house.keys.unseal(`escalations.answer:${row.id}`, answer).toString(),
});

/** Every escalation of each order, oldest first; for staff. */
export async function loadEscalations(
  house: House,
  tx: Tx,
  { ids, language }: { readonly ids: readonly string[]; readonly language: Language },
): Promise<Map<string, Partial<OrderView>>> {
  const { rows } = await askOf<Row>(tx, ids, {
    name: 'escalations',
    text: `/* loadEscalations */ select ${columns} from app.escalations e join app.orders o on o.id = e.order_id
      where e.order_id = any($1) order by e.order_id, e.at, e.id`,
  });
  const lists = new Map<string, EscalationView[]>(ids.map((id) => [id, []]));
  for (const row of rows) lists.get(row.orderId)?.push(viewOf(house, language, row));
  return new Map([...lists].map(([id, escalations]) => [id, { escalations }]));
}

/** What is laid before the supervisors is theirs to read. */
export const mayReadEscalations = (actor: Actor): boolean => holdsRight(actor, 'readEscalations');

/** The open escalation of each of these orders, in the order of `ids`. Whether the caller may read them is asked first. */
export async function openEscalationsOf(
  house: House,
  tx: Tx,
  { ids, language }: { readonly ids: readonly string[]; readonly language: Language },
): Promise<EscalationView[]> {
  const { rows } = await tx.client.query<Row>({
    name: 'open-escalations',
    text: `/* listOpenEscalations */ select ${columns} from unnest($1::text[]) with ordinality as want(id, place)
      join app.orders o on o.id = want.id join app.escalations e on e.id = o.escalation_id order by want.place`,
    values: [ids],
  });
  return rows.map((row) => viewOf(house, language, row));
}
