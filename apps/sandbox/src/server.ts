import { mkdirSync } from 'node:fs';
import { resolve } from 'node:path';
import Fastify, { type FastifyBaseLogger, type FastifyInstance, LogController } from 'fastify';
import type { Logger } from 'pino';
import { z } from 'zod';
import { gather } from './bureau/bureaus.ts';
import { openBureau, takeUp } from './bureau/open.ts';
import { openBureauApp } from './bureau-app/bureau-app.ts';
import { openBureauAppDoors } from './bureau-app/routes.ts';
import { openMailbox } from './catch/mailbox.ts';
import { openPhone } from './catch/phone.ts';
import { openClock } from './clock.ts';
import { openControl } from './control/routes.ts';
import type { Settings } from './environment.ts';
import { openMinistry } from './ministry/ministry.ts';
import { openMinistryDoors } from './ministry/routes.ts';
import { openPages } from './page/routes.ts';
import { openRegistryDoor } from './registry/door.ts';
import { openRegistry } from './registry/registry.ts';
import { openOwnDoor, openSoapDoors } from './soap/door.ts';

export interface Sandbox {
  readonly port: number;
  readonly smtpPort: number;
  /** Own ports of bureaus, by province; empty: all are reached over `port`. */
  readonly bureauPorts: Readonly<Record<string, number>>;
  close(): Promise<void>;
}

/** Starts bureaus, mailbox and phone. @throws when a port is taken or the folder is not ours */
export async function startSandbox(settings: Settings, log: Logger): Promise<Sandbox> {
  const { host, decisionDelayMs } = settings;
  const folder = resolve(settings.folder);
  mkdirSync(folder, { recursive: true, mode: 0o700 });
  const clock = openClock(folder);
  const phone = openPhone(folder, clock);
  const { levers, seed } = settings.ministry;
  const ministry = openMinistry({ folder, clock, phone, levers, seed, log });
  const filed = () => bureaus.records();
  const country = { folder, clock, decisionDelayMs, faults: settings.faults, ministry, filed, log };
  const bureaus = gather(settings.bureaus.map(({ place, account }) => openBureau(country, place, account)));
  ministry.onEnd((filing, verified) => bureaus.ofSubject(filing.ztid)?.review.endSms(filing, verified));
  for (const bureau of bureaus.all) takeUp(bureau);
  ministry.wake();
  const registry = openRegistry(folder, clock, filed);
  const stop = () => {
    for (const bureau of bureaus.all) bureau.stop();
    ministry.stop();
  };
  const mailbox = await openMailbox(folder, host, settings.smtpPort, clock).catch((error: unknown) => {
    stop();
    throw explainPort('SANDBOX_SMTP_PORT', settings.smtpPort, error);
  });

  const app = openApp(log);
  openSoapDoors(app, bureaus);
  openRegistryDoor(app, registry);
  openPages(app, { bureaus, clock, mailbox, phone, registry });
  openControl(app, { bureaus, clock, ministry });
  openMinistryDoors(app, ministry, levers);
  openBureauAppDoors(app, openBureauApp(folder, clock));

  const own: FastifyInstance[] = [];
  const bureauPorts: Record<string, number> = {};
  const close = async () => {
    stop();
    await Promise.all([app.close(), ...own.map((one) => one.close()), mailbox.close()]);
    phone.close();
    for (const { store } of bureaus.all) store.close();
  };
  const listen = async (one: FastifyInstance, wanted: number, variable: string) => {
    try {
      await one.listen({ host, port: wanted });
    } catch (error) {
      await close();
      throw explainPort(variable, wanted, error);
    }
    const address = one.server.address();
    return typeof address === 'object' && address ? address.port : wanted;
  };
  const port = await listen(app, settings.port, 'SANDBOX_PORT');
  for (const { place, port: wanted } of settings.bureaus) {
    const bureau = bureaus.of(place.province);
    if (wanted === undefined || bureau === undefined) continue;
    const door = openApp(log);
    own.push(door);
    openOwnDoor(door, bureau);
    bureau.listensOn(await listen(door, wanted, 'SANDBOX_BUREAU_PORTS'));
    bureauPorts[place.province] = bureau.port() ?? wanted;
  }
  return { port, smtpPort: mailbox.port, bureauPorts, close };
}

/** The web server without a door. */
function openApp(log: Logger): FastifyInstance {
  const loggerInstance: FastifyBaseLogger = log;
  // Addresses of requests can hold phone numbers and mails: requests are not logged, calls are.
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
