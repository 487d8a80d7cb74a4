import type { Tx } from '@beian/database/transaction';
import type { BilingualText } from '@beian/domain/text';
import { filedOverSql, inFilingHoursSql, waitsForFileSql } from '@beian/orders/routing';
import { replyWaitsSql } from '../replies/reply-file.ts';

/** When a data file is closed: so long after the push of its first order, or when it is full. */
export interface FileLimits {
  readonly afterMs: number;
  readonly records: number;
  /** Bytes of the XML, as measured by the report checks. */
  readonly bytes: number;
}

/** A connection with something to send, and in how many milliseconds by app.now(); 0 means now. */
export interface SendingDue {
  readonly bureauId: string;
  readonly inMs: number;
  /** Approximate XML size of the file in flight, or of the orders that wait. */
  readonly bytes: number;
}

/**
 * Connections with a file in flight that can be sent, with orders or a verification result that wait for a file, or with due times to move after a closure, the
 * most urgent first. Stopped and paused connections, and those outside their filing hours, are left out. During a
 * backoff a connection is due only after it.
 */
export async function sendingDue(tx: Tx, limits: FileLimits, bureauId?: string): Promise<SendingDue[]> {
  const { rows } = await tx.client.query<SendingDue>(
    `/* sendingDue */ select b.id as "bureauId", greatest(0, extract(epoch from b.retry_at - app.now()) * 1000,
         case when f.moves or c.ended or v.waits or w.orders >= $2 or w.bytes >= $3 or w.since <= b.send_now_at then 0
           else extract(epoch from w.since - app.now()) * 1000 + $1 end)::float8 as "inMs",
         coalesce(f.bytes, w.bytes, 0)::float8 as bytes
     from app.bureaus b
     left join lateral (select u.id, u.bytes, u.state <> 'PREPARED' or u.undecided is null as moves from app.submissions u
       where u.bureau_id = b.id and u.state in ('PREPARED', 'SENDING', 'UNKNOWN')) f on true
     left join lateral (select count(*) as orders, sum(x.bytes) as bytes, min(x.since) as since from (
       select (select max(e.at) from app.order_events e where e.order_id = o.id and e.event = 'pushToBureau') as since,
         (select r.xml_bytes from app.report_checks r where r.order_id = o.id order by r.at desc limit 1) as bytes
       from app.orders o where f.id is null and ${filedOverSql} and ${waitsForFileSql}
       order by o.duty_since, o.id limit $2) x) w on true
     cross join lateral (select exists (select 1 from app.bureau_closures c
       where c.bureau_id = b.id and c.settled_at is null and c.until is not null) as ended) c
     cross join lateral (select f.id is null and exists (select 1 from app.rectifications
       where bureau_id = b.id and ${replyWaitsSql}) as waits) v
     where b.stopped is null and b.paused is null and ${inFilingHoursSql} and ($4::text is null or b.id = $4) and (f.moves or w.orders > 0 or c.ended or v.waits)
     order by "inMs", b.id`,
    [limits.afterMs, limits.records, limits.bytes, bureauId ?? null],
  );
  return rows;
}

/** Pause of a connection after a call without result: doubled each time, with jitter, in milliseconds. */
export interface Backoff {
  readonly firstMs: number;
  readonly longestMs: number;
}

/**
 * Starts a backoff, which every worker and every restart respects. Returns the number of consecutive calls that moved
 * no file forward; an acceptance resets it.
 */
export async function backOff(tx: Tx, bureauId: string, { firstMs, longestMs }: Backoff): Promise<number> {
  const { rows } = await tx.client.query<{ faults: number }>(
    `/* holdBack */ update app.bureaus set faults = faults + 1, retry_at = app.now()
       + least($3::float8, $2::float8 * 2 ^ least(faults, 30)) * (0.5 + random() / 2) * interval '1 millisecond'
     where id = $1 returning faults`,
    [bureauId, firstMs, longestMs],
  );
  return rows[0]?.faults ?? 0;
}

/** No call for this many milliseconds, without a fault. */
export async function delayCalls(tx: Tx, bureauId: string, ms: number): Promise<void> {
  await tx.client.query(
    `/* waitFor */ update app.bureaus set retry_at = app.now() + $2 * interval '1 millisecond' where id = $1`,
    [bureauId, ms],
  );
}

/** Counts consecutive answers with code 14 and returns their number. */
export async function countRepair(tx: Tx, bureauId: string): Promise<number> {
  const { rows } = await tx.client.query<{ repairs: number }>(
    '/* countRepair */ update app.bureaus set repairs = repairs + 1 where id = $1 returning repairs',
    [bureauId],
  );
  return rows[0]?.repairs ?? 0;
}

/** An alarm for a person while the connection goes on; cleared when the next file is accepted. */
export async function raiseAlarm(tx: Tx, bureauId: string, what: BilingualText): Promise<void> {
  await tx.client.query('/* raiseAlarm */ update app.bureaus set alarm = $2 where id = $1', [bureauId, what]);
}

/** Orders that wait now are sent at once, without waiting for more; ends a backoff. */
export async function closeBatch(tx: Tx, bureauId: string): Promise<void> {
  await tx.client.query(
    `/* closeBatch */ with woken as (select pg_notify('uploads', ''))
     update app.bureaus set send_now_at = app.now(), retry_at = null from woken where id = $1`,
    [bureauId],
  );
}

/** Ends a backoff; the next one begins with its first pause. */
export async function endBackOff(tx: Tx, bureauId: string): Promise<void> {
  await tx.client.query(
    `/* endBackOff */ with woken as (select pg_notify('uploads', ''))
     update app.bureaus set retry_at = null, faults = 0 from woken where id = $1`,
    [bureauId],
  );
}

/** A file was accepted: resets faults, backoff and alarm. */
export async function resetFaults(tx: Tx, bureauId: string): Promise<void> {
  await tx.client.query(
    `/* calm */ update app.bureaus set faults = 0, repairs = 0, retry_at = null, alarm = null
     where id = $1 and (faults > 0 or repairs > 0 or retry_at is not null or alarm is not null)`,
    [bureauId],
  );
}
