import { type Actor, incidentsBy, rolesOf } from '@beian/domain';
import { desc, eq } from 'drizzle-orm';
import type { House, Tx } from '../house.ts';
import { newId } from '../ids.ts';
import { bureauIncidents } from '../schema/bureau.ts';

/** Something that a bureau sent and nobody can use. */
export interface Incident {
  readonly bureauId: string;
  /** The call whose answer it is; `apply`: a stored file that does not open. */
  readonly call: 'upload' | 'download' | 'acknowledge' | 'previousUpload' | 'apply';
  /** A sentence of ours that quotes nothing of what came. */
  readonly why: string;
  readonly fileName?: string;
  /** What came, as far as it was kept; sealed. */
  readonly evidence?: Buffer;
  /** With `apply`: the stored file, which is the evidence. */
  readonly answerId?: string;
}

/** The incidents of connections are this actor's business. */
export const mayReadIncidents = (actor: Actor): boolean => {
  const held = rolesOf(actor.roles);
  return actor.kind === 'staff' && incidentsBy.some((role) => held.has(role));
};

const evidencePlace = (id: string) => `bureau_incidents.evidence:${id}`;

/** One row however often it comes again; says which, and how often by now. The evidence is the first time's. */
export async function recordIncident(
  house: House,
  tx: Tx,
  { bureauId, call, why, fileName, evidence, answerId }: Incident,
): Promise<{ id: string; times: number }> {
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

/** Incidents of a connection, the latest first, without their evidence. */
export async function listIncidents(tx: Tx, bureauId: string, limit = 100) {
  const { id, call, why, fileName, answerId, bytes, times, firstAt, lastAt } = bureauIncidents;
  return tx
    .select({ id, call, why, fileName, answerId, bytes, times, firstAt, lastAt })
    .from(bureauIncidents)
    .where(eq(bureauIncidents.bureauId, bureauId))
    .orderBy(desc(lastAt), desc(id))
    .limit(limit);
}

/** What was kept of an incident; null where a stored file is the evidence. Throws when there is no such incident. */
export async function getEvidence(house: House, tx: Tx, incidentId: string): Promise<Buffer | null> {
  const [row] = await tx.select().from(bureauIncidents).where(eq(bureauIncidents.id, incidentId));
  if (row === undefined) throw new Error(`no incident ${incidentId}`);
  return row.evidence === null ? null : house.keys.unseal(evidencePlace(row.id), row.evidence);
}
