import { type ReceivedUpload, readUpload, type TestBureau } from '@beian/bureau-protocol/testing';
import { seedConnection } from '@beian/submissions/connections';
import { type TestDatabase, testDatabase } from '@beian/testing/database';
import { ISP_ID, type People, seedPeople, seedRecords } from '@beian/testing/fixtures';
import { orderInState } from '@beian/testing/orders';

/** Orders of one bureau that were pushed one after the other and are in no file yet. */
export interface WaitingOrders {
  readonly db: TestDatabase;
  readonly people: People;
  readonly bureauId: string;
  /** In the order of their pushes. */
  readonly orderIds: readonly string[];
  /** Order id by the bureau's subject id. */
  readonly orderOf: ReadonlyMap<string, string>;
}

let made: ReturnType<typeof make> | undefined;

async function make() {
  const db = await testDatabase();
  const records = await seedRecords(db);
  const people = await seedPeople(db);
  const account = { province: '320000', ispId: ISP_ID, userName: 'tester', password: '样例密码' };
  const { bureauId } = await seedConnection(db.worker, { ...account, wsdl: 'http://127.0.0.1:1/?wsdl' });
  const orderIds: string[] = [];
  for (const record of records) orderIds.push(await orderInState(db, people, record, 'SUBMITTING'));
  const subjects = await db.query<{ subject: string; id: string }>(
    'select r.bureau_id as subject, o.id from app.orders o join app.records r on r.id = o.record_id',
  );
  return {
    people,
    bureauId,
    orderIds,
    orderOf: new Map(subjects.map((one) => [one.subject, one.id])),
    of: await db.detach(),
  };
}

/** A copy of three such orders, which are created once. `wsdl`: address of the test's bureau. */
export async function waitingOrders(wsdl: string): Promise<WaitingOrders> {
  made ??= make();
  const { of, ...rest } = await made;
  const db = await testDatabase({ of });
  await db.query('update app.bureaus set wsdl = $1', [wsdl]);
  return { db, ...rest };
}

export const uploadsOf = (bureau: TestBureau): ReceivedUpload[] =>
  bureau.calls.filter(({ method }) => method === 'isp_upload').map(readUpload);
