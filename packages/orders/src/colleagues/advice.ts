import { fromBase64, isoSql, jsonRowsSql, type Projection } from '@beian/database/sql';
import type { AdviceView } from '@beian/domain/order-fields';
import { partOf } from '../part/part.ts';

interface Row extends Omit<AdviceView, 'mine'> {
  readonly askedBy: string;
}

const advice: Projection<'advice', Row[]> = {
  name: 'advice',
  sql: jsonRowsSql(`select v.id, v.asked_by as "askedBy", v.asked_name as "askedName", v.of_name as "ofName",
      encode(v.question, 'base64') as question, ${isoSql('v.at')} as at, encode(v.answer, 'base64') as answer,
      v.answered_name as "answeredName", ${isoSql('v.answered_at')} as "answeredAt"
    from app.advice v where v.order_id = o.id order by v.at, v.id`),
};

/** Every request for advice of an order, oldest first; for staff. */
export const advicePart = partOf({
  projections: [advice],
  desk: true,
  view: (read, _, { ctx, actor }) => ({
    advice: read.advice.map(({ askedBy, question, answer, ...row }) => ({
      ...row,
      question: ctx.keys.unseal(`advice.question:${row.id}`, fromBase64(question)).toString(),
      answer: answer === null ? null : ctx.keys.unseal(`advice.answer:${row.id}`, fromBase64(answer)).toString(),
      mine: askedBy === actor.id,
    })),
  }),
});
