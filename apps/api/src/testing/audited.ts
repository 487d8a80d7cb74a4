import { operationOf } from '@beian/domain/partner';
import type { ApiUnderTest } from './api.ts';

/** Codes that mean a missing right, or that the object is not the caller's. */
const missingRightCodes = ['FORBIDDEN', 'NOT_FOUND', 'NOT_POSSIBLE', 'SCOPE_MISSING'];

/** Mutations whose audit rows have another action name. */
const actions: Readonly<Record<string, string>> = {
  ...{ assignOrders: 'assign', pushOrders: 'pushToBureau', openPlan: 'openOrder' },
  ...{ revealOrderField: 'reveal', revealRecordField: 'reveal' },
};
/** Root fields that were refused for a missing right without an audit row. */
export const refusedWithoutRow = (outcomes: Readonly<Record<string, string>>, rows: ReadonlySet<string>): string[] =>
  Object.keys(outcomes).filter(
    (name) =>
      missingRightCodes.includes(outcomes[name] ?? '') && !rows.has(`refused ${actions[name] ?? operationOf(name)}`),
  );

/** The actor's audit rows written while `work` ran, e.g. `done changeSetting`, `refused submit`, and the result of `work`. */
export async function auditedBy<T>(
  { db }: ApiUnderTest,
  actorId: string,
  work: () => Promise<T>,
): Promise<{ gave: T; rows: ReadonlySet<string> }> {
  // Writes counted repetitions first; a refusal equal to an earlier one would otherwise only be counted.
  await db.app.repeats.flush();
  const [before] = await db.query<{ tx: string }>(`select coalesce(max(tx), '') as tx from app.audit`);
  const gave = await work();
  // Of many refusals in a minute the last are counted, too.
  await db.app.repeats.flush();
  const rows = await db.query<{ said: string }>(
    `select distinct outcome || ' ' || action as said from app.audit where tx > $1 and actor_id = $2`,
    [before?.tx, actorId],
  );
  return { gave, rows: new Set(rows.map(({ said }) => said)) };
}
