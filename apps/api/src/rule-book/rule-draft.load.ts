import { readOnly, type Tx, transaction } from '@beian/database/transaction';
import {
  type OpenedRuleDraftView,
  type OwnRuleFilter,
  ownRuleFilters,
  type RuleChange,
  type RuleDraftFilter,
  type RuleDraftInput,
} from '@beian/domain/rule-book';
import { type Actor, hasRight } from '@beian/domain/staff';
import {
  type DraftOutcome,
  listOwnRuleIds,
  listRuleDraftIds,
  loadConflicts,
  loadOwnRules,
  loadRuleDrafts,
} from '@beian/rule-book/drafts';
import { connectionOf } from '../common/page.type.ts';
import { actorOf, type RequestContext, requireActor } from '../context.ts';
import { toActionRefused } from '../localize.ts';
import { loadPage, omitNullish, type PageArguments } from '../page.ts';
import { assertReadableFilter } from '../schema/check-filter.ts';
import type { GivenFilter } from '../schema/filter-input.ts';

const mayRead = (actor: Actor): boolean => hasRight(actor, 'readRuleDrafts');

/** @throws GraphQLError FORBIDDEN unless the caller is of the desk */
export function listRuleDrafts(context: RequestContext, filter: GivenFilter<RuleDraftFilter>, page: PageArguments) {
  const { ctx, language } = context;
  const actor = requireActor(context, mayRead);
  return readOnly(ctx, actor, async (tx) => {
    const ids = await loadPage(page, () =>
      listRuleDraftIds(tx, { ...omitNullish(page), ...omitNullish({ ...filter }) }),
    );
    return connectionOf(ids, await loadRuleDrafts(tx, ids.ids, { actor, language }));
  });
}

/** @throws GraphQLError FORBIDDEN unless the caller is of the desk */
export function listOwnRules(context: RequestContext, filter: GivenFilter<OwnRuleFilter>, page: PageArguments) {
  const { ctx, language } = context;
  const actor = requireActor(context, mayRead);
  assertReadableFilter(ownRuleFilters, filter, { prefix: '', isStaff: true });
  return readOnly(ctx, actor, async (tx) => {
    const ids = await loadPage(page, () => listOwnRuleIds(tx, { ...omitNullish(page), ...omitNullish({ ...filter }) }));
    return connectionOf(ids, await loadOwnRules(tx, ids.ids, language));
  });
}

async function openDraft(
  tx: Tx,
  draftId: string,
  { language }: RequestContext,
  actor: Actor,
): Promise<OpenedRuleDraftView | null> {
  const [draft] = await loadRuleDrafts(tx, [draftId], { actor, language });
  if (draft === undefined) return null;
  // A draft that is decided is beside its own rules.
  if (draft.state === 'APPROVED' || draft.state === 'WITHDRAWN') return { draft, conflicts: [] };
  return {
    draft,
    conflicts: await loadConflicts(tx, { id: draftId, changes: JSON.parse(draft.changes) as RuleChange[] }, language),
  };
}

/** @throws GraphQLError FORBIDDEN unless the caller is of the desk */
export function findRuleDraft(context: RequestContext, draftId: string) {
  const actor = requireActor(context, mayRead);
  return readOnly(context.ctx, actor, (tx) => openDraft(tx, draftId, context, actor));
}

/** Takes a step and returns the draft as it then stands. */
export function settleRuleDraft(context: RequestContext, step: (tx: Tx, actor: Actor) => Promise<DraftOutcome>) {
  const actor = actorOf(context);
  return transaction(context.ctx, actor, async (tx) => {
    const outcome = await step(tx, actor);
    if (!outcome.ok) return toActionRefused(outcome.refusal, context.language);
    return await openDraft(tx, outcome.draftId, context, actor);
  });
}

/** The members that GraphQL gives as null are left out. */
export const givenDraft = (input: RuleDraftInput): RuleDraftInput =>
  ({ ...input, notice: omitNullish(input.notice) }) as RuleDraftInput;
