import { randomBytes } from 'node:crypto';
import { readFile, rm, writeFile } from 'node:fs/promises';
import { startTestBureau, type TestAnswer, type TestBureau } from '@beian/bureau-protocol/testing';
import { FilesAway, storedFilePath } from '@beian/database/files';
import { createKeyring } from '@beian/database/sealing';
import { system, transaction } from '@beian/database/transaction';
import { resyncBureau as askForNumbers, listBureaus, loadGateway, loadOrderWait } from '@beian/submissions/connections';
import { listIncidentIds, loadIncidents, markIncidentSeen } from '@beian/submissions/incidents';
import { endRefusedSubmission, settleUnknownSubmission } from '@beian/submissions/submissions';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { resyncBureau } from '../jobs/resync-bureau.ts';
import { codeAnswer, downloadAnswer, noUploadYet } from '../testing/answers.ts';
import { uploadsOf, type WaitingOrders, waitingOrders } from '../testing/waiting-orders.ts';
import { type TestWorkerContext, testWorkerContext } from '../testing/worker-context.ts';
import { prepareNextFile } from './prepare.ts';
import { sendFiles } from './send-files.ts';

// A numbered file whose bytes are lost in the file store, or under an unknown key.

let bureau: TestBureau;
let waiting: WaitingOrders;
let work: TestWorkerContext;
let uploads: TestAnswer[];
let previous: TestAnswer;
let keys = 0;

beforeEach(async () => {
  uploads = [codeAnswer('0')];
  previous = noUploadYet;
  bureau = await startTestBureau(({ method }) => {
    if (method === 'isp_querypreviousupload') return previous;
    return (uploads.length > 1 ? uploads.shift() : uploads[0]) ?? codeAnswer('999');
  });
  waiting = await waitingOrders(bureau.wsdl);
  work = testWorkerContext(waiting.db);
  await waiting.db.query('update app.bureaus set number_known_at = app.now()');
});
afterEach(async () => {
  await bureau?.close();
  await waiting?.db.close();
});

const supervisor = () => waiting.people.supervisor.actor;
const asSupervisor = <T>(run: Parameters<typeof transaction<T>>[2]) => transaction(waiting.db.app, supervisor(), run);
const call = () => ({ actor: supervisor(), note: '文件存储已核对', key: `key-${++keys}` });
const go = async (by: TestWorkerContext = work) => {
  const { db, bureauId } = waiting;
  await db.query(`select pg_advisory_xact_lock(hashtextextended('bureau:' || $1, 0))`, [bureauId]);
  await db.query('update app.bureaus set retry_at = null');
  return sendFiles(by, bureauId);
};
const file = async () => {
  const [row] = await waiting.db.query<{ id: string; stored: string; sequence: string; state: string }>(
    'select id, stored, sequence::text, state from app.submissions order by created_at desc, id desc limit 1',
  );
  if (row === undefined) throw new Error('no file');
  return row;
};
const connection = async () => {
  const { db, bureauId } = waiting;
  const [row] = await asSupervisor((tx) => loadGateway(db.app, tx, { actor: supervisor(), language: 'zh', bureauId }));
  if (row === undefined) throw new Error('no board');
  return row;
};
const incidents = () =>
  asSupervisor(async (tx) => {
    const { ids } = await listIncidentIds(tx, { bureauId: waiting.bureauId });
    return loadIncidents(tx, ids, 'zh');
  });
const orderStates = async () =>
  (await waiting.db.query<{ state: string }>('select state from app.orders order by id')).map(({ state }) => state);
