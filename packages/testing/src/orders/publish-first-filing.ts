import { system, transaction } from '@beian/database/transaction';
import type { FilingRecord } from '@beian/domain/filing';
import { loadOrderToReport } from '@beian/orders/bureau-answer';
import { storePublishedRecord } from '@beian/submissions/publication';
import type { TestDatabase } from '../database/database.ts';
import { ISP_ID } from '../fixtures/records.ts';

/** The bureau publishes what a first filing reported, with its ids and these filing numbers. */
export async function publishFirstFiling(
  db: TestDatabase,
  orderId: string,
  numbers: { readonly subject: string; readonly website: string },
): Promise<unknown> {
  const bureau = system('bureau');
  const { content } = await transaction(db.worker, bureau, (tx) => loadOrderToReport(db.worker, tx, orderId));
  if (content.block !== 'XZBA') throw new Error('the order is no first filing');
  const { subject, websites: sites } = content.filing;
  const [site] = sites;
  if (site === undefined) throw new Error('it has no website');
  const entry: FilingRecord = {
    subject: { ...subject, bureauId: '320000011', filingNumber: numbers.subject, modifiedAt: '2030-01-01' },
    websites: [
      {
        ...site,
        bureauId: '320000021',
        filingNumber: numbers.website,
        domains: site.domains.map((domain) => ({ ...domain, bureauId: '320000031' })),
        accesses: site.accesses.map((access) => ({
          ...access,
          bureauId: '320000041',
          ispId: ISP_ID,
          ipRanges: access.ipRanges.map((range) => ({ ...range, bureauId: '320000051' })),
        })),
      },
    ],
  };
  return transaction(db.worker, bureau, (tx) => storePublishedRecord(db.worker, tx, entry, ISP_ID));
}
