import { writeAudit } from '@beian/database/audit';
import { findAnswer, saveAnswer } from '@beian/database/idempotency';
import type { AppContext, Tx } from '@beian/database/transaction';
import {
  type ConnectionEvent,
  type ConnectionFacts,
  connectionGuards,
  connectionLifeCycle,
  idleConnectionFacts,
  type PasswordForm,
} from '@beian/domain/bureau';
import { evaluateEvent } from '@beian/domain/life-cycle';
import { type Actor, roleRefusal } from '@beian/domain/staff';
import type { RefusalReasonCode } from '@beian/domain/text';
import { type BilingualText, bilingual, type Refusal, refusal } from '@beian/domain/text';
import { toRefusal } from '@beian/orders/facts';
import { filedOverSql, inFilingHoursSql, waitsForFileSql } from '@beian/orders/routing';
import { connectionStateOf } from './gateway.ts';
import type { ConnectionOutcome } from './pause.ts';

export interface ConnectionCall {
  readonly actor: Actor;
  readonly key: string;
}

/** The locked row of a connection that a person acts on. */
export interface LockedConnection {
  readonly id: string;
  readonly province: string;
  readonly isp_id: string;
  readonly user_name: string;
  readonly wsdl: string;
  readonly status_wsdl: string | null;
  readonly password_wsdl: string | null;
  readonly password_form: PasswordForm;
  readonly encrypts_uploads: boolean;
  readonly secret: Buffer;
  readonly stopped: BilingualText | null;
  readonly paused: string | null;
  /** HH:MM; null if no filing hours are known. */
  readonly opensAt: string | null;
  readonly closesAt: string | null;
  /** A file was numbered over it. */
  readonly used: boolean;
  readonly inHours: boolean;
  readonly openNumber: string | null;
  readonly waiting: number;
  readonly beingAsked: boolean;
  readonly alarm: boolean;
  readonly backsOff: boolean;
  /** Decided to be entered by hand, from today on or from a day to come. */
  readonly manual: boolean;
  /** In Shanghai, YYYY-MM-DD. */
  readonly today: string;
}

/**
 * One effect per idempotency key; checked by the connection's life cycle; refusals are audited, too, always without
 * secrets, under the name of the event unless `auditedAs` gives another.
 */
export async function runIdempotent(
  ctx: AppContext,
  tx: Tx,
  event: ConnectionEvent,
  { actor, key }: ConnectionCall,
  bureauId: string | undefined,
  input: unknown,
  work: (
    row: LockedConnection | undefined,
  ) => Promise<Refusal | { bureauId: string; details: Record<string, unknown> }>,
  auditedAs: ConnectionEvent | 'testConnection' = event,
): Promise<ConnectionOutcome> {
  // A keyed hash, because a password could be guessed from a plain one.
  const body = ctx.keys.searchHashes('connection-call', JSON.stringify([event, bureauId, input]));
  const seen = await findAnswer<ConnectionOutcome>(ctx, tx, actor, key, body);
  if (seen !== undefined) return seen;
  const row = bureauId === undefined ? undefined : await lockConnection(tx, bureauId);
  const judged = evaluateEvent(connectionLifeCycle, connectionGuards, event, factsOf(row), actor);
  const done = judged.allowed
    ? await work(row)
    : judged.presence === 'disabled'
      ? toRefusal(judged)
      : bureauId !== undefined && row === undefined
        ? connectionNotFound
        : notPermitted(event);
  const outcome: ConnectionOutcome =
    'reasons' in done ? { ok: false, refusal: done } : { ok: true, bureauId: done.bureauId };
  const details = 'reasons' in done ? { code: done.code, reasons: done.reasons.map((one) => one.code) } : done.details;
  const target = 'reasons' in done ? bureauId : done.bureauId;
  await writeAudit(tx, actor, auditedAs, target, outcome.ok ? 'done' : 'refused', details);
  await saveAnswer(ctx, tx, actor, key, body, outcome);
  return outcome;
}

const factsOf = (row: LockedConnection | undefined): ConnectionFacts =>
  row === undefined ? idleConnectionFacts(null) : { ...row, state: connectionStateOf(row) };

async function lockConnection(tx: Tx, bureauId: string): Promise<LockedConnection | undefined> {
  const { rows } = await tx.client.query<LockedConnection>(
    `/* lockConnection */ select b.id, b.province, b.isp_id, b.user_name, b.wsdl, b.status_wsdl, b.password_wsdl,
       b.password_form, b.encrypts_uploads, b.secret, b.stopped, b.paused,
       to_char(b.opens_at, 'HH24:MI') as "opensAt", to_char(b.closes_at, 'HH24:MI') as "closesAt",
       exists (select 1 from app.submissions u where u.bureau_id = b.id and u.series > 0) as used, ${inFilingHoursSql} as "inHours",
       (select u.sequence::text from app.submissions u where u.bureau_id = b.id
         and u.state in ('PREPARED', 'SENDING', 'UNKNOWN')) as "openNumber",
       (select count(*)::int from app.orders o where ${filedOverSql} and ${waitsForFileSql}) as waiting,
       exists (select 1 from app.bureau_resyncs r where r.bureau_id = b.id and r.answered_at is null) as "beingAsked", b.alarm is not null as alarm,
       coalesce(b.retry_at > app.now(), false) as "backsOff", b.manual is not null as manual, app.shanghai_day(app.now()) as today
     from app.bureaus b where b.id = $1 for update`,
    [bureauId],
  );
  return rows[0];
}

const RULE = 'B-2';
export const connectionReason = (
  code: RefusalReasonCode,
  field: string | undefined,
  message: BilingualText,
  suggestion: BilingualText,
) => ({
  code,
  ...(field === undefined ? {} : { field }),
  message,
  suggestion,
  ruleId: RULE,
});
const notPermitted = (event: ConnectionEvent): Refusal =>
  roleRefusal(connectionLifeCycle.events[event].by, bilingual('进行此操作', 'take this step'), RULE);
/** There is no such connection, or the caller may not see it. */
export const connectionNotFound = refusal(
  'NOT_FOUND',
  connectionReason(
    'NOT_FOUND',
    'id',
    bilingual('没有这个连接', 'There is no such connection'),
    bilingual('请刷新看板', 'Read the board again'),
  ),
);