const compare = async () => {
  const { db, bureauId } = waiting;
  await asSupervisor((tx) => askForNumbers(db.app, tx, { ...call(), bureauId }));
  const [job] = await db.query<{ id: string; payload: { resyncId: string } }>(
    `select id, payload from app.outbox where job = 'resyncBureau' and done_at is null`,
  );
  if (job !== undefined) await resyncBureau(work, job.payload, job.id);
};
const end = async (step: 'renumber' | 'withdraw') => {
  const submissionId = (await file()).id;
  return asSupervisor((tx) => endRefusedSubmission(waiting.db.app, tx, { ...call(), submissionId, step }));
};
/** What a worker leaves that dies between the number and the sending. */
async function numberFile(): Promise<void> {
  const { db, bureauId } = waiting;
  const [row] = await transaction(db.worker, system('bureau'), (tx) => listBureaus(db.worker, tx, bureauId));
  if (row !== undefined) await prepareNextFile(work, row);
}
const loseBytes = async (): Promise<void> => rm(storedFilePath(waiting.db.filesDir, (await file()).stored));
/** Until nothing more is tried. */
async function sendUntilHeld(by: TestWorkerContext = work): Promise<number> {
  for (let tries = 1; tries < 20; tries++) {
    await go(by);
    if ((await incidents()).length > 0) return tries;
  }
  throw new Error('it is tried for ever');
}

test('lost bytes: after five tries nothing is tried any more, and board, orders and an incident wait for a person', async () => {
  await numberFile();
  await loseBytes();
  expect(await sendUntilHeld()).toBe(5);
  const lines = work.lines.length;
  await go();
  await go();
  expect(work.lines).toHaveLength(lines);
  expect(bureau.calls).toEqual([]);
  expect(await incidents()).toMatchObject([
    {
      ...{ label: '待发送的上报文件丢失，已停止发送', callLabel: '上报', fileName: 'filing000001.xml' },
      ...{ advice: expect.stringContaining('从备份恢复文件'), times: 1, isNew: true, settledAt: null },
    },
  ]);
  expect(await connection()).toMatchObject({
    ...{ state: 'UNDECIDED', needsPerson: true, incidents: 1 },
    sentence: expect.stringMatching(/^第 1 号文件的内容已丢失/),
    inFlight: { sequence: '1', state: 'PREPARED', maySettle: true },
  });
  const wait = await asSupervisor((tx) =>
    loadOrderWait(waiting.db.app, tx, { actor: supervisor(), language: 'zh', orderId: waiting.orderIds[0] ?? '' }),
  );
  expect(wait).toMatchObject({ needsPerson: true, sentence: expect.stringContaining('需主管处理') });
  // Marked as seen, the incident is closed; the file still waits.
  const [incident] = await incidents();
  await asSupervisor((tx) => markIncidentSeen(waiting.db.app, tx, { ...call(), incidentId: incident?.id ?? '' }));
  expect(await connection()).toMatchObject({ state: 'UNDECIDED', needsPerson: true, incidents: 0 });
});

test('put back, the file is sent once, under its number', async () => {
  await numberFile();
  const { id, stored } = await file();
  const bytes = await waiting.db.worker.files.get(stored);
  await loseBytes();
  await sendUntilHeld();
  await waiting.db.query('update app.submissions set stored = $1', [await waiting.db.worker.files.put(bytes)]);
  await go();
  expect(uploadsOf(bureau)).toEqual([]);
  expect(
    await asSupervisor((tx) =>
      settleUnknownSubmission(waiting.db.app, tx, { ...call(), submissionId: id, accepted: false }),
    ),
  ).toMatchObject({ ok: true, state: 'PREPARED' });
  await go();
  expect(uploadsOf(bureau).map(({ sequence }) => sequence)).toEqual([1]);
  expect(await file()).toMatchObject({ id, state: 'ACCEPTED' });
  expect(await connection()).toMatchObject({ state: 'OPEN', inFlight: null });
});

test('not put back: it is ended after a comparison only, and its number is used once, for a file built anew', async () => {
  await numberFile();
  await loseBytes();
  await sendUntilHeld();
  expect(await end('renumber')).toMatchObject({ ok: false, refusal: { reasons: [{ code: 'BUREAU_LACKS_FILE' }] } });
  await compare();
  expect(await end('renumber')).toMatchObject({ ok: true });
  await go();
  expect(uploadsOf(bureau).map(({ sequence, records }) => [sequence, records.length])).toEqual([[1, 3]]);
  expect(new Set(await orderStates())).toEqual(new Set(['BUREAU_REVIEW']));
});

