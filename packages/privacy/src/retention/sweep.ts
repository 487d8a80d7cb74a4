import type { AppContext, Tx } from '@beian/database/transaction';

/**
 * How due rows of a kind are found and deleted in batches. Each batch is a transaction; a crash leaves the rest for
 * the next run.
 */
export interface Sweep {
  /** SQL of texts that identify the rows, the oldest first; `$1` is the days. Without limit and lock. */
  readonly dueSql: string;
  /** Alias of the row that a batch locks; rows locked by another process are skipped. */
  readonly lockAlias: string;
  erase(ctx: AppContext, tx: Tx, ids: readonly string[]): Promise<void>;
}

/** The instant is computed in a subquery: before PostgreSQL 18 no index finds rows by an expression over the days of a setting. */
export const olderThanDays = (column: string): string => `${column} < (select app.now() - $1 * interval '1 day')`;
