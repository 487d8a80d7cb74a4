import { transaction } from '@beian/database/transaction';
import { loadEta } from '@beian/orders/eta';
import { listOrders } from '@beian/orders/order-list';
import { rollUpEta } from '@beian/reporting/eta';
import type { TestDatabase } from '@beian/testing/database';
import type { People } from '@beian/testing/fixtures';

interface BenchOutput {
  readonly run: (what: string, act: () => Promise<unknown>) => Promise<void>;
  readonly say: (line: string) => void;
}

/** Measures the roll-up of expected times over the year, and their queries. */
export async function measureEta(
  at: TestDatabase,
  { supervisor: { actor } }: People,
  { run, say }: BenchOutput,
): Promise<void> {
  const whole = performance.now();
  await rollUpEta(at.worker);
  say(`figures of expected times made of the year in ${Math.round((performance.now() - whole) / 1000)} s`);
  await at.query('vacuum analyze');
  await run('figures of expected times brought up to date, as each minute', () => rollUpEta(at.worker));
  const asked = { province: '320000', kind: 'CHANGE_WEBSITE', language: 'zh' } as const;
  const told = await transaction(at.app, actor, (tx) => loadEta(tx, asked));
  say(`told: ${JSON.stringify(told)}`);
  await run('expected time of a province and kind, with its hits', () =>
    transaction(at.app, actor, (tx) => loadEta(tx, asked)),
  );
  const page = { filter: { stage: 'AT_BUREAU' as const }, first: 50 };
  for (const parts of [[], ['eta']] as const)
    await run(`a page of 50 orders at the bureau${parts.length > 0 ? ', with the expected time of each' : ''}`, () =>
      transaction(at.app, actor, (tx) => listOrders(at.app, tx, { page, actor, parts, language: 'zh' })),
    );
}
