import { randomBytes } from 'node:crypto';
import { guards, readWebsite, refusal } from '@beian/domain';
import { eq } from 'drizzle-orm';
import { getWebsite } from '../bureau/record.ts';
import { hashesOf, personalOf, plainOf } from '../content.ts';
import type { Tx } from '../house.ts';
import { newId } from '../ids.ts';
import { orderContents, orders } from '../schema/order.ts';
import { records, websites } from '../schema/record.ts';
import type { Write } from './write.ts';

/** A new order starts from the registered values; the unique index is the lock on the subject. */
export const openOrder: Write = async ({ house, tx, hand, actor, input }) => {
  const { recordId, websiteId } = hand.row;
  const { kind } = input as { kind: 'CHANGE_WEBSITE' | 'CHANGE_SUBJECT' };
  const website = await getWebsite(house, tx, websiteId);
  const [names] = await tx
    .select({ subject: records.name, filing: websites.filingNumber })
    .from(websites)
    .innerJoin(records, eq(records.id, websites.recordId))
    .where(eq(websites.id, websiteId));
  if (names === undefined) throw new Error('openOrder: the record is gone');
  const id = newId('order');
  const salt = randomBytes(32);
  const values = readWebsite(website);
  const made = await tx
    .insert(orders)
    .values({
      id,
      number: await nextNumber(tx),
      partnerId: actor.id,
      recordId,
      websiteId,
      kind,
      province: hand.facts.province,
      edition: hand.facts.edition,
      state: 'DRAFT',
      salt,
      subjectName: names.subject,
      filingNumber: names.filing,
    })
    .onConflictDoNothing()
    .returning({ id: orders.id });
  if (made.length === 0) return anotherIsOpen();
  await tx.insert(orderContents).values({
    orderId: id,
    basePlain: plainOf(values),
    basePersonal: house.keys.sealJson(`order_contents.base_personal:${id}`, personalOf(values)),
    plain: plainOf(values),
    personal: house.keys.sealJson(`order_contents.personal:${id}`, personalOf(values)),
    fieldHashes: hashesOf(salt, values),
  });
  return { orderId: id, content: true, logged: { kind } };
};

/** BD, the Shanghai day, a count of the day in five digits. */
async function nextNumber(tx: Tx): Promise<string> {
  const { rows } = await tx.client.query<{ number: string }>({
    name: 'next-number',
    text: `/* nextNumber */ insert into app.order_numbers (day, last) values (app.shanghai_day(app.now()), 1)
      on conflict (day) do update set last = app.order_numbers.last + 1
      returning 'BD' || replace(day, '-', '') || lpad(last::text, 5, '0') as number`,
  });
  return rows[0]?.number ?? '';
}

const anotherIsOpen = () => {
  const guard = guards.noOtherOpenOrder;
  return refusal('GUARD_FAILED', {
    code: 'NO_OTHER_OPEN_ORDER',
    field: 'recordId',
    message: guard.says,
    suggestion: guard.suggestion,
    ruleId: guard.ruleId,
  });
};
