import {
  type AccountOutcome,
  endSession,
  listAccountIds,
  loadAccounts,
  loadOwnAccount,
  mayManageAccounts,
} from '@beian/accounts/accounts';
import { type AppContext, readOnly, type Tx, transaction } from '@beian/database/transaction';
import { passwordBounds } from '@beian/domain/staff';
import { connectionOf } from '../common/page.type.ts';
import { actorOf, type Caller, forbidden, personOf, type RequestContext } from '../context.ts';
import { toActionRefused } from '../localize.ts';
import { loadPage, omitNullish, type PageArguments } from '../page.ts';

/** The person who is signed in, of the staff or of a partner. @throws GraphQLError UNAUTHENTICATED, FORBIDDEN */
function requirePerson(context: RequestContext) {
  actorOf(context);
  const person = context.caller === null ? undefined : personOf(context.caller);
  if (person === undefined) throw forbidden(context);
  return person;
}

/** `partnerId` null: the staff; otherwise the people of that partner. */
export function listAccounts(context: RequestContext, partnerId: string | null, page: PageArguments) {
  const { actor, session } = requirePerson(context);
  if (!mayManageAccounts(actor)) throw forbidden(context);
  return readOnly(context.ctx, actor, async (tx) => {
    const ids = await loadPage(page, () => listAccountIds(tx, partnerId, omitNullish(page)));
    return connectionOf(ids, await loadAccounts(tx, actor, session, ids.ids));
  });
}

export function findOwnAccount(context: RequestContext) {
  const { actor, session } = requirePerson(context);
  return readOnly(context.ctx, actor, (tx) => loadOwnAccount(tx, actor, session, passwordBounds));
}

interface AccountCall {
  readonly actor: Caller['actor'];
  readonly fresh: boolean;
}

/** Changes an account and returns its new state, read in the same transaction. */
export function changeAccount(
  context: RequestContext,
  work: (ctx: AppContext, tx: Tx, call: AccountCall) => Promise<AccountOutcome>,
) {
  const { actor, session } = requirePerson(context);
  const { ctx, language } = context;
  return transaction(ctx, actor, async (tx) => {
    const outcome = await work(ctx, tx, { actor, fresh: session.fresh });
    if (!outcome.ok) return toActionRefused(outcome.refusal, language);
    const [account] = await loadAccounts(tx, actor, session, [outcome.staffId]);
    if (account === undefined) throw new Error('an account that was changed cannot be read');
    return { account, invitation: outcome.token };
  });
}

/** `sessionId` null: all sessions of the caller except this one. */
export function endOwnSession(context: RequestContext, sessionId: string | null, key: string) {
  const { actor, session } = requirePerson(context);
  const { ctx, language } = context;
  return transaction(ctx, actor, async (tx) => {
    const outcome = await endSession(ctx, tx, { actor, session, sessionId, key });
    return outcome.ok ? loadOwnAccount(tx, actor, session, passwordBounds) : toActionRefused(outcome.refusal, language);
  });
}
