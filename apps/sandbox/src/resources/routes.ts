import type { FastifyInstance } from 'fastify';
import { z } from 'zod';
import { type Resources, resourcesBody, stateBody } from './resources.ts';

const codeParams = z.strictObject({ code: z.string().min(1).max(64) });

/** The cloud's routes about service codes (docs/service-codes.md), and the control routes. */
export function registerResourcesRoutes(app: FastifyInstance, resources: Resources): void {
  const unknown = (code: string) => ({ code, error: 'There is no such code.' });
  /** Answers by the mode that was set; what was asked for is done all the same, so that an answer is lost and not the act. */
  const modes = {
    normal: null,
    none: 'none',
    error: 'error',
    malformed: 'malformed',
  } as const;
  app.addHook('preHandler', async (request, reply) => {
    if (!request.url.startsWith('/resources/')) return;
    const mode = modes[resources.answers];
    if (mode === null) return;
    if (request.method === 'POST') resources.move(codeParams.parse(request.params).code, stateBody.parse(request.body));
    // No answer: the connection ends when the caller gives up or the sandbox ends.
    if (mode === 'none') return reply.hijack();
    if (mode === 'error') return reply.code(500).send({ error: 'The cloud is out of order.' });
    return reply.type('application/json').send('{"code": ');
  });
  app.get('/resources/codes/:code', async (request, reply) => {
    const { code } = codeParams.parse(request.params);
    const body = resources.find(code);
    return body === undefined ? reply.code(404).send(unknown(code)) : body;
  });
  app.post('/resources/codes/:code/state', async (request, reply) => {
    const { code } = codeParams.parse(request.params);
    const moved = resources.move(code, stateBody.parse(request.body));
    if (moved === undefined) return reply.code(404).send(unknown(code));
    return reply.code(moved.isDone ? 200 : 409).send(moved.body);
  });

  app.get('/control/resources', async () => resources.describe());
  app.post('/control/resources', async (request) => {
    resources.change(resourcesBody.parse(request.body));
    return resources.describe();
  });
  app.delete('/control/resources', async () => {
    resources.clear();
    return resources.describe();
  });
}
