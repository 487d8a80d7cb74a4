import { noteWritten } from '@beian/database/covered-rows';
import { newId } from '@beian/database/ids';
import { bureaus, submissionEvents, submissionMessageAad, submissionOrders, submissions } from '@beian/database/schema';
import { sha256 } from '@beian/database/sealing';
import { type AppContext, settleAll, system, type Tx, transaction } from '@beian/database/transaction';
import { evaluateEvent } from '@beian/domain/life-cycle';
import { type KindReport, kindRow, type OrderKind } from '@beian/domain/order-names';
import type { Actor } from '@beian/domain/staff';
import {
  type SubmissionEvent,
  type SubmissionFacts,
  type SubmissionState,
  submissionGuards,
  submissionLifeCycle,
} from '@beian/domain/submission';
import type { BilingualText } from '@beian/domain/text';
import { contentHashSql, findFacts } from '@beian/orders/facts';
import { perform } from '@beian/orders/perform';
import { filedOverSql, waitsForFileSql } from '@beian/orders/routing';
import { eq, sql } from 'drizzle-orm';
import { resetFaults } from '../connections/batch.ts';
import { endClosure } from '../connections/closures.ts';
import { moveReply, putReplyInFile } from '../replies/reply-file.ts';
import { NumbersUncertain } from './numbers-uncertain.ts';

export interface Submission {
  readonly id: string;
  readonly bureauId: string;
  /** dataSequence, decimal text. */
  readonly sequence: string;
  readonly state: SubmissionState;
  readonly fileName: string;
  readonly fileHash: string;
  readonly orderIds: readonly string[];
}

