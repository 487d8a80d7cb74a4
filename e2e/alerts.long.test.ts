import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { makeAuditKey } from '../scripts/lib/audit-key.mjs';
import { debianPostgres } from '../scripts/lib/debian-postgres.mjs';
import { drawMaterial } from '../scripts/lib/draw.mjs';
import { root } from '../scripts/lib/paths.mjs';
import { freePort } from '../scripts/lib/ports.mjs';
import { startPostgres } from '../scripts/lib/postgres.mjs';
import { type Prometheus, type Rules, readRules, startPrometheus } from '../scripts/lib/prometheus.mjs';
import { type Redis, startRedis } from '../scripts/lib/redis.mjs';
import { startTlsFront, type TlsFront } from '../scripts/lib/tls-front.mjs';
import { alertFaults, type Ground, prepareGround } from './alert-faults.ts';
import { type Stack, startStack } from './stack.ts';

const rulesFile = path.join(root, 'docker/prometheus/rules.yaml');
const rules = readRules(rulesFile);

/** How much sooner the alerts fire than in production. */
const FACTOR = 30;
/** Rates are taken over a tenth of the time: operations that wait for a lock end only every ten seconds. */
const RANGE_FACTOR = 10;
/** Ages between these are divided by it, s; longer ones are reached by moving the database's clock. */
const AGES = { least: 60, most: 3600 };
const secondsOf: Readonly<Record<string, number>> = { s: 1, m: 60, h: 3600 };
/** An alert must fire, and end, within this, ms. */
const PATIENCE_MS = 240_000;

/**
 * The rules with `for` and ages of minutes shortened by FACTOR, ranges of rates by RANGE_FACTOR; the limits of shares, times of requests and
 * bytes are as they are.
 */
function shortened({ groups }: Rules): Rules {
  const shorter = (duration: string, factor = FACTOR) => {
    const [, count, unit = ''] = /^(\d+)([smh])$/.exec(duration) ?? [];
    return `${Math.max(1, Math.round((Number(count) * (secondsOf[unit] ?? Number.NaN)) / factor))}s`;
  };
  return {
    groups: groups.map((group) => ({
      ...group,
      rules: group.rules.map((rule) => ({
        ...rule,
        ...(rule.for === undefined ? {} : { for: shorter(rule.for) }),
        expr: rule.expr
          .replace(/\[(\w+)\]/g, (_, range: string) => `[${shorter(range, RANGE_FACTOR)}]`)
          .replace(/(?<![\w.])\d+(?![\w.])/g, (text) =>
            Number(text) < AGES.least || Number(text) > AGES.most ? text : String(Number(text) / FACTOR),
          ),
      })),
    })),
  };
}

let folder: string;
let stack: Stack;
let server: Awaited<ReturnType<typeof startPostgres>>;
let front: TlsFront;
let redis: Redis;
let prometheus: Prometheus;
let ground: Ground;
const table: string[] = [];

beforeAll(async () => {
  folder = mkdtempSync(path.join(os.tmpdir(), 'beian-alerts-'));
  const [apiPort, workerPort] = [await freePort(), await freePort()];
  const auditKey = path.join(folder, 'audit-key.pem');
  makeAuditKey(auditKey);
  // Backups need pg_dump of the server's version or newer, which the PostgreSQL that npm ships has not.
  const { bin } = await debianPostgres();
  server = await startPostgres({ ephemeral: true, bin });
  process.env.TEST_DATABASE_URL = server.superuserUrl;
  redis = await startRedis();
  front = await startTlsFront(folder);
  stack = await startStack({
    apiEnv: { METRICS_PORT: String(apiPort) },
    workerEnv: {
      ...{ METRICS_PORT: String(workerPort), AUDIT_KEY_FILE: auditKey, AUDIT_HEADS_DIR: path.join(folder, 'heads') },
      ...{ AUDIT_SEAL_MS: '1000', AUDIT_HEAD_MS: '2000', OUTBOX_POLL_MS: '1000', OUTBOX_AGAIN_S: '5' },
      ...{ REDIS_URL: redis.url, BUREAU_LONGEST_RETRY_MS: '2000', WEBHOOK_POLL_MS: '1000' },
      // A certificate is looked at, and not relied on, so that any will do.
      ...{ CONSOLE_URL: front.address, CERTIFICATE_LOOK_MS: '1000' },
    },
  });
  writeFileSync(path.join(folder, 'picture.jpg'), await drawMaterial('WEBSITE_PRINCIPAL_ID', 'alerts'));
  ground = await prepareGround(stack, { folder, redis, front, bin });
  prometheus = await startPrometheus({
    ...{ folder, rules: shortened(rules) },
    targets: { 'beian-api': apiPort, 'beian-worker': workerPort },
  });
}, 300_000);

