import { readOnly, type Tx, transaction } from '@beian/database/transaction';
import type { BureauView, ConnectionActionView } from '@beian/domain/bureau';
import type { Actor } from '@beian/domain/staff';
import {
  type ConnectionOutcome,
  findConnectionTest,
  loadGateway,
  newConnectionActions,
  testConnection,
} from '@beian/submissions/connections';
import { actorOf, type RequestContext } from '../context.ts';
import { localizeReason, toActionRefused } from '../localize.ts';
import type { BureauInput } from './bureau.type.ts';

/** Every connection, the one in most trouble first. Empty for partners: row-level security shows these rows to staff only. */
export async function listBureauRows(context: RequestContext, bureauId?: string) {
  const { ctx, language } = context;
  const actor = actorOf(context);
  const rows = await readOnly(ctx, actor, (tx) => loadGateway(ctx, tx, { actor, language, bureauId }));
  return rows.map((row) => localizeBureau(row, context));
}

/** Changes a connection and returns its new state, or the refusal. */
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

/** Starts a test of typed values and returns it, or the refusal. */
export async function startConnectionTest(
  context: RequestContext,
  { bureauId, input, key }: { bureauId: string | undefined; input: BureauInput; key: string },
) {
  const { ctx, language } = context;
  const actor = actorOf(context);
  const typed = definedFields(input);
  const outcome = await transaction(ctx, actor, (tx) =>
    testConnection(ctx, tx, { actor, key, bureauId, input: typed }),
  );
  return outcome.ok ? await readConnectionTest(context, outcome.testId) : toActionRefused(outcome.refusal, language);
}

/** Row-level security shows tests to staff only. */
export async function readConnectionTest(context: RequestContext, id: string) {
  const { ctx, language } = context;
  const test = await readOnly(ctx, actorOf(context), (tx) => findConnectionTest(tx, id));
  return test === undefined ? null : { ...test, said: test.said?.[language] ?? null };
}

/** A field that is left out and a field that is null mean the same: unchanged. */
export const definedFields = (input: BureauInput): Record<string, unknown> =>
  Object.fromEntries(Object.entries(input).filter(([, value]) => value !== null && value !== undefined));

export const listNewBureauActions = (context: RequestContext) =>
  newConnectionActions(actorOf(context), context.language).map((action) => localizeAction(action, context));

const localizeAction = <A extends Pick<ConnectionActionView, 'reasons'>>(action: A, { language }: RequestContext) => ({
  ...action,
  reasons: action.reasons.map((reason) => localizeReason(reason, language)),
});

const localizeBureau = (row: BureauView, context: RequestContext) => ({
  ...row,
  actions: row.actions.map((action) => localizeAction(action, context)),
  inFlight: row.inFlight && {
    ...row.inFlight,
    actions: row.inFlight.actions.map((action) => localizeAction(action, context)),
  },
});
