import { encodeReport, uploadBlocks } from '@beian/bureau-protocol/upload';
import { isStoreError } from '@beian/database/connection';
import { system, transaction } from '@beian/database/transaction';
import type { AttachmentCodes } from '@beian/domain/codes';
import { bilingual } from '@beian/domain/text';
import { loadOrderToReport } from '@beian/orders/bureau-answer';
import { countAfterLoss } from '@beian/submissions/connections';
import { buildReport, loadAttachmentCodes } from '@beian/submissions/report-check';
import { findNumberedFile, recordRecoveredFile, type UnsentOrder, unsentOrders } from '@beian/submissions/submissions';
import type { WorkerContext } from '../worker-context.ts';
import type { ComparisonResult } from './lacking-files.ts';

/** What the bureau's last file, which was not sent from this database, holds. */
export interface RecoveredFile {
  /** Numbers of the orders that were pushed and are settled now: the bureau has them. */
  readonly settled: readonly string[];
  /** Numbers of orders that it holds, too, although they were not pushed here. */
  readonly notPushed: readonly string[];
  /** Filings in it that are of no order here. */
  readonly unknown: number;
}

/** What a file that is not known here as a whole holds of the orders that wait. */
interface FoundInFile {
  readonly submissionId: string | null;
  /** Orders of ours that are in it by our rows. */
  readonly orders: number;
  readonly records: number;
  readonly held: readonly UnsentOrder[];
}

/** Compares a file with the orders that wait here, by their bytes. Undefined: all of it is known here, or the bureau does not say what it holds. */
async function findInFile(
  work: WorkerContext,
  bureauId: string,
  sequence: string,
  xml: Buffer | null,
): Promise<FoundInFile | undefined> {
  const { ctx } = work;
  if (xml === null || xml.length === 0) return undefined;
  const records = countRecords(xml);
  const { submissionId, orders, candidates } = await transaction(ctx, system('bureau'), async (tx) => {
    const known = await findNumberedFile(tx, bureauId, sequence);
    return { ...known, candidates: known.orders >= records ? [] : await unsentOrders(tx, bureauId) };
  });
  if (orders >= records) return undefined;
  const codes = await loadAttachmentCodes(ctx);
  const held: UnsentOrder[] = [];
  for (const order of candidates) {
    const record = await encodeRecord(work, order.id, codes);
    if (record !== undefined && xml.includes(record)) held.push(order);
  }
  return { submissionId, orders, records, held };
}

/**
 * Whether the bureau's last file holds orders that wait here, on a connection over which no file was numbered: the database has lost all of its files.
 * Then they are counted from ours, and nothing is numbered before both sides agree. The caller holds the lock of the connection.
 */
export async function hasLostFiles(
  work: WorkerContext,
  bureauId: string,
  sequence: string,
  xml: Buffer | null,
): Promise<boolean> {
  const found = await findInFile(work, bureauId, sequence, xml);
  if (found === undefined || found.held.length === 0) return false;
  await transaction(work.ctx, system('bureau'), (tx) => countAfterLoss(tx, bureauId));
  return true;
}

/**
 * After a restore: compares the bureau's last file with the orders that wait here, by their bytes, and settles those that it holds, so
 * that they are not sent twice. The interface gives this one file only (docs/spec/bureau-interface.md B-4.4). Undefined: all of
 * it is known here, or the bureau does not say what it holds. The caller holds the lock of the connection.
 */
export async function recoverLastFile(
  work: WorkerContext,
  bureauId: string,
  sequence: string,
  xml: Buffer | null,
): Promise<RecoveredFile | undefined> {
  const { ctx, log } = work;
  const found = await findInFile(work, bureauId, sequence, xml);
  if (found === undefined || xml === null) return undefined;
  const { submissionId, orders, records, held } = found;
  const pushed = held.filter((order) => order.pushed);
  if (pushed.length > 0)
    await transaction(ctx, system('bureau'), (tx) =>
      recordRecoveredFile(ctx, tx, { bureauId, sequence, xml, submissionId, orders: pushed }),
    );
  const unknown = Math.max(0, records - orders - held.length);
  log.info(
    { bureauId, sequence, settled: pushed.length, unknown },
    'the last file of the bureau was not sent from here',
  );
  return {
    settled: pushed.map(({ number }) => number),
    notPushed: held.filter((order) => !order.pushed).map(({ number }) => number),
    unknown,
  };
}

/** The record of an order as it would be sent now; undefined if it cannot be built. */
async function encodeRecord(
  { ctx }: WorkerContext,
  orderId: string,
  codes: AttachmentCodes,
): Promise<Buffer | undefined> {
  try {
    const order = await transaction(ctx, system('bureau'), (tx) => loadOrderToReport(ctx, tx, orderId));
    return encodeReport(await buildReport(ctx, order, codes));
  } catch (error) {
    if (isStoreError(error)) throw error;
    // What cannot be reported, or has lost a picture, cannot be compared; its order stays with the others.
    return undefined;
  }
}

const recordTags = new Set(Object.values(uploadBlocks).map(({ record }) => record));

/** Records in a data file. */
function countRecords(xml: Buffer): number {
  let count = 0;
  for (const tag of recordTags) {
    const opening = Buffer.from(`<${tag}>`);
    for (let at = xml.indexOf(opening); at >= 0; at = xml.indexOf(opening, at + opening.length)) count += 1;
  }
  return count;
}

/** The result of a comparison that found the file. */
export function describeRecovered(
  ours: bigint,
  theirs: bigint,
  { settled, notPushed, unknown }: RecoveredFile,
): ComparisonResult {
  const between = theirs > ours + 1n;
  const [from, to] = [ours + 1n, theirs - 1n];
  const zh = [
    `管局末次序号是 ${theirs}，该文件不在本系统`,
    ...(settled.length === 0 ? [] : [`其中 ${settled.length} 个订单已认定受理，不再上报`]),
    ...(notPushed.length === 0
      ? []
      : [`管局已有但本系统尚未提交的订单：${notPushed.join('、')}；请先暂停连接再提交，并再次核对序号`]),
    ...(unknown === 0 ? [] : [`另有 ${unknown} 条不属于任何等待的订单`]),
    ...(between ? [`第 ${from} 至 ${to} 号文件的内容接口不再提供，请与管局核实`] : []),
  ];
  const en = [
    `The bureau's last number is ${theirs}, and that file is not in this database`,
    ...(settled.length === 0 ? [] : [`orders settled as accepted, and not sent again: ${settled.length}`]),
    ...(notPushed.length === 0
      ? []
      : [
          `it holds orders that were not pushed here: ${notPushed.join(', ')}; pause the connection, push them, compare again`,
        ]),
    ...(unknown === 0 ? [] : [`filings in it of no order that waits here: ${unknown}`]),
    ...(between ? [`the interface no longer gives files no. ${from} to ${to}: settle them with the bureau`] : []),
  ];
  return [notPushed.length === 0 && !between, bilingual(zh.join('；'), en.join('; '))];
}
