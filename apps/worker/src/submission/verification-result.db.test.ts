import { decodeDownload } from '@beian/bureau-protocol/download';
import { type ReceivedCall, startTestBureau, type TestAnswer, type TestBureau } from '@beian/bureau-protocol/testing';
import { system, transaction } from '@beian/database/transaction';
import { storeAnswer } from '@beian/submissions/answers';
import {
  answerVerificationTask,
  handleRectification,
  loadRectifications,
  storeBureauNotice,
} from '@beian/submissions/rectifications';
import { loadSubmissionFile, moveSubmission } from '@beian/submissions/submissions';
import { ISP_ID, type People } from '@beian/testing/fixtures';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { codeAnswer, downloadAnswer, noUploadYet } from '../testing/answers.ts';
import { type WaitingOrders, waitingOrders } from '../testing/waiting-orders.ts';
import { type TestWorkerContext, testWorkerContext } from '../testing/worker-context.ts';
import { sendFiles } from './send-files.ts';

const contact = '<Fzr_xm>张样例</Fzr_xm><Fzr_sjhm>13900000000</Fzr_sjhm><Fzr_dzyj>a@b.example</Fzr_dzyj>';
const taskFile = Buffer.from(
  `<?xml version="1.0" encoding="UTF-8"?><DownloadData version="V.3.0"><ICP><HSRW><Baxx><Zt_xx><Ztid>31</Ztid><Dwmc>样例</Dwmc><Txdz><Shengid>320000</Shengid><Shiid>320100</Shiid></Txdz><Zj><Zjlx>1</Zjlx><Zjhm>9132</Zjhm><Zjzs>样例路</Zjzs></Zj><Fzr>${contact}</Fzr><Bbyhlx>1</Bbyhlx><Scbbsj>2018-01-01</Scbbsj></Zt_xx><Wz_xx><Wzid>41</Wzid><Wzmc>样例站</Wzmc><Fwnr><Fwnr_id>8</Fwnr_id></Fwnr><Ym_xx><Ymid>51</Ymid><Ym>a.example</Ym></Ym_xx><Jr_xx><Jrid>61</Jrid><Wzfb><Fbdd>17</Fbdd></Wzfb><Wzjrfs><Jrfs>3</Jrfs></Wzjrfs><Ip_xx><Ipid>71</Ipid><Qsip>1</Qsip><Zzip>2</Zzip></Ip_xx><Bbyhid>1</Bbyhid><Bbyhlx>1</Bbyhlx></Jr_xx><Wz_Fzr>${contact}</Wz_Fzr></Wz_xx></Baxx></HSRW></ICP></DownloadData>`,
);

let bureau: TestBureau;
let waiting: WaitingOrders;
let work: TestWorkerContext;
let people: People;
let taskId: string;
/** The bureau's answers, in order; the last one is repeated. */
let uploads: TestAnswer[];
let previous: TestAnswer;
let nth = 0;

beforeEach(async () => {
  uploads = [codeAnswer('0')];
  previous = noUploadYet;
  bureau = await startTestBureau(({ method }) => {
    if (method === 'isp_querypreviousupload') return previous;
    return (uploads.length > 1 ? uploads.shift() : uploads[0]) ?? codeAnswer('999');
  });
  waiting = await waitingOrders(bureau.wsdl);
  const { db, bureauId } = waiting;
  people = waiting.people;
  // Only the result waits, unless a test says otherwise.
  await db.query(`update app.orders set state = 'UPLOAD_FAILED'`);
  work = testWorkerContext(db);
  taskId = await transaction(db.worker, system('bureau'), async (tx) => {
    const answerId = await storeAnswer(db.worker, tx, bureauId, 'task.xml', taskFile);
    for (const task of decodeDownload(taskFile).notices)
      await storeBureauNotice(db.worker, tx, { bureauId, answerId }, task);
    const { rows } = await tx.client.query<{ id: string }>('select id from app.rectifications');
    return rows[0]?.id ?? '';
  });
});
afterEach(async () => {
  await bureau?.close();
  await waiting?.db.close();
});

