import {
  type Actor,
  judge,
  type PasswordForm,
  type SubmissionEvent,
  type SubmissionState,
  submissionGuards,
  submissionLifeCycle,
  type Text,
  text,
} from '@beian/domain';
import { eq, sql } from 'drizzle-orm';
import { type House, inTransaction, system, type Tx } from '../house.ts';
import { newId } from '../ids.ts';
import { perform } from '../perform.ts';
import { bureaus, submissionEvents, submissionOrders, submissions } from '../schema/bureau.ts';
import { sha256 } from '../seal.ts';
import { contentHashSql } from '../sql/facts.ts';
import { calm } from './batch.ts';
import { filedOver, waitsForFile } from './routing.ts';

export interface BureauConnectionRow {
  readonly id: string;
  readonly province: string;
  readonly ispId: string;
  readonly userName: string;
  readonly password: string;
  readonly encryption?: { readonly key: string; readonly iv: string };
  readonly wsdl: string;
  /** Null: not known. */
  readonly statusWsdl: string | null;
  readonly passwordWsdl: string | null;
  readonly passwordForm: PasswordForm;
  /** Why nothing is called on it: stopped by the system, or paused by a person. */
  readonly stopped: Text | null;
}

export interface Submission {
  readonly id: string;
  readonly bureauId: string;
  /** dataSequence, decimal text. */
  readonly sequence: string;
  readonly state: SubmissionState;
  readonly fileName: string;
  /** The XML, GBK, as it was built: a resend sends these bytes. */
  readonly file: Buffer;
  readonly fileHash: string;
  readonly orderIds: readonly string[];
}

/** One call in flight per connection: runs `work` alone, or not at all (false) when another worker is at it. A dead worker's lock is free. */
export async function aloneOnBureau(house: House, bureauId: string, work: () => Promise<void>): Promise<boolean> {
  const client = await house.pool.connect();
  let broken = true;
  try {
    const { rows } = await client.query<{ mine: boolean }>(
      `/* aloneOnBureau */ select pg_try_advisory_lock(hashtextextended('bureau:' || $1, 0)) as mine`,
      [bureauId],
    );
    const mine = rows[0]?.mine === true;
    if (mine) {
      await work();
      await client.query(`select pg_advisory_unlock(hashtextextended('bureau:' || $1, 0))`, [bureauId]);
    }
    broken = false;
    return mine;
  } finally {
    // After a fault the session ends, and the lock with it.
    client.release(broken);
  }
}

export async function listBureaus(house: House, tx: Tx): Promise<BureauConnectionRow[]> {
  const rows = await tx.select().from(bureaus);
  return rows.map((row) => {
    const { id, province, ispId, userName, wsdl, statusWsdl, passwordWsdl, passwordForm } = row;
    const stopped = row.stopped ?? (row.paused === null ? null : text(row.paused, row.paused));
    const lookups = { statusWsdl, passwordWsdl, passwordForm };
    const shown = { id, province, ispId, userName, wsdl, ...lookups, stopped };
    try {
      const secret = house.keys.unsealJson<{ password: string; encryption?: { key: string; iv: string } }>(
        `bureaus.secret:${id}`,
        row.secret,
      );
      return { ...shown, ...secret };
    } catch {
      // One connection that does not open stops no other.
      return { ...shown, password: '', stopped: stopped ?? accountShut };
    }
  });
}

/** Said where the account of a connection does not open. */
export const accountShut = text(
  '密码和密钥无法用本机密钥打开。请管理员在“修改连接”中重新填写。',
  'Password and key do not open with the keys of this process. An administrator enters them anew (Change).',
);

/** Stops a connection for a person to look at; says why, and what to do. */
export async function stopBureau(tx: Tx, bureauId: string, why: Text): Promise<void> {
  // Once a person has mended it, it begins anew.
  const anew = { faults: 0, repairs: 0, retryAt: null };
  await tx
    .update(bureaus)
    .set({ stopped: why, ...anew })
    .where(eq(bureaus.id, bureauId));
}

/** The file that has a number and no answer yet: at most one per connection. */
export async function submissionInFlight(house: House, tx: Tx, bureauId: string): Promise<Submission | undefined> {
  const { rows } = await tx.client.query<{
    id: string;
    sequence: string;
    state: SubmissionState;
    file_name: string;
    file: Buffer;
    file_hash: string;
    order_ids: string[];
  }>(
    `/* submissionInFlight */ select u.id, u.sequence::text, u.state, u.file_name, u.file, u.file_hash,
       array(select order_id from app.submission_orders where submission_id = u.id) as order_ids
     from app.submissions u where u.bureau_id = $1 and u.state in ('PREPARED', 'SENDING', 'UNKNOWN')`,
    [bureauId],
  );
  const row = rows[0];
  return row === undefined
    ? undefined
    : {
        id: row.id,
        bureauId,
        sequence: row.sequence,
        state: row.state,
        fileName: row.file_name,
        file: house.keys.unseal(`submissions.file:${row.id}`, row.file),
        fileHash: row.file_hash,
        orderIds: row.order_ids,
      };
}

