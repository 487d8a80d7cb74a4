import { reportAad, reportChecks } from '@beian/database/schema';
import type { AppContext, Tx } from '@beian/database/transaction';
import type { MaterialKind } from '@beian/domain/filing';
import { pushableStates } from '@beian/domain/order-names';
import { type BilingualText, bilingual } from '@beian/domain/text';

import { findFacts } from '@beian/orders/facts';

/** What the bureau would receive, as built by the codec. */
export interface ReportCheck {
  readonly fields: readonly {
    readonly path: string;
    readonly value: string;
    readonly label?: BilingualText;
    readonly words?: BilingualText;
  }[];
  readonly attachments: readonly {
    readonly kind: MaterialKind;
    readonly base64Bytes: number;
    readonly limit: number;
  }[];
  readonly problems: readonly { readonly field: string; readonly message: BilingualText }[];
  readonly xmlBytes: number;
}

/** Hash of the order's current content; undefined if its report is checked already, or the order is gone. */
export async function findUncheckedContent(tx: Tx, orderId: string): Promise<string | undefined> {
  const loaded = (await findFacts(tx, [orderId])).get(orderId);
  if (loaded === undefined) return undefined;
  const { contentHash } = loaded.row;
  if (loaded.facts.report === null) return contentHash;
  const { rowCount } = await tx.client.query(
    '/* isBroken */ select 1 from app.report_checks where order_id = $1 and content_hash = $2 and broken',
    [orderId, contentHash],
  );
  return rowCount === 1 ? contentHash : undefined;
}

/** Shown if a report cannot be built: its website is gone, or an image cannot be read. */
const notBuiltProblems: ReportCheck['problems'] = [
  {
    field: 'order',
    message: bilingual(
      '上报内容无法生成：网站已不在备案中，或材料图片无法读取',
      'The report cannot be built: its website is no longer filed, or an image cannot be read',
    ),
  },
];

/** Saves that the current report could not be built; it is shown as a problem and built again on the next request. */
export async function storeBrokenReport(ctx: AppContext, tx: Tx, orderId: string): Promise<void> {
  const hash = (await findFacts(tx, [orderId])).get(orderId)?.row.contentHash;
  if (hash === undefined) return;
  await storeReportCheck(
    ctx,
    tx,
    orderId,
    hash,
    { fields: [], attachments: [], problems: notBuiltProblems, xmlBytes: 0 },
    true,
  );
}

/** Replaces a check, under the same content, that was valid when the order was pushed and is no longer. */
export async function replaceReportCheck(ctx: AppContext, tx: Tx, orderId: string, check: ReportCheck): Promise<void> {
  const hash = (await findFacts(tx, [orderId])).get(orderId)?.row.contentHash;
  if (hash !== undefined) await storeReportCheck(ctx, tx, orderId, hash, check);
}

/**
 * Stores the check under the hash of the checked content. The fields are sealed, because they are personal values.
 * `broken`: the report could not be built.
 */
export async function storeReportCheck(
  ctx: AppContext,
  tx: Tx,
  orderId: string,
  contentHash: string,
  check: ReportCheck,
  broken = false,
): Promise<void> {
  const judged = {
    fields: ctx.keys.sealJson(reportAad(orderId, contentHash), check.fields),
    attachments: check.attachments,
    problems: check.problems,
    xmlBytes: check.xmlBytes,
    broken,
  };
  await tx
    .insert(reportChecks)
    .values({ orderId, contentHash, ...judged })
    .onConflictDoUpdate({ target: [reportChecks.orderId, reportChecks.contentHash], set: judged });
  await tx.client.query(`select pg_notify(app.channel('orders'), $1)`, [orderId]);
}

/** Whether a report is built: the order can be pushed, for the first time or again. */
export async function isReportable(tx: Tx, orderId: string): Promise<boolean> {
  const { rowCount } = await tx.client.query(
    '/* isReportable */ select 1 from app.orders where id = $1 and state = any($2)',
    [orderId, pushableStates],
  );
  return rowCount === 1;
}
