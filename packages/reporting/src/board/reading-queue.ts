import type { Tx } from '@beian/database/transaction';
import { type BoardReadingsView, READING_PACE_MINUTES } from '@beian/domain/board';

const paceSince = `app.now() - interval '${READING_PACE_MINUTES} minutes'`;

/**
 * The reading queue of live orders with the uploads that are read before anything is typed, and its pace; null: no reader was ever connected.
 * What was read of an upload and taken over by its material counts once.
 */
export async function loadReadingQueue(tx: Tx): Promise<BoardReadingsView | null> {
  const { rows } = await tx.client.query<BoardReadingsView & { isKnown: boolean }>({
    name: 'reading-queue',
    text: `/* loadReadingQueue */ select q.waiting, q."oldestSeconds", app.reader_runs() as running,
        (select round(count(*) / ${READING_PACE_MINUTES}.0, 1)::float from (
          select from app.readings r where r.read_at > ${paceSince} and not exists (select from app.upload_readings u
            where u.hash = r.hash and u.paper = r.paper and u.state = 'READ')
          union all select from app.upload_readings u where u.state in ('READ', 'DAMAGED') and u.answered_at > ${paceSince}) read) as "perMinute",
        q.waiting > 0 or exists (select from app.reader d where d.seen_at is not null) as "isKnown"
      from (select count(*)::int as waiting, max(extract(epoch from waited))::int as "oldestSeconds" from (
        select clock_timestamp() - added_at as waited from app.reading_queue
        union all select app.now() - asked_at from app.upload_readings where state = 'PENDING') w) q`,
  });
  if (rows[0] === undefined) throw new Error('the reading queue gave no row');
  const { isKnown, ...figures } = rows[0];
  return isKnown ? figures : null;
}
