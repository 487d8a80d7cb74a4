import type { FastifyInstance } from 'fastify';
import { z } from 'zod';
import { type Registry, registryBody } from './registry.ts';

const nameParams = z.strictObject({ name: z.string().min(1).max(255) });

/** The registry's query endpoint and its control route. */
export function registerRegistryRoutes(app: FastifyInstance, registry: Registry): void {
  app.get('/registry/domains/:name', async (request, reply) => {
    const domain = nameParams.parse(request.params).name.toLowerCase();
    const { registered, body } = registry.lookUp(domain);
    const { mode, slowMs } = registry.answerModeFor(domain);
    switch (mode) {
      case 'none':
        // No answer: the connection ends when the client disconnects or the sandbox ends.
        reply.hijack();
        return;
      case 'error':
        return reply.code(500).send({ error: 'The registry is out of order.' });
      case 'malformed':
        return reply.type('application/json').send(`{"name": ${JSON.stringify(domain)}, "registrar": `);
      case 'slow':
        await new Promise((resolve) => setTimeout(resolve, slowMs).unref());
    }
    return reply.code(registered ? 200 : 404).send(body);
  });

  app.get('/control/registry', async () => registry.describe());
  app.post('/control/registry', async (request) => {
    registry.change(registryBody.parse(request.body));
    return registry.describe();
  });
  app.delete('/control/registry', async () => {
    registry.clear();
    return registry.describe();
  });
}
