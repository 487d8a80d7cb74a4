import {
  changePartnerLimits,
  issuePartnerKey,
  type KeyOutcome,
  listPartnerIds,
  listPartnerKeyIds,
  loadPartnerAccounts,
  loadPartnerKeys,
  loadPartnerUsage,
  mayManagePartners,
} from '@beian/accounts/partners';
import { type AppContext, readOnly, type Tx, transaction } from '@beian/database/transaction';
import { followUpRow } from '@beian/domain/follow-ups';
import type { KeyRights } from '@beian/domain/partner';
import type { Actor } from '@beian/domain/staff';
import { countFollowUps } from '@beian/orders/follow-ups';
import { loadPartnerErrors } from '@beian/partners/events';
import { ensureTestRecords } from '@beian/partners/test-orders';
import { connectionOf } from '../common/page.type.ts';
import { actorOf, forbidden, type RequestContext, requireActor } from '../context.ts';
import { toActionRefused } from '../localize.ts';
import { loadPage, omitNullish, type PageArguments } from '../page.ts';

/** The partner that the call is about: administrators name one, keys and people of a partner mean their own. @throws GraphQLError FORBIDDEN */
export function partnerOf(context: RequestContext, partnerId: string | null | undefined): string {
  const actor = actorOf(context);
  const meant = partnerId ?? (actor.kind === 'partner' ? actor.id : undefined);
  if (meant === undefined || !(mayManagePartners(actor) || (actor.kind === 'partner' && actor.id === meant)))
    throw forbidden(context);
  return meant;
}

export function listAccounts(context: RequestContext, page: PageArguments) {
  const actor = requireActor(context, mayManagePartners);
  return readOnly(context.ctx, actor, async (tx) => {
    const ids = await loadPage(page, () => listPartnerIds(tx, omitNullish(page)));
    return connectionOf(ids, await loadPartnerAccounts(tx, ids.ids));
  });
}

export function listKeys(context: RequestContext, asked: string | null | undefined, page: PageArguments) {
  const partnerId = partnerOf(context, asked);
  return readOnly(context.ctx, actorOf(context), async (tx) => {
    const ids = await loadPage(page, () => listPartnerKeyIds(tx, { ...omitNullish(page), partnerId }));
    return connectionOf(ids, await loadPartnerKeys(tx, ids.ids));
  });
}

export function listErrors(context: RequestContext, asked: string | null | undefined) {
  const partnerId = partnerOf(context, asked);
  return readOnly(context.ctx, actorOf(context), (tx) => loadPartnerErrors(tx, partnerId, context.language));
}

export function findAccount(context: RequestContext, asked: string | null | undefined) {
  const partnerId = partnerOf(context, asked);
  const actor = actorOf(context);
  return readOnly(context.ctx, actor, async (tx) => {
    const [account] = await loadPartnerAccounts(tx, [partnerId]);
    if (account === undefined) return null;
    const followUps = (await countFollowUps(tx, partnerId)).map((count) => ({
      ...count,
      label: followUpRow(count.kind).label[context.language],
    }));
    return { account, ...(await loadPartnerUsage(tx, partnerId)), followUps, mayManage: mayManagePartners(actor) };
  });
}

interface KeyCall {
  readonly actor: Actor;
  readonly own?: KeyRights & { readonly keyId: string };
}

/** Changes a key and returns its new state, read in the same transaction. */
export function changeKey(
  context: RequestContext,
  work: (ctx: AppContext, tx: Tx, call: KeyCall) => Promise<KeyOutcome>,
) {
  const actor = actorOf(context);
  const { ctx, caller, language } = context;
  // A person has no scope that leads here.
  if (caller?.kind === 'partner' && caller.keyId === null) throw forbidden(context);
  const own = caller?.kind === 'partner' ? { own: { ...caller.rights, keyId: caller.keyId } } : {};
  return transaction(ctx, actor, async (tx) => {
    const outcome = await work(ctx, tx, { actor, ...own });
    if (!outcome.ok) return toActionRefused(outcome.refusal, language);
    const [partnerKey] = await loadPartnerKeys(tx, [outcome.keyId]);
    if (partnerKey === undefined) throw new Error('a key that was changed cannot be read');
    return { partnerKey, secret: outcome.secret };
  });
}

/** Creates a key; a partner's first test key comes with test records. */
export async function makeKey(
  context: RequestContext,
  made: Omit<Parameters<typeof issuePartnerKey>[2], 'actor' | 'own'>,
) {
  const outcome = await changeKey(context, (ctx, tx, call) => issuePartnerKey(ctx, tx, { ...call, ...made }));
  if ('partnerKey' in outcome && made.kind === 'test') await ensureTestRecords(context.ctx, made.partnerId);
  return outcome;
}

export function setLimits(
  context: RequestContext,
  limits: { partnerId: string; pointsPerSecond: number; bucket: number; key: string },
) {
  const actor = actorOf(context);
  const { ctx, language } = context;
  return transaction(ctx, actor, async (tx) => {
    const outcome = await changePartnerLimits(ctx, tx, { actor, ...limits });
    if (!outcome.ok) return toActionRefused(outcome.refusal, language);
    const [account] = await loadPartnerAccounts(tx, [limits.partnerId]);
    if (account === undefined) throw new Error('a partner that was changed cannot be read');
    return account;
  });
}
