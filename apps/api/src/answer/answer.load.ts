import { readOnly, type Tx, transaction } from '@beian/database/transaction';
import type { UnmatchedAnswerView } from '@beian/domain/answer';
import type { Actor } from '@beian/domain/staff';
import type { Language } from '@beian/domain/text';
import { type ClearOutcome, listUnmatchedIds, loadUnmatched } from '@beian/submissions/answers';
import { connectionOf } from '../common/page.type.ts';
import { actorOf, type RequestContext } from '../context.ts';
import { localizeReason, toActionRefused } from '../localize.ts';
import { loadPage, omitNullish, type PageArguments } from '../page.ts';

/** A page of the answers that match no order. Empty for partners: row-level security shows these rows to staff only. */
export function listUnmatched(context: RequestContext, page: PageArguments) {
  const { ctx, language } = context;
  const actor = actorOf(context);
  return readOnly(ctx, actor, async (tx) => {
    const ids = await loadPage(page, () => listUnmatchedIds(tx, omitNullish(page)));
    const views = await loadUnmatched(ctx, tx, { actor, ids: ids.ids, language });
    return connectionOf(
      ids,
      views.map((view) => localizeAnswer(view, language)),
    );
  });
}

/** Matches or dismisses one answer; returns its new state, or the refusal. */
export async function clearAnswer(context: RequestContext, work: (tx: Tx, actor: Actor) => Promise<ClearOutcome>) {
  const { ctx, language } = context;
  const actor = actorOf(context);
  const outcome = await transaction(ctx, actor, (tx) => work(tx, actor));
  if (!outcome.ok) return toActionRefused(outcome.refusal, language);
  const [view] = await readOnly(ctx, actor, (tx) =>
    loadUnmatched(ctx, tx, { actor, ids: [outcome.entryId], language }),
  );
  if (view === undefined) throw new Error('an answer that was cleared is out of its own clearer’s sight');
  return localizeAnswer(view, language);
}

const localizeAnswer = (view: UnmatchedAnswerView, language: Language) => ({
  ...view,
  why: view.why.map((reason) => localizeReason(reason, language)),
  candidates: view.candidates.map((one) => ({
    ...one,
    reasons: one.reasons.map((reason) => localizeReason(reason, language)),
  })),
  actions: view.actions.map((action) => ({
    ...action,
    reasons: action.reasons.map((reason) => localizeReason(reason, language)),
  })),
});
