import { startTestBureau, type TestAnswer, type TestBureau } from '@beian/bureau-protocol/testing';
import { encodeReport } from '@beian/bureau-protocol/upload';
import { writeAudit } from '@beian/database/audit';
import { system, transaction } from '@beian/database/transaction';
import { loadOrderToReport } from '@beian/orders/bureau-answer';
import { askToCompareAll, loadGateway, settleAlarm } from '@beian/submissions/connections';
import { buildReport, loadAttachmentCodes } from '@beian/submissions/report-check';
import { NumbersUncertain, prepareSubmission, settleSubmission } from '@beian/submissions/submissions';
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { findRestore } from '../find-restore.ts';
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

/** The bureau's last file holds these orders, which the database has lost. */
const holds = async (number: string, orderIds: readonly string[]) => {
  const ctx = waiting.db.worker;
  const codes = await loadAttachmentCodes(ctx);
  const records = [];
  for (const id of orderIds) {
    const order = await transaction(ctx, system('bureau'), (tx) => loadOrderToReport(ctx, tx, id));
    records.push(encodeReport(await buildReport(ctx, order, codes)));
  }
  previous = await downloadAnswer('x.xml', Buffer.concat(records), number);
};
const neverNumbered = () =>
  waiting.db.query('update app.bureaus set last_sequence = 0, number_known_at = null, compared_in = null');
const waitingStill = async () => (await waiting.db.query(`select 1 from app.orders where state = 'SUBMITTING'`)).length;

test.each([
  ['is compared after a restore', true],
  ['is found before the first number, where nobody compares', false],
] as const)(
  'the first file of a connection, which the database has lost, %s: its orders are not sent again',
  async (_, byOperator) => {
    const { db, orderIds } = waiting;
    await neverNumbered();
    await holds('1', orderIds);
    if (byOperator) {
      await db.query('select app.settle_restore()');
      await transaction(db.worker, system('bureau'), (tx) => askToCompareAll(tx));
    } else await go();
    expect(await compare()).toBe(1);
    expect(await board()).toMatchObject({ resync: { ok: true } });
    expect(await waitingStill()).toBe(0);
    await db.query('update app.bureaus set stopped = null');
    await go();
    expect(sent()).toEqual([]);
  },
);

test('where files before the last one are lost, too, what waits stays back until a person has settled it', async () => {
  const { db, orderIds } = waiting;
  await neverNumbered();
  await holds('2', orderIds.slice(0, 1));
  for (const _ of [1, 2]) {
    await go();
    expect(await compare()).toBe(1);
    expect(await board()).toMatchObject({ state: 'ALARM', needsPerson: true, backlog: 3 });
  }
  await db.query(`update app.bureaus set paused = '样例'`);
  await transaction(db.worker, system('bureau'), (tx) => askToCompareAll(tx));
  await compare();
  expect(await waitingStill()).toBe(2);
  expect(sent()).toEqual([]);
});

/** The server was promoted: its log has the next timeline. Its numbers agreed with the bureau's in this run of the server. */
const promote = async () => {
  await waiting.db.query('update app.bureaus set compared_in = app.database_run()');
  await waiting.db.query('update migrations.home set timeline = timeline - 1');
};
const stopped = async () =>
  (await waiting.db.query<{ en: string | null }>(`select stopped ->> 'en' as en from app.bureaus`))[0]?.en;

test('a promoted server uses no number, before anybody has looked; the first look of a worker stops its connections once', async () => {
  previous = await other('1');
  const { db, bureauId, orderIds } = waiting;
  await db.query('update app.bureaus set compared_in = app.database_run()');
  const number = (xml: string) =>
    transaction(db.worker, system('bureau'), (tx) =>
      prepareSubmission(db.worker, tx, { bureauId, xml: Buffer.from(xml), orderIds: [orderIds[0] ?? ''] }),
    );
  const numbered = await number('<x/>');
  await promote();
  await go();
  expect(bureau.calls).toEqual([]);
  // Two steps of a file use its number: a worker that looked at the server before may be at either.
  await expect(number('<y/>')).rejects.toThrow(NumbersUncertain);
  await expect(settleSubmission(db.worker, numbered, 'send')).rejects.toThrow(NumbersUncertain);
  expect(await stopped()).toBeNull();
  await Promise.all([findRestore(work), findRestore(work)]);
  expect(await stopped()).toMatch(/^The database was restored or moved, or a standby was promoted/);
  expect(await db.query(`select 1 from app.audit where action = 'settleRestore'`)).toHaveLength(1);
  // A worker that read the connection from the server before goes on from there.
  await expect(settleSubmission(db.worker, numbered, 'send')).rejects.toThrow(NumbersUncertain);
  // A person has resumed the connection: nothing stops it again.
  await db.query('update app.bureaus set stopped = null');
  await findRestore(work);
  expect(await stopped()).toBeNull();
});

test('where promotions lose nothing, numbers are compared and filing goes on without a person', async () => {
  previous = await other('1');
  const { db } = waiting;
  await promote();
  await db.query(`update app.bureaus set compared_in = 'the server before the promotion'`);
  await db.query('update migrations.home set promotions_lose_nothing = true');
  await findRestore(work);
  expect(await stopped()).toBeNull();
  await go();
  expect(sent()).toEqual([]);
  expect(await compare()).toBe(1);
  await go();
  expect(sent()).toEqual([2]);
  // Another server is no promotion.
  await db.query(`update migrations.home set system_id = '7'`);
  await findRestore(work);
  expect(await stopped()).not.toBeNull();
});

test('an id that bureaus know is drawn ahead of those that a lagging standby has never seen', async () => {
  const { db, people } = waiting;
  const draw = () =>
    transaction(db.app, people.partner.actor, async (tx) => {
      const { rows } = await tx.client.query<{ id: string; actor: string }>(
        `select app.next_provider_id() as id, current_setting('app.actor') as actor`,
      );
      await writeAudit(tx, people.partner.actor, 'openOrder', 'order_1', 'done');
      return rows[0];
    });
  const before = await draw();
  await promote();
  const after = await draw();
  expect(Number(after?.id)).toBe(Number(before?.id) + 100_001);
  expect([after?.actor, await stopped()]).toEqual([before?.actor, expect.any(String)]);
});