test('withdrawn, its orders are failed uploads that a person corrects, and its number is free', async () => {
  await numberFile();
  await loseBytes();
  await sendUntilHeld();
  await compare();
  expect(await end('withdraw')).toMatchObject({ ok: true });
  expect(new Set(await orderStates())).toEqual(new Set(['UPLOAD_FAILED']));
  expect(await connection()).toMatchObject({ state: 'OPEN', inFlight: null, nextSequence: '1' });
});

test('under an unknown key or damaged it is held as well, and while the store is away it is tried again', async () => {
  const { db } = waiting;
  await numberFile();
  const { stored } = await file();
  const path = storedFilePath(db.filesDir, stored);
  const away = { ...db.worker.files, get: () => Promise.reject(new FilesAway('no call ends')) };
  const withoutStore = { ...work, ctx: { ...work.ctx, files: away } };
  for (let tries = 0; tries < 7; tries++) await expect(go(withoutStore)).rejects.toThrow('the file store is away');
  expect(await incidents()).toEqual([]);
  const whole = await readFile(path);
  const part = { current: 'other', keys: { other: randomBytes(32).toString('base64') } };
  const damaged = Buffer.from(whole);
  damaged[damaged.length - 1] = (whole.at(-1) ?? 0) ^ 1;
  for (const bytes of [createKeyring({ sealing: part, hash: part }).seal(`files:${stored}`, 'x'), damaged]) {
    await writeFile(path, bytes);
    await db.query('update app.bureaus set faults = 0');
    await db.query('update app.submissions set undecided = null');
    await db.query('delete from app.bureau_incidents');
    expect(await sendUntilHeld()).toBe(5);
  }
  expect(uploadsOf(bureau)).toEqual([]);
});

test('a file without an answer is found by its content at the bureau although our bytes are lost', async () => {
  await numberFile();
  const { stored } = await file();
  const bytes = await waiting.db.worker.files.get(stored);
  uploads = [{ fail: 'cut' }];
  previous = { fail: 'cut' };
  await go();
  expect(await file()).toMatchObject({ state: 'UNKNOWN' });
  await loseBytes();
  previous = await downloadAnswer('filing000001.xml', bytes, '1');
  await go();
  expect(await file()).toMatchObject({ state: 'ACCEPTED' });
  expect(uploadsOf(bureau)).toHaveLength(1);
});

test('sent before a restore and lost here, it is found at the bureau by the comparison, and results of it are attributed', async () => {
  await numberFile();
  const bytes = await waiting.db.worker.files.get((await file()).stored);
  await loseBytes();
  await sendUntilHeld();
  previous = await downloadAnswer('filing000001.xml', bytes, '1');
  await compare();
  expect(await file()).toMatchObject({ state: 'ACCEPTED' });
  expect(new Set(await orderStates())).toEqual(new Set(['BUREAU_REVIEW']));
  expect(await waiting.db.query('select 1 from app.submissions where sent_at is null')).toEqual([]);
});

test('the bureau lost a file whose bytes are lost here too: the comparison says so, and after 14 a person is asked', async () => {
  await go();
  await loseBytes();
  await compare();
  expect((await connection()).resync).toMatchObject({ ok: false, said: expect.stringContaining('或其内容已丢失') });
  await waiting.db.query(`update app.orders set state = 'SUBMITTING' where id = $1`, [waiting.orderIds[0]]);
  await waiting.db.query(`update app.submission_orders set answered_at = app.now(), answer = 'technical'`);
  uploads = [codeAnswer('14', ['1'])];
  await go();
  expect((await connection()).sentence).toContain('或其内容已丢失');
});
