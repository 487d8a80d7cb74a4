import { readOnly, transaction } from '@beian/database/transaction';
import {
  listSubmissionIds,
  loadSubmissionDetails,
  loadSubmissions,
  readSentReport,
  requestSubmissionFile,
} from '@beian/submissions/submissions';
import { connectionOf } from '../common/page.type.ts';
import { actorOf, type RequestContext } from '../context.ts';
import { toActionRefused } from '../localize.ts';
import { loadPage, omitNullish, type PageArguments } from '../page.ts';
import type { SubmissionFilterInput } from './submission.type.ts';

/** A page of files. Empty for partners: row-level security shows these rows to staff only. */
export function listSubmissions(
  context: RequestContext,
  filter: SubmissionFilterInput & { readonly bureauId: string | null },
  page: PageArguments,
) {
  return readOnly(context.ctx, actorOf(context), async (tx) => {
    const ids = await loadPage(page, () => listSubmissionIds(tx, { ...omitNullish(page), ...omitNullish(filter) }));
    return connectionOf(ids, await loadSubmissions(tx, ids.ids, context.language));
  });
}

export async function findSubmission(context: RequestContext, id: string) {
  const actor = actorOf(context);
  const { ctx, language } = context;
  return (await readOnly(ctx, actor, (tx) => loadSubmissionDetails(ctx, tx, { actor, id, language }))) ?? null;
}

export function findSentReport({ ctx, language, ...context }: RequestContext, submissionId: string, orderId: string) {
  const actor = actorOf({ ctx, language, ...context });
  return transaction(ctx, actor, (tx) => readSentReport(ctx, tx, { actor, submissionId, orderId, language }));
}

export async function linkToFile(context: RequestContext, submissionId: string, key: string) {
  const actor = actorOf(context);
  const { ctx, language } = context;
  const outcome = await transaction(ctx, actor, (tx) => requestSubmissionFile(ctx, tx, { actor, submissionId, key }));
  if (!outcome.ok) return toActionRefused(outcome.refusal, language);
  const { until, mark } = outcome;
  return { url: `/submission-files/${submissionId}?${new URLSearchParams({ until, mark })}`, until };
}
