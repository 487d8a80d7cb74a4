import { newId } from '@beian/database/ids';
import { addJob } from '@beian/database/outbox';
import type { AppContext, Tx } from '@beian/database/transaction';
import {
  type Channel,
  type Contacts,
  channelNames,
  type NoticeName,
  noticeRow,
  ownersOf,
  type Recipient,
  recipientOf,
} from '@beian/domain/notices';
import type { PrincipalOwner } from '@beian/domain/order-names';
import { findFacts } from '../facts/facts.ts';
import { findNoticeInputs } from './notice-inputs.ts';

interface Delivery {
  readonly id: string;
  readonly channel: Channel;
  readonly recipient: Recipient;
  readonly items: Buffer | null;
  readonly link: Buffer | null;
}

/**
 * Writes the deliveries that take the place of one that failed, and returns their channels: each principal who acts by the notice and was not told by
 * another channel yet gets it by the first of `connected` that reaches them. Content and link are those of the failed one. Call it before `markFailed`.
 */
export async function sendByAnother(
  ctx: AppContext,
  tx: Tx,
  id: string,
  connected: readonly Channel[],
): Promise<readonly Channel[]> {
  const { rows } = await tx.client.query<{
    orderId: string;
    messageId: string;
    name: NoticeName;
    acting: PrincipalOwner[] | null;
  }>(
    `/* failedNotice */ select order_id as "orderId", message_id as "messageId", name, places -> 'acting' as acting from app.notices
     where id = $1 and order_id is not null and message_id is not null and sent_at is null and failed_at is null for update`,
    [id],
  );
  const [failed] = rows;
  if (failed === undefined) return [];
  const { orderId, messageId, name, acting } = failed;
  const { rows: told } = await tx.client.query<Delivery>(
    '/* toldBy */ select id, channel, recipient, items, link from app.notices where message_id = $1 order by id',
    [messageId],
  );
  const facts = (await findFacts(tx, [orderId])).get(orderId)?.facts;
  if (facts === undefined) throw new Error('sendByAnother: the order has no facts');
  const { contacts } = await findNoticeInputs(ctx, tx, orderId, facts);
  const readers = ownersOf[told.find((one) => one.id === id)?.recipient ?? 'partner'].filter(
    (owner) => acting === null || acting.includes(owner),
  );
  const written = new Map<string, { channel: Channel; address: string; owners: PrincipalOwner[] }>();
  for (const owner of readers) {
    const wasTold = (channel: Channel) =>
      told.some((one) => one.channel === channel && ownersOf[one.recipient].includes(owner));
    const channel = channelNames.find(
      (one) => connected.includes(one) && !wasTold(one) && addressOf(contacts, owner, one) !== undefined,
    );
    const address = channel === undefined ? undefined : addressOf(contacts, owner, channel);
    if (channel === undefined || address === undefined) continue;
    const same = written.get(`${channel}:${address}`) ?? { channel, address, owners: [] };
    written.set(`${channel}:${address}`, { ...same, owners: [...same.owners, owner] });
  }
  for (const { channel, address, owners } of written.values()) {
    const instead = newId('notice');
    const copied = (column: 'items' | 'link'): Buffer | null => {
      const from =
        told.find((one) => one.id === id && one[column] !== null) ?? told.find((one) => one[column] !== null);
      const value = from?.[column];
      return from === undefined || value == null
        ? null
        : ctx.keys.seal(`notices.${column}:${instead}`, ctx.keys.unseal(`notices.${column}:${from.id}`, value));
    };
    await tx.client.query(
      `/* sendByAnother */ insert into app.notices (id, order_id, name, recipient, channel, language, address, places, items, link, message_id, instead_of)
       select $2, order_id, name, $3, $4, language, $5, places, $6, $7, message_id, id from app.notices where id = $1`,
      [
        id,
        instead,
        recipientOf(owners),
        channel,
        ctx.keys.seal(`notices.address:${instead}`, address),
        copied('items'),
        copied('link'),
      ],
    );
    await addJob(tx, noticeRow(name).isLowPriority ? 'deliverReminder' : 'deliverNotice', { noticeId: instead });
  }
  return [...written.values()].map(({ channel }) => channel);
}

/** A person who is both principals is reached at either's address. */
function addressOf({ principals, onePerson }: Contacts, owner: PrincipalOwner, channel: Channel): string | undefined {
  const other = owner === 'subject' ? 'website' : 'subject';
  return principals[owner][channel] || (onePerson ? principals[other][channel] : undefined) || undefined;
}
