import { mkdirSync } from 'node:fs';
import { resolve } from 'node:path';
import Fastify, { type FastifyBaseLogger, LogController } from 'fastify';
import type { Logger } from 'pino';
import { z } from 'zod';
import { noFaults } from './bureau/faults.ts';
import { makeBureau } from './bureau/methods.ts';
import { publish } from './bureau/publish.ts';
import { makeReview } from './bureau/review.ts';
import { openBureauApp } from './bureau-app/bureau-app.ts';
import { openBureauAppDoors } from './bureau-app/routes.ts';
import { openMailbox } from './catch/mailbox.ts';
import { openPhone } from './catch/phone.ts';
import { makeClock } from './clock.ts';
import { openControl } from './control/routes.ts';
import type { Settings } from './environment.ts';
import { readFile } from './judge/read-file.ts';
import { openMinistry } from './ministry/ministry.ts';
import { openMinistryDoors } from './ministry/routes.ts';
import { openPages } from './page/routes.ts';
import { openRegistryDoor } from './registry/door.ts';
import { openRegistry } from './registry/registry.ts';
import { firstFreeId, seedRecords } from './seed/records.ts';
import { openSoapDoor } from './soap/door.ts';
import { openStore, type State } from './store/store.ts';

export interface Sandbox {
  readonly port: number;
  readonly smtpPort: number;
  close(): Promise<void>;
}

/** Records of the first start in one file. */
const recordsPerFile = 5;

/** Starts bureau, mailbox and phone. @throws when a port is taken or the folder is not ours */
export async function startSandbox(settings: Settings, log: Logger): Promise<Sandbox> {
  const { account, host } = settings;
  const folder = resolve(settings.folder);
  mkdirSync(folder, { recursive: true, mode: 0o700 });
  const store = openStore(folder, firstState(account.ispId));
  const clock = makeClock(store.state.clockOffsetMs);
  const faults = noFaults();
  if (store.isNew) {
    const { records } = store.state;
    for (let at = 0; at < records.length; at += recordsPerFile) {
      const some = records.slice(at, at + recordsPerFile);
      publish(
        store,
        clock,
        { BASJ: { Baxx: some } },
        some.map(({ Zt_xx }) => Zt_xx.Ztid),
      );
    }
    store.commit();
  }

  const phone = openPhone(folder, clock);
  const { levers, seed } = settings.ministry;
  const ministry = openMinistry({ folder, clock, phone, levers, seed, log });
  const { decisionDelayMs } = settings;
  const review = makeReview({ store, clock, faults, ispId: account.ispId, decisionDelayMs, ministry, log });
  ministry.onEnd(review.endSms);
  for (const { dataSequence, fileName } of store.unjudged()) {
    if (dataSequence === undefined || fileName === undefined) continue;
    review.receive(readFile(store.readUpload(Number(dataSequence)), account.ispId), { dataSequence, fileName });
  }
  review.wake();
  ministry.wake();
  const bureau = makeBureau({ account, store, clock, faults, review, log });
  const registry = openRegistry(folder, clock, () => store.state.records);
  const mailbox = await openMailbox(folder, host, settings.smtpPort, clock).catch((error: unknown) => {
    review.stop();
    ministry.stop();
    throw explainPort('SANDBOX_SMTP_PORT', settings.smtpPort, error);
  });

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
  openSoapDoor(app, bureau, faults);
  openRegistryDoor(app, registry);
  openPages(app, { store, clock, faults, mailbox, phone, registry });
  openControl(app, { account, store, clock, faults, review, ministry, bureau });
  openMinistryDoors(app, ministry, levers);
  openBureauAppDoors(app, openBureauApp(folder, clock));

  const close = async () => {
    review.stop();
    ministry.stop();
    // Held answers would keep their connections open.
    bureau.release();
    await Promise.all([app.close(), mailbox.close()]);
    phone.close();
    store.close();
  };
  try {
    await app.listen({ host, port: settings.port });
  } catch (error) {
    await close();
    throw explainPort('SANDBOX_PORT', settings.port, error);
  }
  const address = app.server.address();
  const port = typeof address === 'object' && address ? address.port : settings.port;
  return { port, smtpPort: mailbox.port, close };
}

const explainPort = (variable: string, port: number, cause: unknown) =>
  new Error(`${variable} ${port} cannot be listened on (${cause instanceof Error ? cause.message : 'unknown'}).`, {
    cause,
  });

const firstState = (ispId: string): State => ({
  records: seedRecords(ispId),
  pending: [],
  verdicts: {},
  queue: [],
  nextFile: 1,
  nextId: firstFreeId,
  judgedThrough: 0,
  clockOffsetMs: 0,
});
