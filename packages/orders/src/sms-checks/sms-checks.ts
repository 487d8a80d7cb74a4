import type { Tx } from '@beian/database/transaction';
import type { SmsPerson, SmsState } from '@beian/domain/order';

/** The aad of a sealed phone number. */
export const phoneAad = (id: string): string => `sms_checks.phone:${id}`;
export const smsEvidenceAad = (id: string): string => `sms_checks.evidence:${id}`;

interface NewCheck {
  readonly id: string;
  readonly orderId: string;
  readonly submissionId: string;
  readonly person: SmsPerson;
  readonly phone: Buffer;
  readonly phoneHash: string;
  readonly deadline: string;
}

/** Opens the check of one phone; it is due to be asked about at once. */
export async function insertSmsCheck(tx: Tx, check: NewCheck): Promise<void> {
  await tx.client.query(
    `/* insertSmsCheck */ insert into app.sms_checks
       (id, order_id, submission_id, person, phone, phone_hash, deadline, next_ask_at)
     values ($1, $2, $3, $4, $5, $6, $7, app.now()) on conflict do nothing`,
    [check.id, check.orderId, check.submissionId, check.person, check.phone, check.phoneHash, check.deadline],
  );
}

/** Closes all open checks of an order; they are not asked about any more. */
export async function closeSmsChecks(tx: Tx, orderId: string): Promise<void> {
  await tx.client.query(
    `/* closeSmsChecks */ update app.sms_checks set closed_at = app.now(), next_ask_at = null
     where order_id = $1 and closed_at is null`,
    [orderId],
  );
}

/** Sets the state of an attempt's open checks. */
export async function setOpenSmsChecksState(
  tx: Tx,
  submissionId: string,
  orderId: string,
  state: SmsState,
): Promise<void> {
  await tx.client.query(
    `/* setOpenSmsChecksState */ update app.sms_checks set state = $3
     where submission_id = $1 and order_id = $2 and closed_at is null and state = 'waiting'`,
    [submissionId, orderId, state],
  );
}

/**
 * Records an instant of an attempt's checks: that no SMS was sent in time (`overdue_at`), or that the reviewers were
 * asked (`desk_asked_at`).
 */
export async function markSmsChecks(
  tx: Tx,
  submissionId: string,
  orderId: string,
  mark: 'overdue_at' | 'desk_asked_at',
): Promise<void> {
  await tx.client.query(
    `/* markSmsChecks */ update app.sms_checks set ${mark} = app.now() where submission_id = $1 and order_id = $2`,
    [submissionId, orderId],
  );
}

export async function findSmsCheckIds(tx: Tx, submissionId: string, orderId: string): Promise<string[]> {
  const { rows } = await tx.client.query<{ id: string }>(
    '/* findSmsCheckIds */ select id from app.sms_checks where submission_id = $1 and order_id = $2',
    [submissionId, orderId],
  );
  return rows.map((row) => row.id);
}

/** Stores a reviewer's decision about one check, with its sealed evidence. */
export async function writeSmsEvidence(
  tx: Tx,
  check: { id: string; state: SmsState; evidence: Buffer; staffId: string; staffName: string },
): Promise<void> {
  await tx.client.query(
    `/* writeSmsEvidence */ update app.sms_checks set evidence = $3, staff_id = $4, staff_name = $5,
       state = case when state = 'verified' then state else $2 end where id = $1`,
    [check.id, check.state, check.evidence, check.staffId, check.staffName],
  );
}

/** One phone to ask about. */
export interface SmsCheckRow {
  readonly id: string;
  readonly submissionId: string;
  /** Sequence number of the submission and the bureau's id of the subject, by which the ministry knows the phone. */
  readonly sequence: string;
  readonly subjectId: string;
  readonly phone: Buffer;
}

/**
 * Claims orders with a phone that is due to be asked about. The claim lasts one minute: when the worker does not
 * finish, another one finds the order due again.
 */
export async function claimDueSmsOrders(tx: Tx, limit: number): Promise<string[]> {
  const { rows } = await tx.client.query<{ orderId: string }>(
    `/* claimDueSmsOrders */ with due as (select id from app.sms_checks where next_ask_at <= app.now()
       order by next_ask_at limit $1 for update skip locked)
     update app.sms_checks c set next_ask_at = app.now() + interval '1 minute' from due where c.id = due.id
     returning c.order_id as "orderId"`,
    [limit],
  );
  return [...new Set(rows.map((row) => row.orderId))];
}

