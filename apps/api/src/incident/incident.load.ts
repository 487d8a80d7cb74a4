import {
  inTransaction,
  listIncidentIds,
  loadIncidents,
  markIncidentSeen,
  mayReadIncidents,
  readEvidence,
} from '@beian/orders';
import { GraphQLError } from 'graphql';
import { connectionOf } from '../common/page.type.ts';
import { actorOf, type Context } from '../context.ts';
import { type PageArguments, pageOf, present } from '../page.ts';
import { doorRefusals } from '../texts.ts';
import { refused } from '../words.ts';

/** A page of the incidents of a connection. @throws GraphQLError FORBIDDEN for everybody but supervisors and administrators */
export function listIncidents(context: Context, bureauId: string, page: PageArguments) {
  const { ctx, language } = context;
  const actor = actorOf(context);
  if (!mayReadIncidents(actor))
    throw new GraphQLError(doorRefusals.FORBIDDEN.message[language], { extensions: { code: 'FORBIDDEN' } });
  return inTransaction(ctx, actor, async (tx) => {
    const ids = await pageOf(page, () => listIncidentIds(tx, { ...present(page), bureauId }));
    return connectionOf(ids, await loadIncidents(tx, ids.ids, language));
  });
}

export function findEvidence(context: Context, incidentId: string) {
  const actor = actorOf(context);
  return inTransaction(context.ctx, actor, (tx) => readEvidence(context.ctx, tx, { actor, incidentId }));
}

/** Marks an incident as seen and gives it as it then stands. */
export function seeIncident(context: Context, incidentId: string, key: string) {
  const { ctx, language } = context;
  const actor = actorOf(context);
  return inTransaction(ctx, actor, async (tx) => {
    const outcome = await markIncidentSeen(ctx, tx, { actor, incidentId, key });
    if (!outcome.ok) return refused(outcome.refusal, language);
    const [row] = await loadIncidents(tx, [incidentId], language);
    if (row === undefined) throw new Error('an incident is out of the sight of whoever has seen it');
    return row;
  });
}
