import { mkdirSync } from 'node:fs';
import { resolve } from 'node:path';
import Fastify, { type FastifyBaseLogger, type FastifyInstance, LogController } from 'fastify';
import type { Logger } from 'pino';
import { z } from 'zod';
import { createBureaus } from './bureau/bureaus.ts';
import { openBureau, resumePending } from './bureau/open.ts';
import { openBureauApp } from './bureau-app/bureau-app.ts';
import { registerBureauAppRoutes } from './bureau-app/routes.ts';
import { openMailbox } from './catch/mailbox.ts';
import { openPhone } from './catch/phone.ts';
import { openRefusals } from './catch/refusals.ts';
import { openClock } from './clock.ts';
import { registerControlRoutes } from './control/routes.ts';
import type { Settings } from './environment.ts';
import { openFaceService } from './face-service/face-service.ts';
import { registerFaceServiceRoutes } from './face-service/routes.ts';
import { openMessenger } from './messenger/messenger.ts';
import { registerMessengerRoutes } from './messenger/routes.ts';
import { openMinistry } from './ministry/ministry.ts';
import { registerMinistryRoutes } from './ministry/routes.ts';
import { registerPages } from './page/routes.ts';
import { openRegistry } from './registry/registry.ts';
import { registerRegistryRoutes } from './registry/routes.ts';
import { openResources } from './resources/resources.ts';
import { registerResourcesRoutes } from './resources/routes.ts';
import { registerOwnPortRoutes, registerSoapRoutes } from './soap/routes.ts';

export interface Sandbox {
  readonly port: number;
  readonly smtpPort: number;
  /** Own ports of bureaus, by province; empty: all use `port`. */
  readonly bureauPorts: Readonly<Record<string, number>>;
  close(): Promise<void>;
}

/** Starts bureaus, mailbox and phone. @throws when a port is taken or the folder is not ours */
export async function startSandbox(settings: Settings, log: Logger): Promise<Sandbox> {
  const { host, decisionDelayMs, moreSubjects, faults } = settings;
  const folder = resolve(settings.folder);
  mkdirSync(folder, { recursive: true, mode: 0o700 });
  const clock = openClock(folder);
  const phone = openPhone(folder, clock);
  const refusals = openRefusals();
  const messenger = openMessenger(folder, clock, refusals);
  const { behaviour, seed } = settings.ministry;
  const ministry = openMinistry({ folder, clock, phone, behaviour, seed, log });
  const filed = () => bureaus.records();
  const sandboxContext = { folder, clock, decisionDelayMs, moreSubjects, faults, ministry, filed, log };
  const bureaus = createBureaus(
    settings.bureaus.map(({ place, account }) => openBureau(sandboxContext, place, account)),
  );
  ministry.onCheckEnd((key, verified) => {
    for (const { review } of bureaus.all) review.completeSmsCheck(key, verified);
  });
  for (const bureau of bureaus.all) resumePending(bureau);
  ministry.processDue();
  const registry = openRegistry(folder, clock, bureaus);
  const stop = () => {
    for (const bureau of bureaus.all) bureau.stop();
    ministry.stop();
  };
  const mailbox = await openMailbox(folder, { host, port: settings.smtpPort }, clock, refusals).catch(
    (error: unknown) => {
      stop();
      throw explainPort('SANDBOX_SMTP_PORT', settings.smtpPort, error);
    },
  );

  const app = openApp(log);
  registerSoapRoutes(app, bureaus);
  registerRegistryRoutes(app, registry);
  registerPages(app, { bureaus, clock, mailbox, phone, refusals, registry });
  registerMessengerRoutes(app, messenger, refusals);
  registerControlRoutes(app, { bureaus, clock, ministry });
  registerMinistryRoutes(app, ministry, behaviour);
  registerBureauAppRoutes(app, openBureauApp(folder, clock));
  registerFaceServiceRoutes(app, openFaceService());
  registerResourcesRoutes(app, openResources(folder, clock));

  const own: FastifyInstance[] = [];
  const bureauPorts: Record<string, number> = {};
  const close = async () => {
    stop();
    await Promise.all([app.close(), ...own.map((one) => one.close()), mailbox.close()]);
    phone.close();
    messenger.close();
    for (const { store } of bureaus.all) store.close();
  };
  const listen = async (one: FastifyInstance, requestedPort: number, variable: string) => {
    try {
      await one.listen({ host, port: requestedPort });
    } catch (error) {
      await close();
      throw explainPort(variable, requestedPort, error);
    }
    const address = one.server.address();
    return typeof address === 'object' && address ? address.port : requestedPort;
  };
  const port = await listen(app, settings.port, 'SANDBOX_PORT');
  for (const { place, port: requestedPort } of settings.bureaus) {
    const bureau = bureaus.byProvince(place.province);
    if (requestedPort === undefined || bureau === undefined) continue;
    const bureauApp = openApp(log);
    own.push(bureauApp);
    registerOwnPortRoutes(bureauApp, bureau);
    bureau.setPort(await listen(bureauApp, requestedPort, 'SANDBOX_BUREAU_PORTS'));
    bureauPorts[place.province] = bureau.port() ?? requestedPort;
  }
  return { port, smtpPort: mailbox.port, bureauPorts, close };
}

/** The web server without routes. */
function openApp(log: Logger): FastifyInstance {
  const loggerInstance: FastifyBaseLogger = log;
  // Request URLs can contain phone numbers and mail addresses, so requests are not logged; calls are.
  const logController = new LogController({ disableRequestLogging: true });
  const app = Fastify({ loggerInstance, logController, forceCloseConnections: true });
  app.setErrorHandler((error, request, reply) => {
    if (error instanceof z.ZodError) return reply.code(400).send({ error: z.prettifyError(error) });
    const status = error instanceof Error && 'statusCode' in error ? Number(error.statusCode) : 500;
    if (status >= 500) request.log.error({ err: error }, 'a request failed');
    return reply.code(status).send({ error: error instanceof Error ? error.message : 'failed' });
  });
  return app;
}

const explainPort = (variable: string, port: number, cause: unknown) =>
  new Error(`${variable} ${port} cannot be listened on (${cause instanceof Error ? cause.message : 'unknown'}).`, {
    cause,
  });
