import { system, transaction } from '@beian/database/transaction';
import { type TestDatabase, testDatabase } from '@beian/testing/database';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { dueSqlOf } from './sweeps.ts';

let db: TestDatabase;
beforeAll(async () => {
  db = await testDatabase();
});
afterAll(() => db.close());

describe('what is due', () => {
  const manyRows = / from app\.(orders|timers|notices|outbox) /;
  // An installation of years has millions of these rows, and most of them are not due.
  it.each(['drafts', 'orders', 'materials', 'photos', 'words', 'notices', 'finishedWork'] as const)(
    'is found by its time in an index: %s',
    async (kind) => {
      const plans = await transaction(db.worker, system('clock'), async (tx) => {
        await tx.client.query('set local enable_seqscan = off; set local enable_sort = off');
        const plan = async (sql: string) =>
          (await tx.client.query<{ 'QUERY PLAN': string }>(`explain ${sql.replaceAll('$1', '30')} limit 200`)).rows;
        return Promise.all(
          dueSqlOf(kind)
            .filter((sql) => manyRows.test(sql))
            .map(plan),
        );
      });
      for (const rows of plans)
        expect(rows.map((row) => row['QUERY PLAN']).join('\n')).toMatch(/Index Cond: .* < \(InitPlan/);
    },
  );
});
