import { type BureauWords, maskPersonalPatterns, mergeWords } from '@beian/domain';
import { readContent } from '../content.ts';
import type { AppContext, Tx } from '../context.ts';
import { textMask } from '../queries/mask-text.ts';

export const bureauWordsAad = (submissionId: string, orderId: string): string =>
  `submission_orders.words:${submissionId}:${orderId}`;

/** Masks in a text the personal values of an order, as they were registered and as they are proposed now, and what looks like anybody's. */
export async function loadOrderMask(ctx: AppContext, tx: Tx, orderId: string): Promise<(text: string) => string> {
  const { base, now } = await readContent(ctx, tx, orderId);
  const hide = textMask([base, now]);
  return (text) => maskPersonalPatterns(hide(text));
}

/** Keeps what the bureau wrote, masked, beside the attempt that it answers. */
export async function saveBureauWords(
  ctx: AppContext,
  tx: Tx,
  { submissionId, orderId }: { readonly submissionId: string; readonly orderId: string },
  words: BureauWords,
): Promise<void> {
  await tx.client.query(
    '/* keepWords */ update app.submission_orders set words = $3 where submission_id = $1 and order_id = $2',
    [submissionId, orderId, ctx.keys.sealJson(bureauWordsAad(submissionId, orderId), words)],
  );
}

/** Adds what another entry of the same verdict says: a machine's codes and the reviewer's opinion come apart. */
export async function appendBureauWords(
  ctx: AppContext,
  tx: Tx,
  at: { readonly submissionId: string; readonly orderId: string },
  more: BureauWords,
): Promise<void> {
  const { rows } = await tx.client.query<{ words: Buffer | null }>(
    '/* addWords */ select words from app.submission_orders where submission_id = $1 and order_id = $2 for update',
    [at.submissionId, at.orderId],
  );
  const sealed = rows[0]?.words ?? null;
  if (sealed === null) return saveBureauWords(ctx, tx, at, more);
  const known = ctx.keys.unsealJson<BureauWords>(bureauWordsAad(at.submissionId, at.orderId), sealed);
  await saveBureauWords(ctx, tx, at, mergeWords(known, more));
}

/** What a notice that was written then lists: what the bureau wrote of the attempt that was answered last. */
export async function findWordsBefore(
  ctx: AppContext,
  tx: Tx,
  orderId: string,
  at: string,
): Promise<BureauWords | undefined> {
  const { rows } = await tx.client.query<{ submissionId: string; words: Buffer }>(
    `/* wordsBefore */ select submission_id as "submissionId", words from app.submission_orders
     where order_id = $1 and words is not null and answered_at <= $2::timestamptz order by answered_at desc limit 1`,
    [orderId, at],
  );
  const [row] = rows;
  return row && ctx.keys.unsealJson<BureauWords>(bureauWordsAad(row.submissionId, orderId), row.words);
}

/** What the bureau wrote of the order's last attempt; undefined: nothing, or that attempt has another answer. */
export async function findLastWords(ctx: AppContext, tx: Tx, orderId: string): Promise<BureauWords | undefined> {
  const { rows } = await tx.client.query<{ submissionId: string; words: Buffer | null }>(
    `/* lastWords */ select so.submission_id as "submissionId", so.words from app.submission_orders so
     join app.submissions u on u.id = so.submission_id where so.order_id = $1 order by u.created_at desc, u.id desc limit 1`,
    [orderId],
  );
  const [row] = rows;
  if (row === undefined || row.words === null) return undefined;
  return ctx.keys.unsealJson<BureauWords>(bureauWordsAad(row.submissionId, orderId), row.words);
}
