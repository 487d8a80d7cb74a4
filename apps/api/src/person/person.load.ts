import {
  type Actor,
  holdingRow,
  holdsRight,
  keptBases,
  keptUntil,
  type Language,
  type PlaceDecision,
  requestStates,
} from '@beian/domain';
import {
  answerPersonRequest,
  decidePersonRequest,
  exportPerson,
  inTransaction,
  listPersonRequestIds,
  loadPersonRequests,
  lookUpPerson,
  type NewRequest,
  openPersonRequest,
  openRequest,
  type PersonAsked,
  type PersonRequestView,
  type RequestOutcome,
  type Tx,
} from '@beian/orders';
import { GraphQLError } from 'graphql';
import { connectionOf } from '../common/page.type.ts';
import { actorOf, type Context } from '../context.ts';
import { type PageArguments, pageOf, present } from '../page.ts';
import { doorRefusals } from '../texts.ts';
import { refused } from '../words.ts';

type Asked = Omit<PersonAsked, 'actor'>;

const placeOf = (one: PlaceDecision, language: Language) => ({
  ...one,
  label: holdingRow(one.holding).label[language],
  kept: one.decision === 'KEPT',
  basisText: one.basis === null ? null : keptBases[one.basis].says[language],
  keptUntil: keptUntil(one)?.[language] ?? null,
});

const viewOf = (one: PersonRequestView, language: Language) => ({
  ...one,
  stateLabel: requestStates[one.state][language],
});

/** Where something is held on a person; the value stays in the request's body. */
export function findPerson(context: Context, asked: Asked) {
  const { ctx, language } = context;
  const actor = actorOf(context);
  return inTransaction(ctx, actor, async (tx) => {
    const outcome = await lookUpPerson(ctx, tx, { ...asked, actor });
    if (!outcome.ok) return refused(outcome.refusal, language);
    const { people, more, decisions } = outcome;
    return { people, more, places: decisions.map((one) => placeOf(one, language)) };
  });
}

export function makeExport(context: Context, asked: Asked & { requestId: string | null; key: string }) {
  const { ctx, language } = context;
  const actor = actorOf(context);
  return inTransaction(ctx, actor, async (tx) => {
    const outcome = await exportPerson(ctx, tx, { ...asked, actor, language });
    if (!outcome.ok) return refused(outcome.refusal, language);
    return { path: `/exports/${outcome.id}`, until: outcome.until, places: outcome.places };
  });
}

function mustHandle(actor: Actor, language: Language): void {
  if (!holdsRight(actor, 'handlePersons'))
    throw new GraphQLError(doorRefusals.FORBIDDEN.message[language], { extensions: { code: 'FORBIDDEN' } });
}

/** A page of requests. @throws GraphQLError FORBIDDEN for whoever has not the right */
export function listRequests(context: Context, open: boolean, page: PageArguments) {
  const { ctx, language } = context;
  const actor = actorOf(context);
  mustHandle(actor, language);
  return inTransaction(ctx, actor, async (tx) => {
    const ids = await pageOf(page, () => listPersonRequestIds(tx, { ...present(page), open }));
    const list = await loadPersonRequests(tx, ids.ids, language);
    return connectionOf(
      ids,
      list.map((one) => viewOf(one, language)),
    );
  });
}

export function findRequest(context: Context, id: string) {
  const { ctx, language } = context;
  const actor = actorOf(context);
  return inTransaction(ctx, actor, async (tx) => {
    const found = await openRequest(ctx, tx, { actor, id, language });
    if (found === null) return null;
    const { askedBy, reason, erased, decisions, letterZh, letterEn, ...view } = found;
    const places = decisions.map((one) => placeOf(one, language));
    return { request: viewOf(view, language), askedBy, reason, erased, places, letterZh, letterEn };
  });
}

function step(context: Context, work: (tx: Tx, actor: Actor) => Promise<RequestOutcome>) {
  const { ctx, language } = context;
  const actor = actorOf(context);
  return inTransaction(ctx, actor, async (tx) => {
    const outcome = await work(tx, actor);
    if (!outcome.ok) return refused(outcome.refusal, language);
    const [row] = await loadPersonRequests(tx, [outcome.id], language);
    if (row === undefined) throw new Error('a request is out of the sight of whoever handles it');
    return viewOf(row, language);
  });
}

export const openNewRequest = (context: Context, asked: Omit<NewRequest, 'actor'>) =>
  step(context, (tx, actor) => openPersonRequest(context.ctx, tx, { ...asked, actor }));
export const decideRequest = (context: Context, id: string, key: string) =>
  step(context, (tx, actor) => decidePersonRequest(context.ctx, tx, { actor, id, key }));
export const answerRequest = (
  context: Context,
  call: { readonly id: string; readonly over: Parameters<typeof answerPersonRequest>[2]['over']; readonly key: string },
) => step(context, (tx, actor) => answerPersonRequest(context.ctx, tx, { ...call, actor }));
