import type { AppContext } from '@beian/database/transaction';
import { imageSizes } from '@beian/documents/images';
import { readFacePicture } from '@beian/orders/face-check';
import { readEvidenceImage, readMaterialImage } from '@beian/orders/material';
import { readClaimPaper } from '@beian/orders/record-claims';
import type { FastifyInstance } from 'fastify';
import { z } from 'zod';
import { HttpRefusal } from './error-answers.ts';
import type { Gate } from './gate.ts';
import { assertNotCrossSite } from './guards.ts';

const asked = z.object({ size: z.enum(imageSizes).default('full') });

/** Routes of images, with the function that reads them under row-level security. */
const routes = {
  '/materials/:id': readMaterialImage,
  '/evidence/:id': readEvidenceImage,
  '/face-pictures/:id': readFacePicture,
  '/claim-papers/:id': readClaimPaper,
} as const;

/**
 * `GET /materials/:id`, `GET /evidence/:id`, `GET /face-pictures/:id`, `GET /claim-papers/:id`, `?size=reduced|thumbnail`: the image, watermarked for staff. Access is checked on every read,
 * in the row and by row-level security; the image is never cached (docs/decisions/0060).
 */
export function addMaterials(app: FastifyInstance, ctx: AppContext, gate: Gate): void {
  for (const [path, read] of Object.entries(routes)) {
    app.get<{ Params: { id: string } }>(path, async (request, reply) => {
      assertNotCrossSite(request);
      const caller = await gate.findCaller(request);
      if (caller === null) throw new HttpRefusal('UNAUTHENTICATED');
      if (path === '/materials/:id') await gate.authorize(caller, 'GET /materials/:id', reply);
      const query = asked.safeParse(request.query);
      if (!query.success) throw new HttpRefusal('WRONG_SHAPE', 'size');
      const image = await read(ctx, caller.actor, request.params.id, query.data.size, request.signal);
      if (image === null) throw new HttpRefusal('NOT_FOUND', 'id');
      return reply
        .headers({
          'content-type': image.type,
          'cache-control': 'no-store',
          // A generated name: the original file name is not kept.
          'content-disposition': `inline; filename="${path.split('/')[1]}-${query.data.size}.jpg"`,
        })
        .send(image.bytes);
    });
  }
}
