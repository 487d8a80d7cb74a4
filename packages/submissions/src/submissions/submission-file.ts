import { auditRefusal, writeAudit } from '@beian/database/audit';
import { bodyHash, findAnswer, saveAnswer } from '@beian/database/idempotency';
import { type AppContext, type Tx, transaction } from '@beian/database/transaction';
import { type Actor, rightRefusal } from '@beian/domain/staff';
import { bilingual, type Refusal, refusal } from '@beian/domain/text';
import { loadSubmissionFile } from './archive.ts';
import { mayReadFile } from './submission-pages.ts';

/** Validity of a link to a file, ms. */
const LINK_VALID_MS = 60_000;

export type FileLinkOutcome =
  | { readonly ok: true; readonly submissionId: string; readonly until: string; readonly mark: string }
  | { readonly ok: false; readonly refusal: Refusal };

/** A link is valid for one person, one file and one minute; it carries a keyed hash, so nothing needs to be stored. */
const LINK_HASH_KIND = 'submission-file';
const linkPayload = (actor: Actor, submissionId: string, until: string): string =>
  `${submissionId}:${actor.id}:${until}`;

/**
 * A link to a file as it was sent, valid for one minute. For supervisors and administrators; granted and refused calls
 * are audited.
 */
export async function requestSubmissionFile(
  ctx: AppContext,
  tx: Tx,
  { actor, submissionId, key }: { actor: Actor; submissionId: string; key: string },
): Promise<FileLinkOutcome> {
  const body = bodyHash(['requestSubmissionFile', submissionId]);
  const seen = await findAnswer<FileLinkOutcome>(ctx, tx, actor, key, body);
  if (seen !== undefined) return seen;
  const { rows } = await tx.client.query<{ until: string; kept: boolean }>(
    `/* requestSubmissionFile */ select app.iso(app.now() + $2 * interval '1 millisecond') as until, u.file_removed_at is null as kept
     from app.submissions u where u.id = $1`,
    [submissionId, LINK_VALID_MS],
  );
  const [row] = rows;
  const refused = !mayReadFile(actor)
    ? supervisorsOnly
    : row === undefined
      ? fileNotFound
      : row.kept
        ? undefined
        : fileRemoved;
  const outcome: FileLinkOutcome =
    refused === undefined && row !== undefined
      ? {
          ok: true,
          submissionId,
          until: row.until,
          mark: ctx.keys.searchHash(LINK_HASH_KIND, linkPayload(actor, submissionId, row.until)),
        }
      : { ok: false, refusal: refused ?? fileNotFound };
  const details = outcome.ok ? { until: outcome.until } : { code: outcome.refusal.code };
  await writeAudit(tx, actor, 'requestSubmissionFile', submissionId, outcome.ok ? 'done' : 'refused', details);
  await saveAnswer(ctx, tx, actor, key, body, outcome);
  return outcome;
}

/**
 * The XML as it was sent, GBK; null when the link belongs to another actor, has expired, or the file is no longer kept.
 * Audited before a byte is returned.
 */
export async function readSubmissionFile(
  ctx: AppContext,
  actor: Actor,
  { submissionId, until, mark }: { submissionId: string; until: string; mark: string },
): Promise<{ fileName: string; bytes: Buffer } | null> {
  if (!mayReadFile(actor) || !ctx.keys.isHashOf(LINK_HASH_KIND, linkPayload(actor, submissionId, until), mark)) {
    await auditRefusal(ctx, actor, 'readSubmissionFile', { code: 'NOT_POSSIBLE' }, submissionId);
    return null;
  }
  return transaction(ctx, actor, async (tx) => {
    const { rows } = await tx.client.query<{ fileName: string; kept: boolean }>(
      `/* readSubmissionFile */ select file_name as "fileName", file_removed_at is null as kept from app.submissions
       where id = $1 and app.iso(app.now()) < $2`,
      [submissionId, until],
    );
    const [row] = rows;
    if (row === undefined || !row.kept) {
      await writeAudit(tx, actor, 'readSubmissionFile', submissionId, 'refused', { code: 'NOT_FOUND' });
      return null;
    }
    await writeAudit(tx, actor, 'readSubmissionFile', submissionId, 'done');
    return { fileName: row.fileName, bytes: await loadSubmissionFile(ctx, tx, submissionId) };
  });
}

const RULE = 'D-personal-data';
const supervisorsOnly = rightRefusal('readSentFile', bilingual('下载原始文件', 'take a file away'), RULE);
const fileNotFound = refusal('NOT_FOUND', {
  code: 'NOT_FOUND',
  field: 'id',
  message: bilingual('没有这个上报文件', 'There is no such file'),
  suggestion: bilingual('请刷新列表', 'Read the list again'),
  ruleId: RULE,
});
const fileRemoved = refusal('NOT_POSSIBLE', {
  code: 'FILE_REMOVED',
  field: 'id',
  message: bilingual('文件超过保存期，已删除', 'The file was kept for its time and is removed'),
  suggestion: bilingual('文件号、摘要和订单仍可查看', 'Its number, hash and orders are still there'),
  ruleId: 'B-3.4',
});
