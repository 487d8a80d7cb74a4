import { readOnly, type Tx, transaction } from '@beian/database/transaction';
import type { SpotCheckFilter } from '@beian/domain/quality';
import {
  changeSpotCheckRules,
  claimSpotCheck,
  loadSpotCheckRules,
  type SpotCheckStepOutcome,
  submitSpotCheckVerdicts,
} from '@beian/orders/spot-check';
import { listSpotCheckIds, loadSpotChecks, mayListSpotChecks, openSpotCheck } from '@beian/orders/spot-check-page';
import { mayReadOwnQuality } from '@beian/reporting/quality';
import { connectionOf, emptyPage } from '../common/page.type.ts';
import { actorOf, isStaff, type RequestContext, requireActor } from '../context.ts';
import { toActionRefused } from '../localize.ts';
import { loadPage, omitNullish, type PageArguments } from '../page.ts';
import type { SecondVerdictInput, TenureClassInput } from './spot-check.type.ts';

/** A page of a list; empty for callers without the right. */
export function listSpotChecks(context: RequestContext, cut: SpotCheckFilter, page: PageArguments) {
  const actor = actorOf(context);
  return readOnly(context.ctx, actor, async (tx) => {
    const asked = { ...cut, ...omitNullish(page), actor };
    const found = mayListSpotChecks(actor, cut.list)
      ? await loadPage(page, () => listSpotCheckIds(tx, asked))
      : emptyPage;
    return connectionOf(found, await loadSpotChecks(tx, { actor, ids: found.ids, language: context.language }));
  });
}

export function findSpotCheck(context: RequestContext, id: string) {
  const actor = requireActor(context, mayReadOwnQuality);
  const { ctx, language } = context;
  return transaction(ctx, actor, (tx) => openSpotCheck(ctx, tx, { actor, id, language }));
}

type Step = (tx: Tx) => Promise<SpotCheckStepOutcome>;

async function stepAndRead(context: RequestContext, step: Step) {
  const { ctx, language } = context;
  const outcome = await transaction(ctx, actorOf(context), step);
  if (!outcome.ok) return toActionRefused(outcome.refusal, language);
  const spotCheck = await findSpotCheck(context, outcome.id);
  if (spotCheck === null) throw new Error('a spot check is out of the sight of whoever gave it');
  return spotCheck;
}

export const startSpotCheck = (context: RequestContext, id: string, key: string) =>
  stepAndRead(context, (tx) => claimSpotCheck(context.ctx, tx, { actor: actorOf(context), id, key }));

export function submitSpotCheck(
  context: RequestContext,
  id: string,
  verdicts: readonly SecondVerdictInput[],
  key: string,
) {
  const given = verdicts.map(({ reasons, ...one }) => ({ ...one, reasons: (reasons ?? []).map(omitNullish) }));
  return stepAndRead(context, (tx) =>
    submitSpotCheckVerdicts(context.ctx, tx, { actor: actorOf(context), id, verdicts: given, key }),
  );
}

/** @throws GraphQLError FORBIDDEN for partners */
export function findRules(context: RequestContext) {
  const actor = requireActor(context, isStaff);
  return readOnly(context.ctx, actor, (tx) => loadSpotCheckRules(tx, actor));
}

export async function setRules(
  context: RequestContext,
  rules: { readonly classes: readonly TenureClassInput[]; readonly patienceDays: number },
  seen: string | null,
  key: string,
) {
  const { ctx, language } = context;
  const actor = actorOf(context);
  const classes = rules.classes.map(({ belowDays, approvals, returns, grouped }) => ({
    belowDays: belowDays ?? null,
    approvals,
    returns,
    ...omitNullish({ grouped }),
  }));
  const change = { actor, rules: { ...rules, classes }, seen, key };
  const outcome = await transaction(ctx, actor, (tx) => changeSpotCheckRules(ctx, tx, change));
  return outcome.ok ? findRules(context) : toActionRefused(outcome.refusal, language);
}
