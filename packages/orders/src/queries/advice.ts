import type { Actor } from '@beian/domain';
import type { House, Tx } from '../house.ts';
import { askOf } from '../sql/ask-of.ts';
import type { AdviceView } from './colleague-view.ts';
import type { OrderView } from './view.ts';

interface Row extends Omit<AdviceView, 'question' | 'answer' | 'mine'> {
  readonly orderId: string;
  readonly askedBy: string;
  readonly question: Buffer;
  readonly answer: Buffer | null;
}

/** Every request for advice of each order, oldest first; for staff. */
export async function loadAdvice(
  house: House,
  tx: Tx,
  { ids, actor }: { readonly ids: readonly string[]; readonly actor: Actor },
): Promise<Map<string, Partial<OrderView>>> {
  const { rows } = await askOf<Row>(tx, ids, {
    name: 'advice',
    text: `/* loadAdvice */ select id, order_id as "orderId", asked_by as "askedBy", asked_name as "askedName", of_name as "ofName",
        question, app.iso(at) as at, answer, answered_name as "answeredName", app.iso(answered_at) as "answeredAt"
      from app.advice where order_id = any($1) order by order_id, at, id`,
  });
  const lists = new Map<string, AdviceView[]>(ids.map((id) => [id, []]));
  for (const { orderId, askedBy, question, answer, ...row } of rows)
    lists.get(orderId)?.push({
      ...row,
      question: house.keys.unseal(`advice.question:${row.id}`, question).toString(),
      answer: answer === null ? null : house.keys.unseal(`advice.answer:${row.id}`, answer).toString(),
      mine: askedBy === actor.id,
    });
  return new Map([...lists].map(([id, advice]) => [id, { advice }]));
}
