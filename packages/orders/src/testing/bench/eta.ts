import { loadEta } from '../../eta/load.ts';
import { rollEta } from '../../eta/roll.ts';
import { inTransaction } from '../../context.ts';
import { listOrders } from '../../queries/orders.ts';
import type { People, TestDatabase } from '../index.ts';

interface Telling {
  readonly run: (what: string, act: () => Promise<unknown>) => Promise<void>;
  readonly say: (line: string) => void;
}

/** Expected times: their figures over the year, and what is asked of them. */
export async function measureEta(
  at: TestDatabase,
  { supervisor: { actor } }: People,
  { run, say }: Telling,
): Promise<void> {
  const whole = performance.now();
  await rollEta(at.worker);
  say(`figures of expected times made of the year in ${Math.round((performance.now() - whole) / 1000)} s`);
  await at.query('vacuum analyze');
  await run('figures of expected times brought up to date, as each minute', () => rollEta(at.worker));
  const asked = { province: '320000', kind: 'CHANGE_WEBSITE', language: 'zh' } as const;
  const told = await inTransaction(at.app, actor, (tx) => loadEta(tx, asked));
  say(`told: ${JSON.stringify(told)}`);
  await run('expected time of a province and kind, with its hits', () =>
    inTransaction(at.app, actor, (tx) => loadEta(tx, asked)),
  );
  const page = { filter: { stage: 'AT_BUREAU' as const }, first: 50 };
  for (const parts of [[], ['eta']] as const)
    await run(`a page of 50 orders at the bureau${parts.length > 0 ? ', with the expected time of each' : ''}`, () =>
      inTransaction(at.app, actor, (tx) => listOrders(at.app, tx, { page, actor, parts, language: 'zh' })),
    );
}
