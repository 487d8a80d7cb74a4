import { system, transaction } from '@beian/database/transaction';
import { seedConnection } from '@beian/submissions/connections';
import { type TestDatabase, testDatabase } from '@beian/testing/database';
import { ISP_ID, seedPeople, seedRecords } from '@beian/testing/fixtures';
import { orderInState } from '@beian/testing/orders';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { formatSettled } from '../after-restore.ts';
import { settleFile } from './settle-file.ts';
import { settleRestore } from './settle-restore.ts';
import { loadTasks } from './tasks.ts';

let db: TestDatabase;
let bureauId: string;
let numbers: string[];
beforeAll(async () => {
  db = await testDatabase();
  const [first, second, third] = await seedRecords(db);
  const people = await seedPeople(db);
  if (first === undefined || second === undefined || third === undefined) throw new Error('too few records');
  const account = { province: '320000', ispId: ISP_ID, userName: 'tester', password: '样例密码' };
  ({ bureauId } = await seedConnection(db.worker, { ...account, wsdl: 'http://127.0.0.1:1/?wsdl' }));
  for (const record of [first, second]) await orderInState(db, people, record, 'SUBMITTING');
  await orderInState(db, people, third, 'SUBMISSION_PENDING');
  numbers = (await db.query<{ number: string }>('select number from app.orders order by id')).map((row) => row.number);
  // As after a restore and a comparison: the bureau has five files, of which this database holds none.
  await db.query('select app.settle_restore()');
  await db.query('update app.bureaus set last_sequence = 5, number_known_at = app.now()');
});
afterAll(() => db.close());

const states = async () =>
  (await db.query<{ state: string }>('select state from app.orders order by id')).map(({ state }) => state);

test('what a bureau says that it has is recorded, all or nothing, and only while nothing can be sent', async () => {
  const [first = '', second = '', third = ''] = numbers;
  const refusals: readonly (readonly [string, readonly string[], RegExp])[] = [
    ['4', ['BD20200101000000'], /^--orders: there is no order BD20200101000000/],
    ['4', [first, third], new RegExp(`^--orders: ${third} must be pushed`)],
    ['6', [first], /^--file 6: .* beyond the bureau's last number/],
  ];
  for (const [sequence, orders, said] of refusals)
    await expect(settleFile(db.worker, { sequence, orders })).rejects.toThrow(said);
  const [{ stopped } = { stopped: null }] = await db.query<{ stopped: object }>('select stopped from app.bureaus');
  await db.query('update app.bureaus set stopped = null');
  await expect(settleFile(db.worker, { sequence: '4', orders: [first] })).rejects.toThrow(/in use: pause it first/);
  await db.query('update app.bureaus set stopped = $1', [JSON.stringify(stopped)]);
  expect(await states()).toEqual(['SUBMITTING', 'SUBMITTING', 'SUBMISSION_PENDING']);

  await settleFile(db.worker, { sequence: '4', orders: [first] });
  expect(await states()).toEqual(['BUREAU_REVIEW', 'SUBMITTING', 'SUBMISSION_PENDING']);
  await settleFile(db.worker, { sequence: '4', orders: [second] });
  const files = await db.query(
    `select u.sequence::int as number, u.state, count(*)::int as orders, u.sent_at <= u.settled_at as sent from app.submissions u
     join app.submission_orders so on so.submission_id = u.id group by u.id`,
  );
  expect(files).toEqual([{ number: 4, state: 'ACCEPTED', orders: 2, sent: true }]);
  expect(await db.query('select last_sequence::int as last from app.bureaus')).toEqual([{ last: 5 }]);
  await expect(settleFile(db.worker, { sequence: '4', orders: [second] })).rejects.toThrow(/must be pushed/);
  expect(await db.query(`select outcome from app.audit where action = 'settleUnknownSubmission'`)).toHaveLength(2);
});

test('the list names for each connection the orders that a person must ask the bureau about', async () => {
  const tasks = await transaction(db.worker, system('bureau'), (tx) =>
    loadTasks(tx, { bureauId, hasUnknownFiles: true }),
  );
  expect(tasks).toEqual([{ what: expect.stringMatching(/^Not pushed here/), about: [numbers[2]] }]);
  const lines = formatSettled([
    { province: '江苏省 Jiangsu', ok: true, said: 'Both sides agree', unknown: '5', stopped: true, tasks },
  ]);
  expect(lines).toEqual([
    '江苏省 Jiangsu: compared. Both sides agree.',
    '  Files of the bureau that this database does not hold: no. 5.',
    expect.stringMatching(/^ {2}- Not pushed here/),
    `    ${numbers[2]}`,
    '  - When nothing of this is left resume it (网关看板, 恢复).',
  ]);
  // Without a worker nobody would ask.
  const { workerUrl, keysFile, filesDir } = db;
  await expect(settleRestore({ workerUrl, keysFile, filesDir, statement: undefined })).rejects.toThrow(
    /^No worker runs/,
  );
});
