import { execFileSync } from 'node:child_process';
import { mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import path from 'node:path';
import type { Client } from '../examples/desk-client.mjs';
import { submit } from '../examples/order-flow.mjs';
import { findFaketime } from '../scripts/lib/install.mjs';
import { root } from '../scripts/lib/paths.mjs';
import type { Redis } from '../scripts/lib/redis.mjs';
import type { TlsFront } from '../scripts/lib/tls-front.mjs';
import { mustCommand } from './backup-commands.ts';
import type { Stack } from './stack.ts';
import { createDraft, createReadyToPush, type Order, pushOrder } from './steps.ts';

const HOUR = 3_600_000;
/** Nothing listens there. */
const CLOSED_PORT = 9;

/** What the faults break, and what was made for them while all was well. */
export interface Ground {
  readonly stack: Stack;
  readonly folder: string;
  /** The queues of the worker. */
  readonly redis: Redis;
  /** What stands before the desk and has its certificate (CONSOLE_URL). */
  readonly front: TlsFront;
  /** Folder of PostgreSQL's programs. */
  readonly bin: string;
  /** Orders that may be pushed, and drafts that may be submitted; a fault takes them from the front. */
  readonly pushable: Order[];
  readonly drafts: Order[];
  /** An endpoint that takes webhooks. */
  readonly receiver: Server;
  /** Ends what a fault holds. */
  release?: () => Promise<void>;
}

/** A fault of the world outside of the desk's programs, and the alerts that must fire on it. */
export interface AlertFault {
  readonly alerts: readonly string[];
  readonly fault: string;
  readonly inject: (at: Ground) => Promise<unknown>;
  /** Calls that meet the fault, again and again until the alerts fire. */
  readonly traffic?: (at: Ground) => Promise<unknown>;
  readonly mend: (at: Ground) => Promise<unknown>;
  /** Alerts about a past event: they end when it is long enough ago, which is not waited for. */
  readonly past?: readonly string[];
}

/** What timers of the operator do (docker/systemd), to its end; each succeeds. */
async function maintain({ stack, folder, bin }: Pick<Ground, 'stack' | 'folder' | 'bin'>): Promise<void> {
  const { db } = stack;
  const env = {
    ...{ DATABASE_SUPERUSER_URL: db.url, DATABASE_URL: db.migratorUrl, DATABASE_APP_URL: db.appUrl },
    ...{ DATABASE_WORKER_URL: db.workerUrl, KEYS_FILE: db.keysFile, FILES_DIR: db.filesDir, RESTORE_TEST_DIR: folder },
  };
  const backups = path.join(folder, 'backups');
  await mustCommand('backup', [backups], env, bin);
  await mustCommand('restore-test', [backups], env, bin);
  execFileSync(process.execPath, [path.join(root, 'packages/audit/dist/audit-verify.js')], {
    env: { ...process.env, DATABASE_URL: db.migratorUrl },
  });
}

export async function prepareGround(
  stack: Stack,
  { folder, redis, front, bin }: Pick<Ground, 'folder' | 'redis' | 'front' | 'bin'>,
): Promise<Ground> {
  const pushable: Order[] = [];
  for (const nth of [0, 1, 2]) pushable.push(await createReadyToPush(stack, nth));
  const drafts: Order[] = [];
  for (const nth of [3, 4, 5, 6]) drafts.push(await createDraft(stack, nth));
  const receiver = createServer((_request, response) => response.writeHead(204).end());
  await new Promise<void>((resolve) => receiver.listen(0, '127.0.0.1', resolve));
  await maintain({ stack, folder, bin });
  return { stack, folder, redis, front, bin, pushable, drafts, receiver };
}

const ask = ({ stack }: Ground, query: string) =>
  fetch(`${stack.url}/graphql`, {
    ...{ method: 'POST', body: JSON.stringify({ query }) },
    headers: { 'content-type': 'application/json', authorization: `Bearer ${stack.partnerKey}` },
  }).then((answer) => answer.text());

const restartWorker = async ({ stack }: Ground, env: Record<string, string> = {}) => {
  await stack.killWorker();
  await stack.startWorker(env);
};

const push = ({ stack, pushable }: Ground) => pushOrder(stack, pushable.shift() as Order);
const submitDraft = ({ stack, drafts }: Ground) => submit(stack.partner, drafts.shift() as Order);
const must = async (client: Client, mutation: string, variables: Record<string, unknown>): Promise<void> => {
  const { done } = await client.graphql(mutation, variables);
  if (done.__typename === 'ActionRefused') throw new Error(`refused: ${mutation}`);
};
const bureauOf = async ({ stack }: Ground) =>
  (await stack.db.query<{ id: string }>('select id from app.bureaus where not test'))[0]?.id;
const addEndpoint = ({ stack }: Ground, key: string, port: number) =>
  must(
    stack.partner,
    `mutation ($url: String!) { done: createWebhookEndpoint(idempotencyKey: "${key}", input: { url: $url }) { __typename } }`,
    { url: `http://127.0.0.1:${port}/` },
  );

/** In this sequence: orders first, then what moves the clock by days. */
export const alertFaults: readonly AlertFault[] = [
  {
    alerts: ['BeianProcessDown', 'BeianNoWorker'],
    fault: 'the worker is killed (SIGKILL)',
    inject: ({ stack }) => stack.killWorker(),
    mend: ({ stack }) => stack.startWorker(),
  },
  {
    alerts: ['BeianNotReady'],
    fault: 'a later release has taken away what this one uses, as its migration says',
    inject: ({ stack }) =>
      stack.db.query(
        `insert into migrations.applied (name, sha256, contract, contract_since) values ('9999-later.sql', '', true, '99.0.0')`,
      ),
    mend: ({ stack }) => stack.db.query(`delete from migrations.applied where name = '9999-later.sql'`),
  },
  {
    alerts: ['BeianQueueAway'],
    fault: 'Redis takes connections and answers nothing (SIGSTOP)',
    inject: async ({ redis }) => redis.pause(),
    mend: async ({ redis }) => redis.resume(),
  },
  {
    alerts: ['BeianDegraded'],
    fault: 'the keys file is half written',
    inject: async (at) => {
      const { keysFile } = at.stack.db;
      const whole = readFileSync(keysFile);
      writeFileSync(keysFile, 'half a fi');
      at.release = async () => writeFileSync(keysFile, whole);
    },
    mend: (at) => at.release?.() ?? Promise.resolve(),
  },
  {
    alerts: ['BeianSpaceLow', 'BeianRequestsFail'],
    fault: 'the volume of FILES_DIR has 64 KiB, and a partner uploads',
    inject: async ({ stack }) => execFileSync('mount', ['-t', 'tmpfs', '-o', 'size=64k', 'tmpfs', stack.db.filesDir]),
    traffic: ({ stack, folder }) =>
      fetch(`${stack.url}/uploads`, {
        ...{ method: 'POST', body: readFileSync(path.join(folder, 'picture.jpg')) },
        headers: { 'content-type': 'image/jpeg', authorization: `Bearer ${stack.partnerKey}` },
      }).then((answer) => answer.text()),
    // Lazily: an upload that still runs has a file open there.
    mend: async ({ stack }) => execFileSync('umount', ['--lazy', stack.db.filesDir]),
  },
  {
    alerts: ['BeianOperationsFail'],
    fault: 'a table is gone (renamed), and a partner asks for it',
    inject: ({ stack }) => stack.db.query('alter table app.records rename to records_gone'),
    traffic: (at) => ask(at, '{ records(first: 1) { edges { node { id } } } }'),
    mend: ({ stack }) => stack.db.query('alter table app.records_gone rename to records'),
  },
  {
    alerts: ['BeianOperationsSlow', 'BeianPoolWaits'],
    fault: 'a forgotten transaction locks app.orders, and twelve people ask for the queue',
    inject: async (at) => {
      at.release = await at.stack.db.hold('lock table app.orders in access exclusive mode');
    },
    traffic: ({ stack }) =>
      Promise.allSettled(
        Array.from({ length: 12 }, () => stack.supervisor.graphql('{ orders(first: 1) { edges { node { id } } } }')),
      ),
    mend: (at) => at.release?.() ?? Promise.resolve(),
  },
  {
    alerts: ['BeianCertificateEnds'],
    fault: 'the certificate of the balancer ends in a week',
    inject: async ({ front }) => front.renew(168 * HOUR),
    mend: async ({ front }) => front.renew(),
  },
  {
    alerts: ['BeianCertificateEnded'],
    fault: 'the certificate of the balancer has ended',
    inject: async ({ front }) => front.renew(-1000),
    mend: async ({ front }) => front.renew(),
  },
  {
    alerts: ['BeianBureauAlarm'],
    fault: 'the bureau calls a file broken (code 8)',
    inject: async (at) => {
      await at.stack.control('faults', { broken8: 1 });
      await push(at);
    },
    mend: async (at) =>
      must(
        at.stack.supervisor,
        'mutation ($id: ID!) { done: settleAlarm(bureauId: $id, key: "settle-alarm") { __typename } }',
        { id: await bureauOf(at) },
      ),
  },
  {
    alerts: ['BeianBureauStopped'],
    fault: 'the bureau refuses the password (code 5)',
    inject: ({ stack }) => stack.control('faults', { refuse: [{ code: 5, of: 'isp_download', times: 1 }] }),
    mend: async (at) =>
      must(
        at.stack.supervisor,
        'mutation ($id: ID!) { done: resumeBureau(bureauId: $id, key: "resume", why: "样例：密码已更正") { __typename } }',
        { id: await bureauOf(at) },
      ),
  },
  {
    alerts: ['BeianFileUnknown'],
    fault: 'the bureau takes a file without an answer, and refuses the question about it (code 999)',
    inject: async (at) => {
      const refuse = [{ code: 999, of: 'isp_querypreviousupload', times: 1000 }];
      await at.stack.control('faults', { dropAfterAccept: 1, refuse });
      await push(at);
    },
    mend: ({ stack }) => stack.control('faults', { dropAfterAccept: 0, refuse: [] }),
  },
  {
    alerts: ['BeianBureauSilent'],
    fault: 'the bureau cuts every connection, and an order waits',
    inject: async (at) => {
      await at.stack.control('faults', { down: true });
      await push(at);
    },
    mend: ({ stack }) => stack.control('faults', { down: false }),
  },
  {
    alerts: ['BeianIncidentsOpen'],
    fault: 'an answer of the bureau declares a document type, and nobody looks',
    inject: ({ stack }) => stack.control('faults', { answerDoctype: 1 }),
    mend: async ({ stack }) => {
      const open = await stack.db.query<{ id: string }>(
        'select id from app.bureau_incidents where settled_at is null and not test',
      );
      for (const { id } of open)
        await must(
          stack.supervisor,
          `mutation ($id: ID!) { done: markIncidentSeen(id: $id, key: "seen-${id}") { __typename } }`,
          { id },
        );
    },
  },
  {
    alerts: ['BeianMetricsMissing'],
    fault: 'the role worker may not read app.file_sweeps',
    inject: ({ stack }) => stack.db.query('revoke select on app.file_sweeps from worker'),
    mend: ({ stack }) => stack.db.query('grant select on app.file_sweeps to worker'),
  },
  {
    alerts: ['BeianTaskStuck', 'BeianAuditUnsigned'],
    fault: 'the role worker may not write app.audit_chain, and somebody signs in',
    inject: async ({ stack }) => {
      await stack.db.query('revoke insert on app.audit_chain from worker');
      // Signs everybody in again.
      await stack.travel(1000);
    },
    mend: ({ stack }) => stack.db.query('grant insert on app.audit_chain to worker'),
  },
  {
    alerts: ['BeianWebhooksFail', 'BeianWebhooksWait'],
    fault: 'an endpoint is away for an hour; then the role worker may not change app.webhook_deliveries',
    inject: async (at) => {
      await addEndpoint(at, 'away', CLOSED_PORT);
      await addEndpoint(at, 'works', (at.receiver.address() as AddressInfo).port);
      await submitDraft(at);
      await at.stack.waitFor('the endpoint to fail', async () => {
        const [row] = await at.stack.db.query('select 1 from app.webhook_endpoints where failing_since is not null');
        return row !== undefined;
      });
      await at.stack.travel(HOUR);
      await at.stack.db.query('revoke update on app.webhook_deliveries from worker');
      await submitDraft(at);
    },
    // The endpoint that is away stays so; its partner switches it off.
    mend: async ({ stack }) => {
      await stack.db.query('grant update on app.webhook_deliveries to worker');
      const [away] = await stack.db.query<{ id: string }>(
        'select id from app.webhook_endpoints where failing_since is not null',
      );
      await must(
        stack.partner,
        'mutation ($id: ID!) { done: updateWebhookEndpoint(idempotencyKey: "off", id: $id, input: { enabled: false }) { __typename } }',
        { id: away?.id },
      );
    },
  },
  {
    alerts: ['BeianNoticesWait'],
    fault: 'the mail server is away, and an order is submitted',
    inject: async (at) => {
      await restartWorker(at, { SMTP_URL: `smtp://127.0.0.1:${CLOSED_PORT}` });
      await submitDraft(at);
    },
    // Left to the next fault.
    mend: () => Promise.resolve(),
    past: ['BeianNoticesWait'],
  },
  {
    alerts: ['BeianNoticesGivenUp'],
    fault: 'the mail server stays away for a day',
    inject: ({ stack }) => stack.travel(25 * HOUR),
    mend: (at) => restartWorker(at),
    past: ['BeianNoticesGivenUp'],
  },
  {
    alerts: ['BeianClockWrong', 'BeianTimersLate', 'BeianOutboxOld', 'BeianSweepLate', 'BeianRetentionLate'],
    fault: 'the only worker’s clock is an hour fast, an order is submitted, and three days pass',
    inject: async (at) => {
      const file = path.join(at.folder, 'worker.time');
      writeFileSync(file, '+1h\n');
      await restartWorker(at, {
        LD_PRELOAD: findFaketime() ?? '',
        FAKETIME_TIMESTAMP_FILE: file,
        FAKETIME_CACHE_DURATION: '1',
        FAKETIME_DONT_FAKE_MONOTONIC: '1',
        DONT_FAKE_MONOTONIC: '1',
      });
      await submitDraft(at);
      await at.stack.travel(72 * HOUR);
    },
    mend: (at) => restartWorker(at),
  },
  {
    alerts: ['BeianFilesMissing'],
    fault: 'a folder of FILES_DIR is gone, and the day of its comparison comes',
    inject: async (at) => {
      const [file] = await at.stack.db.query<{ file: string }>(
        'select file from app.uploads where not test order by id limit 1',
      );
      const name = String(file?.file).slice(0, 2);
      const lost = path.join(at.stack.db.filesDir, name);
      mkdirSync(path.join(at.folder, 'lost'));
      const kept = path.join(at.folder, 'lost', 'files');
      renameSync(lost, kept);
      // A part that was never compared comes first; the others come in 29 days.
      const compare = async () => {
        await at.stack.db.query('update app.file_sweep_parts set swept_at = null where prefix = $1', [name]);
        await at.stack.travel(25 * HOUR);
      };
      at.release = async () => {
        renameSync(kept, lost);
        await compare();
      };
      await compare();
    },
    mend: (at) => at.release?.() ?? Promise.resolve(),
  },
  {
    alerts: ['BeianBackupOld', 'BeianRestoreUntested', 'BeianAuditUnverified'],
    fault: 'the timers of the operator do not run for twelve days',
    inject: ({ stack }) => stack.travel(12 * 24 * HOUR),
    mend: maintain,
  },
];
