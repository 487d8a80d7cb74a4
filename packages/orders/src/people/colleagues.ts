import { type OrderFacts, type OrderKind, type Role, rolesOf } from '@beian/domain';
import type { Tx } from '../house.ts';
import type { StaffView } from './staff.ts';

export interface ColleagueView extends StaffView {
  /** Whether orders may be given to this person, who may decide them. */
  readonly reviews: boolean;
}

/** The people at the desk who may sign in, by name. */
export async function listColleagues(tx: Tx): Promise<ColleagueView[]> {
  const { rows } = await tx.client.query<StaffView>({
    name: 'list-colleagues',
    text: '/* listColleagues */ select id, login, name, roles from app.staff where active order by name, id',
  });
  return rows.map((row) => ({ ...row, reviews: reviews(row.roles) }));
}

const reviews = (roles: readonly Role[]): boolean => rolesOf(roles).has('reviewer');

/**
 * The member of staff whom an event's input names as `staffId`; null: nobody who may sign in; undefined: it names none, and
 * nothing is asked.
 */
export async function findNamed(tx: Tx, input: unknown): Promise<OrderFacts['colleague']> {
  const id = (input as { staffId?: unknown } | null | undefined)?.staffId;
  if (typeof id !== 'string') return undefined;
  const { rows } = await tx.client.query<{ name: string; roles: Role[]; provinces: string[]; kinds: OrderKind[] }>({
    name: 'named-colleague',
    text: '/* findNamed */ select name, roles, provinces, kinds from app.staff where id = $1 and active',
    values: [id],
  });
  const row = rows[0];
  if (row === undefined) return null;
  const { name, roles, provinces, kinds } = row;
  return { id, name, reviews: reviews(roles), skills: { provinces, kinds } };
}