const answer = async (said: { passed: boolean; opinion: string; errors?: string }, actor = people.supervisor.actor) => {
  nth += 1;
  const call = { actor, id: taskId, key: `key-${nth}`, ...said };
  const outcome = await transaction(waiting.db.app, actor, (tx) => answerVerificationTask(waiting.db.app, tx, call));
  return outcome.ok ? [] : outcome.refusal.reasons.map(({ code, field }) => `${code} ${field}`);
};
const passed = { passed: true, opinion: '信息真实' };
const handle = async () => {
  const { actor } = people.supervisor;
  nth += 1;
  const call = { actor, id: taskId, key: `key-${nth}`, note: '已在管局系统反馈' };
  const outcome = await transaction(waiting.db.app, actor, (tx) => handleRectification(waiting.db.app, tx, call));
  return outcome.ok ? [] : outcome.refusal.reasons.map(({ code }) => code);
};
const task = async () => {
  const { actor } = people.supervisor;
  const [view] = await transaction(waiting.db.app, actor, (tx) =>
    loadRectifications(waiting.db.app, tx, { actor, language: 'zh', id: taskId }),
  );
  return view;
};
const submit = async () => {
  const { db, bureauId } = waiting;
  await db.query(`select pg_advisory_xact_lock(hashtextextended('bureau:' || $1, 0))`, [bureauId]);
  await sendFiles(work, bureauId);
};
const files = () =>
  waiting.db.query<{ id: string; sequence: string; state: string }>(
    'select id, sequence::text, state from app.submissions order by sequence, id',
  );
const xmlOf = async (id: string) => {
  const { worker } = waiting.db;
  return transaction(worker, system('bureau'), (tx) => loadSubmissionFile(worker, tx, id));
};
const sent = (): ReceivedCall[] => bureau.calls.filter(({ method }) => method === 'isp_upload');

test('a result leaves once, in a file of its own under the next number, and its task is answered when the bureau has taken it', async () => {
  expect(await answer({ passed: false, opinion: '电话无法接通', errors: '手机停机' })).toEqual([]);
  expect(await task()).toMatchObject({ state: 'OPEN', mayAnswer: false, result: { state: 'WAITING', passed: false } });
  expect(await answer(passed)).toEqual(['REPLY_UNDER_WAY id']);
  expect(await handle()).toEqual(['REPLY_UNDER_WAY']);
  await submit();
  await submit();
  expect(sent().map(({ parameters }) => parameters.dataSequence)).toEqual(['1']);
  const [file] = await files();
  expect(file).toMatchObject({ sequence: '1', state: 'ACCEPTED' });
  const xml = new TextDecoder('gbk').decode(await xmlOf(file?.id ?? ''));
  expect(xml).toContain('<HSJG><Hsjgxx><Hsjg>1</Hsjg>');
  expect(xml).toContain('<Hsyj>电话无法接通</Hsyj><Cwxx>手机停机</Cwxx>');
  expect(xml).toContain(`<Bbdw>${ISP_ID}</Bbdw>`);
  expect(await task()).toMatchObject({
    state: 'ANSWERED',
    left: null,
    mayHandle: false,
    result: { state: 'ACCEPTED', opinion: '电话无法接通', errors: '手机停机', name: people.supervisor.actor.name },
  });
  expect(await answer(passed)).toEqual(['NOTICE_NOT_OPEN id']);
  const audited = await waiting.db.query(
    `select outcome, details from app.audit where action = 'answerVerificationTask' and outcome = 'done'`,
  );
  expect(audited).toMatchObject([{ details: { passed: false } }]);
});

test('only a supervisor answers; a refusal names its errors, and a text that GBK lacks is refused', async () => {
  expect(await answer(passed, people.reviewers[0].actor)).toEqual(['NOT_POSSIBLE undefined']);
  expect(await answer({ passed: false, opinion: '有误' })).toMatchObject([expect.stringContaining('errors')]);
  expect(await answer({ passed: true, opinion: '好👍' })).toEqual(['RESULT_NOT_IN_GBK opinion']);
  expect(await task()).toMatchObject({ result: null, mayAnswer: true });
});

test('an upload without an answer is settled by what the bureau has, and the result is sent no second time', async () => {
  uploads = [{ fail: 'cut' }, codeAnswer('0')];
  await answer(passed);
  work = testWorkerContext(waiting.db, { BUREAU_SETTLE_MS: '60000' });
  await submit();
  expect(await task()).toMatchObject({ state: 'OPEN', result: { state: 'SENDING' } });
  const [file] = await files();
  previous = await downloadAnswer('filing000001.xml', await xmlOf(file?.id ?? ''), '1');
  await waiting.db.travel(60_000);
  await submit();
  expect(sent()).toHaveLength(1);
  expect(await task()).toMatchObject({ state: 'ANSWERED', result: { state: 'ACCEPTED' } });
});

