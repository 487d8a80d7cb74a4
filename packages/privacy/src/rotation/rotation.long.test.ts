import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';
import { fillDesk } from '@beian/bench/fill';
import { readKeysFile, sealingKeyIdOf } from '@beian/database/sealing';
import { type TestDatabase, testDatabase } from '@beian/testing/database';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { rotate } from './rotate.ts';

/** One in eleven has content. */
const ORDERS = 33_000;
let db: TestDatabase;
beforeAll(async () => {
  db = await testDatabase();
  await fillDesk(db, ORDERS, () => undefined);
}, 600_000);
afterAll(() => db?.close());

/** Runs a rotation as in production and kills it once it has reported some rows. */
async function cutRun(): Promise<void> {
  const at = (name: string) => fileURLToPath(new URL(name, import.meta.url));
  const child = spawn(
    process.execPath,
    ['--conditions=development', '--import', import.meta.resolve('tsx'), at('../rotate.ts')],
    {
      env: {
        TSX_TSCONFIG_PATH: at('../../tsconfig.json'),
        ...{ DATABASE_URL: db.migratorUrl, KEYS_FILE: db.keysFile, FILES_DIR: db.filesDir },
      },
      stdio: ['ignore', 'ignore', 'pipe'],
    },
  );
  child.stderr.setEncoding('utf8').on('data', (text: string) => {
    if (/^\w+ +\d+\//m.test(text)) child.kill('SIGKILL');
  });
  const [code] = await once(child, 'exit');
  expect(code).toBe(null);
}

const underWhich = async (): Promise<Record<string, number>> => {
  const rows = await db.query<{ personal: Buffer }>('select personal from app.order_contents');
  const counts: Record<string, number> = {};
  for (const { personal } of rows)
    counts[sealingKeyIdOf(personal) ?? ''] = (counts[sealingKeyIdOf(personal) ?? ''] ?? 0) + 1;
  return counts;
};

it('continues after a kill with the same keys', async () => {
  await cutRun();
  const cut = await underWhich();
  expect(cut.k1, JSON.stringify(cut)).toBeGreaterThan(0);
  const done = await rotate({ databaseUrl: db.migratorUrl, keysFile: db.keysFile, filesDir: db.filesDir });
  expect(done).toMatchObject({ resumed: true, current: { sealing: 'k2', hash: 'h2' }, stuck: [] });
  expect(Object.keys(await underWhich())).toEqual(['k2']);
  expect(Object.keys(readKeysFile(db.keysFile).sealing.keys)).toEqual(['k1', 'k2']);
}, 600_000);
