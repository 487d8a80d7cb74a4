import {
  type Channel,
  channelsOf,
  type FieldValues,
  type LiveEvent,
  noticeRow,
  noticesOf,
  type OrderKind,
  type OrderState,
  type Recipient,
} from '@beian/domain';
import type { House, Tx } from './house.ts';
import { newId } from './ids.ts';
import { notices } from './schema/order.ts';
import { addJob } from './sql/outbox.ts';

interface Told {
  readonly orderId: string;
  readonly event: LiveEvent;
  readonly into: OrderState | null;
}

interface Addresses {
  readonly mobile?: string;
  readonly email?: string;
  readonly partnerEmail: string;
  readonly language: string;
}

/** Writes the notices that an event sends, and the jobs that deliver them. Addresses are sealed per row. */
export async function tell(house: House, tx: Tx, told: Told): Promise<void> {
  const names = noticesOf(told.event, told.into);
  if (names.length === 0) return;
  const addresses = await findAddresses(house, tx, told.orderId);
  for (const name of names) {
    for (const recipient of noticeRow(name).to) {
      for (const channel of channelsOf[recipient]) {
        const address = pick(addresses, recipient, channel);
        if (address === undefined) continue;
        const id = newId('notice');
        await tx.insert(notices).values({
          id,
          orderId: told.orderId,
          name,
          recipient,
          channel,
          language: recipient === 'partner' ? addresses.language : 'zh',
          address: house.keys.seal(`notices.address:${id}`, address),
        });
        await addJob(tx, 'deliverNotice', { noticeId: id });
      }
    }
  }
}

const pick = (addresses: Addresses, recipient: Recipient, channel: Channel): string | undefined =>
  recipient === 'partner' ? addresses.partnerEmail : channel === 'sms' ? addresses.mobile : addresses.email;

/** The new contact if it changed: what the order proposes, which holds the registered values too. */
async function findAddresses(house: House, tx: Tx, orderId: string): Promise<Addresses> {
  const { rows } = await tx.client.query<{ kind: OrderKind; personal: Buffer; email: string; language: string }>({
    name: 'addresses',
    text: `/* findAddresses */ select o.kind, c.personal, p.email, p.language from app.orders o
      join app.order_contents c on c.order_id = o.id join app.partners p on p.id = o.partner_id where o.id = $1`,
    values: [orderId],
  });
  const row = rows[0];
  if (row === undefined) throw new Error('tell: the order has no content');
  const values = house.keys.unsealJson<FieldValues>(`order_contents.personal:${orderId}`, row.personal);
  // Whose data changes is told.
  const owner = row.kind === 'CHANGE_SUBJECT' ? 'subject' : 'website';
  const first = (value: FieldValues[keyof FieldValues]) =>
    typeof value === 'string' ? value.split(';')[0] : undefined;
  return {
    mobile: first(values[`${owner}.principal.mobile`]),
    email: first(values[`${owner}.principal.email`]),
    partnerEmail: row.email,
    language: row.language,
  };
}