/** The phones of an order's last checked attempt without a final answer; a failed check is final. */
export async function findOpenSmsChecks(tx: Tx, orderId: string): Promise<SmsCheckRow[]> {
  const { rows } = await tx.client.query<SmsCheckRow>(
    `/* findOpenSmsChecks */ select c.id, c.submission_id as "submissionId", u.sequence::text as sequence,
       case when r.filed then r.bureau_id when r.elsewhere then o.filing_number else r.provider_id end as "subjectId", c.phone
     from app.sms_checks c join app.orders o on o.id = c.order_id join app.records r on r.id = o.record_id
     join app.submissions u on u.id = c.submission_id
     where c.order_id = $1 and c.closed_at is null and c.state in ('waiting', 'timedOut')
       and c.submission_id = (select submission_id from app.sms_checks where order_id = $1 order by created_at desc, id limit 1)
     order by c.id`,
    [orderId],
  );
  return rows;
}

/** Stops the scheduled asks of an order; asks on demand remain possible. */
export async function stopSmsAsks(tx: Tx, orderId: string): Promise<void> {
  await tx.client.query(
    '/* stopSmsAsks */ update app.sms_checks set next_ask_at = null where order_id = $1 and next_ask_at is not null',
    [orderId],
  );
}

/** Input for scheduling the next ask; instants in milliseconds since 1970. */
export interface SmsCheckTimes {
  readonly id: string;
  readonly state: SmsState;
  readonly now: number;
  readonly since: number;
  readonly deadline: number;
  readonly unanswered: number;
}

const clockSql = `id, state, extract(epoch from app.now())::float8 * 1000 as now,
  extract(epoch from created_at)::float8 * 1000 as since, extract(epoch from deadline)::float8 * 1000 as deadline, unanswered`;

/**
 * Stores the ministry's answer about one phone. `hours`: length of the window from the SMS on; null keeps the window
 * counted from the hand-over.
 */
export async function storeSmsStatus(
  tx: Tx,
  id: string,
  status: { state: SmsState; sentAt: string | null; wrongEntries: number },
  hours: number | null,
): Promise<SmsCheckTimes | undefined> {
  const { rows } = await tx.client.query<SmsCheckTimes>(
    `/* storeSmsStatus */ update app.sms_checks set
       -- Our own deadline made it timedOut: "waiting" does not open it again.
       state = case when state = 'timedOut' and $2 = 'waiting' then state else $2 end,
       -- No SMS was sent after now, whatever the ministry's clock says.
       sent_at = case when $3::timestamptz is null then sent_at else least($3::timestamptz, app.now()) end,
       deadline = case when $5::int is null or $3::timestamptz is null or state <> 'waiting' then deadline
         else least($3::timestamptz, app.now()) + $5::int * interval '1 hour' end,
       wrong_entries = $4, answered_at = app.now(), unanswered = 0
     where id = $1 and closed_at is null returning ${clockSql}`,
    [id, status.state, status.sentAt, status.wrongEntries, hours],
  );
  return rows[0];
}

/** Counts an ask that got no answer. */
export async function countUnansweredSmsAsk(tx: Tx, id: string): Promise<SmsCheckTimes | undefined> {
  const { rows } = await tx.client.query<SmsCheckTimes>(
    `/* countUnansweredSmsAsk */ update app.sms_checks set unanswered = unanswered + 1
     where id = $1 and closed_at is null returning ${clockSql}`,
    [id],
  );
  return rows[0];
}

export async function setNextSmsAsk(tx: Tx, id: string, at: number | null): Promise<void> {
  await tx.client.query('/* setNextSmsAsk */ update app.sms_checks set next_ask_at = $2 where id = $1', [
    id,
    at === null ? null : new Date(at).toISOString(),
  ]);
}

/** Moves the order's due time to the latest deadline of its open checks. */
export async function syncSmsDueTime(tx: Tx, orderId: string): Promise<void> {
  await tx.client.query(
    `/* syncSmsDueTime */ update app.orders set due_at = greatest(due_at, (select max(deadline) from app.sms_checks
       where order_id = $1 and closed_at is null)) where id = $1 and duty = 'sms'`,
    [orderId],
  );
}
