import type { Actor, Language } from '@beian/domain';
import {
  type ClearOutcome,
  inTransaction,
  listUnmatchedIds,
  loadUnmatched,
  type Tx,
  type UnmatchedAnswerView,
} from '@beian/orders';
import { connectionOf } from '../common/page.type.ts';
import { actorOf, type Context } from '../context.ts';
import { type PageArguments, pageOf, present } from '../page.ts';
import { reasonInWords, refused } from '../words.ts';

/** A page of the answers that no order took. Partners see none: the rows are the house's own. */
export function listUnmatched(context: Context, page: PageArguments) {
  const { ctx, language } = context;
  const actor = actorOf(context);
  return inTransaction(ctx, actor, async (tx) => {
    const ids = await pageOf(page, () => listUnmatchedIds(tx, present(page)));
    const views = await loadUnmatched(ctx, tx, { actor, ids: ids.ids, language });
    return connectionOf(
      ids,
      views.map((view) => inWords(view, language)),
    );
  });
}

/** Clears one answer and gives it as it then stands, or why it was refused. */
export async function clearAnswer(context: Context, work: (tx: Tx, actor: Actor) => Promise<ClearOutcome>) {
  const { ctx, language } = context;
  const actor = actorOf(context);
  const outcome = await inTransaction(ctx, actor, (tx) => work(tx, actor));
  if (!outcome.ok) return refused(outcome.refusal, language);
  const [view] = await inTransaction(ctx, actor, (tx) =>
    loadUnmatched(ctx, tx, { actor, ids: [outcome.entryId], language }),
  );
  if (view === undefined) throw new Error('an answer that was cleared is out of its own clearer’s sight');
  return inWords(view, language);
}

const inWords = (view: UnmatchedAnswerView, language: Language) => ({
  ...view,
  why: view.why.map((reason) => reasonInWords(reason, language)),
  candidates: view.candidates.map((one) => ({
    ...one,
    reasons: one.reasons.map((reason) => reasonInWords(reason, language)),
  })),
  actions: view.actions.map((action) => ({
    ...action,
    reasons: action.reasons.map((reason) => reasonInWords(reason, language)),
  })),
});
