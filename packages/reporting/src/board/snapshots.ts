import type { Tx } from '@beian/database/transaction';
import { dutyFilterSql, flags } from '@beian/orders/order-list';
import { openCountsSql } from './open-counts.ts';

/** Minutes between two snapshots, and days for which they are kept. */
const SNAPSHOT_MINUTES = 10;
const SNAPSHOT_RETENTION_DAYS = 3;

const countOursSql = (flag: keyof typeof flags): string =>
  `(select count(*)::int from app.orders o where o.locked and ${dutyFilterSql('OURS')} and ${flags[flag]})`;

/**
 * Stores a snapshot of the board's figures, at most once in ten minutes; the tiles compare with an hour and a day ago.
 */
export async function saveBoardSnapshot(tx: Tx): Promise<void> {
  const { rowCount } = await tx.client.query(`/* saveBoardSnapshot */ with slot as (
      select date_bin('${SNAPSHOT_MINUTES} minutes', app.now(), '2000-01-01 00:00Z') as slot)
    insert into app.board_marks (slot, at, open, due_today, at_risk, overdue)
    select s.slot, app.now(), (select coalesce(sum(c.orders), 0)::int from (${openCountsSql}) c where c.dimension = 'ALL'),
      ${countOursSql('DUE_TODAY')}, ${countOursSql('AT_RISK')}, ${countOursSql('OVERDUE')}
    from slot s where not exists (select from app.board_marks m where m.slot = s.slot) on conflict do nothing`);
  if ((rowCount ?? 0) > 0)
    await tx.client.query(
      `/* forgetMarks */ delete from app.board_marks where slot < app.now() - interval '${SNAPSHOT_RETENTION_DAYS} days'`,
    );
}

/** SQL: the snapshot of that time ago, or up to half an hour earlier, as JSON; null when there is none. */
export const boardSnapshotSql = (
  ago: string,
): string => `(select json_build_object('at', app.iso(m.at), 'open', m.open, 'dueToday', m.due_today,
    'atRisk', m.at_risk, 'overdue', m.overdue) from app.board_marks m
  where m.slot <= app.now() - interval '${ago}' and m.slot > app.now() - interval '${ago}' - interval '30 minutes' order by m.slot desc limit 1)`;
