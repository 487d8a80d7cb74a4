import { staffActor } from '@beian/accounts/staff';
import { noteWritten } from '@beian/database/covered-rows';
import { newId } from '@beian/database/ids';
import { type AppContext, isTest, type Tx } from '@beian/database/transaction';
import { provinceCodes } from '@beian/domain/province';
import type { Actor, StaffMemberView } from '@beian/domain/staff';

/**
 * The actors in place of staff in test orders: two, because the person who approves an order must not push it. Nobody
 * can sign in as them.
 */
export interface StandIns {
  readonly reviewer: Actor;
  readonly pusher: Actor;
}

/** Our id as access provider in test records. */
export const TEST_ISP_ID = '990000000999';
const logins = ['stand-in-1', 'stand-in-2'] as const;
const names = ['测试审核员甲', '测试审核员乙'] as const;

/**
 * Creates, once for all partners, what test orders need: the stand-ins for staff, and the sandbox connection for
 * every province. Call it in a transaction of the test realm.
 */
export async function ensureTestSandbox(ctx: AppContext, tx: Tx, actor: Actor): Promise<StandIns> {
  if (!isTest(ctx, actor)) throw new Error('testGround: only among test orders');
  const known = await findStandIns(tx);
  if (known !== undefined) return known;
  await tx.client.query(`/* testGround */ select pg_advisory_xact_lock(hashtextextended('testGround', 0))`);
  const made = await findStandIns(tx);
  if (made !== undefined) return made;
  for (const [place, login] of logins.entries()) {
    const staffId = newId('staff');
    await tx.client.query(
      `/* testGround */ insert into app.staff (id, login, name, roles, password_hash, active) values ($1, $2, $3, '{reviewer}', '!', true)`,
      [staffId, login, names[place]],
    );
    noteWritten(tx, 'staff', staffId);
  }
  const id = newId('bureau');
  const secret = ctx.keys.sealJson(`bureaus.secret:${id}`, { password: 'sandbox' });
  await tx.client.query(
    `/* testGround */ with made as (insert into app.bureaus (id, province, isp_id, user_name, secret, wsdl, status_wsdl, password_wsdl)
         values ($1, '320000', $2, 'sandbox', $3, 'sandbox:', 'sandbox:', 'sandbox:') returning id)
       insert into app.bureau_provinces (province, bureau_id) select p, made.id from made, unnest($4::text[]) p`,
    [id, TEST_ISP_ID, secret, provinceCodes],
  );
  noteWritten(tx, 'bureaus', id);
  const standIns = await findStandIns(tx);
  if (standIns === undefined) throw new Error('testGround: nobody stands in');
  return standIns;
}

async function findStandIns(tx: Tx): Promise<StandIns | undefined> {
  const { rows } = await tx.client.query<StaffMemberView>(
    `/* findStandIns */ select id, login, name, roles from app.staff where login = any($1) order by login`,
    [logins],
  );
  const [reviewer, pusher] = rows.map((row): Actor => ({ ...staffActor(row), test: true }));
  return reviewer === undefined || pusher === undefined ? undefined : { reviewer, pusher };
}

/** The sandbox connection of a province. */
export async function testBureauOf(tx: Tx, province: string): Promise<string> {
  const { rows } = await tx.client.query<{ id: string }>(
    '/* testBureauOf */ select bureau_id as id from app.bureau_provinces where province = $1',
    [province],
  );
  if (rows[0] === undefined) throw new Error('testBureauOf: there is no sandbox connection');
  return rows[0].id;
}
