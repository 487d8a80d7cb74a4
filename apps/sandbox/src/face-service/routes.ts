import type { FastifyInstance } from 'fastify';
import { z } from 'zod';
import { type FaceService, faceBehaviour } from './face-service.ts';

const picture = z.base64().min(1);
const question = z.object({
  id: z.string().min(1).max(100),
  name: z.string().min(1),
  idNumber: z.string().min(1),
  idFront: picture,
  frames: z.array(picture).min(1).max(3),
});

/** Bytes of a question: four reduced pictures as base64 text. */
const MAX_QUESTION_BYTES = 12 * 1024 * 1024;

/** Routes of the liveness service, and its control routes. */
export function registerFaceServiceRoutes(app: FastifyInstance, service: FaceService): void {
  app.post('/face-check', { bodyLimit: MAX_QUESTION_BYTES }, async (request, reply) => {
    const { id, idNumber } = question.parse(request.body);
    const { answer, score } = service.answerTo(idNumber);
    if (answer === 'error') return reply.code(500).send({ error: 'The service failed.' });
    // Nothing is sent: the connection ends when the caller gives up, or the sandbox stops.
    if (answer === 'timeout') return reply.hijack();
    return { outcome: answer, score, reference: `sandbox-${id}` };
  });
  const describe = () => ({ ...service.behaviour, asked: service.asked });
  app.get('/control/face-check', async () => describe());
  app.post('/control/face-check', async (request) => {
    service.configure(faceBehaviour.partial().parse(request.body));
    return describe();
  });
  app.delete('/control/face-check', async () => {
    service.clear();
    return describe();
  });
}
