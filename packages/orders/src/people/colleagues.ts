import type { Tx } from '../house.ts';
import type { StaffView } from './staff.ts';

/** The people at the desk who may sign in, by name. */
export async function listColleagues(tx: Tx): Promise<StaffView[]> {
  const { rows } = await tx.client.query<StaffView>({
    name: 'list-colleagues',
    text: '/* listColleagues */ select id, login, name, roles from app.staff where active order by name, id',
  });
  return rows;
}
