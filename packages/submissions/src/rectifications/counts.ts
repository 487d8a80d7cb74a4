import type { Tx } from '@beian/database/transaction';
import type { RectificationFilter } from '@beian/domain/bureau';
import { filterSql } from './filter-sql.ts';

/** Numbers of open notices, checks and tasks, as the filters of the list count them. */
export type RectificationCounts = Readonly<Record<'open' | 'dueSoon' | 'overdue', number>>;

export async function countRectifications(tx: Tx): Promise<RectificationCounts> {
  const count = (filter: RectificationFilter) => `count(*) filter (where ${filterSql[filter]})::int`;
  const { rows } = await tx.client.query<RectificationCounts>(
    `/* countRectifications */ select count(*)::int as open, ${count('DUE_SOON')} as "dueSoon", ${count('OVERDUE')} as overdue
     from app.rectifications o where ${filterSql.OPEN}`,
  );
  return rows[0] ?? { open: 0, dueSoon: 0, overdue: 0 };
}
