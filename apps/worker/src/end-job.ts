import { unavailabilityOf } from '@beian/database/connection';
import { isLost } from '@beian/database/files';
import { markJobDone } from '@beian/database/outbox';
import { system, type Tx, transaction } from '@beian/database/transaction';
import type { JobName } from '@beian/domain/jobs';
import { recordIncident } from '@beian/submissions/incidents';
import { scrub } from './log.ts';
import type { WorkerContext } from './worker-context.ts';

interface EndedJob {
  readonly job: JobName;
  /** Ids only. */
  readonly payload: unknown;
  readonly outboxId: string;
}

/** A job that fails for so long, whatever the reason, is not tried any more. */
const LONGEST = '1 day';

/**
 * Ends a job that cannot be done, so that it is not tried for ever: a stored file is lost or a key unknown, or it has failed for a day. Its
 * row is done, and an incident at the bureau of its order tells a person, who closes it. False: it is tried again, as always while database or
 * file store are away.
 */
export async function endJob({ ctx, log }: WorkerContext, ended: EndedJob, error: unknown): Promise<boolean> {
  if (unavailabilityOf(error) !== undefined) return false;
  const { job, payload, outboxId } = ended;
  const incidentId = await transaction(ctx, system('bureau'), async (tx) => {
    const row = await lockRow(tx, outboxId);
    if (row === undefined || !(isLost(error) || row.isOld)) return undefined;
    await markJobDone(tx, outboxId);
    const at = await bureauOf(tx, payload);
    // Test orders and what concerns no bureau: the log alone.
    if (at === undefined || ctx.test) return null;
    const reason = isLost(error) ? 'a stored file is lost or damaged, or its key is unknown' : 'it failed for a day';
    const why = `a job cannot be done: ${job}${at.number === null ? '' : ` of ${at.number}`}: ${reason}`;
    const evidence = Buffer.from(JSON.stringify({ ...ended, why: scrub(error) }));
    return (await recordIncident(ctx, tx, { bureauId: at.id, call: 'job', why, evidence })).id;
  });
  if (incidentId === undefined) return false;
  log.error({ job, outboxId, incidentId, why: scrub(error) }, 'a job cannot be done and was ended: a person must look');
  return true;
}

async function lockRow(tx: Tx, outboxId: string): Promise<{ isOld: boolean } | undefined> {
  const { rows } = await tx.client.query<{ isOld: boolean }>(
    `/* endJob */ select created_at < now() - interval '${LONGEST}' as "isOld" from app.outbox
     where id = $1 and done_at is null for update`,
    [outboxId],
  );
  return rows[0];
}

/** The connection of what a job is about: ids of the payload are those of an order, a notice, a face check, or a test of a connection. */
async function bureauOf(tx: Tx, payload: unknown): Promise<{ id: string; number: string | null } | undefined> {
  const { rows } = await tx.client.query<{ id: string; number: string | null }>(
    `/* bureauOfJob */ with job as (select $1::jsonb as p), o as (select o.number, o.province from app.orders o, job
         where o.id in (p->>'orderId', (select n.order_id from app.notices n where n.id = p->>'noticeId'),
           (select f.order_id from app.face_checks f where f.id = p->>'checkId')))
     select w.bureau_id as id, o.number from o join app.bureau_provinces w on w.province = o.province
     union all select t.bureau_id, null from app.bureau_tests t, job where t.id = p->>'testId'
     union all select r.bureau_id, null from app.bureau_resyncs r, job where r.id = p->>'resyncId' limit 1`,
    [JSON.stringify(payload)],
  );
  return rows[0];
}