/** An order for a file, with the version that its report is built from. */
export interface OrderToSubmit {
  readonly id: string;
  readonly version: number;
}

/** The orders of the next file, oldest first: those that wait for one, or a half of a file that was too large, before the rest. */
export async function ordersToSubmit(tx: Tx, bureauId: string, limit: number): Promise<OrderToSubmit[]> {
  const { rows } = await tx.client.query<OrderToSubmit & { half: string | null }>(
    `/* ordersToSubmit */ select o.id, o.version, s.half from app.bureaus b join app.orders o on ${filedOver}
     left join lateral (select case when so.answer = 'split' then u.id || ':' || so.part end as half, u.created_at as at
       from app.submission_orders so join app.submissions u on u.id = so.submission_id
       where so.order_id = o.id order by u.created_at desc, u.id desc limit 1) s on true
     where b.id = $1 and ${waitsForFile}
     order by s.half is null, s.at, s.half, o.duty_since, o.id limit $2`,
    [bureauId, limit],
  );
  const half = rows[0]?.half ?? null;
  return rows.filter((row) => row.half === half).map(({ id, version }) => ({ id, version }));
}

/** Does the order still wait for its file's answer? */
export async function isSubmitting(tx: Tx, orderId: string): Promise<boolean> {
  const { rowCount } = await tx.client.query(
    `/* isSubmitting */ select 1 from app.orders where id = $1 and state = 'SUBMITTING'`,
    [orderId],
  );
  return rowCount === 1;
}

/** Milliseconds since the file was last sent, by app.now(); null when it was not. */
export async function msSinceSent(tx: Tx, submissionId: string): Promise<number | null> {
  const { rows } = await tx.client.query<{ ms: number | null }>(
    `/* msSinceSent */ select (extract(epoch from app.now() - max(at)) * 1000)::float8 as ms
     from app.submission_events where submission_id = $1 and event = 'send'`,
    [submissionId],
  );
  return rows[0]?.ms ?? null;
}

/** An order of a file is no longer what the file was built from: recalled, or changed since. */
export class OrderMoved extends Error {
  constructor() {
    super('an order of the file was recalled or changed');
    this.name = 'OrderMoved';
  }
}

/**
 * Gives the next number to a file and stores both before anything is sent. The caller holds the connection alone;
 * `versions`: the versions of the orders that the file was built from.
 * @throws OrderMoved
 */
export async function prepareSubmission(
  house: House,
  tx: Tx,
  file: { bureauId: string; xml: Buffer; orderIds: readonly string[]; versions?: ReadonlyMap<string, number> },
): Promise<string> {
  const id = newId('submission');
  const [bureau] = await tx
    .select({ last: bureaus.lastSequence, ispId: bureaus.ispId })
    .from(bureaus)
    .where(eq(bureaus.id, file.bureauId))
    .for('update');
  if (bureau === undefined) throw new Error(`no bureau ${file.bureauId}`);
  const pushes = await lockSubmitting(tx, file.orderIds, file.versions);
  const sequence = bureau.last + 1n;
  await tx.insert(submissions).values({
    id,
    bureauId: file.bureauId,
    sequence,
    state: 'PREPARED',
    fileName: `filing${String(sequence).padStart(6, '0')}.xml`,
    file: house.keys.seal(`submissions.file:${id}`, file.xml),
    fileHash: sha256(file.xml),
    bytes: file.xml.length,
  });
  await tx.insert(submissionOrders).values(pushes.map((push) => ({ submissionId: id, ...push })));
  await tx
    .insert(submissionEvents)
    .values({ id: newId('event'), submissionId: id, event: 'prepare', toState: 'PREPARED' });
  return id;
}

