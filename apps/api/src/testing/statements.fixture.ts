import type { AppContext } from '@beian/database/transaction';

/** Counts the statements of transactions of staff and partners while `work` runs; looking up the caller is not counted. */
export async function countStatements<T>(
  ctx: AppContext,
  work: () => Promise<T>,
): Promise<{ result: T; statements: number }> {
  let statements = 0;
  const counted = new Set<object>();
  const onAcquire = (client: object) => {
    if (counted.has(client)) return;
    counted.add(client);
    const query: (...args: unknown[]) => unknown = Reflect.get(client, 'query').bind(client);
    const value = (...args: unknown[]) => {
      statements += 1;
      return query(...args);
    };
    Object.defineProperty(client, 'query', { configurable: true, value });
  };
  const pools = [ctx.pools.staff, ctx.pools.partner, ctx.pools.export].filter((pool) => pool !== undefined);
  for (const pool of pools) pool.on('acquire', onAcquire);
  try {
    const result = await work();
    return { result, statements };
  } finally {
    for (const pool of pools) pool.off('acquire', onAcquire);
    for (const client of counted) Reflect.deleteProperty(client, 'query');
  }
}
