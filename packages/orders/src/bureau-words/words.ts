import type { AppContext, Tx } from '@beian/database/transaction';
import { maskPersonalPatterns } from '@beian/domain/filing';
import { type BureauWords, mergeWords } from '@beian/domain/reasons';
import { readContent } from '../content/content.ts';
import { textMask } from '../part/mask-text.ts';

export const bureauWordsAad = (submissionId: string, orderId: string): string =>
  `submission_orders.words:${submissionId}:${orderId}`;

/**
 * Returns a function that masks in a text the registered and proposed personal values of an order, and everything
 * that looks like a personal value.
 */
export async function loadOrderMask(ctx: AppContext, tx: Tx, orderId: string): Promise<(text: string) => string> {
  const { base, now } = await readContent(ctx, tx, orderId);
  const hide = textMask([base, now]);
  return (text) => maskPersonalPatterns(hide(text));
}

/** Stores the bureau's text, masked, with the attempt that it answers. */
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

/** Adds the text of another entry of the same verdict: codes and the reviewer's comment come as separate entries. */
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

/** For a notice written at `at`: the bureau's text on the attempt answered last before it. */
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

/** The bureau's text on the order's last attempt; undefined if there is none. */
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
