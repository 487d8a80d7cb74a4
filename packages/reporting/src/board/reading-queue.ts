import type { Tx } from '@beian/database/transaction';
import { type BoardReadingsView, READING_PACE_MINUTES } from '@beian/domain/board';

/** The reading queue of live orders and its pace; null: no reader was ever connected. */
export async function loadReadingQueue(tx: Tx): Promise<BoardReadingsView | null> {
  const { rows } = await tx.client.query<BoardReadingsView & { isKnown: boolean }>({
    name: 'reading-queue',
    text: `/* loadReadingQueue */ select q.waiting, q."oldestSeconds", app.reader_runs() as running,
        (select round(count(*) / ${READING_PACE_MINUTES}.0, 1)::float from app.readings r
          where r.read_at > app.now() - interval '${READING_PACE_MINUTES} minutes') as "perMinute",
        q.waiting > 0 or exists (select from app.reader d where d.seen_at is not null) as "isKnown"
      from (select count(*)::int as waiting, extract(epoch from clock_timestamp() - min(added_at))::int as "oldestSeconds"
        from app.reading_queue) q`,
  });
  if (rows[0] === undefined) throw new Error('the reading queue gave no row');
  const { isKnown, ...figures } = rows[0];
  return isKnown ? figures : null;
}
