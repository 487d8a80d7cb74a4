import { noteWritten } from '@beian/database/covered-rows';
import type { Tx } from '@beian/database/transaction';
import { kindRow, orderKinds } from '@beian/domain/order-names';

const aboutSubject = orderKinds.filter((kind) => kindRow(kind).about === 'subject');

/** Gives the orders of a record the filing number that its bureau has published, where they were opened without one. */
export async function takeFilingNumber(tx: Tx, recordId: string): Promise<void> {
  const { rows } = await tx.client.query<{ id: string }>(
    `/* takeFilingNumber */ update app.orders o
       set filing_number = case when o.kind = any($2) then r.filing_number else w.filing_number end
     from app.records r join app.websites w on w.record_id = r.id
     where r.id = $1 and o.record_id = r.id and o.website_id = w.id and o.filing_number = '' returning o.id`,
    [recordId, aboutSubject],
  );
  noteWritten(tx, 'orders', ...rows.map(({ id }) => id));
}