/** The file that has a number and no answer yet: at most one per connection. */
export async function submissionInFlight(tx: Tx, bureauId: string): Promise<Submission | undefined> {
  const { rows } = await tx.client.query<{
    id: string;
    sequence: string;
    state: SubmissionState;
    file_name: string;
    file_hash: string;
    order_ids: string[];
  }>(
    `/* submissionInFlight */ select u.id, u.sequence::text, u.state, u.file_name, u.file_hash,
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
        fileHash: row.file_hash,
        orderIds: row.order_ids,
      };
}

/** An order for a file, with the version that its report is built from. */
export interface OrderToSubmit {
  readonly id: string;
  readonly version: number;
  /** Bytes of its change, as measured by its report check. */
  readonly bytes: number;
  /** An earlier push of it reached the ministry's SMS check. */
  readonly smsChecked: boolean;
  /** The operation of its report; the same for all orders of a file. */
  readonly block: KindReport['block'];
}

/**
 * The orders of the next file, oldest first: those that wait for one; a half of a file that was too large goes before
 * the rest. A file holds one operation (docs/spec/bureau-interface.md B-8): that of the first order.
 */
export async function ordersToSubmit(tx: Tx, bureauId: string, limit: number): Promise<OrderToSubmit[]> {
  const { rows } = await tx.client.query<Omit<OrderToSubmit, 'block'> & { kind: OrderKind; half: string | null }>(
    `/* ordersToSubmit */ select o.id, o.version, o.kind, s.half,
       exists (select 1 from app.sms_checks k where k.order_id = o.id) as "smsChecked",
       coalesce((select r.xml_bytes from app.report_checks r where r.order_id = o.id order by r.at desc limit 1), 0) as bytes
     from app.bureaus b join app.orders o on ${filedOverSql}
     left join lateral (select case when so.answer = 'split' then u.id || ':' || so.part end as half, u.created_at as at
       from app.submission_orders so join app.submissions u on u.id = so.submission_id
       where so.order_id = o.id order by u.created_at desc, u.id desc limit 1) s on true
     where b.id = $1 and ${waitsForFileSql}
     order by s.half is null, s.at, s.half, o.duty_since, o.id limit $2`,
    [bureauId, limit],
  );
  // What the interface has no report of never waits for a file: it is entered by hand.
  const orders = rows.flatMap(({ kind, ...row }) => {
    const { report } = kindRow(kind);
    return report === null ? [] : [{ ...row, block: report.block }];
  });
  const [first] = orders;
  return orders
    .filter(({ half, block }) => half === first?.half && block === first.block)
    .map(({ half: _, ...order }) => order);
}

/**
 * An order of a file has changed since the file was built: it was recalled, edited, or moved to another connection; or the
 * verification result in it waits no more.
 */
export class OrderChanged extends Error {
  constructor() {
    super('an order of the file was recalled or changed');
    this.name = 'OrderChanged';
  }
}

/** A data file in the file store, with the columns of its row. */
export interface StoredDataFile {
  /** Its name in the file store. */
  readonly stored: string;
  /** SHA-256 of its bytes, hex. */
  readonly fileHash: string;
  readonly bytes: number;
}

/** Writes the file before its row, so that a row always has its file. The caller deletes a file that gets no row. */
export const storeDataFile = async (ctx: AppContext, pieces: readonly Buffer[]): Promise<StoredDataFile> => ({
  stored: await ctx.files.put(pieces),
  fileHash: sha256(...pieces),
  bytes: pieces.reduce((sum, { length }) => sum + length, 0),
});

/**
 * Gives a file the next number and stores it before anything is sent. The caller must hold the lock of the
 * connection; `versions`: the versions of the orders that the file was built from.
 * @throws OrderChanged, NumbersUncertain
 */
export async function prepareSubmission(
  ctx: AppContext,
  tx: Tx,
  file: {
    bureauId: string;
    /** Its bytes, or a file stored already. */
    xml: Buffer | StoredDataFile;
    orderIds: readonly string[];
    versions?: ReadonlyMap<string, number>;
    /** The verification task whose result it holds, in place of orders. */
    replyTo?: string;
    /** The bureau has it under this number: nothing new is used. */
    isRecovered?: true;
  },
): Promise<string> {
  const id = newId('submission');
  const [bureau] = await tx
    .select({
      last: bureaus.lastSequence,
      series: bureaus.series,
      knownAt: bureaus.numberKnownAt,
      comparedIn: bureaus.comparedIn,
      // Asked of the server that gives the number, in the transaction that gives it.
      isUncertain: sql<boolean>`app.has_moved() or ${bureaus.comparedIn} <> app.database_run()`,
    })
    .from(bureaus)
    .where(eq(bureaus.id, file.bureauId))
    .for('update');
  if (bureau === undefined) throw new Error(`no bureau ${file.bureauId}`);
  if (bureau.isUncertain === true && !ctx.test && file.isRecovered !== true) throw new NumbersUncertain();
  const pushes = await lockSubmitting(tx, file.bureauId, file.orderIds, file.versions);
  // From now on the count is ours.
  if (bureau.knownAt === null || bureau.comparedIn === null)
    await tx
      .update(bureaus)
      .set({ numberKnownAt: sql`coalesce(number_known_at, app.now())`, comparedIn: sql`app.database_run()` })
      .where(eq(bureaus.id, file.bureauId));
  const sequence = bureau.last + 1n;
  const kept = Buffer.isBuffer(file.xml) ? await storeDataFile(ctx, [file.xml]) : file.xml;
  await tx.insert(submissions).values({
    id,
    bureauId: file.bureauId,
    sequence,
    series: bureau.series,
    state: 'PREPARED',
    fileName: `filing${String(sequence).padStart(6, '0')}.xml`,
    ...kept,
  });
  if (pushes.length > 0)
    await tx.insert(submissionOrders).values(pushes.map((push) => ({ submissionId: id, ...push })));
  if (file.replyTo !== undefined && !(await putReplyInFile(tx, file.replyTo, id))) throw new OrderChanged();
  await tx
    .insert(submissionEvents)
    .values({ id: newId('event'), submissionId: id, event: 'prepare', toState: 'PREPARED' });
  noteWritten(tx, 'submissions', id);
  noteWritten(tx, 'submission_orders', ...pushes.map(({ orderId }) => `${id} ${orderId}`));
  return id;
}

/**
 * Locks the orders until their file has its number, so that a recall either comes before it or is refused; returns
 * the push of each. While the file was built, a province may have moved to another connection, whose file then has
 * the order.
 */
export async function lockSubmitting(
  tx: Tx,
  bureauId: string,
  orderIds: readonly string[],
  versions?: ReadonlyMap<string, number>,
): Promise<{ orderId: string; pushSeq: number | null; reportHash: string }[]> {
  const { rows } = await tx.client.query<{ id: string; version: number; push: number | null; hash: string }>(
    `/* lockSubmitting */ select o.id, o.version, (select max(e.seq) from app.order_events e
         where e.order_id = o.id and e.event = 'pushToBureau') as push, ${contentHashSql} as hash
     from app.orders o where o.id = any($1) and o.state = 'SUBMITTING' order by o.id for update`,
    [orderIds],
  );
  const unchanged = rows.filter(({ id, version }) => (versions?.get(id) ?? version) === version);
  if (unchanged.length < orderIds.length) throw new OrderChanged();
  // A separate statement, which sees numbers given while this transaction waited for the locks.
  const { rows: free } = await tx.client.query<{ n: number }>(
    `/* stillWaits */ select count(*)::int as n from app.bureaus b join app.orders o on ${filedOverSql}
     where b.id = $2 and o.id = any($1) and ${waitsForFileSql}`,
    [orderIds, bureauId],
  );
  if ((free[0]?.n ?? 0) < orderIds.length) throw new OrderChanged();
  return unchanged.map(({ id, push, hash }) => ({ orderId: id, pushSeq: push, reportHash: hash }));
}

/** The event of every order in a submission for each change of it. */
const orderEventOf: Partial<Record<SubmissionEvent, 'uploadAccepted' | 'uploadRefused'>> = {
  accept: 'uploadAccepted',
  findAccepted: 'uploadAccepted',
  proveAccepted: 'uploadAccepted',
  settleAccepted: 'uploadAccepted',
  refuse: 'uploadRefused',
  refuseLater: 'uploadRefused',
  withdraw: 'uploadRefused',
};

/** What came with a move of a submission. */
export interface SubmissionMove {
  readonly code?: string | undefined;
  /** The sentence of the code, for people. */
  readonly said?: BilingualText | undefined;
  /** The bureau's own words; sealed. */
  readonly message?: string | undefined;
  /** Who moved it, if no answer did, and what the guards ask about. */
  readonly person?: { readonly actor: Actor } & Pick<SubmissionFacts, 'refused' | 'lacked'>;
  /** The bureau has the file: it is not sent now, so its connection may be stopped. */
  readonly isRecovered?: true;
}

/**
 * Moves a submission by its own life cycle, and its orders with it, in this transaction. False if the life cycle does
 * not permit it, because another worker or an earlier answer came first.
 * @throws NumbersUncertain instead of sending a file
 */
export async function moveSubmission(
  ctx: AppContext,
  tx: Tx,
  id: string,
  event: SubmissionEvent,
  { code, said, message, person, isRecovered }: SubmissionMove = {},
): Promise<boolean> {
  // Without its bytes: a file may have 45 MB.
  const { state: stateNow, bureauId, sequence, attempts } = submissions;
  const isUncertain =
    event === 'send' && isRecovered !== true
      ? sql<boolean>`app.has_moved() or exists (select from app.bureaus b where b.id = bureau_id and b.stopped is not null)`
      : sql<boolean>`false`;
  const [row] = await tx
    .select({ state: stateNow, bureauId, sequence, attempts, isUncertain })
    .from(submissions)
    .where(eq(submissions.id, id))
    .for('update');
  if (row === undefined) throw new Error(`no submission ${id}`);
  if (row.isUncertain && !ctx.test) throw new NumbersUncertain();
  const state = row.state as SubmissionState;
  const defaultActor = system(submissionLifeCycle.events[event].by.includes('clock') ? 'clock' : 'bureau');
  const judged = evaluateEvent(
    submissionLifeCycle,
    submissionGuards,
    event,
    { state, ...person },
    person?.actor ?? defaultActor,
  );
  if (!judged.allowed || judged.to === null) return false;
  const now = sql`app.now()`;
  const orderEvent = orderEventOf[event];
  await tx
    .update(submissions)
    .set({
      state: judged.to,
      code,
      said,
      undecided: null,
      ...(event === 'send' ? { sentAt: sql`coalesce(sent_at, app.now())`, attempts: row.attempts + 1 } : {}),
      // Found at the bureau though not sent from here (a restored database): results of it are attributed by its day.
      ...(judged.to === 'ACCEPTED' ? { sentAt: sql`coalesce(sent_at, created_at)` } : {}),
      ...(judged.to !== state && (judged.to === 'ACCEPTED' || judged.to === 'REFUSED') ? { settledAt: now } : {}),
    })
    .where(eq(submissions.id, id));
  const eventId = newId('event');
  await tx.insert(submissionEvents).values({
    id: eventId,
    submissionId: id,
    event,
    fromState: state,
    toState: judged.to,
    code,
    said,
    message: message ? ctx.keys.seal(submissionMessageAad(eventId), message) : null,
  });
  noteWritten(tx, 'submissions', id);
  if (orderEvent === 'uploadAccepted') {
    await tx
      .update(bureaus)
      .set({ lastSequence: sql`greatest(last_sequence, ${row.sequence})` })
      .where(eq(bureaus.id, row.bureauId));
    await resetFaults(tx, row.bureauId);
    // Whatever code came, the bureau takes files.
    await endClosure(tx, row.bureauId, 'upload');
  }
  if (event === 'split') await splitOrders(tx, id);
  if (event === 'renumber') {
    await releaseOrders(tx, id);
    await moveReply(tx, id, 'released');
  }
  if (orderEvent !== undefined) {
    await moveOrders(ctx, tx, id, orderEvent, { code, matchedBy: person?.actor.id });
    await moveReply(tx, id, orderEvent === 'uploadAccepted' ? 'accepted' : 'refused', said);
  }
  await tx.client.query(`select pg_notify('submissions', $1)`, [id]);
  return true;
}

/** Orders of a file that are moved concurrently, where statements can be pipelined. */
const CONCURRENCY = 16;

export async function moveOrders(
  ctx: AppContext,
  tx: Tx,
  submissionId: string,
  event: 'uploadAccepted' | 'uploadRefused',
  said: { code?: string; matchedBy?: string },
): Promise<void> {
  const inside = await tx
    .select({ orderId: submissionOrders.orderId })
    .from(submissionOrders)
    .where(eq(submissionOrders.submissionId, submissionId));
  // A file may have a thousand orders of different subjects. One event changes no other order's facts, so they are
  // locked and read together.
  const ids = inside.map(({ orderId }) => orderId);
  await tx.client.query('/* lockInside */ select 1 from app.orders where id = any($1) order by id for update', [ids]);
  const loaded = await findFacts(tx, ids);
  // An order that an answer has already moved refuses the event and stays.
  const move = (orderId: string) =>
    perform(
      ctx,
      tx,
      { event, orderId, actor: system('bureau'), input: { submissionId, ...said } },
      loaded.get(orderId),
    );
  for (let at = 0; at < ids.length; at += CONCURRENCY) await settleAll(ids.slice(at, at + CONCURRENCY).map(move));
}

/** Its orders wait again, each for the file of its half. */
async function splitOrders(tx: Tx, submissionId: string): Promise<void> {
  const { rows } = await tx.client.query<{ id: string }>(
    `/* halve */ update app.submission_orders so set answered_at = app.now(), answer = 'split', part = h.part
     from (select order_id, ntile(2) over (order by order_id) as part from app.submission_orders where submission_id = $1) h
     where so.submission_id = $1 and so.order_id = h.order_id returning so.order_id as id`,
    [submissionId],
  );
  noteWritten(tx, 'submission_orders', ...rows.map(({ id }) => `${submissionId} ${id}`));
}

/** Its orders wait again, for the file with the next number. */
async function releaseOrders(tx: Tx, submissionId: string): Promise<void> {
  const rows = await tx
    .update(submissionOrders)
    .set({ answeredAt: sql`app.now()`, answer: 'renumbered' })
    .where(eq(submissionOrders.submissionId, submissionId))
    .returning({ id: submissionOrders.orderId });
  noteWritten(tx, 'submission_orders', ...rows.map(({ id }) => `${submissionId} ${id}`));
}

/** moveSubmission in a transaction of its own. */
export const settleSubmission = (
  ctx: AppContext,
  id: string,
  event: SubmissionEvent,
  move?: SubmissionMove,
): Promise<boolean> => transaction(ctx, system('bureau'), (tx) => moveSubmission(ctx, tx, id, event, move));
