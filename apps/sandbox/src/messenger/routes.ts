import type { FastifyInstance } from 'fastify';
import { z } from 'zod';
import { type Refusals, refusalsBody } from '../catch/refusals.ts';
import type { Messenger } from './messenger.ts';

const filter = z.strictObject({ to: z.string().optional(), order: z.string().optional() });

/** Routes of the messenger: its interface, what it has sent, and the control route of what is refused. */
export function registerMessengerRoutes(app: FastifyInstance, messenger: Messenger, refusals: Refusals): void {
  // The signature is over the bytes of the body.
  app.register(async (scope) => {
    scope.removeContentTypeParser('application/json');
    scope.addContentTypeParser('application/json', { parseAs: 'string' }, (_request, body, done) => done(null, body));
    scope.post('/messenger', async (request, reply) => {
      const { status, body } = messenger.receive(request.headers, String(request.body));
      return reply.code(status).send(body);
    });
  });
  app.get('/messenger', async (request) => {
    const { to, order } = filter.parse(request.query);
    const messages = messenger
      .all()
      .filter((one) => to === undefined || one.to === to)
      .filter((one) => order === undefined || one.values.order === order)
      .map((one) => ({ ...one, text: one.values.text ?? '' }));
    return { messages };
  });
  app.get('/control/deliveries', async () => refusals.describe());
  app.post('/control/deliveries', async (request) => {
    refusals.configure(refusalsBody.partial().parse(request.body));
    return refusals.describe();
  });
  app.delete('/control/deliveries', async () => {
    refusals.clear();
    return refusals.describe();
  });
}
