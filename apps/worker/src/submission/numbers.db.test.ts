import { startTestBureau, type TestAnswer, type TestBureau } from '@beian/bureau-protocol/testing';
import { transaction } from '@beian/database/transaction';
import { resyncBureau as askForNumbers, loadGateway } from '@beian/submissions/connections';
import { endRefusedSubmission } from '@beian/submissions/submissions';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { resyncBureau } from '../jobs/resync-bureau.ts';
import { codeAnswer, downloadAnswer, noUploadYet } from '../testing/answers.ts';
import { uploadsOf, type WaitingOrders, waitingOrders } from '../testing/waiting-orders.ts';
import { type TestWorkerContext, testWorkerContext } from '../testing/worker-context.ts';
import { sendFiles } from './send-files.ts';

let bureau: TestBureau;
let waiting: WaitingOrders;
let work: TestWorkerContext;
let upload: TestAnswer = codeAnswer('0');
let previous: TestAnswer = noUploadYet;
let keys = 0;

beforeAll(async () => {
  bureau = await startTestBureau(({ method }) => (method === 'isp_querypreviousupload' ? previous : upload));
  waiting = await waitingOrders(bureau.wsdl);
  work = testWorkerContext(waiting.db, { BUREAU_BATCH_MS: '0', BUREAU_SETTLE_MS: '0' });
});
afterAll(async () => {
  await bureau?.close();
  await waiting?.db.close();
});

const supervisor = () => waiting.people.supervisor.actor;
const board = async () => {
  const { db, bureauId } = waiting;
  const actor = supervisor();
  const [row] = await transaction(db.app, actor, (tx) => loadGateway(db.app, tx, { actor, language: 'zh', bureauId }));
  if (row === undefined) throw new Error('no board');
  return row;
};
const go = async () => {
  await waiting.db.query('update app.bureaus set retry_at = null');
  return sendFiles(work, waiting.bureauId);
};
const sent = () => uploadsOf(bureau).map(({ sequence }) => sequence);
const compare = async () => {
  const { db, bureauId } = waiting;
  const actor = supervisor();
  const call = { actor, bureauId, key: `key-${++keys}` };
  expect(await transaction(db.app, actor, (tx) => askForNumbers(db.app, tx, call))).toMatchObject({ ok: true });
  const [job] = await db.query<{ id: string; payload: { resyncId: string } }>(
    `select id, payload from app.outbox where job = 'resyncBureau' and done_at is null`,
  );
  if (job === undefined) throw new Error('no job');
  await resyncBureau(work, job.payload, job.id);
  return (await board()).resync;
};
const end = async (step: 'renumber' | 'withdraw', actor = supervisor()) => {
  const { db } = waiting;
  const submissionId = (await board()).inFlight?.id ?? '';
  const call = { actor, submissionId, step, note: '已与管局电话核实', key: `key-${++keys}` };
  return transaction(db.app, actor, (tx) => endRefusedSubmission(db.app, tx, call));
};

test('the first file follows the last number of the bureau, and nothing is sent before it is known', async () => {
  previous = { fail: 'drop' };
  await go();
  expect(sent()).toEqual([]);
  expect((await board()).calls).toMatchObject([
    { direction: 'upload', failure: '连接中断，答复不完整', lastSuccessAt: null },
  ]);
  previous = await downloadAnswer('filing000005.xml', Buffer.from('<x/>'), '5');
  // The orders leave one by one: the bureau refuses the first.
  upload = { document: '<return><msg_code>999</msg_code><msg>数据序列号6已经使用，应为10</msg></return>' };
  await go();
  expect(sent()).toEqual([6]);
});

test('a refused number is shown at once, with the bureau’s own words, and has a way out after a comparison', async () => {
  previous = await downloadAnswer('filing000009.xml', Buffer.from('<x/>'), '9');
  await go();
  const row = await board();
  expect(row).toMatchObject({
    state: 'UNDECIDED',
    needsPerson: true,
    backlog: 3,
    sentence: expect.stringContaining('末次序号是 9'),
  });
  expect(row.calls).toMatchObject([{ code: '999', message: '数据序列号6已经使用，应为10', failingSince: null }]);
  expect(row.inFlight?.actions).toMatchObject([
    { event: 'renumber', presence: 'DISABLED', reasons: [{ code: 'BUREAU_LACKS_FILE' }] },
    { event: 'withdraw', presence: 'DISABLED' },
  ]);
  expect(await end('renumber')).toMatchObject({ ok: false, refusal: { reasons: [{ code: 'BUREAU_LACKS_FILE' }] } });
  expect(await compare()).toMatchObject({ ok: false, said: expect.stringContaining('改号重报（从第 10 号起）') });
  expect((await board()).inFlight?.actions).toMatchObject([{ presence: 'ENABLED' }, { presence: 'ENABLED' }]);
  expect(await end('renumber', waiting.people.reviewers[0].actor)).toMatchObject({ ok: false });
  expect(await end('renumber')).toMatchObject({ ok: true, state: 'REFUSED' });
  expect(await board()).toMatchObject({
    state: 'OPEN',
    inFlight: null,
    lastSequence: '9',
    nextSequence: '10',
    backlog: 3,
  });
  upload = codeAnswer('0');
  await go();
  expect(sent().at(-1)).toBe(10);
  expect(await board()).toMatchObject({ backlog: 0, lastSequence: '10' });
  expect(
    await waiting.db.query(
      `select outcome, details ->> 'step' as step from app.audit where action = 'endRefusedSubmission' order by at, id`,
    ),
  ).toEqual(['refused', 'refused', 'done'].map((outcome) => ({ outcome, step: 'renumber' })));
});

test('a bureau that counts from 1 again gets a new series, and its orders can be withdrawn', async () => {
  const { db } = waiting;
  await db.query(`update app.submission_orders set answered_at = app.now(), answer = 'technical'`);
  await db.query(`update app.orders set state = 'SUBMITTING', locked = true`);
  upload = { document: '<return><msg_code>999</msg_code><msg>数据序列号应为1</msg></return>' };
  previous = noUploadYet;
  await go();
  expect(sent().at(-1)).toBe(11);
  // File 10 is ours and the bureau lost it, but numbers before it are not.
  expect(await compare()).toMatchObject({ ok: false, said: expect.stringContaining('从第 1 号起') });
  expect(await end('renumber')).toMatchObject({ ok: true });
  await go();
  expect(await board()).toMatchObject({ inFlight: { sequence: '1', state: 'PREPARED' } });
  expect(await compare()).toMatchObject({ ok: true });
  expect(await end('withdraw')).toMatchObject({ ok: true });
  expect(await db.query('select distinct state from app.orders')).toEqual([{ state: 'UPLOAD_FAILED' }]);
  expect(await board()).toMatchObject({ state: 'OPEN', backlog: 0, nextSequence: '1' });
  // Numbers of the earlier series stay as they were.
  expect(await db.query(`select series, sequence::int from app.submissions where state = 'ACCEPTED'`)).toEqual([
    { series: 1, sequence: 10 },
  ]);
});