test('a worker that dies before it sends leaves a file that the next one sends', async () => {
  await answer(passed);
  uploads = [codeAnswer('15'), codeAnswer('0')];
  await submit();
  expect(await files()).toMatchObject([{ sequence: '1', state: 'PREPARED' }]);
  await waiting.db.travel(3_600_000);
  work = testWorkerContext(waiting.db);
  await submit();
  expect(await files()).toMatchObject([{ sequence: '1', state: 'ACCEPTED' }]);
  expect(await task()).toMatchObject({ state: 'ANSWERED' });
});

test('after a refused file the task is open, and another answer leaves under the same number', async () => {
  uploads = [codeAnswer('17'), codeAnswer('0')];
  await answer(passed);
  await submit();
  expect(await task()).toMatchObject({
    state: 'OPEN',
    mayAnswer: true,
    mayHandle: true,
    result: { state: 'REFUSED', said: expect.any(String) },
  });
  expect(await answer(passed)).toEqual([]);
  await submit();
  expect((await files()).map(({ sequence, state }) => `${sequence} ${state}`).sort()).toEqual([
    '1 ACCEPTED',
    '1 REFUSED',
  ]);
  expect(await task()).toMatchObject({ state: 'ANSWERED' });
});

test('a file that the bureau refuses after it took it opens the task again', async () => {
  await answer(passed);
  await submit();
  const [file] = await files();
  const { worker } = waiting.db;
  await transaction(worker, system('bureau'), (tx) =>
    moveSubmission(worker, tx, file?.id ?? '', 'refuseLater', { code: '5001' }),
  );
  expect(await task()).toMatchObject({ state: 'OPEN', mayAnswer: true, result: { state: 'REFUSED' } });
});

test('orders that wait leave in the next file, each at the bureau once', async () => {
  await waiting.db.query(`update app.orders set state = 'SUBMITTING'`);
  await answer(passed);
  await submit();
  expect(await files()).toMatchObject([
    { sequence: '1', state: 'ACCEPTED' },
    { sequence: '2', state: 'ACCEPTED' },
  ]);
  expect(await task()).toMatchObject({ state: 'ANSWERED' });
  expect(await waiting.db.query(`select 1 from app.orders where state = 'SUBMITTING'`)).toEqual([]);
});

test('a task that lacks what its answer must have is refused with what it lacks', async () => {
  const { worker } = waiting.db;
  const bare = Buffer.from(taskFile.toString().replace('<Shiid>320100</Shiid>', '').replace('>31<', '>32<'));
  await transaction(worker, system('bureau'), async (tx) => {
    const answerId = await storeAnswer(worker, tx, waiting.bureauId, 'bare.xml', bare);
    for (const one of decodeDownload(bare).notices)
      await storeBureauNotice(worker, tx, { bureauId: waiting.bureauId, answerId }, one);
  });
  const [other] = await waiting.db.query<{ id: string }>(`select id from app.rectifications where filed_id = '32'`);
  taskId = other?.id ?? '';
  expect(await answer(passed)).toEqual(['TASK_INCOMPLETE id']);
  expect(await handle()).toEqual([]);
});

test.each([
  ['cannot be read any more', `update app.rectifications set filed_id = '32' where id = $1`],
  [
    'file does not decrypt',
    `update app.bureau_answers set file = set_byte(file, length(file) - 1, 255 - get_byte(file, length(file) - 1))
     where id = (select answer_id from app.rectifications where id = $1)`,
  ],
])('a result whose task %s is taken back and holds up nothing', async (_, damage) => {
  await answer(passed);
  await waiting.db.query(damage, [taskId]);
  await waiting.db.query(`update app.orders set state = 'SUBMITTING'`);
  await submit();
  expect(await files()).toMatchObject([{ sequence: '1', state: 'ACCEPTED' }]);
  expect(await task()).toMatchObject({ state: 'OPEN', result: null, mayAnswer: true });
});
