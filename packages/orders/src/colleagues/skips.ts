import { type IdPage, keysetPage, type PageQuery } from '@beian/database/sql';
import type { AppContext, Tx } from '@beian/database/transaction';
import { skipReasons } from '@beian/domain/order';
import type { SkipView } from '@beian/domain/order-fields';
import { type Actor, hasRight } from '@beian/domain/staff';
import type { Language } from '@beian/domain/text';

/** For supervisors and administrators only, because skips show how people work. */
export const mayReadSkips = (actor: Actor): boolean => hasRight(actor, 'readSkips');

/** Skips by id, in the order of `ids`. The caller must check `mayReadSkips`. */
export async function loadSkips(
  ctx: AppContext,
  tx: Tx,
  { ids, language }: { readonly ids: readonly string[]; readonly language: Language },
): Promise<SkipView[]> {
  const { rows } = await tx.client.query<Omit<SkipView, 'note' | 'reasonLabel'> & { note: Buffer | null }>({
    name: 'skips',
    text: `/* loadSkips */ select k.id, k.order_id as "orderId", o.number as "orderNumber", k.staff_name as "staffName", k.reason,
        k.note, app.iso(k.at) as at, app.iso(k.until) as until
      from unnest($1::text[]) with ordinality as want(id, place) join app.skips k on k.id = want.id
      join app.orders o on o.id = k.order_id order by want.place`,
    values: [ids],
  });
  return rows.map(({ note, ...row }) => ({
    ...row,
    reasonLabel: skipReasons[row.reason][language],
    note: note === null ? null : ctx.keys.unseal(`skips.note:${row.id}`, note).toString(),
  }));
}

/** Skips, the latest first. The caller must check the right to read them: supervisors and administrators. */
export const listSkipIds = (tx: Tx, asked: PageQuery): Promise<IdPage> =>
  keysetPage(tx, { from: 'app.skips o', key: 'o.at', type: 'timestamptz', descending: true }, [], [], asked);
