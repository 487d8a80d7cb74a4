import { type Actor, holdsRight, type IncidentCall, type Refusal, refusal, text } from '@beian/domain';
import { and, eq, like, or } from 'drizzle-orm';
import type { House, Tx } from '../house.ts';
import { newId } from '../ids.ts';
import { recall, remember } from '../keys.ts';
import { bureauIncidents } from '../schema/bureau.ts';
import { writeAudit } from '../sql/audit.ts';
import { bodyHash } from '../sql/facts.ts';
import { likely } from '../sql/like.ts';

/** Something that a bureau sent and nobody can use. */
export interface Incident {
  readonly bureauId: string;
  /** The call whose answer it is; `apply`: a stored file that does not open. */
  readonly call: IncidentCall;
  /** A sentence of ours that quotes nothing of what came. */
  readonly why: string;
  readonly fileName?: string;
  /** What came, as far as it was kept; sealed. */
  readonly evidence?: Buffer;
  /** All that came: it will be acknowledged, so that these bytes are the only ones. */
  readonly isWhole?: boolean;
  /** With `apply`: the stored file, which is the evidence. */
  readonly answerId?: string;
}

/** The incidents of connections are this actor's business. */
export const mayReadIncidents = (actor: Actor): boolean => holdsRight(actor, 'readIncidents');

const evidencePlace = (id: string) => `bureau_incidents.evidence:${id}`;

/**
 * One row however often it comes again; says which, and how often by now. The evidence is the first time's; a whole file of
 * the same name with other bytes is another incident, under a name of ours.
 */
export async function recordIncident(house: House, tx: Tx, incident: Incident): Promise<{ id: string; times: number }> {
  const { bureauId, call, why, evidence, answerId } = incident;
  const fileName = await nameOf(house, tx, incident);
  const id = newId('incident');
  const sealed = evidence && house.keys.seal(evidencePlace(id), evidence);
  const { rows } = await tx.client.query<{ id: string; times: number }>(
    `/* recordIncident */ insert into app.bureau_incidents as i
       (id, bureau_id, call, why, file_name, answer_id, evidence, bytes)
     values ($1, $2, $3, $4, $5, $6, $7, $8)
     on conflict (bureau_id, call, why, coalesce(file_name, ''), coalesce(answer_id, ''))
       do update set times = i.times + 1, last_at = app.now()
     returning id, times`,
    [id, bureauId, call, why, fileName, answerId, sealed, evidence?.length],
  );
  const [row] = rows;
  if (row === undefined) throw new Error('an incident was not kept');
  return row;
}

/** The name that a whole file is kept under: its own, unless other bytes have it. */
async function nameOf(
  house: House,
  tx: Tx,
  { bureauId, call, why, fileName, evidence, isWhole }: Incident,
): Promise<string | undefined> {
  if (!isWhole || fileName === undefined || evidence === undefined) return fileName;
  const known = await tx
    .select()
    .from(bureauIncidents)
    .where(
      and(
        eq(bureauIncidents.bureauId, bureauId),
        eq(bureauIncidents.call, call),
        eq(bureauIncidents.why, why),
        or(eq(bureauIncidents.fileName, fileName), like(bureauIncidents.fileName, `${likely(fileName)}#%`)),
      ),
    );
  const same = known.find(
    ({ id, evidence: kept }) => kept !== null && house.keys.unseal(evidencePlace(id), kept).equals(evidence),
  );
  return same?.fileName ?? (known.length === 0 ? fileName : `${fileName}#${known.length + 1}`);
}

/** What was kept of an incident; null where a stored file is the evidence. Throws when there is no such incident. */
export async function getEvidence(house: House, tx: Tx, incidentId: string): Promise<Buffer | null> {
  const [row] = await tx.select().from(bureauIncidents).where(eq(bureauIncidents.id, incidentId));
  if (row === undefined) throw new Error(`no incident ${incidentId}`);
  return row.evidence === null ? null : house.keys.unseal(evidencePlace(row.id), row.evidence);
}

export type SeenOutcome =
  | { readonly ok: true; readonly incidentId: string }
  | { readonly ok: false; readonly refusal: Refusal };

/** A person has looked at an incident; should it come again, it is new again. Audited, one effect per key. */
export async function markIncidentSeen(
  house: House,
  tx: Tx,
  { actor, incidentId, key }: { actor: Actor; incidentId: string; key: string },
): Promise<SeenOutcome> {
  const body = bodyHash(['markIncidentSeen', incidentId]);
  const seen = await recall<SeenOutcome>(house, tx, actor, key, body);
  if (seen !== undefined) return seen;
  const outcome = await see(tx, actor, incidentId);
  const details = outcome.ok ? {} : { code: outcome.refusal.code };
  await writeAudit(tx, actor, 'markIncidentSeen', incidentId, outcome.ok ? 'done' : 'refused', details);
  await remember(house, tx, actor, key, body, outcome);
  return outcome;
}

async function see(tx: Tx, actor: Actor, incidentId: string): Promise<SeenOutcome> {
  if (!mayReadIncidents(actor)) return { ok: false, refusal: notTheirs };
  const { rowCount } = await tx.client.query(
    `/* seeIncident */ update app.bureau_incidents set seen_times = times, seen_at = app.now(), seen_by = $2, seen_name = $3
     where id = $1`,
    [incidentId, actor.id, actor.name],
  );
  return rowCount === 1 ? { ok: true, incidentId } : { ok: false, refusal: noIncident };
}

const RULE = 'bureau-interface.md §3.3';
const notTheirs = refusal('NOT_POSSIBLE', {
  code: 'NOT_POSSIBLE',
  message: text('只有主管和管理员可以处理异常答复', 'Only supervisors and administrators deal with unusable answers'),
  suggestion: text('请联系主管', 'Ask a supervisor'),
  ruleId: RULE,
});
const noIncident = refusal('NOT_FOUND', {
  code: 'INCIDENT_NOT_FOUND',
  field: 'incidentId',
  message: text('没有这条异常答复', 'There is no such incident'),
  suggestion: text('请刷新列表', 'Load the list again'),
  ruleId: RULE,
});
