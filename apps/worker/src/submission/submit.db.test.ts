import { type ReceivedCall, startTestBureau, type TestAnswer, type TestBureau } from '@beian/bureau-protocol/testing';
import { system, transaction } from '@beian/database/transaction';
import type { Actor } from '@beian/domain/staff';
import { loadOrders } from '@beian/orders/order-list';
import { perform } from '@beian/orders/perform';
import { bureausAwaitingAnswers } from '@beian/submissions/answers';
import { seedConnection } from '@beian/submissions/connections';
import { prepareSubmission } from '@beian/submissions/submissions';
import { type TestDatabase, testDatabase } from '@beian/testing/database';
import { ISP_ID, type PartnerPerson, type SeededRecord, seedPeople, seedRecords } from '@beian/testing/fixtures';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { prepareReport } from '../jobs/prepare-report.ts';
import { codeAnswer, downloadAnswer, noUploadYet } from '../testing/answers.ts';
import { type TestWorkerContext, testWorkerContext } from '../testing/worker-context.ts';
import { sendFiles } from './send-files.ts';

const xml = Buffer.from('<?xml version="1.0" encoding="GBK"?><UploadData version="V.3.0"/>');

let db: TestDatabase;
let bureau: TestBureau;
let work: TestWorkerContext;
let records: readonly SeededRecord[];
let partner: PartnerPerson;
let bureauId: string;
let orderId: string;
let reviewer: Actor;
/** The bureau's answers, in order; the last one is repeated. */
let uploads: TestAnswer[];
let previous: TestAnswer;

beforeEach(async () => {
  db = await testDatabase();
  uploads = [codeAnswer('0')];
  previous = noUploadYet;
  bureau = await startTestBureau(({ method }) => {
    if (method === 'isp_querypreviousupload') return previous;
    return (uploads.length > 1 ? uploads.shift() : uploads[0]) ?? codeAnswer('999');
  });
  records = await seedRecords(db);
  const people = await seedPeople(db);
  partner = people.partner;
  reviewer = people.reviewers[0].actor;
  ({ bureauId } = await seedConnection(db.worker, {
    province: '320000',
    ispId: ISP_ID,
    userName: 'tester',
    password: '样例密码',
    wsdl: bureau.wsdl,
  }));
  work = testWorkerContext(db);
  orderId = await openOrder(0);
  await transaction(db.worker, system('bureau'), (tx) =>
    prepareSubmission(db.worker, tx, { bureauId, xml, orderIds: [orderId] }),
  );
});
afterEach(async () => {
  await bureau?.close();
  await db?.close();
});

/** A pushed order. Its state is set directly; the way to it is covered by the end-to-end tests. */
async function openOrder(recordIndex: number): Promise<string> {
  const record = records[recordIndex];
  const opened = await transaction(db.app, partner.actor, (tx) =>
    perform(db.app, tx, {
      event: 'openOrder',
      recordId: record?.id,
      websiteId: record?.websiteIds[0],
      actor: partner.actor,
      input: { kind: 'CHANGE_WEBSITE' },
    }),
  );
  if (!opened.ok) throw new Error('no order');
  await db.query(`update app.orders set state = 'SUBMITTING', locked = true where id = $1`, [opened.orderId]);
  return opened.orderId;
}
const submit = async () => {
  // The connection's lock is released when the session of the previous run ends, which takes a moment.
  await db.query(`select pg_advisory_xact_lock(hashtextextended('bureau:' || $1, 0))`, [bureauId]);
  await sendFiles(work, bureauId);
};
/** Removes the file, so that the order waits for one. */
const forgetFile = async () => {
  await db.query('delete from app.submission_orders');
  await db.query('delete from app.submission_events');
  await db.query('delete from app.submissions');
};
const events = async () => {
  const rows = await db.query<{ event: string }>('select event from app.submission_events order by id');
  return rows.map(({ event }) => event).join(' ');
};
const stopped = async () =>
  (await db.query<{ stopped: string | null }>(`select stopped ->> 'en' as stopped from app.bureaus`))[0]?.stopped;
const sent = (): ReceivedCall[] => bureau.calls.filter(({ method }) => method === 'isp_upload');

test('accepted: one upload, and the order moves on', async () => {
  await submit();
  expect(await events()).toBe('prepare send accept');
  expect(sent().map(({ parameters }) => parameters.dataSequence)).toEqual(['1']);
  expect(await db.query('select 1 from app.orders where state = $1', ['SUBMITTING'])).toHaveLength(0);
  // Its verdict is open, so this bureau is polled often from now on.
  expect(await transaction(db.worker, system('bureau'), bureausAwaitingAnswers)).toEqual(new Set([bureauId]));
});

