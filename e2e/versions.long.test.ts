import path from 'node:path';
import { testDatabase } from '@beian/testing/database';
import { afterEach, describe, expect, test } from 'vitest';
import type * as orderFlow from '../examples/order-flow.mjs';
import { root } from '../scripts/lib/paths.mjs';
import { startPostgres } from '../scripts/lib/postgres.mjs';
import { runProgram } from '../scripts/lib/processes.mjs';
import { type Redis, startRedis } from '../scripts/lib/redis.mjs';
import { run } from '../scripts/lib/run.mjs';
import { fetchVersions, supportedVersions } from '../scripts/lib/supported-versions.mjs';
import { type Stack, startStack } from './stack.ts';
import { createReadyToPush, pushOrder, waitForState } from './steps.ts';

describe('the oldest and the newest supported versions', () => {
  const ending: (() => unknown)[] = [];
  afterEach(async () => {
    for (const end of ending.splice(0).reverse()) await end();
  });

  test.for(supportedVersions)(
    'an order is approved on Node $node, PostgreSQL $postgres and Redis $redis.version',
    async (end) => {
      const { node, postgresBin, redisServer } = await fetchVersions(end);
      const postgres = await startPostgres({ ephemeral: true, bin: postgresBin });
      ending.push(() => postgres.stop());
      const redis: Redis = await startRedis(undefined, redisServer);
      ending.push(() => redis.stop());
      // Each case has a server of its own, which the tests' databases are made on.
      process.env.TEST_DATABASE_URL = postgres.superuserUrl;
      // Of its own database, because a migration takes a copied one for restored and stops its connections to bureaus.
      const copy = await testDatabase();
      ending.push(() => copy.close());
      const migrated = await runProgram({
        name: 'migrate',
        node,
        file: path.join(root, 'packages/database/dist/migrate.js'),
        env: {
          ...process.env,
          DATABASE_URL: copy.migratorUrl,
          DATABASE_APP_URL: copy.appUrl,
          DATABASE_WORKER_URL: copy.workerUrl,
        },
      });
      expect(migrated).toMatchObject({ applied: 0 });

      const stack: Stack = await startStack({ decisionMs: 500, node, workerEnv: { REDIS_URL: redis.url } });
      ending.push(() => stack.stop());

      const [server] = await stack.db.query<{ version: string }>("select current_setting('server_version') as version");
      const { output } = await run(node, ['--version']);
      process.stdout.write(`Node ${output.trim()}, PostgreSQL ${server?.version}, Redis ${end.redis.version}\n`);
      expect(`${output.trim()}.`).toContain(`v${end.node}.`);
      expect(server?.version.split('.')[0]).toBe(end.postgres.split('.')[0]);

      const order = await pushOrder(stack, await createReadyToPush(stack, 0));
      const approved: orderFlow.Order = await waitForState(stack, order.id, 'APPROVED');
      expect(approved.state).toBe('APPROVED');
      const sent = await stack.waitFor('all notices to be sent', async () => {
        const rows = await stack.db.query('select sent_at from app.notices where order_id = $1', [order.id]);
        return rows.length > 0 && rows.every((row) => row.sent_at !== null) && rows;
      });
      expect(sent.length).toBeGreaterThanOrEqual(5);
    },
  );
});
