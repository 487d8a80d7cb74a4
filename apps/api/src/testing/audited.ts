import type { ApiUnderTest } from './api.ts';

/** Codes that say: you may not, or nothing of the kind is yours. */
const missingRightCodes = ['FORBIDDEN', 'NOT_FOUND', 'NOT_POSSIBLE', 'SCOPE_MISSING'];

/** Mutations whose rows have another name: those of each of their orders, and reveals of whatever. */
const actions: Readonly<Record<string, string>> = {
  ...{ assignOrders: 'assign', pushOrders: 'pushToBureau' },
  ...{ revealOrderField: 'reveal', revealRecordField: 'reveal' },
};
/** What was refused for lack of a right and has no row that says so, by outcome of each root field. */
export const refusedWithoutRow = (outcomes: Readonly<Record<string, string>>, rows: ReadonlySet<string>): string[] =>
  Object.keys(outcomes).filter(
    (name) => missingRightCodes.includes(outcomes[name] ?? '') && !rows.has(`refused ${actions[name] ?? name}`),
  );

/** What stands in the audit of somebody's acts while `work` ran: `done changeSetting`, `refused submit`; and what `work` gave. */
export async function auditedBy<T>(
  { db }: ApiUnderTest,
  actorId: string,
  work: () => Promise<T>,
): Promise<{ gave: T; rows: ReadonlySet<string> }> {
  // Refusals that equal earlier ones would be counted.
  await db.app.repeats.flush();
  const [before] = await db.query<{ tx: string }>(`select coalesce(max(tx), '') as tx from app.audit`);
  const gave = await work();
  const rows = await db.query<{ said: string }>(
    `select distinct outcome || ' ' || action as said from app.audit where tx > $1 and actor_id = $2`,
    [before?.tx, actorId],
  );
  return { gave, rows: new Set(rows.map(({ said }) => said)) };
}
