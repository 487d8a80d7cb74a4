import { type House, readMaterialImage } from '@beian/orders';
import type { FastifyInstance } from 'fastify';
import { z } from 'zod';
import { findCaller } from '../context.ts';
import { Refused } from './answers.ts';

const asked = z.object({ size: z.enum(['full', 'thumbnail']).default('full') });

/** `GET /materials/:id`, `?size=thumbnail`: the image, for whom the order's own wall lets see it; no cache keeps it. */
export function addMaterials(app: FastifyInstance, house: House): void {
  app.get<{ Params: { id: string } }>('/materials/:id', async (request, reply) => {
    const caller = await findCaller(house, request);
    if (caller === null) throw new Refused('UNAUTHENTICATED');
    const query = asked.safeParse(request.query);
    if (!query.success) throw new Refused('WRONG_SHAPE', 'size');
    const image = await readMaterialImage(house, caller.actor, request.params.id, query.data.size);
    if (image === null) throw new Refused('NOT_FOUND', 'id');
    return reply
      .headers({ 'content-type': image.type, 'cache-control': 'no-store', 'content-disposition': 'inline' })
      .send(image.bytes);
  });
}