/** Holds the orders until their file has its number, so that a recall comes before it or is refused; with the push of each. */
async function lockSubmitting(
  tx: Tx,
  orderIds: readonly string[],
  versions?: ReadonlyMap<string, number>,
): Promise<{ orderId: string; pushSeq: number | null; reportHash: string }[]> {
  const { rows } = await tx.client.query<{ id: string; version: number; push: number | null; hash: string }>(
    `/* lockSubmitting */ select o.id, o.version, (select max(e.seq) from app.order_events e
         where e.order_id = o.id and e.event = 'pushToBureau') as push, ${contentHashSql} as hash
     from app.orders o where o.id = any($1) and o.state = 'SUBMITTING' order by o.id for update`,
    [orderIds],
  );
  const still = rows.filter(({ id, version }) => (versions?.get(id) ?? version) === version);
  if (still.length < orderIds.length) throw new OrderMoved();
  return still.map(({ id, push, hash }) => ({ orderId: id, pushSeq: push, reportHash: hash }));
}

/** The event of the order's life that a change of a submission brings to every order in it. */
const orderEventOf: Partial<Record<SubmissionEvent, 'uploadAccepted' | 'uploadRefused'>> = {
  accept: 'uploadAccepted',
  findAccepted: 'uploadAccepted',
  proveAccepted: 'uploadAccepted',
  settleAccepted: 'uploadAccepted',
  refuse: 'uploadRefused',
  refuseLater: 'uploadRefused',
};

/**
 * Moves a submission by its own life cycle, and its orders with it, in this transaction. False where the table does not
 * allow it: another worker or an earlier answer was first. `said`: the sentence of the code, for people; `person`: who
 * settled it, where no answer did.
 */
export async function moveSubmission(
  house: House,
  tx: Tx,
  id: string,
  event: SubmissionEvent,
  code?: string,
  said?: Text,
  person?: Actor,
): Promise<boolean> {
  const [row] = await tx.select().from(submissions).where(eq(submissions.id, id)).for('update');
  if (row === undefined) throw new Error(`no submission ${id}`);
  const state = row.state as SubmissionState;
  const voice = system(submissionLifeCycle.events[event].by.includes('clock') ? 'clock' : 'bureau');
  const judged = judge(submissionLifeCycle, submissionGuards, event, { state }, person ?? voice);
  if (!judged.allowed || judged.to === null) return false;
  const now = sql`app.now()` as unknown as string;
  const brings = orderEventOf[event];
  await tx
    .update(submissions)
    .set({
      state: judged.to,
      code,
      said,
      undecided: null,
      ...(event === 'send'
        ? { sentAt: sql`coalesce(sent_at, app.now())` as unknown as string, attempts: row.attempts + 1 }
        : {}),
      ...(brings === undefined && event !== 'split' ? {} : { settledAt: now }),
    })
    .where(eq(submissions.id, id));
  await tx
    .insert(submissionEvents)
    .values({ id: newId('event'), submissionId: id, event, fromState: state, toState: judged.to, code, said });
  if (brings === 'uploadAccepted') {
    await tx
      .update(bureaus)
      .set({ lastSequence: sql`greatest(last_sequence, ${row.sequence})` as unknown as bigint })
      .where(eq(bureaus.id, row.bureauId));
    await calm(tx, row.bureauId);
  }
  if (event === 'split') await halve(tx, id);
  if (brings !== undefined) await moveOrders(house, tx, id, brings, { code, matchedBy: person?.id });
  await tx.client.query(`select pg_notify('submissions', $1)`, [id]);
  return true;
}

async function moveOrders(
  house: House,
  tx: Tx,
  submissionId: string,
  event: 'uploadAccepted' | 'uploadRefused',
  said: { code?: string; matchedBy?: string },
): Promise<void> {
  const inside = await tx
    .select({ orderId: submissionOrders.orderId })
    .from(submissionOrders)
    .where(eq(submissionOrders.submissionId, submissionId));
  for (const { orderId } of inside) {
    // An order that an answer has already moved on refuses, and stays where it is.
    await perform(house, tx, { event, orderId, actor: system('bureau'), input: { submissionId, ...said } });
  }
}

/** Its orders wait again, each for the file of its half. */
async function halve(tx: Tx, submissionId: string): Promise<void> {
  await tx.client.query(
    `/* halve */ update app.submission_orders so set answered_at = app.now(), answer = 'split', part = h.part
     from (select order_id, ntile(2) over (order by order_id) as part from app.submission_orders where submission_id = $1) h
     where so.submission_id = $1 and so.order_id = h.order_id`,
    [submissionId],
  );
}

/** moveSubmission in a transaction of its own. */
export const settleSubmission = (
  house: House,
  id: string,
  event: SubmissionEvent,
  code?: string,
  said?: Text,
): Promise<boolean> => inTransaction(house, system('bureau'), (tx) => moveSubmission(house, tx, id, event, code, said));
