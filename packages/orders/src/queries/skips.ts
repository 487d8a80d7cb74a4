import { type Actor, type Language, rolesOf, type SkipReason, skipReasons } from '@beian/domain';
import type { House, Tx } from '../house.ts';

/** An order that a reviewer passed over. */
export interface SkipView {
  readonly id: string;
  readonly orderId: string;
  readonly orderNumber: string;
  readonly staffName: string;
  readonly reason: SkipReason;
  readonly reasonLabel: string;
  readonly note: string | null;
  readonly at: string;
  /** Offered to this person again from then on, or once the order changes. */
  readonly until: string;
}

const SHOWN = 100;

/** The latest skips, newest first, with what was typed; supervisors and administrators alone read them: others get none. */
export async function loadSkips(house: House, tx: Tx, actor: Actor, language: Language): Promise<SkipView[]> {
  const held = rolesOf(actor.roles);
  if (actor.kind !== 'staff' || !(held.has('supervisor') || held.has('administrator'))) return [];
  const { rows } = await tx.client.query<Omit<SkipView, 'note' | 'reasonLabel'> & { note: Buffer | null }>({
    name: 'skips',
    text: `/* loadSkips */ select k.id, k.order_id as "orderId", o.number as "orderNumber", k.staff_name as "staffName", k.reason,
        k.note, app.iso(k.at) as at, app.iso(k.until) as until
      from app.skips k join app.orders o on o.id = k.order_id order by k.at desc, k.id desc limit ${SHOWN}`,
  });
  return rows.map(({ note, ...row }) => ({
    ...row,
    reasonLabel: skipReasons[row.reason][language],
    note: note === null ? null : house.keys.unseal(`skips.note:${row.id}`, note).toString(),
  }));
}