afterAll(async () => {
  process.stdout.write(`\n${['alert | fault | s until it fires | s until it ends', ...table].join('\n')}\n`);
  for (const share of [0.5, 0.95])
    process.stdout.write(
      `scrape, s, p${share * 100} per job: ${await query(`quantile_over_time(${share}, scrape_duration_seconds[30m])`)}\n`,
    );
  process.stdout.write(`samples per job: ${await query('max_over_time(scrape_samples_scraped[30m])')}\n`);
  await prometheus?.stop();
  ground?.receiver.close();
  front?.stop();
  await stack?.stop();
  await server?.stop();
  redis?.stop();
  rmSync(folder, { recursive: true, force: true });
}, 120_000);

test('Prometheus takes the rules, and no alert fires while nothing is wrong', async () => {
  expect(execFileSync('promtool', ['check', 'rules', rulesFile], { encoding: 'utf8' })).toContain('SUCCESS');
  // Longer than every `for`, which starts when a condition is first seen.
  await until('half a minute of scrapes', async () => (await query('min(count_over_time(up[5m])) > 30')) !== '');
  expect(await query(bothReady)).toBe('2');
  expect([...(await prometheus.firing())]).toEqual([]);
});

test('every alert has a fault on which it fires', () => {
  const all = rules.groups.flatMap((group) => group.rules.map(({ alert }) => alert));
  expect(alertFaults.flatMap(({ alerts }) => alerts).sort()).toEqual(all.sort());
});

test.for(alertFaults)(
  'when $fault, its alerts fire, and end once it is mended',
  async ({ alerts, fault, inject, traffic, mend, past = [] }) => {
    const begun = performance.now();
    const seconds = (since: number) => ((performance.now() - since) / 1000).toFixed(0);
    const fired = new Map<string, string>();
    let isOver = false;
    const goOn = async () => {
      while (!isOver) {
        await traffic?.(ground);
        await pause();
      }
    };
    let going: Promise<void> | undefined;
    try {
      await inject(ground);
      if (traffic !== undefined) going = goOn();
      await until(`${alerts.join(', ')} to fire`, async () => {
        const now = await prometheus.firing();
        for (const alert of alerts) if (now.has(alert) && !fired.has(alert)) fired.set(alert, seconds(begun));
        return alerts.every((alert) => fired.has(alert));
      });
    } finally {
      isOver = true;
      await mend(ground);
      await going;
    }
    // Without a worker its metrics are missing, and what rests on them does not fire either.
    await until('both programs to be ready', async () => (await query(bothReady)) === '2');
    const mended = performance.now();
    const ended = new Map<string, string>();
    const awaited = alerts.filter((alert) => !past.includes(alert));
    await until(`${awaited.join(', ')} to end`, async () => {
      const now = await prometheus.firing();
      for (const alert of awaited) if (!now.has(alert) && !ended.has(alert)) ended.set(alert, seconds(mended));
      return awaited.every((alert) => ended.has(alert));
    });
    for (const alert of alerts) table.push(`${alert} | ${fault} | ${fired.get(alert)} | ${ended.get(alert) ?? '–'}`);
  },
);

const bothReady = 'count(beian_ready == 1)';

/** The values that Prometheus has for an expression now, with commas between them. */
async function query(expression: string): Promise<string> {
  const answer = await fetch(`${prometheus.url}/api/v1/query?${new URLSearchParams({ query: expression })}`);
  const { data } = (await answer.json()) as {
    data: { result: { metric: { job?: string }; value: [number, string] }[] };
  };
  return data.result.map(({ metric: { job }, value: [, value] }) => (job ? `${job} ${value}` : value)).join(', ');
}

/** Between two looks at another program that tells nobody of its changes. */
const pause = () => new Promise((resolve) => setTimeout(resolve, 250));

async function until(what: string, isTrue: () => Promise<boolean>): Promise<void> {
  const giveUpAt = performance.now() + PATIENCE_MS;
  while (!(await isTrue())) {
    if (performance.now() > giveUpAt) {
      const firing = [...(await prometheus.firing())].join(', ');
      throw new Error(`waited ${PATIENCE_MS / 1000} s for ${what}; firing: ${firing || 'none'}`);
    }
    await pause();
  }
}