test.each([
  [true, '1'],
  [false, '0'],
])('with a key, uploads are encrypted where the connection says so (%s)', async (encrypts, encryptAlgorithm) => {
  const encryption = { key: '0123456789abcdef', iv: '0102030405060708' };
  const secret = db.worker.keys.sealJson(`bureaus.secret:${bureauId}`, { password: '样例密码', encryption });
  await db.query('update app.bureaus set secret = $1, encrypts_uploads = $2', [secret, encrypts]);
  await submit();
  expect(await events()).toBe('prepare send accept');
  expect(sent().map(({ parameters }) => parameters.encryptAlgorithm)).toEqual([encryptAlgorithm]);
});

test.each(['15', '20', '901', '999'])('%s: the same number later, and no call during the pause', async (answer) => {
  uploads = [codeAnswer(answer)];
  await submit();
  await submit();
  expect(await events()).toBe('prepare send loseAnswer findMissing');
  expect(sent()).toHaveLength(1);
  expect(await stopped()).toBeNull();
});

test('a wrong account stops the connection, and the file waits', async () => {
  uploads = [codeAnswer('5')];
  await submit();
  await submit();
  expect(await events()).toBe('prepare send loseAnswer findMissing');
  expect(await stopped()).toMatch(/^The bureau answers 5: wrong password\. An administrator corrects the password/);
  expect(sent()).toHaveLength(1);
});

test('a file that the bureau calls broken is refused with its orders', async () => {
  uploads = [codeAnswer('8')];
  await submit();
  expect(await events()).toBe('prepare send loseAnswer refuse');
  expect(await db.query('select 1 from app.orders where state = $1', ['UPLOAD_FAILED'])).toHaveLength(1);
});

test('no answer and not accepted: the same bytes are sent under the same number', async () => {
  uploads = [{ fail: 'cut' }, codeAnswer('0')];
  await submit();
  expect(await events()).toBe('prepare send loseAnswer findMissing send accept');
  const [first, second] = sent().map(({ parameters }) => [parameters.dataSequence, parameters.beianInfo]);
  expect(second).toEqual(first);
});

test('five uploads without an answer and not accepted: a person is alerted, and the sixth waits', async () => {
  uploads = Array.from({ length: 6 }, () => ({ fail: 'cut' as const }));
  await submit();
  expect(sent()).toHaveLength(5);
  const [bureau] = await db.query(
    `select alarm ->> 'en' as alarm, retry_at > app.now() as later from app.bureaus where id = $1`,
    [bureauId],
  );
  expect(bureau).toEqual({ alarm: expect.stringMatching(/^The same file was uploaded 5 times/), later: true });
});

test('no answer, but accepted: the query finds it, and nothing is sent again', async () => {
  uploads = [{ fail: 'drop' }];
  previous = await downloadAnswer('filing000001.xml', xml, '1');
  await submit();
  expect(await events()).toBe('prepare send loseAnswer findAccepted');
  expect(sent()).toHaveLength(1);
});

test.each([
  [
    'another file under our number',
    () => downloadAnswer('x.xml', Buffer.from('<other/>'), '1'),
    /^The bureau has another file under number 1: compare/,
  ],
  [
    'a number that is not ours',
    () => downloadAnswer('x.xml', xml, '7'),
    /^The bureau's last number is 7, this file's is 1: compare/,
  ],
])('%s: a person must settle it, and the connection is not stopped', async (_, answer, why) => {
  uploads = [{ fail: 'cut' }];
  previous = await answer();
  await submit();
  expect(await events()).toBe('prepare send loseAnswer');
  expect(await stopped()).toBeNull();
  expect(await db.query(`select undecided ->> 'en' as why from app.submissions`)).toEqual([
    { why: expect.stringMatching(why) },
  ]);
});

test.each([
  ['another hash', (text: string) => text.replace(/<beianInfoHash>..../, '<beianInfoHash>AAAA')],
  ['half the file', (text: string) => text.replace(/(<beianInfo>.{80})[^<]*/, '$1')],
  ['a number without a file', () => inAnswer('<fileInfos><dataSequence>1</dataSequence></fileInfos>')],
  ['the file under the number 0', (text: string) => text.replace('>1<', '>0<')],
  ['a refusal beside an earlier number', () => inAnswer('<dataSequence>0</dataSequence>', '999')],
])('%s in the answer about the last upload settles nothing, and the next sound answer does', async (_, damage) => {
  uploads = [{ fail: 'cut' }, codeAnswer('0')];
  const sound = await downloadAnswer('filing000001.xml', xml, '1');
  if (!('document' in sound)) throw new Error('no document');
  previous = { document: damage(sound.document) };
  await submit();
  await db.travel(600_000);
  await submit();
  expect(await events()).toBe('prepare send loseAnswer');
  expect(sent()).toHaveLength(1);
  const incidents = await db.query(
    `select call, times >= shown_from as shown from app.bureau_incidents where call <> 'upload'`,
  );
  expect(incidents).toEqual(previous.document.includes('>999<') ? [] : [{ call: 'previousUpload', shown: true }]);
  previous = sound;
  await db.travel(600_000);
  await submit();
  expect(await events()).toBe('prepare send loseAnswer findAccepted');
});
const inAnswer = (content: string, code = '0') =>
  `<return><msg_code>${code}</msg_code><msg>样例</msg>${content}</return>`;

