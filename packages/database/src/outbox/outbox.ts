import { type JobName, type JobPayload, jobs } from '@beian/domain/jobs';
import { newId } from '../ids/ids.ts';
import { currentTraceparent } from '../tracing/call.ts';
import type { Tx } from '../transaction/tx.ts';

export interface OutboxRow {
  readonly id: string;
  readonly job: JobName;
  readonly payload: unknown;
  /** Of the request that added the job, `null` for a job of the worker's own. */
  readonly requestId: string | null;
  /** The place of that request in a trace, `null` while no traces are sent. */
  readonly traceparent: string | null;
}

/** Enqueues a job in this transaction; the relay adds it to the queue after the commit. */
export async function addJob<J extends JobName>(tx: Tx, job: J, payload: JobPayload<J>): Promise<void> {
  await tx.client.query({
    name: 'add-job',
    text: '/* addJob */ insert into app.outbox (id, job, payload, request_id, traceparent) values ($1, $2, $3, $4, $5)',
    values: [newId('job'), job, JSON.stringify(jobs[job].payload.parse(payload)), tx.requestId, currentTraceparent()],
  });
}

/**
 * Claims rows to add to the queue: new ones, and ones added more than `requeueAfterSeconds` ago and not done (lost job,
 * wiped queue). Marks them as added; adding a job twice is harmless.
 */
export async function claimOutbox(tx: Tx, limit: number, requeueAfterSeconds: number): Promise<OutboxRow[]> {
  // Uses an array: a plan made while the table was small would scan the whole table for each row.
  const { rows } = await tx.client.query<OutboxRow>({
    name: 'take-outbox',
    text: `/* claimOutbox */ update app.outbox set added_at = now() where id = any(array(
        select id from app.outbox where done_at is null
          and (added_at is null or added_at < now() - $2 * interval '1 second')
        order by created_at, id limit $1 for update skip locked))
      returning id, job, payload, request_id as "requestId", traceparent`,
    values: [limit, requeueAfterSeconds],
  });
  return rows;
}

/** Makes rows new again that the queue has not taken. */
export async function releaseOutbox(tx: Tx, ids: readonly string[]): Promise<void> {
  await tx.client.query({
    name: 'release-outbox',
    text: '/* releaseOutbox */ update app.outbox set added_at = null where id = any($1) and done_at is null',
    values: [ids],
  });
}

/** Locks the row when it is still to be done, so that two workers with the same job do it once; false otherwise. */
export async function lockIfPending(tx: Tx, id: string): Promise<boolean> {
  const { rowCount } = await tx.client.query({
    name: 'still-open',
    text: '/* lockIfPending */ select 1 from app.outbox where id = $1 and done_at is null for update skip locked',
    values: [id],
  });
  return rowCount === 1;
}

export async function markJobDone(tx: Tx, id: string): Promise<void> {
  await tx.client.query({
    name: 'mark-done',
    text: '/* markJobDone */ update app.outbox set done_at = app.now() where id = $1 and done_at is null',
    values: [id],
  });
}
