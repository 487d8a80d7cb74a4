import type { PasswordCost } from '@beian/accounts/staff';
import { createMetrics, type Metrics } from '@beian/database/metrics';
import type { AppContext } from '@beian/database/transaction';
import { figure } from '@beian/domain/metrics';
import { readWorkerFigures } from '@beian/reporting/metrics';
import fastifyCookie from '@fastify/cookie';
import Fastify, { type FastifyInstance } from 'fastify';
import type { Logger } from 'pino';
import { openChangeFeed } from './change-feed.ts';
import type { Settings } from './environment.ts';
import type { ProviderSettings } from './environment-provider.ts';
import { createAddressResolver, createProxyCheck } from './http/address.ts';
import { addAuth } from './http/auth.ts';
import { addConnectionLimits } from './http/connections.ts';
import { addConsole } from './http/console.ts';
import { addDocs } from './http/docs.ts';
import { addDocuments } from './http/documents.ts';
import { addDownloads } from './http/downloads.ts';
import { addErrorHandler, answerMalformedRequest } from './http/error-answers.ts';
import { addEvents } from './http/events.ts';
import { addExports } from './http/exports.ts';
import { addFaceChecks } from './http/face-checks.ts';
import { addFollowUps } from './http/follow-ups.ts';
import { createGate } from './http/gate.ts';
import { addGraphiql } from './http/graphiql.ts';
import { addGraphql } from './http/graphql.ts';
import { addOriginCheck, refuseOtherMethods, refuseUnstorable } from './http/guards.ts';
import { addSecurityHeaders } from './http/headers.ts';
import { addHealth } from './http/health.ts';
import { addMaterials } from './http/materials.ts';
import { addOwnAccount } from './http/own-account.ts';
import { addProvider } from './http/provider.ts';
import type { MinimumRate } from './http/receive-body.ts';
import { addReplicaHeaders } from './http/replica-headers.ts';
import { requestIdHeader, requestIdOf } from './http/request-id.ts';
import { addRouteLimits, requestTimes } from './http/route-limits.ts';
import { addCookieNames } from './http/session-cookies.ts';
import { createSessionMonitor } from './http/session-monitor.ts';
import { createSignInTurns } from './http/sign-in-turns.ts';
import { addSockets } from './http/sockets.ts';
import { addStepLinks } from './http/step-links.ts';
import { addTelemetry } from './http/telemetry.ts';
import { addUploads } from './http/uploads.ts';

type ServerSettings = Pick<Settings, 'consoleDir' | 'graphiqlDir' | 'docsDir' | 'sandboxUrl' | 'secureCookies'> & {
  readonly trustedProxies?: readonly string[];
  readonly provider?: ProviderSettings | undefined;
  /** Where requests are counted; undefined: nobody asks for it. */
  readonly metrics?: Metrics;
  /** False in benchmarks only, to measure the cost of the limits. */
  readonly pointLimits?: boolean;
  /** Of WebSockets; shorter in tests only. */
  readonly socketTimes?: { readonly initMs: number; readonly pingMs: number };
  /** Interval of session checks for open streams; shorter in tests only. */
  readonly sessionCheckMs?: number;
  /** Cost of hashing a new password; lower in tests only. */
  readonly passwordCost?: PasswordCost;
  /** Of requests; shorter in tests only. */
  readonly times?: { readonly [name in keyof typeof requestTimes | 'answerMs']?: number };
  /** Of open connections; smaller in tests only. */
  readonly connectionLimits?: Parameters<typeof addConnectionLimits>[3];
  /** Minimum rate of an image upload; smaller in tests only. */
  readonly minUploadRate?: MinimumRate;
};

/** All HTTP routes over one AppContext. Does not listen yet; `close()` ends what is open and does not close the AppContext. */
export async function createServer(ctx: AppContext, settings: ServerSettings, log: Logger): Promise<FastifyInstance> {
  const { headMs, bodyMs, lookMs, answerMs } = { answerMs: undefined, ...requestTimes, ...settings.times };
  const metrics = settings.metrics ?? createMetrics('api');
  const app = Fastify({
    logger: false,
    trustProxy: settings.trustedProxies?.length ? [...settings.trustedProxies] : false,
    http: { headersTimeout: headMs, connectionsCheckingInterval: lookMs, maxHeaderSize: 16 * 1024 },
    // Body times are set per route.
    requestTimeout: 0,
    keepAliveTimeout: 72_000,
    forceCloseConnections: 'idle',
    // While streams are being closed, what comes is served as before: the caller may have no other process to ask.
    return503OnClosing: false,
    routerOptions: { maxParamLength: 200 },
    clientErrorHandler: answerMalformedRequest,
    genReqId: ({ headers }) => requestIdOf(headers[requestIdHeader]),
  });
  addRouteLimits(app, bodyMs, answerMs);
  const isProxy = createProxyCheck(settings.trustedProxies ?? []);
  // JSON only; routes that take another type register it.
  app.removeContentTypeParser('text/plain');
  addTelemetry(app, metrics, log);
  addSecurityHeaders(app, { overTls: settings.secureCookies });
  addErrorHandler(app, log);
  addConnectionLimits(app, log, isProxy, settings.connectionLimits);
  refuseOtherMethods(app);
  addCookieNames(app, settings);
  await app.register(fastifyCookie);
  addOriginCheck(app);
  addReplicaHeaders(app, ctx);
  refuseUnstorable(app);
  const changes = await openChangeFeed(ctx);
  const sessions = createSessionMonitor(app, ctx, changes, log, settings.sessionCheckMs);
  const openStreams = addEvents(app, ctx, changes, sessions);
  addHealth(app, ctx, { sandboxUrl: settings.sandboxUrl });
  const inTurn = createSignInTurns(ctx);
  const cost = settings.passwordCost;
  addAuth(app, ctx, inTurn, { cost, onSignOut: sessions.endSession });
  addOwnAccount(app, ctx, inTurn, { cost });
  addProvider(app, ctx, settings.provider, log, sessions.endSession);
  const gate = await createGate(app, ctx, log, { enabled: settings.pointLimits ?? true });
  addUploads(app, ctx, gate, log, settings.minUploadRate);
  addFaceChecks(app, ctx, gate);
  addFollowUps(app, ctx, gate);
  addStepLinks(app, ctx, gate);
  addMaterials(app, ctx, gate);
  addDocuments(app, ctx, gate);
  addDownloads(app, ctx, sessions);
  addExports(app, ctx);
  const { partner } = await addGraphql(app, ctx, changes, gate, log, metrics);
  const addressOf = createAddressResolver(settings.trustedProxies ?? []);
  const openSockets = addSockets(app, {
    ...{ schema: partner, ctx, changes, gate, log, addressOf },
    times: settings.socketTimes,
  });
  metrics.readPart('streams', async () => [
    figure('beian_event_streams', { kind: 'sse' }, openStreams()),
    figure('beian_event_streams', { kind: 'websocket' }, openSockets()),
  ]);
  metrics.readPart('workers', () => readWorkerFigures(ctx));
  await addGraphiql(app, settings.graphiqlDir);
  addDocs(app, partner, settings.docsDir);
  await addConsole(app, settings.consoleDir);
  app.addHook('onClose', () => changes.close());
  return app;
}
