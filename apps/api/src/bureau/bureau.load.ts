import type { Actor } from '@beian/domain';
import {
  type BureauView,
  type ConnectionActionView,
  type ConnectionOutcome,
  inTransaction,
  loadGateway,
  newConnectionActions,
  type Tx,
} from '@beian/orders';
import { actorOf, type Context } from '../context.ts';
import { reasonInWords, refused } from '../words.ts';
import type { BureauInput } from './bureau.type.ts';

/** Every connection, the worst first; empty for partners: the rows are the house's own. */
export async function listBureauRows(context: Context, bureauId?: string) {
  const { ctx, language } = context;
  const actor = actorOf(context);
  const rows = await inTransaction(ctx, actor, (tx) => loadGateway(ctx, tx, { actor, language, bureauId }));
  return rows.map((row) => bureauInWords(row, context));
}

/** Takes one step with a connection and gives it as it then stands, or why it was refused. */
export async function lookAfterBureau(context: Context, work: (tx: Tx, actor: Actor) => Promise<ConnectionOutcome>) {
  const actor = actorOf(context);
  const outcome = await inTransaction(context.ctx, actor, (tx) => work(tx, actor));
  if (!outcome.ok) return refused(outcome.refusal, context.language);
  const [row] = await listBureauRows(context, outcome.bureauId);
  if (row === undefined) throw new Error('a connection is out of the sight of whoever looks after it');
  return row;
}

/** What was left out and what was sent as null are one thing here: as it is. */
export const typed = (input: BureauInput): Record<string, unknown> =>
  Object.fromEntries(Object.entries(input).filter(([, value]) => value !== null && value !== undefined));

export const listNewBureauActions = (context: Context) =>
  newConnectionActions(actorOf(context), context.language).map((action) => actionInWords(action, context));

const actionInWords = (action: ConnectionActionView, { language }: Context) => ({
  ...action,
  reasons: action.reasons.map((reason) => reasonInWords(reason, language)),
});

const bureauInWords = (row: BureauView, context: Context) => ({
  ...row,
  actions: row.actions.map((action) => actionInWords(action, context)),
});
