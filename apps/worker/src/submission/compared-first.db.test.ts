import { startTestBureau, type TestAnswer, type TestBureau } from '@beian/bureau-protocol/testing';
import { transaction } from '@beian/database/transaction';
import { loadGateway, settleAlarm } from '@beian/submissions/connections';
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { resyncBureau } from '../jobs/resync-bureau.ts';
import { codeAnswer, downloadAnswer } from '../testing/answers.ts';
import { uploadsOf, type WaitingOrders, waitingOrders } from '../testing/waiting-orders.ts';
import { type TestWorkerContext, testWorkerContext } from '../testing/worker-context.ts';
import { sendFiles } from './send-files.ts';

let bureau: TestBureau;
let waiting: WaitingOrders;
let work: TestWorkerContext;
let previous: TestAnswer;

beforeAll(async () => {
  bureau = await startTestBureau(({ method }) => (method === 'isp_querypreviousupload' ? previous : codeAnswer('0')));
});
afterAll(() => bureau?.close());
/** A database as it is after a restore of a backup in which the bureau had one file. */
beforeEach(async () => {
  await waiting?.db.close();
  waiting = await waitingOrders(bureau.wsdl);
  work = testWorkerContext(waiting.db);
  bureau.calls.length = 0;
  await waiting.db.query(
    `update app.bureaus set last_sequence = 1, number_known_at = app.now(), compared_in = 'the server before the restore'`,
  );
});
afterAll(() => waiting?.db.close());

const other = (sequence: string) => downloadAnswer('x.xml', Buffer.from('<x/>'), sequence);
const supervisor = () => waiting.people.supervisor.actor;
const go = async () => {
  const { db, bureauId } = waiting;
  await db.query('update app.bureaus set retry_at = null');
  await db.query(`select pg_advisory_xact_lock(hashtextextended('bureau:' || $1, 0))`, [bureauId]);
  await sendFiles(work, bureauId);
};
/** Runs the comparison that was asked for. */
const compare = async () => {
  const jobs = await waiting.db.query<{ id: string; payload: { resyncId: string } }>(
    `select id, payload from app.outbox where job = 'resyncBureau' and done_at is null`,
  );
  for (const { id, payload } of jobs) await resyncBureau(work, payload, id);
  return jobs.length;
};
const board = async () => {
  const { db, bureauId } = waiting;
  const actor = supervisor();
  const [row] = await transaction(db.app, actor, (tx) => loadGateway(db.app, tx, { actor, language: 'zh', bureauId }));
  return row;
};
const sent = () => uploadsOf(bureau).map(({ sequence }) => sequence);

test('after a restore nothing is sent before the numbers were compared; where they agree it goes on by itself', async () => {
  previous = await other('1');
  await go();
  await go();
  expect(sent()).toEqual([]);
  expect(await compare()).toBe(1);
  expect(await board()).toMatchObject({ state: 'OPEN', resync: { ok: true } });
  await go();
  expect(sent()).toEqual([2]);
  // Nobody asks again in this run of the server.
  await go();
  expect(await compare()).toBe(0);
});

test('orders that the bureau may hold stay back, the board says why, and a person frees them', async () => {
  previous = await other('3');
  await go();
  await compare();
  await go();
  expect(sent()).toEqual([]);
  expect(await board()).toMatchObject({
    state: 'ALARM',
    needsPerson: true,
    backlog: 3,
    sentence: expect.stringMatching(/^数据库恢复或重启后，上报已暂缓.*末次序号是 3/),
  });
  // It is asked again by itself: the bureau may say something else.
  expect(await compare()).toBe(1);
  const { db, bureauId } = waiting;
  const actor = supervisor();
  const settled = await transaction(db.app, actor, (tx) =>
    settleAlarm(db.app, tx, { actor, bureauId, key: 'checked' }),
  );
  expect(settled).toMatchObject({ ok: true });
  await go();
  expect(sent()).toEqual([2]);
});
