import { readOnly, type Tx, transaction } from '@beian/database/transaction';
import type { Actor } from '@beian/domain/staff';
import { mayReadIncidents } from '@beian/submissions/connections';
import {
  giveUpFile,
  listIncidentIds,
  loadIncidents,
  markIncidentSeen,
  readEvidence,
} from '@beian/submissions/incidents';
import { connectionOf } from '../common/page.type.ts';
import { actorOf, type RequestContext, requireActor } from '../context.ts';
import { toActionRefused } from '../localize.ts';
import { loadPage, omitNullish, type PageArguments } from '../page.ts';

/** A page of the incidents of a connection. @throws GraphQLError FORBIDDEN unless the caller is a supervisor or an administrator */
export function listIncidents(context: RequestContext, bureauId: string, page: PageArguments) {
  const { ctx, language } = context;
  return readOnly(ctx, requireActor(context, mayReadIncidents), async (tx) => {
    const ids = await loadPage(page, () => listIncidentIds(tx, { ...omitNullish(page), bureauId }));
    return connectionOf(ids, await loadIncidents(tx, ids.ids, language));
  });
}

export function findEvidence(context: RequestContext, incidentId: string) {
  const actor = actorOf(context);
  return transaction(context.ctx, actor, (tx) => readEvidence(context.ctx, tx, { actor, incidentId }));
}

/** Marks an incident as seen and returns its new state. */
export const acknowledgeIncident = (context: RequestContext, incidentId: string, key: string) =>
  settle(context, incidentId, (tx, actor) => markIncidentSeen(context.ctx, tx, { actor, incidentId, key }));

/** Gives up a file that cannot be read, and returns the incident. */
export const giveUpIncident = (context: RequestContext, incidentId: string, note: string, key: string) =>
  settle(context, incidentId, (tx, actor) => giveUpFile(context.ctx, tx, { actor, incidentId, note, key }));

function settle(
  context: RequestContext,
  incidentId: string,
  step: (tx: Tx, actor: Actor) => ReturnType<typeof markIncidentSeen>,
) {
  const { ctx, language } = context;
  const actor = actorOf(context);
  return transaction(ctx, actor, async (tx) => {
    const outcome = await step(tx, actor);
    if (!outcome.ok) return toActionRefused(outcome.refusal, language);
    const [row] = await loadIncidents(tx, [incidentId], language);
    if (row === undefined) throw new Error('an incident is out of the sight of whoever has seen it');
    return row;
  });
}
