import { passwordBounds } from '@beian/domain';
import {
  type AccountOutcome,
  endSession,
  type AppContext,
  inTransaction,
  listAccountIds,
  loadAccounts,
  loadOwnAccount,
  mayManageAccounts,
  type Tx,
} from '@beian/orders';
import { GraphQLError } from 'graphql';
import { connectionOf } from '../common/page.type.ts';
import { actorOf, type Caller, type Context } from '../context.ts';
import { type PageArguments, pageOf, present } from '../page.ts';
import { doorRefusals } from '../texts.ts';
import { refused } from '../words.ts';

const forbidden = ({ language }: Context) =>
  new GraphQLError(doorRefusals.FORBIDDEN.message[language], { extensions: { code: 'FORBIDDEN' } });

/** Who is signed in. @throws GraphQLError UNAUTHENTICATED, FORBIDDEN */
function staffOf(context: Context): Extract<Caller, { kind: 'staff' }> {
  actorOf(context);
  if (context.caller?.kind !== 'staff') throw forbidden(context);
  return context.caller;
}

export function listStaffAccounts(context: Context, page: PageArguments) {
  const { actor, session } = staffOf(context);
  if (!mayManageAccounts(actor)) throw forbidden(context);
  return inTransaction(context.ctx, actor, async (tx) => {
    const ids = await pageOf(page, () => listAccountIds(tx, present(page)));
    return connectionOf(ids, await loadAccounts(tx, actor, session, ids.ids));
  });
}

export function findOwnAccount(context: Context) {
  const { actor, session } = staffOf(context);
  return inTransaction(context.ctx, actor, (tx) => loadOwnAccount(tx, actor, session, passwordBounds));
}

interface Call {
  readonly actor: Caller['actor'];
  readonly fresh: boolean;
}

/** Does something to an account, and gives it back as it is then, from the same transaction. */
export function changeAccount(context: Context, work: (ctx: AppContext, tx: Tx, call: Call) => Promise<AccountOutcome>) {
  const { actor, session } = staffOf(context);
  const { ctx, language } = context;
  return inTransaction(ctx, actor, async (tx) => {
    const outcome = await work(ctx, tx, { actor, fresh: session.fresh });
    if (!outcome.ok) return refused(outcome.refusal, language);
    const [account] = await loadAccounts(tx, actor, session, [outcome.staffId]);
    if (account === undefined) throw new Error('an account that was changed cannot be read');
    return { account, invitation: outcome.token };
  });
}

/** `sessionId` null: all of one's own but this one. */
export function endOwnSession(context: Context, sessionId: string | null, key: string) {
  const { actor, session } = staffOf(context);
  const { ctx, language } = context;
  return inTransaction(ctx, actor, async (tx) => {
    const outcome = await endSession(ctx, tx, { actor, session, sessionId, key });
    return outcome.ok ? loadOwnAccount(tx, actor, session, passwordBounds) : refused(outcome.refusal, language);
  });
}
