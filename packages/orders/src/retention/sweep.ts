import type { AppContext, Tx } from '../context.ts';

/** How what is due of a kind is found and deleted, some at a time: each batch is a transaction, and whoever dies leaves the rest. */
export interface Sweep {
  /** SQL: texts that name the rows, the oldest first; `$1` is the days. Without limit and lock. */
  readonly dueSql: string;
  /** The row that a batch locks: what another has in hand is left to it. */
  readonly lockAlias: string;
  erase(ctx: AppContext, tx: Tx, ids: readonly string[]): Promise<void>;
}
