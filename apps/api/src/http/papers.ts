import { type House, readVerificationForm } from '@beian/orders';
import type { FastifyInstance } from 'fastify';
import { findCaller } from '../context.ts';
import { Refused } from './answers.ts';

/** `GET /verification-forms/:orderId`: the form as PDF, made for who asks; no cache keeps it. */
export function addPapers(app: FastifyInstance, house: House): void {
  app.get<{ Params: { orderId: string } }>('/verification-forms/:orderId', async (request, reply) => {
    const caller = await findCaller(house, request);
    if (caller === null) throw new Refused('UNAUTHENTICATED');
    const paper = await readVerificationForm(house, caller.actor, request.params.orderId);
    if (paper === null) throw new Refused('NOT_FOUND', 'orderId');
    return reply
      .headers({
        'content-type': paper.type,
        'cache-control': 'no-store',
        'content-disposition': `attachment; filename="${paper.fileName}"`,
      })
      .send(paper.bytes);
  });
}
