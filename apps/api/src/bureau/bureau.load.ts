import type { Actor } from '@beian/domain';
import {
  type BureauView,
  type ConnectionActionView,
  type ConnectionOutcome,
  loadGateway,
  newConnectionActions,
  type Tx,
  transaction,
} from '@beian/orders';
import { actorOf, type RequestContext } from '../context.ts';
import { localizeReason, toActionRefused } from '../localize.ts';
import type { BureauInput } from './bureau.type.ts';

/** Every connection, the worst first; empty for partners: the rows are the house's own. */
export async function listBureauRows(context: RequestContext, bureauId?: string) {
  const { ctx, language } = context;
  const actor = actorOf(context);
  const rows = await transaction(ctx, actor, (tx) => loadGateway(ctx, tx, { actor, language, bureauId }));
  return rows.map((row) => localizeBureau(row, context));
}

/** Takes one step with a connection and gives it as it then stands, or why it was refused. */
export async function changeBureauAndRead(
  context: RequestContext,
  work: (tx: Tx, actor: Actor) => Promise<ConnectionOutcome>,
) {
  const actor = actorOf(context);
  const outcome = await transaction(context.ctx, actor, (tx) => work(tx, actor));
  if (!outcome.ok) return toActionRefused(outcome.refusal, context.language);
  const [row] = await listBureauRows(context, outcome.bureauId);
  if (row === undefined) throw new Error('a connection is out of the sight of whoever looks after it');
  return row;
}

/** What was left out and what was sent as null are one thing here: as it is. */
export const definedFields = (input: BureauInput): Record<string, unknown> =>
  Object.fromEntries(Object.entries(input).filter(([, value]) => value !== null && value !== undefined));

export const listNewBureauActions = (context: RequestContext) =>
  newConnectionActions(actorOf(context), context.language).map((action) => localizeAction(action, context));

const localizeAction = (action: ConnectionActionView, { language }: RequestContext) => ({
  ...action,
  reasons: action.reasons.map((reason) => localizeReason(reason, language)),
});

const localizeBureau = (row: BureauView, context: RequestContext) => ({
  ...row,
  actions: row.actions.map((action) => localizeAction(action, context)),
});
