import { type ChangeFiling, encodeChangeFiling, previewChangeFiling } from '@beian/bureau';
import {
  type BureauConnectionRow,
  inTransaction,
  OrderMoved,
  ordersToSubmit,
  orderToReport,
  prepareSubmission,
  system,
} from '@beian/orders';
import { framesOf, scrub } from '../log.ts';
import { askSms } from '../sms/ask.ts';
import type { Work } from '../work.ts';
import { filingOf } from './filing.ts';

/** Filings per file: about 0.55 MB each, 50 MB a file (bureau-interface.md §3.4). */
const FILINGS = 80;

/** Orders that wait for a person, by id: told once. */
const toldOf = new Set<string>();

/** Numbers and stores the next file of a connection; false when no order waits that can be reported. */
export async function prepareNext(work: Work, connection: BureauConnectionRow): Promise<boolean> {
  const { house, log } = work;
  const waiting = await inTransaction(house, system('bureau'), (tx) => ordersToSubmit(tx, connection.id, FILINGS));
  const versions = new Map<string, number>();
  const filings: ChangeFiling[] = [];
  for (const { id, version } of waiting) {
    // Pushed again after an SMS return: where the ministry says by now that it is verified, the bureau has it already.
    if ((await askSms(work, id)) === 'smsVerified') continue;
    const filing = await reportableFiling(work, id);
    if (filing === undefined) continue;
    versions.set(id, version);
    filings.push(filing);
  }
  if (filings.length === 0) return false;
  const { xml } = encodeChangeFiling({ qqdwid: connection.ispId, filings });
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
 * The filing of one order. The guard `reportable` keeps an order out that the bureau would refuse; should one come, or its
 * images not open, it alone waits for a person and the others go on.
 */
async function reportableFiling({ house, log }: Work, orderId: string): Promise<ChangeFiling | undefined> {
  const level = toldOf.has(orderId) ? 'debug' : 'error';
  try {
    const order = await inTransaction(house, system('bureau'), (tx) => orderToReport(house, tx, orderId));
    const filing = await filingOf(house, order);
    const { problems } = previewChangeFiling(filing);
    if (problems.length === 0) {
      toldOf.delete(orderId);
      return filing;
    }
    const told = problems.map(({ code, field }) => `${code} ${field}`);
    log[level]({ orderId, problems: told }, 'a pushed order cannot be reported: a person must look at it');
  } catch (error) {
    const told = { orderId, why: scrub(error), at: framesOf(error) };
    log[level](told, 'the report of a pushed order cannot be built: a person must look at it');
  }
  toldOf.add(orderId);
  return undefined;
}
