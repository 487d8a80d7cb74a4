import {
  inTransaction,
  listSubmissionIds,
  loadSubmissions,
  openSubmission,
  readSentReport,
  requestSentFile,
} from '@beian/orders';
import { connectionOf } from '../common/page.type.ts';
import { actorOf, type Context } from '../context.ts';
import { type PageArguments, pageOf, present } from '../page.ts';
import { refused } from '../words.ts';

/** A page of the files of a connection. Partners see none: the rows are the house's own. */
export function listSubmissions(context: Context, bureauId: string, page: PageArguments) {
  return inTransaction(context.ctx, actorOf(context), async (tx) => {
    const ids = await pageOf(page, () => listSubmissionIds(tx, { ...present(page), bureauId }));
    return connectionOf(ids, await loadSubmissions(tx, ids.ids, context.language));
  });
}

export async function findSubmission(context: Context, id: string) {
  const actor = actorOf(context);
  const { ctx, language } = context;
  return (await inTransaction(ctx, actor, (tx) => openSubmission(tx, { actor, id, language }))) ?? null;
}

export function findSentReport({ ctx, language, ...context }: Context, submissionId: string, orderId: string) {
  const actor = actorOf({ ctx, language, ...context });
  return inTransaction(ctx, actor, (tx) => readSentReport(ctx, tx, { actor, submissionId, orderId, language }));
}

export async function linkToFile(context: Context, submissionId: string, key: string) {
  const actor = actorOf(context);
  const { ctx, language } = context;
  const outcome = await inTransaction(ctx, actor, (tx) => requestSentFile(ctx, tx, { actor, submissionId, key }));
  if (!outcome.ok) return refused(outcome.refusal, language);
  const { until, mark } = outcome;
  return { url: `/submission-files/${submissionId}?${new URLSearchParams({ until, mark })}`, until };
}
