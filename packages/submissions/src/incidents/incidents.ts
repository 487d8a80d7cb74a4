import { createHash } from 'node:crypto';
import { writeAudit } from '@beian/database/audit';
import { bodyHash, findAnswer, saveAnswer } from '@beian/database/idempotency';
import { newId } from '@beian/database/ids';
import { bureauIncidents } from '@beian/database/schema';
import type { AppContext, Tx } from '@beian/database/transaction';
import { type IncidentCall, recoversByItself, staysSettled } from '@beian/domain/bureau';
import { type Actor, rightRefusal } from '@beian/domain/staff';
import { bilingual, type Refusal, refusal } from '@beian/domain/text';
import { eq } from 'drizzle-orm';
import { mayReadIncidents } from '../connections/incident-rights.ts';
import { isRepeatedFileSql } from '../connections/unread-files-sql.ts';

/** Unusable data that a bureau sent. */
export interface Incident {
  readonly bureauId: string;
  /** The call with this answer; `apply` is a file stored by an earlier version that cannot be read. */
  readonly call: IncidentCall;
  /** A sentence of our own that quotes nothing of the data. */
  readonly why: string;
  /** Name of a file that cannot be read. */
  readonly fileName?: string;
  /** The data, as far as they are stored; sealed. */
  readonly evidence?: Buffer;
  /** The stored file that is the evidence. */
  readonly answerId?: string;
}

const evidenceAad = (id: string) => `bureau_incidents.evidence:${id}`;

/**
 * A downloaded file is shown to a person after this many failures with the same bytes; the bureau may send a valid
 * one before. What stays open all the same is shown at once.
 */
const SHOWN_FROM = 3;
/** Files with different bytes under one name that get their own row; further ones share one row. */
const MAX_DIFFERENT_FILES = 5;

/**
 * One row per incident, however often it repeats; a file repeats if its bytes are the same. Returns the row, its
 * count, and whether it is shown to people from now on. The evidence of the first time is kept. What was settled is
 * open again if it repeats, except a file that was given up.
 */
export async function recordIncident(
  ctx: AppContext,
  tx: Tx,
  { bureauId, call, why, fileName, evidence, answerId }: Incident,
): Promise<{ id: string; times: number; shownNow: boolean }> {
  const id = newId('incident');
  const sealed = evidence && ctx.keys.seal(evidenceAad(id), evidence);
  const isFile = call === 'download' && fileName !== undefined;
  const hash = isFile && evidence ? hashOf(evidence) : null;
  const { rows } = await tx.client.query<{ id: string; times: number; shownNow: boolean }>(
    `/* recordIncident */ insert into app.bureau_incidents as i
       (id, bureau_id, call, why, file_name, answer_id, evidence, bytes, shown_from, hash)
     values ($1, $2, $3, $4, $5, $6, $7, $8, $9,
       case when (select count(distinct k.hash) from app.bureau_incidents k
         where k.bureau_id = $2 and k.call = $3 and k.file_name = $5 and k.hash <> $10) < $11 then $10 end)
     on conflict (bureau_id, call, why, coalesce(file_name, ''), coalesce(answer_id, ''), coalesce(hash, ''))
       do update set times = i.times + 1, last_at = app.now(), read_at = null,
         settled_at = case when i.settlement = any($12) then i.settled_at end,
         settlement = case when i.settlement = any($12) then i.settlement end
     returning id, times, times = shown_from as "shownNow"`,
    [
      id,
      bureauId,
      call,
      why,
      fileName,
      answerId,
      sealed,
      evidence?.length,
      isFile && recoversByItself(why) ? SHOWN_FROM : 1,
      hash,
      MAX_DIFFERENT_FILES,
      staysSettled(why) ? ['givenUp', 'settled'] : ['givenUp'],
    ],
  );
  const [row] = rows;
  if (row === undefined) throw new Error('an incident was not kept');
  return row;
}

const hashOf = (bytes: Buffer): string => createHash('sha256').update(bytes).digest('hex');

/** The same file came and could be read: its incidents need nobody any more, but for those that a person must know of. */
export async function markFileRecovered(tx: Tx, bureauId: string, fileName: string): Promise<void> {
  const ofFile = `bureau_id = $1 and file_name = $2 and call = 'download' and answer_id is null`;
  await markRecovered(tx, ofFile, [bureauId, fileName]);
  await tx.client.query(
    `/* markRead */ update app.bureau_incidents set read_at = app.now() where ${ofFile} and settled_at is null`,
    [bureauId, fileName],
  );
}

/** The call has a usable answer again: incidents of its earlier answers need nobody any more. */
export const markCallRecovered = (tx: Tx, bureauId: string, call: IncidentCall): Promise<void> =>
  markRecovered(tx, 'bureau_id = $1 and call = $2 and file_name is null', [bureauId, call]);

