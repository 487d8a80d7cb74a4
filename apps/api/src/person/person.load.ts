import { readOnly, type Tx, transaction } from '@beian/database/transaction';
import { holdingRow, keptBases, keptUntil, type PlaceDecision } from '@beian/domain/personal';
import { type Actor, hasRight } from '@beian/domain/staff';
import type { Language } from '@beian/domain/text';
import {
  answerPersonRequest,
  decidePersonRequest,
  exportPerson,
  listPersonRequestIds,
  loadPersonRequests,
  lookUpPerson,
  type NewRequest,
  openPersonRequest,
  openRequest,
  type PersonQuery as PersonQueryOfActor,
  type RequestOutcome,
} from '@beian/privacy/persons';
import { connectionOf } from '../common/page.type.ts';
import { actorOf, type RequestContext, requireActor } from '../context.ts';
import { toActionRefused } from '../localize.ts';
import { loadPage, omitNullish, type PageArguments } from '../page.ts';

type PersonQuery = Omit<PersonQueryOfActor, 'actor'>;

const localizePlace = (one: PlaceDecision, language: Language) => ({
  ...one,
  label: holdingRow(one.holding).label[language],
  kept: one.decision === 'KEPT',
  basisText: one.basis === null ? null : keptBases[one.basis].explanation[language],
  keptUntil: keptUntil(one)?.[language] ?? null,
});

/** Finds where data of a person is stored; the searched value is only in the request body. */
export function findPerson(context: RequestContext, asked: PersonQuery) {
  const { ctx, language } = context;
  const actor = actorOf(context);
  return transaction(ctx, actor, async (tx) => {
    const outcome = await lookUpPerson(ctx, tx, { ...asked, actor });
    if (!outcome.ok) return toActionRefused(outcome.refusal, language);
    const { people, more, decisions } = outcome;
    return { people, more, places: decisions.map((one) => localizePlace(one, language)) };
  });
}

export function makeExport(context: RequestContext, asked: PersonQuery & { requestId: string | null; key: string }) {
  const { ctx, language } = context;
  const actor = actorOf(context);
  return transaction(ctx, actor, async (tx) => {
    const outcome = await exportPerson(ctx, tx, { ...asked, actor, language });
    if (!outcome.ok) return toActionRefused(outcome.refusal, language);
    return { path: `/exports/${outcome.id}`, until: outcome.until, places: outcome.places };
  });
}

const mayHandlePersons = (actor: Actor): boolean => hasRight(actor, 'handlePersons');

/** A page of requests. @throws GraphQLError FORBIDDEN without the permission */
export function listRequests(context: RequestContext, open: boolean, page: PageArguments) {
  const { ctx, language } = context;
  const actor = requireActor(context, mayHandlePersons);
  return readOnly(ctx, actor, async (tx) => {
    const ids = await loadPage(page, () => listPersonRequestIds(tx, { ...omitNullish(page), open }));
    return connectionOf(ids, await loadPersonRequests(ctx, tx, ids.ids, language));
  });
}

export function findRequest(context: RequestContext, id: string) {
  const { ctx, language } = context;
  const actor = actorOf(context);
  return transaction(ctx, actor, async (tx) => {
    const found = await openRequest(ctx, tx, { actor, id, language });
    if (found === null) return null;
    const { askedBy, reason, erased, decisions, letterZh, letterEn, ...view } = found;
    const places = decisions.map((one) => localizePlace(one, language));
    return { request: view, askedBy, reason, erased, places, letterZh, letterEn };
  });
}

function performRequestStep(context: RequestContext, work: (tx: Tx, actor: Actor) => Promise<RequestOutcome>) {
  const { ctx, language } = context;
  const actor = actorOf(context);
  return transaction(ctx, actor, async (tx) => {
    const outcome = await work(tx, actor);
    if (!outcome.ok) return toActionRefused(outcome.refusal, language);
    const [row] = await loadPersonRequests(ctx, tx, [outcome.id], language);
    if (row === undefined) throw new Error('a request is out of the sight of whoever handles it');
    return row;
  });
}

export const openNewRequest = (context: RequestContext, asked: Omit<NewRequest, 'actor'>) =>
  performRequestStep(context, (tx, actor) => openPersonRequest(context.ctx, tx, { ...asked, actor }));
export const decideRequest = (context: RequestContext, id: string, key: string) =>
  performRequestStep(context, (tx, actor) => decidePersonRequest(context.ctx, tx, { actor, id, key }));
export const answerRequest = (
  context: RequestContext,
  call: { readonly id: string; readonly over: Parameters<typeof answerPersonRequest>[2]['over']; readonly key: string },
) => performRequestStep(context, (tx, actor) => answerPersonRequest(context.ctx, tx, { ...call, actor }));
