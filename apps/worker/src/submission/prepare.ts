import {
  type ChangeFiling,
  encodeChange,
  fileFrameBytes,
  joinChanges,
  maxFileBytes,
  maxFilingsPerFile,
  previewChangeFiling,
} from '@beian/bureau';
import {
  type BureauConnectionRow,
  inTransaction,
  OrderMoved,
  ordersToSubmit,
  orderToReport,
  perform,
  prepareSubmission,
  replaceReportCheck,
  storeBrokenReport,
  system,
} from '@beian/orders';
import { framesOf, scrub, sqlState } from '../log.ts';
import { askSms } from '../sms/ask.ts';
import type { Work } from '../work.ts';
import { filingOf } from './filing.ts';

/**
 * Numbers and stores the next file of a connection: as many of the orders that wait as it may hold, by records and by the
 * bytes that they really make. False when none of them can be reported.
 */
export async function prepareNext(
  work: Work,
  connection: BureauConnectionRow,
  maxBytes = maxFileBytes,
): Promise<boolean> {
  const { house, log } = work;
  const waiting = await inTransaction(house, system('bureau'), (tx) =>
    ordersToSubmit(tx, connection.id, maxFilingsPerFile),
  );
  const versions = new Map<string, number>();
  const subjects = new Set<string>();
  const changes: Buffer[] = [];
  let bytes = fileFrameBytes;
  for (const { id, version } of waiting) {
    // Pushed again after an SMS return: where the ministry says by now that it is verified, the bureau has it already.
    if ((await askSms(work, id)) === 'smsVerified') continue;
    const made = await changeOf(work, id);
    if (made === undefined || subjects.has(made.subject)) continue;
    if (changes.length > 0 && bytes + made.change.length > maxBytes) break;
    bytes += made.change.length;
    changes.push(made.change);
    versions.set(id, version);
    subjects.add(made.subject);
  }
  if (changes.length === 0) return false;
  const xml = joinChanges(connection.ispId, changes);
  const told = { orders: versions.size, bytes: xml.length };
  try {
    const file = { bureauId: connection.id, xml, orderIds: [...versions.keys()], versions };
    const id = await inTransaction(house, system('bureau'), (tx) => prepareSubmission(house, tx, file));
    log.info({ submissionId: id, ...told }, 'file prepared');
  } catch (error) {
    if (!(error instanceof OrderMoved)) throw error;
    log.info(told, 'an order was recalled or changed meanwhile: the file is built anew');
  }
  return true;
}

/**
 * The change of one order. The guard `reportable` keeps an order out that the bureau would refuse; should one come, or its
 * images not open, it alone goes back to a person, with what stands in the way, and the others go on.
 */
async function changeOf(work: Work, orderId: string): Promise<{ subject: string; change: Buffer } | undefined> {
  const { house, log } = work;
  let filing: ChangeFiling;
  try {
    const order = await inTransaction(house, system('bureau'), (tx) => orderToReport(house, tx, orderId));
    filing = await filingOf(house, order);
  } catch (error) {
    // A database that is away says nothing about the order.
    if (sqlState(error) !== undefined) throw error;
    log.error({ orderId, why: scrub(error), at: framesOf(error) }, 'the report of a pushed order cannot be built');
    await giveBack(work, orderId);
    return undefined;
  }
  const preview = previewChangeFiling(filing);
  if (preview.problems.length === 0) {
    return { subject: filing.record.subject.bureauId, change: encodeChange(filing) };
  }
  log.error({ orderId, problems: preview.problems.map(named) }, 'a pushed order cannot be reported');
  await giveBack(work, orderId, preview);
  return undefined;
}

const named = ({ code, field }: { readonly code: string; readonly field: string }): string => `${code} ${field}`;

/** To UPLOAD_FAILED, where the report says what is wrong; left out: that it cannot even be built. */
async function giveBack(
  { house }: Work,
  orderId: string,
  preview?: ReturnType<typeof previewChangeFiling>,
): Promise<void> {
  await inTransaction(house, system('clock'), async (tx) => {
    const problems = preview?.problems.map(named).slice(0, 64) ?? [];
    const outcome = await perform(house, tx, {
      event: 'failReport',
      orderId,
      actor: system('clock'),
      input: { problems },
    });
    if (!outcome.ok) return;
    if (preview === undefined) await storeBrokenReport(house, tx, orderId);
    else await replaceReportCheck(house, tx, orderId, preview);
  });
}
