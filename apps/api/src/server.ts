import type { House } from '@beian/orders';
import fastifyCookie from '@fastify/cookie';
import Fastify, { type FastifyInstance } from 'fastify';
import type { Logger } from 'pino';
import type { Settings } from './environment.ts';
import { addErrorAnswers, answerBroken } from './http/answers.ts';
import { addAuth } from './http/auth.ts';
import { addConsole } from './http/console.ts';
import { addDownloads } from './http/downloads.ts';
import { addEvents } from './http/events.ts';
import { addExports } from './http/exports.ts';
import { createGate } from './http/gate.ts';
import { addGraphiql } from './http/graphiql.ts';
import { addGraphql } from './http/graphql.ts';
import { refuseOtherMethods } from './http/guards.ts';
import { addSecurityHeaders } from './http/headers.ts';
import { addHealth } from './http/health.ts';
import { addMaterials } from './http/materials.ts';
import { addPapers } from './http/papers.ts';
import { addRouteLimits, requestTimes } from './http/route-limits.ts';
import { addSockets } from './http/sockets.ts';
import { addUploads } from './http/uploads.ts';
import { hearOrders } from './order-changes.ts';

type ServerSettings = Pick<Settings, 'consoleDir' | 'graphiqlDir' | 'sandboxUrl' | 'secureCookies'> & {
  readonly trustedProxies?: readonly string[];
  /** False in a benchmark alone: what the limits cost is measured against it. */
  readonly pointLimits?: boolean;
  /** Shorter in a test alone, of WebSockets. */
  readonly socketTimes?: { readonly initMs: number; readonly pingMs: number };
  /** Shorter in a test alone, of requests. */
  readonly times?: { readonly [name in keyof typeof requestTimes | 'answerMs']?: number };
};

/** All doors over one house. Not yet listening; `close()` ends what is open and leaves the house as it is. */
export async function createServer(house: House, settings: ServerSettings, log: Logger): Promise<FastifyInstance> {
  const { headMs, wholeMs, lookMs, answerMs } = { answerMs: undefined, ...requestTimes, ...settings.times };
  const app = Fastify({
    logger: false,
    trustProxy: settings.trustedProxies?.length ? [...settings.trustedProxies] : false,
    http: { headersTimeout: headMs, connectionsCheckingInterval: lookMs, maxHeaderSize: 16 * 1024 },
    requestTimeout: wholeMs,
    keepAliveTimeout: 72_000,
    forceCloseConnections: 'idle',
    routerOptions: { maxParamLength: 200 },
    clientErrorHandler: answerBroken,
  });
  addRouteLimits(app, answerMs);
  // JSON alone; a door that takes something else says so itself.
  app.removeContentTypeParser('text/plain');
  addSecurityHeaders(app, { overTls: settings.secureCookies });
  addErrorAnswers(app, log);
  refuseOtherMethods(app);
  app.addHook('onResponse', async (request, reply) => {
    // The route as it is written, never the path: ids and queries stay out of the log.
    const route = request.routeOptions.url ?? null;
    log.debug(
      { method: request.method, route, status: reply.statusCode, ms: Math.round(reply.elapsedTime) },
      'answered',
    );
  });
  await app.register(fastifyCookie);
  const changes = await hearOrders(house);
  const live = addEvents(app, house, changes, log);
  addHealth(app, house, { sandboxUrl: settings.sandboxUrl });
  addAuth(app, house, { secureCookies: settings.secureCookies, onSignOut: live.endSession });
  const gate = await createGate(app, house, log, { enabled: settings.pointLimits ?? true });
  addUploads(app, house, gate, log);
  addMaterials(app, house, gate);
  addPapers(app, house, gate);
  addDownloads(app, house);
  addExports(app, house);
  const schema = await addGraphql(app, house, changes, gate, log);
  addSockets(app, { schema, house, changes, gate, log, times: settings.socketTimes });
  await addGraphiql(app, settings.graphiqlDir);
  await addConsole(app, settings.consoleDir);
  app.addHook('onClose', () => changes.close());
  return app;
}