async function markRecovered(tx: Tx, which: string, values: readonly string[]): Promise<void> {
  const { rows } = await tx.client.query<{ id: string; why: string }>(
    `/* openIncidents */ select id, why from app.bureau_incidents where ${which} and settled_at is null`,
    [...values],
  );
  const ids = rows.filter(({ why }) => recoversByItself(why)).map(({ id }) => id);
  if (ids.length === 0) return;
  await tx.client.query(
    `/* markRecovered */ update app.bureau_incidents set settlement = 'recovered', settled_at = app.now()
     where id = any($1) and settled_at is null`,
    [ids],
  );
}

/** Whether a person gave up these bytes under this name: the file is acknowledged unread. */
export async function isGivenUp(
  tx: Tx,
  bureauId: string,
  fileName: string,
  evidence: Buffer | undefined,
): Promise<boolean> {
  const { rowCount } = await tx.client.query(
    `/* isGivenUp */ select 1 from app.bureau_incidents where bureau_id = $1 and file_name = $2 and call = 'download'
       and settlement = 'givenUp' and (hash is null or hash = $3)`,
    [bureauId, fileName, evidence === undefined ? null : hashOf(evidence)],
  );
  return rowCount !== 0;
}

/** A given-up file was acknowledged: the bureau sends it no more. */
export async function markGivenUpAcknowledged(tx: Tx, bureauId: string, fileName: string): Promise<void> {
  await tx.client.query(
    `/* ackGivenUp */ update app.bureau_incidents set acked_at = app.now()
     where bureau_id = $1 and file_name = $2 and settlement = 'givenUp' and acked_at is null`,
    [bureauId, fileName],
  );
}

/** When a file was last given up, by connection; connections without one are left out. */
export async function lastGivenUp(tx: Tx): Promise<ReadonlyMap<string, string>> {
  const { rows } = await tx.client.query<{ id: string; at: string }>(
    `/* lastGivenUp */ select bureau_id as id, max(settled_at)::text as at from app.bureau_incidents
     where settlement = 'givenUp' group by bureau_id`,
  );
  return new Map(rows.map(({ id, at }) => [id, at]));
}

/** The stored data of an incident; null if a stored file is the evidence. Throws if there is no such incident. */
export async function getEvidence(ctx: AppContext, tx: Tx, incidentId: string): Promise<Buffer | null> {
  const [row] = await tx.select().from(bureauIncidents).where(eq(bureauIncidents.id, incidentId));
  if (row === undefined) throw new Error(`no incident ${incidentId}`);
  return row.evidence === null ? null : ctx.keys.unseal(evidenceAad(row.id), row.evidence);
}

export type SeenOutcome =
  | { readonly ok: true; readonly incidentId: string }
  | { readonly ok: false; readonly refusal: Refusal };

/** Marks an incident as seen; if it repeats, it is new again. Audited, one effect per idempotency key. */
export async function markIncidentSeen(
  ctx: AppContext,
  tx: Tx,
  { actor, incidentId, key }: { actor: Actor; incidentId: string; key: string },
): Promise<SeenOutcome> {
  const body = bodyHash(['markIncidentSeen', incidentId]);
  const seen = await findAnswer<SeenOutcome>(ctx, tx, actor, key, body);
  if (seen !== undefined) return seen;
  const outcome = await markSeen(tx, actor, incidentId);
  const details = outcome.ok ? {} : { code: outcome.refusal.code };
  await writeAudit(tx, actor, 'markIncidentSeen', incidentId, outcome.ok ? 'done' : 'refused', details);
  await saveAnswer(ctx, tx, actor, key, body, outcome);
  return outcome;
}

async function markSeen(tx: Tx, actor: Actor, incidentId: string): Promise<SeenOutcome> {
  if (!mayReadIncidents(actor)) return { ok: false, refusal: notPermitted };
  const { rowCount } = await tx.client.query(
    `/* seeIncident */ update app.bureau_incidents set seen_times = times, seen_at = app.now(), seen_by = $2, seen_name = $3
     where id = $1`,
    [incidentId, actor.id, actor.name],
  );
  // A file that comes again and again stays open until it can be read or is given up.
  await tx.client.query(
    `/* settleSeen */ update app.bureau_incidents i set settlement = 'settled', settled_at = app.now(), settled_name = $2
     where id = $1 and settled_at is null and not ${isRepeatedFileSql}`,
    [incidentId, actor.name],
  );
  return rowCount === 1 ? { ok: true, incidentId } : { ok: false, refusal: incidentNotFound };
}

const RULE = 'B-3.3';
export const notPermitted = rightRefusal(
  'readIncidents',
  bilingual('处理异常答复', 'deal with unusable answers'),
  RULE,
);
export const incidentNotFound = refusal('NOT_FOUND', {
  code: 'INCIDENT_NOT_FOUND',
  field: 'incidentId',
  message: bilingual('没有这条异常答复', 'There is no such incident'),
  suggestion: bilingual('请刷新列表', 'Load the list again'),
  ruleId: RULE,
});
