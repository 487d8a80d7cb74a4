import { isoSql, queryByIds } from '@beian/database/sql';
import type { Tx } from '@beian/database/transaction';

/** The aad of a sealed curtain address. */
export const curtainAddressAad = (id: string): string => `curtains.address:${id}`;

export interface NewCurtain {
  readonly id: string;
  readonly orderId: string;
  readonly recordId: string;
  readonly partnerId: string;
  /** GB/T 2260, six digits. */
  readonly province: string;
  /** CurtainAddress, sealed. */
  readonly address: Buffer;
}

export async function insertCurtain(tx: Tx, curtain: NewCurtain): Promise<void> {
  const { id, orderId, recordId, partnerId, province, address } = curtain;
  await tx.client.query(
    `/* insertCurtain */ insert into app.curtains (id, order_id, record_id, partner_id, province, address)
     values ($1, $2, $3, $4, $5, $6)`,
    [id, orderId, recordId, partnerId, province, address],
  );
}

/** The province of the address that a curtain is sent to. */
export async function findCurtainProvince(tx: Tx, id: string): Promise<string> {
  const { rows } = await tx.client.query<{ province: string }>(
    '/* findCurtainProvince */ select province from app.curtains where id = $1',
    [id],
  );
  return rows[0]?.province ?? '';
}

export async function markShipped(
  tx: Tx,
  id: string,
  sent: {
    courier: string;
    trackingNumber: string;
    staffId: string;
    staffName: string;
    arrives: { from: string; by: string };
  },
): Promise<void> {
  await tx.client.query(
    `/* markShipped */ update app.curtains set state = 'SHIPPED', shipped_at = app.now(), courier = $2, tracking_number = $3,
       staff_id = $4, staff_name = $5, arrives_from = $6, arrives_by = $7 where id = $1 and state = 'REQUESTED'`,
    [id, sent.courier, sent.trackingNumber, sent.staffId, sent.staffName, sent.arrives.from, sent.arrives.by],
  );
}

/** Marks the order's curtain in transit as delivered; does nothing when there is none. */
export async function markDelivered(tx: Tx, orderId: string): Promise<void> {
  await tx.client.query(
    `/* markDelivered */ update app.curtains set state = 'DELIVERED', delivered_at = app.now()
     where order_id = $1 and state = 'SHIPPED'`,
    [orderId],
  );
}

export interface CurtainRow {
  readonly id: string;
  readonly orderId: string;
  readonly orderNumber: string;
  readonly filingNumber: string;
  readonly subjectName: string;
  readonly partnerName: string;
  readonly state: 'REQUESTED' | 'SHIPPED' | 'DELIVERED';
  readonly province: string;
  /** Sealed, base64. */
  readonly address: string;
  readonly requestedAt: string;
  readonly courier: string | null;
  readonly trackingNumber: string | null;
  readonly shippedAt: string | null;
  readonly staffName: string | null;
  readonly arrivesFrom: string | null;
  readonly arrivesBy: string | null;
  readonly deliveredAt: string | null;
}
type CurtainListRow = CurtainRow & { readonly calendar: { readonly version: number; readonly loadedUntil: string } };

/** Curtains that the actor may see, in the order of `ids`. */
export async function findCurtains(tx: Tx, ids: readonly string[]): Promise<CurtainListRow[]> {
  const { rows } = await queryByIds<CurtainListRow>(tx, ids, {
    name: 'curtains',
    text: `/* findCurtains */ select ${curtainColumnsSql}, (select value from app.settings where name = 'calendar') as calendar
      from unnest($1::text[]) with ordinality as want(id, place) join app.curtains c on c.id = want.id
      join app.orders o on o.id = c.order_id join app.partners p on p.id = c.partner_id order by want.place`,
  });
  return rows;
}

const curtainColumnsSql = `c.id, c.order_id as "orderId", o.number as "orderNumber",
        o.filing_number as "filingNumber", o.subject_name as "subjectName", p.name as "partnerName", c.state, c.province,
        encode(c.address, 'base64') as address, ${isoSql('c.requested_at')} as "requestedAt", c.courier, c.tracking_number as "trackingNumber",
        ${isoSql('c.shipped_at')} as "shippedAt", c.staff_name as "staffName", c.arrives_from as "arrivesFrom",
        c.arrives_by as "arrivesBy", ${isoSql('c.delivered_at')} as "deliveredAt"`;

/** SQL, JSON: the latest curtain of an order `o` of the partner `p`. */
export const latestCurtainSql = `(select row_to_json(x) from (select ${curtainColumnsSql} from app.curtains c
  where c.order_id = o.id order by c.requested_at desc, c.id desc limit 1) x)`;
