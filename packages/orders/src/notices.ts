import {
  type Channel,
  type EditionId,
  editionRow,
  fill,
  type Language,
  lapseSentence,
  type NoticeName,
  noticeRow,
  photoEssentials,
} from '@beian/domain';
import type { House, Tx } from './house.ts';

export interface NoticeToSend {
  readonly id: string;
  readonly channel: Channel;
  readonly address: string;
  readonly subject: string;
  readonly body: string;
  /** It has been tried for a day: the next failure is the last. */
  readonly lastTry: boolean;
}

/** The notice as it is to be sent; undefined when it has been sent or given up. Holds its row for this transaction. */
export async function takeNotice(house: House, tx: Tx, id: string): Promise<NoticeToSend | undefined> {
  const { rows } = await tx.client.query<{
    name: NoticeName;
    channel: Channel;
    language: Language;
    address: Buffer;
    number: string;
    filing_number: string;
    edition: EditionId;
    province: string;
    curtain: { courier: string; tracking: string } | null;
    last_try: boolean;
    lapses: boolean;
  }>(
    `/* takeNotice */ select n.name, n.channel, n.language, n.address, o.number, o.filing_number, o.edition, o.province,
       (select json_build_object('courier', k.courier, 'tracking', k.tracking_number) from app.curtains k
         where k.order_id = o.id and k.shipped_at <= n.created_at order by k.shipped_at desc limit 1) as curtain,
       n.created_at < app.now() - interval '1 day' as last_try, app.timer_rings('lapse') as lapses
     from app.notices n join app.orders o on o.id = n.order_id where n.id = $1 and n.sent_at is null and n.failed_at is null for update of n`,
    [id],
  );
  const row = rows[0];
  if (row === undefined) return undefined;
  const values = {
    order: row.number,
    filing: row.filing_number,
    site: row.filing_number,
    hours: editionRow(row.edition).smsHours,
    guide: photoEssentials(row.province, row.edition)[row.language],
    ...row.curtain,
    lapse: row.lapses ? lapseSentence[row.language] : '',
  };
  return {
    id,
    channel: row.channel,
    address: house.keys.unseal(`notices.address:${id}`, row.address).toString(),
    subject: fill(noticeRow(row.name).subject, values)[row.language],
    body: fill(noticeRow(row.name).body, values)[row.language],
    lastTry: row.last_try,
  };
}

export async function markSent(tx: Tx, id: string): Promise<void> {
  await tx.client.query(
    `/* markSent */ with sent as (update app.notices set sent_at = app.now() where id = $1 returning order_id)
     select pg_notify('orders', order_id) from sent`,
    [id],
  );
}

/** Gives a notice up: nobody is told by this way. */
export async function markFailed(tx: Tx, id: string): Promise<void> {
  await tx.client.query('/* markFailed */ update app.notices set failed_at = app.now() where id = $1', [id]);
}
