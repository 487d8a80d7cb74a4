import type { MaterialKind, Text } from '@beian/domain';
import type { House, Tx } from '../house.ts';
import { reportChecks } from '../schema/bureau.ts';
import { findFacts } from '../sql/facts.ts';

/** What the bureau would receive, as the codec sees it. */
export interface ReportCheck {
  readonly fields: readonly { readonly path: string; readonly value: string }[];
  readonly attachments: readonly {
    readonly kind: MaterialKind;
    readonly base64Bytes: number;
    readonly limit: number;
  }[];
  readonly problems: readonly { readonly field: string; readonly message: Text }[];
  readonly xmlBytes: number;
}

export const reportPlace = (orderId: string, contentHash: string): string =>
  `report_checks.fields:${orderId}:${contentHash}`;

/** Hash of the order's content now; undefined where its report is checked already, or where the order is gone. */
export async function contentToCheck(tx: Tx, orderId: string): Promise<string | undefined> {
  const hand = (await findFacts(tx, [orderId])).get(orderId);
  return hand === undefined || hand.facts.report !== null ? undefined : hand.row.contentHash;
}

/** Stores the check under the hash of the content it judged. The fields are sealed: they are personal values. */
export async function storeReportCheck(
  house: House,
  tx: Tx,
  orderId: string,
  contentHash: string,
  check: ReportCheck,
): Promise<void> {
  await tx
    .insert(reportChecks)
    .values({
      orderId,
      contentHash,
      fields: house.keys.sealJson(reportPlace(orderId, contentHash), check.fields),
      attachments: check.attachments,
      problems: check.problems,
      xmlBytes: check.xmlBytes,
    })
    .onConflictDoNothing();
  await tx.client.query(`select pg_notify('orders', $1)`, [orderId]);
}

/** States in which a report is asked for: where the order can be pushed, or was pushed and came back. */
const reportable = ['SUBMISSION_PENDING', 'UPLOAD_FAILED', 'SMS_RETURNED', 'BUREAU_REJECTED'];

export async function isReportable(tx: Tx, orderId: string): Promise<boolean> {
  const { rowCount } = await tx.client.query(
    '/* isReportable */ select 1 from app.orders where id = $1 and state = any($2)',
    [orderId, reportable],
  );
  return rowCount === 1;
}
