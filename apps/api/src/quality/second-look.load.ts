import {
  changeSecondLookRules,
  giveSecondLook,
  inTransaction,
  listSecondLookIds,
  loadSecondLookRules,
  loadSecondLooks,
  mayListSecondLooks,
  openSecondLook,
  type SecondLookStepOutcome,
  type SecondLooksAsked,
  type Tx,
  takeSecondLook,
} from '@beian/orders';
import { connectionOf } from '../common/page.type.ts';
import { actorOf, type Context } from '../context.ts';
import { type PageArguments, pageOf, present } from '../page.ts';
import { refused } from '../words.ts';
import { forbidden, nothing, readerOf } from './quality.load.ts';
import type { SecondVerdictInput, TenureClassInput } from './second-look.type.ts';

type Cut = Omit<SecondLooksAsked, 'actor' | keyof PageArguments>;

/** A page of a list; of nothing for those who may not read it. */
export function listSecondLooks(context: Context, cut: Cut, page: PageArguments) {
  const actor = actorOf(context);
  return inTransaction(context.ctx, actor, async (tx) => {
    const asked = { ...cut, ...present(page), actor };
    const found = mayListSecondLooks(actor, cut.list)
      ? await pageOf(page, () => listSecondLookIds(tx, asked))
      : nothing;
    return connectionOf(found, await loadSecondLooks(tx, { actor, ids: found.ids, language: context.language }));
  });
}

export function findSecondLook(context: Context, id: string) {
  const actor = readerOf(context);
  const { ctx, language } = context;
  return inTransaction(ctx, actor, (tx) => openSecondLook(ctx, tx, { actor, id, language }));
}

type Step = (tx: Tx) => Promise<SecondLookStepOutcome>;

async function after(context: Context, step: Step) {
  const { ctx, language } = context;
  const outcome = await inTransaction(ctx, actorOf(context), step);
  if (!outcome.ok) return refused(outcome.refusal, language);
  const look = await findSecondLook(context, outcome.id);
  if (look === null) throw new Error('a second look is out of the sight of whoever gave it');
  return look;
}

export const takeLook = (context: Context, id: string, key: string) =>
  after(context, (tx) => takeSecondLook(context.ctx, tx, { actor: actorOf(context), id, key }));

export function giveLook(context: Context, id: string, verdicts: readonly SecondVerdictInput[], key: string) {
  const given = verdicts.map(({ reasons, ...one }) => ({ ...one, reasons: (reasons ?? []).map(present) }));
  return after(context, (tx) =>
    giveSecondLook(context.ctx, tx, { actor: actorOf(context), id, verdicts: given, key }),
  );
}

/** @throws GraphQLError FORBIDDEN for partners */
export function findRules(context: Context) {
  const actor = actorOf(context);
  if (actor.kind !== 'staff') throw forbidden(context);
  return inTransaction(context.ctx, actor, (tx) => loadSecondLookRules(tx, actor));
}

export async function setRules(
  context: Context,
  rules: { readonly classes: readonly TenureClassInput[]; readonly patienceDays: number },
  seen: string | null,
  key: string,
) {
  const { ctx, language } = context;
  const actor = actorOf(context);
  const classes = rules.classes.map(({ belowDays, approvals, returns }) => ({
    belowDays: belowDays ?? null,
    approvals,
    returns,
  }));
  const change = { actor, rules: { ...rules, classes }, seen, key };
  const outcome = await inTransaction(ctx, actor, (tx) => changeSecondLookRules(ctx, tx, change));
  return outcome.ok ? findRules(context) : refused(outcome.refusal, language);
}
