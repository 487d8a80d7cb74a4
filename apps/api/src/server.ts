import type { AppContext, PasswordCost } from '@beian/orders';
import fastifyCookie from '@fastify/cookie';
import Fastify, { type FastifyInstance } from 'fastify';
import type { Logger } from 'pino';
import { openChangeFeed } from './change-feed.ts';
import type { Settings } from './environment.ts';
import type { ProviderSettings } from './environment-provider.ts';
import { createAddressResolver } from './http/address.ts';
import { addAuth, createConcurrencyLimit } from './http/auth.ts';
import { addConsole } from './http/console.ts';
import { addDocuments } from './http/documents.ts';
import { addDownloads } from './http/downloads.ts';
import { addErrorHandler, answerMalformedRequest } from './http/error-answers.ts';
import { addEvents } from './http/events.ts';
import { addExports } from './http/exports.ts';
import { createGate } from './http/gate.ts';
import { addGraphiql } from './http/graphiql.ts';
import { addGraphql } from './http/graphql.ts';
import { refuseOtherMethods, refuseUnstorable } from './http/guards.ts';
import { addSecurityHeaders } from './http/headers.ts';
import { addHealth } from './http/health.ts';
import { addMaterials } from './http/materials.ts';
import { addOwnAccount } from './http/own-account.ts';
import { addProvider } from './http/provider.ts';
import type { MinimumRate } from './http/receive-body.ts';
import { addRouteLimits, requestTimes } from './http/route-limits.ts';
import { addCookieNames, addOriginCheck } from './http/session-cookies.ts';
import { createSessionMonitor } from './http/session-monitor.ts';
import { addSockets } from './http/sockets.ts';
import { addUploads } from './http/uploads.ts';

type ServerSettings = Pick<Settings, 'consoleDir' | 'graphiqlDir' | 'sandboxUrl' | 'secureCookies'> & {
  readonly trustedProxies?: readonly string[];
  readonly provider?: ProviderSettings | undefined;
  /** False in a benchmark alone: what the limits cost is measured against it. */
  readonly pointLimits?: boolean;
  /** Shorter in a test alone, of WebSockets. */
  readonly socketTimes?: { readonly initMs: number; readonly pingMs: number };
  /** Shorter in a test alone: how often what stays open is asked about. */
  readonly sessionCheckMs?: number;
  /** Lower in a test alone: what a new password costs. */
  readonly passwordCost?: PasswordCost;
  /** Shorter in a test alone, of requests. */
  readonly times?: { readonly [name in keyof typeof requestTimes | 'answerMs']?: number };
  /** Smaller in a test alone: how fast an image has to come. */
  readonly minUploadRate?: MinimumRate;
};

/** All doors over one house. Not yet listening; `close()` ends what is open and leaves the house as it is. */
export async function createServer(ctx: AppContext, settings: ServerSettings, log: Logger): Promise<FastifyInstance> {
  const { headMs, bodyMs, lookMs, answerMs } = { answerMs: undefined, ...requestTimes, ...settings.times };
  const app = Fastify({
    logger: false,
    trustProxy: settings.trustedProxies?.length ? [...settings.trustedProxies] : false,
    http: { headersTimeout: headMs, connectionsCheckingInterval: lookMs, maxHeaderSize: 16 * 1024 },
    // Bodies have times of their own, by route.
    requestTimeout: 0,
    keepAliveTimeout: 72_000,
    forceCloseConnections: 'idle',
    routerOptions: { maxParamLength: 200 },
    clientErrorHandler: answerMalformedRequest,
  });
  addRouteLimits(app, bodyMs, answerMs);
  // JSON alone; a door that takes something else says so itself.
  app.removeContentTypeParser('text/plain');
  addSecurityHeaders(app, { overTls: settings.secureCookies });
  addErrorHandler(app, log);
  refuseOtherMethods(app);
  addCookieNames(app, settings);
  addOriginCheck(app);
  if (log.isLevelEnabled('debug')) {
    app.addHook('onResponse', async (request, reply) => {
      // The route as it is written, never the path: ids and queries stay out of the log.
      const route = request.routeOptions.url ?? null;
      log.debug(
        { method: request.method, route, status: reply.statusCode, ms: Math.round(reply.elapsedTime) },
        'answered',
      );
    });
  }
  await app.register(fastifyCookie);
  refuseUnstorable(app);
  const changes = await openChangeFeed(ctx);
  const sessions = createSessionMonitor(app, ctx, changes, log, settings.sessionCheckMs);
  addEvents(app, ctx, changes, sessions);
  addHealth(app, ctx, { sandboxUrl: settings.sandboxUrl });
  const limitConcurrency = createConcurrencyLimit();
  const cost = settings.passwordCost;
  addAuth(app, ctx, limitConcurrency, { cost, onSignOut: sessions.endSession });
  addOwnAccount(app, ctx, limitConcurrency, { cost });
  addProvider(app, ctx, settings.provider, log, sessions.endSession);
  const gate = await createGate(app, ctx, log, { enabled: settings.pointLimits ?? true });
  addUploads(app, ctx, gate, log, settings.minUploadRate);
  addMaterials(app, ctx, gate);
  addDocuments(app, ctx, gate);
  addDownloads(app, ctx, sessions);
  addExports(app, ctx);
  const schema = await addGraphql(app, ctx, changes, gate, log);
  const addressOf = createAddressResolver(settings.trustedProxies ?? []);
  addSockets(app, { schema, ctx, changes, gate, log, addressOf, times: settings.socketTimes });
  await addGraphiql(app, settings.graphiqlDir);
  await addConsole(app, settings.consoleDir);
  app.addHook('onClose', () => changes.close());
  return app;
}
