import type { Tx } from '@beian/database/transaction';

/** Ids of the connections on which an answer is outstanding. */
export async function bureausAwaitingAnswers(tx: Tx): Promise<ReadonlySet<string>> {
  const { rows } = await tx.client.query<{ id: string }>(
    `/* bureausThatOwe */ select distinct u.bureau_id as id from app.submission_orders so
     join app.submissions u on u.id = so.submission_id where so.answered_at is null
     union select n.bureau_id from app.rectifications n where n.reply_order is not null and n.reply_file is not null
       and n.reply_refused is null and n.closed_at is null`,
  );
  return new Set(rows.map(({ id }) => id));
}
