import { canReviewSql, canWorkSql } from '@beian/accounts/staff';
import { settleAll, type Tx } from '@beian/database/transaction';
import type { OrderFacts } from '@beian/domain/order';
import type { OrderKind } from '@beian/domain/order-names';
import { type Role, rolesOf } from '@beian/domain/staff';
import type { Absence, ColleagueView } from '@beian/domain/work';
import { stages } from '../part/stages.ts';

/** Staff with active accounts, by name. */
export async function listColleagues(tx: Tx): Promise<ColleagueView[]> {
  const { rows } = await tx.client.query<ColleagueView>({
    name: 'list-colleagues',
    text: `/* listColleagues */ select id, name, roles, ${canReviewSql('p')} as reviews from app.staff p where active and partner_id is null order by name, id`,
  });
  return rows;
}

const reviews = (roles: readonly Role[]): boolean => rolesOf(roles).has('reviewer');

/** The member of staff that an event's input names; null if that person cannot sign in. */
export async function findNamedColleague(tx: Tx, id: string): Promise<OrderFacts['colleague']> {
  const { rows } = await tx.client.query<{
    name: string;
    roles: Role[];
    provinces: string[];
    kinds: OrderKind[];
    cap: number | null;
    absences: Absence[];
  }>({
    name: 'named-colleague',
    text: `/* findNamed */ select name, roles, provinces, kinds, order_cap as cap, ${absencesSql('p')} as absences
      from app.staff p where id = $1 and ${canWorkSql('p')}`,
    values: [id],
  });
  const row = rows[0];
  if (row === undefined) return null;
  const { name, roles, provinces, kinds, cap, absences } = row;
  const assigned = cap === null ? 0 : await countAssigned(tx, id);
  return { id, name, reviews: reviews(roles), skills: { provinces, kinds }, availability: { cap, absences }, assigned };
}

/** SQL: absences of a row `p` of app.staff that are not over, as JSON in the sequence of their days. */
export const absencesSql = (p: string): string =>
  `(select coalesce(json_agg(json_build_object('from', lower(r), 'until', upper(r) - 1) order by lower(r)), '[]')
    from unnest(${p}.absent) r where upper(r) > (app.now() at time zone 'Asia/Shanghai')::date)`;

/** SQL: number of orders that are assigned to `p` and wait for us, as in the stage ALL. */
export const assignedSql = (p: string): string =>
  `(select count(*)::int from app.orders o where o.assignee = ${p} and ${stages.ALL})`;

/** Locks the staff row first, so that the count includes assignments that are being made at the same time. */
async function countAssigned(tx: Tx, staffId: string): Promise<number> {
  const [, { rows }] = await settleAll([
    tx.client.query('/* holdColleague */ select 1 from app.staff where id = $1 for no key update', [staffId]),
    tx.client.query<{ n: number }>(`/* countAssigned */ select ${assignedSql('$1')} as n`, [staffId]),
  ]);
  return rows[0]?.n ?? 0;
}