test.each(['1', '3', ' 0', '7777'])('code %j is not a refusal: the bureau is queried before a resend', async (odd) => {
  uploads = [codeAnswer(odd)];
  previous = await downloadAnswer('filing000001.xml', xml, '1');
  work = testWorkerContext(db, { BUREAU_SETTLE_MS: '60000' });
  await submit();
  expect(await events()).toBe('prepare send loseAnswer');
  await db.travel(60_000);
  await submit();
  expect(await events()).toBe('prepare send loseAnswer findAccepted');
  expect(sent()).toHaveLength(1);
});

test('the bureau does not say what it has: it is queried again later', async () => {
  uploads = [{ fail: 'cut' }];
  previous = codeAnswer('901');
  await submit();
  await submit();
  expect(await events()).toBe('prepare send loseAnswer');
  expect(await stopped()).toBeNull();
  expect(bureau.calls.filter(({ method }) => method === 'isp_querypreviousupload')).toHaveLength(1);
});

test("nothing is queried before the bureau's own time-out", async () => {
  work = testWorkerContext(db, { BUREAU_SETTLE_MS: '60000' });
  uploads = [{ fail: 'cut' }, codeAnswer('0')];
  await submit();
  expect(await events()).toBe('prepare send loseAnswer');
  await db.travel(60_000);
  await submit();
  expect(await events()).toBe('prepare send loseAnswer findMissing send accept');
});

test('14 without missing numbers: queried, sent once more, and a second 14 stops the connection', async () => {
  uploads = [codeAnswer('14')];
  await submit();
  expect(await events()).toBe('prepare send loseAnswer findMissing send loseAnswer findMissing');
  expect(await stopped()).toMatch(/^14: number 1 is refused although it is the next one\. Compare/);
});

test('14 with missing numbers that we have no file for stops the connection', async () => {
  await db.query('update app.submissions set sequence = 5');
  uploads = [codeAnswer('14', ['3', '4', '5'])];
  await submit();
  expect(await events()).toBe('prepare send loseAnswer findMissing');
  expect(await stopped()).toMatch(
    /^14: before number 5 the bureau misses 3, 4, and we have no such file, or its bytes are lost\./,
  );
});

test('a file left as SENDING by a dead worker is queried before anything is sent', async () => {
  await db.query(`update app.submissions set state = 'SENDING', sent_at = app.now()`);
  previous = await downloadAnswer('filing000001.xml', xml, '1');
  await submit();
  expect(await events()).toBe('prepare loseAnswer findAccepted');
  expect(sent()).toHaveLength(0);
});

test('two workers at once: one upload', async () => {
  const both = await Promise.allSettled([submit(), sendFiles(testWorkerContext(db), bureauId)]);
  expect(sent()).toHaveLength(1);
  expect(both.map(({ status }) => status)).toEqual(['fulfilled', 'fulfilled']);
});

test('an order whose report cannot be built goes back to the desk with its problem and delays no other', async () => {
  await forgetFile();
  const other = await openOrder(1);
  await db.query(`update app.websites set gone = true where id = (select website_id from app.orders where id = $1)`, [
    orderId,
  ]);
  await submit();
  expect(await db.query('select order_id from app.submission_orders')).toEqual([{ order_id: other }]);
  expect(await events()).toBe('prepare send accept');
  expect(await db.query('select state from app.orders where id = $1', [orderId])).toEqual([{ state: 'UPLOAD_FAILED' }]);
  const [shown] = await transaction(db.app, reviewer, (tx) =>
    loadOrders(db.app, tx, { actor: reviewer, ids: [orderId], parts: ['report', 'actions'], language: 'en' }),
  );
  expect(shown?.report?.problems.map(({ message }) => message.en)).toEqual([
    'The report cannot be built: its website is no longer filed, or an image cannot be read',
  ]);
  // A new request builds the report again, so a temporary problem passes.
  await db.query('update app.websites set gone = false');
  expect(await db.query(`select job from app.outbox where done_at is null and job = 'prepareReport'`)).toHaveLength(1);
  await prepareReport(work, { orderId }, null);
  expect(await db.query('select problems, broken from app.report_checks where order_id = $1', [orderId])).toEqual([
    { problems: [], broken: false },
  ]);
});
