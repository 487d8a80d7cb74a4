import { mkdtempSync, rmSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { runConnection, runPeople } from '@beian/setup/seed';
import { type TestDatabase, testDatabase } from '@beian/testing/database';
import { type ProgramName, programFile } from '../scripts/lib/bundle.mjs';
import { describe } from '../scripts/lib/failure.mjs';
import { root } from '../scripts/lib/paths.mjs';
import { startProgram } from '../scripts/lib/processes.mjs';
import { messengerOf } from '../scripts/lib/sandbox-messenger.mjs';
import { connect, controlOf, type SharedStack, type StackAddress } from './connect-stack.ts';

type Running = Awaited<ReturnType<typeof startProgram>>;

/** An installation of one test file, with its own database: sandbox, worker and API as processes, as `npm start` runs them. */
export interface Stack extends SharedStack {
  readonly db: TestDatabase;
  readonly worker: () => Running;
  /** `env`: settings of this start alone. */
  startWorker(env?: Record<string, string>): Promise<void>;
  /** Starts one more process beside the first; its `stop` ends it, and so does the stack's. */
  startAnother(name: 'api' | 'worker'): Promise<Running>;
  /** Sends SIGKILL, as in a crash. */
  killWorker(): Promise<void>;
  /**
   * Moves the clocks forward by milliseconds: first the sandbox's, then the database's, which wakes the worker. Staff whose sessions
   * expire by it are signed in again: read `reviewers` anew.
   */
  travel(ms: number): Promise<void>;
  /** How other processes connect to it. */
  readonly address: StackAddress;
  stop(): Promise<void>;
}

export interface StackOptions {
  /** The bureau decides after this time, ms; without it the test decides (`/control/decideNow`). */
  readonly decisionMs?: number;
  readonly workerEnv?: Record<string, string>;
  readonly apiEnv?: Record<string, string>;
  /** `FILES_DIR` of API and worker; default: the folder of the database. */
  readonly filesDir?: string;
  /** Where API and worker reach a database; default: its own address. */
  readonly databaseUrl?: (url: string) => string;
  /** Where the API reaches a replica of its database; default: there is none. */
  readonly replicaUrl?: (url: string) => string;
  readonly sandboxEnv?: Record<string, string>;
  readonly console?: boolean;
  /** `SANDBOX_BUREAUS`; default: only Jiangsu. */
  readonly bureaus?: string;
  /** Path of the Node that runs the programs; default: this one. */
  readonly node?: string;
}

/** Longer intervals, because changes wake the worker anyway: an idle worker would take a sixth of a core from the test. */
const slowPolling = {
  BUREAU_POLL_MS: '300',
  OUTBOX_POLL_MS: '5000',
  TIMER_TICK_MS: '5000',
  WEBHOOK_POLL_MS: '5000',
  LOOKUP_TICK_MS: '5000',
  AUDIT_SEAL_MS: '5000',
};

export async function startStack(options: StackOptions = {}): Promise<Stack> {
  const db = await testDatabase();
  const folder = mkdtempSync(path.join(os.tmpdir(), 'beian-walk-'));
  const logDir = path.join(folder, 'logs');
  const data = path.join(folder, 'sandbox');
  const file = (name: string) => path.join(root, name);
  const start = (name: ProgramName, env: Record<string, string>) =>
    startProgram({
      name,
      file: programFile(name),
      ...(options.node === undefined ? {} : { node: options.node }),
      logDir,
      env: { ...process.env, ...common, ...env },
    }).catch((error: unknown) => {
      throw new Error(describe(error));
    });
  const common = {
    KEYS_FILE: db.keysFile,
    FILES_DIR: options.filesDir ?? db.filesDir,
    HOST: '127.0.0.1',
    NODE_ENV: 'test',
    WEBHOOK_ALLOW_PRIVATE: '1',
    LOG_LEVEL: 'debug',
  };

  const sandbox = await start('sandbox', {
    SANDBOX_PORT: '0',
    SANDBOX_SMTP_PORT: '0',
    SANDBOX_DATA: data,
    SANDBOX_DECISION_MS: String(options.decisionMs ?? 3_600_000),
    ...(options.bureaus === undefined ? {} : { SANDBOX_BUREAUS: options.bureaus }),
    ...options.sandboxEnv,
  });
  const sandboxUrl = `http://127.0.0.1:${sandbox.ready.port}`;
  const control = controlOf(sandboxUrl);
  await control('clock', { now: await db.now() });

  const world = {
    SANDBOX_URL: sandboxUrl,
    SMTP_URL: `smtp://127.0.0.1:${sandbox.ready.smtpPort}`,
    SMS_URL: `${sandboxUrl}/sms`,
    MESSENGER_URL: messengerOf(sandboxUrl),
    REGISTRY_URL: `${sandboxUrl}/registry`,
    MINISTRY_URL: `${sandboxUrl}/ministry`,
    BUREAU_APP_URL: `${sandboxUrl}/bureau-app`,
    FACE_CHECK_URL: `${sandboxUrl}/face-check`,
    RESOURCES_URL: `${sandboxUrl}/resources`,
  };
  let worker: Running | undefined;
  const { databaseUrl = (url: string) => url } = options;
  const environments = {
    worker: {
      ...world,
      DATABASE_WORKER_URL: databaseUrl(db.workerUrl),
      ...slowPolling,
      BUREAU_BATCH_MS: '0',
      BUREAU_RETRY_MS: '200',
      ...options.workerEnv,
    },
    api: {
      DATABASE_APP_URL: databaseUrl(db.appUrl),
      ...(options.replicaUrl === undefined ? {} : { DATABASE_REPLICA_URL: options.replicaUrl(db.appUrl) }),
      PORT: '0',
      SANDBOX_URL: sandboxUrl,
      ...(options.console
        ? {
            CONSOLE_DIR: file('apps/console/dist'),
            GRAPHIQL_DIR: file('apps/console/dist-graphiql'),
            DOCS_DIR: file('docs'),
          }
        : {}),
      ...options.apiEnv,
    },
  };
  const others: Running[] = [];
  const startWorker = async (env: Record<string, string> = {}) => {
    worker = await start('worker', { ...environments.worker, ...env });
  };
  const killWorker = async () => {
    if (worker === undefined) throw new Error('no worker runs');
    process.kill(worker.pid, 'SIGKILL');
    await worker.exit;
  };
  const seeds = {
    ...(options.bureaus === undefined
      ? {
          BUREAU_WSDL: `${sandboxUrl}/ISPWebService/upDownLoad?wsdl`,
          BUREAU_STATUS_WSDL: `${sandboxUrl}/BeianStatusWebService/queryBeianStatus?wsdl`,
          BUREAU_PASSWORD_WSDL: `${sandboxUrl}/BeianStatusWebService/verifyBamm?wsdl`,
        }
      : { BUREAU_LIST: `${sandboxUrl}/control/bureaus` }),
  };
  // Tests send more than a partner's rate limit allows. By the default, because the audit covers the rows of partners.
  await db.query(
    'alter table app.partners alter points_per_second set default 10000, alter points_bucket set default 100000',
  );
  await runConnection(db.worker, seeds);
  const [, api, seeded] = await Promise.all([
    startWorker(),
    start('api', environments.api),
    runPeople(db.worker, { ...seeds, SLOW: process.env.SLOW }),
  ]);
  const url = `http://127.0.0.1:${api.ready.port}`;
  const { signIns = [], partnerKey = '', testKey = '' } = seeded;
  const address: StackAddress = {
    database: db.address,
    url,
    sandboxUrl,
    sandboxData: data,
    logDir,
    signIns,
    partnerKey,
    testKey,
  };
  const { close, signInAll, ...connected } = await connect(db, address);
  const stack = {
    ...connected,
    db,
    address,
    worker: () => {
      if (worker === undefined) throw new Error('no worker runs');
      return worker;
    },
    startWorker,
    startAnother: async (name: 'api' | 'worker') => {
      const another = await start(name, environments[name]);
      others.push(another);
      return another;
    },
    killWorker,
    travel: async (ms: number) => {
      await control('clock', { now: new Date(Date.parse(await db.now()) + ms).toISOString() });
      await db.travel(ms);
      Object.assign(stack, await signInAll());
    },
    stop: async () => {
      await close();
      await Promise.all([...others.map((one) => one.stop()), api.stop(), worker?.stop(), sandbox.stop()]);
      await db.close();
      rmSync(folder, { recursive: true, force: true });
    },
  } satisfies Stack;
  return stack;
}
