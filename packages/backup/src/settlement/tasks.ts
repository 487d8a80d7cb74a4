import type { Tx } from '@beian/database/transaction';
import { filedOverSql, waitsForFileSql } from '@beian/orders/routing';

/** What the comparison found of a connection, for the conditions of tasks. */
export interface ComparedConnection {
  readonly bureauId: string;
  /** The bureau has files that this database does not hold, or did not say what it has. */
  readonly hasUnknownFiles: boolean;
}

/** Something that a person must do, with the orders that it is about. */
export interface Task {
  /** A sentence; button names in Chinese, as in the console. */
  readonly what: string;
  /** Numbers of orders, or names of other things. */
  readonly about: readonly string[];
}

interface TaskRow {
  readonly what: string;
  readonly when: (connection: ComparedConnection) => boolean;
  /** SQL: `name`, with $1 the connection. */
  readonly sql: string;
}

const always = () => true;
const ordersSql = (condition: string) =>
  `select o.number as name from app.bureaus b join app.orders o on ${filedOverSql} where b.id = $1 and (${condition}) order by 1`;

/** Tasks of a connection after a restore, in the order in which they are done. */
const tasks: readonly TaskRow[] = [
  {
    what: 'A file whose outcome is unknown: ask the bureau, then settle it on the gateway board (认定已受理 or 认定未受理).',
    when: always,
    sql: `select 'no. ' || u.sequence as name from app.submissions u where u.bureau_id = $1 and u.state in ('SENDING', 'UNKNOWN')`,
  },
  {
    what: 'Pushed and in no file here, but perhaps in one of the bureau: ask it; what it has is recorded by `after-restore --file NUMBER --orders …` before the connection is resumed, or it is sent twice.',
    when: ({ hasUnknownFiles }) => hasUnknownFiles,
    sql: ordersSql(waitsForFileSql),
  },
  {
    what: 'Not pushed here, but perhaps by somebody after the backup: ask the bureau before anybody pushes it (提交管局).',
    when: ({ hasUnknownFiles }) => hasUnknownFiles,
    sql: ordersSql(`o.state = 'SUBMISSION_PENDING'`),
  },
  {
    what: 'At the bureau since before the backup. A result that was acknowledged after it does not come again: if none has come when the connection runs, ask the bureau and record its answer (登记管局答复).',
    when: always,
    sql: ordersSql(`o.state in ('BUREAU_REVIEW', 'SMS_PENDING') and not exists (select 1 from app.submission_orders so
      join app.submissions u on u.id = so.submission_id where so.order_id = o.id and so.answered_at is null
        and u.settled_at >= (select max(a.at) from app.audit a where a.action = 'settleRestore'))`),
  },
  {
    what: 'Answers that match no order: match or dismiss them (待匹配答复).',
    when: always,
    sql: `select count(*) || ' answers' as name from app.answer_entries e join app.bureau_answers a on a.id = e.answer_id
      where a.bureau_id = $1 and e.status = 'unmatched' having count(*) > 0`,
  },
];

/** What is left to do for a connection; tasks without anything to be done are left out. */
export async function loadTasks(tx: Tx, connection: ComparedConnection): Promise<Task[]> {
  const found: Task[] = [];
  for (const { what, when, sql } of tasks) {
    if (!when(connection)) continue;
    const { rows } = await tx.client.query<{ name: string }>(`/* restoreTasks */ ${sql}`, [connection.bureauId]);
    if (rows.length > 0) found.push({ what, about: rows.map(({ name }) => name) });
  }
  return found;
}
