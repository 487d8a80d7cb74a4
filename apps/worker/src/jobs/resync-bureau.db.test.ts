import { startTestBureau, type TestAnswer, type TestBureau } from '@beian/bureau-protocol/testing';
import { system, transaction } from '@beian/database/transaction';
import { resyncBureau as askForNumbers, sendNow } from '@beian/submissions/connections';
import { loadSubmissionFile } from '@beian/submissions/submissions';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { sendFiles } from '../submission/send-files.ts';
import { codeAnswer, downloadAnswer, noUploadYet } from '../testing/answers.ts';
import { uploadsOf, type WaitingOrders, waitingOrders } from '../testing/waiting-orders.ts';
import { type TestWorkerContext, testWorkerContext } from '../testing/worker-context.ts';
import { resyncBureau } from './resync-bureau.ts';

let bureau: TestBureau;
let waiting: WaitingOrders;
let work: TestWorkerContext;
let upload: TestAnswer = { fail: 'drop' };
let previous: TestAnswer = noUploadYet;
let keys = 0;

beforeAll(async () => {
  bureau = await startTestBureau(({ method }) => (method === 'isp_querypreviousupload' ? previous : upload));
  waiting = await waitingOrders(bureau.wsdl);
  work = testWorkerContext(waiting.db, { BUREAU_BATCH_MS: '60000', BUREAU_SETTLE_MS: '1800000' });
  // Sets the push of each order to now.
  await waiting.db.travel('2026-12-08T02:00:00Z');
  await waiting.db.query('alter table app.order_events disable trigger all');
  await waiting.db.query(`update app.order_events set at = app.now() where event = 'pushToBureau'`);
});
afterAll(async () => {
  await bureau?.close();
  await waiting?.db.close();
});

const sent = () => uploadsOf(bureau).map(({ sequence, records }) => `${sequence}: ${records.length}`);
const go = async () => {
  const { db, bureauId } = waiting;
  await db.query(`select pg_advisory_xact_lock(hashtextextended('bureau:' || $1, 0))`, [bureauId]);
  return sendFiles(work, bureauId);
};
const press = async (step: typeof sendNow, actor = waiting.people.supervisor.actor) => {
  const { db, bureauId } = waiting;
  const call = { actor, bureauId, key: `key-${++keys}` };
  const outcome = await transaction(db.app, actor, (tx) => step(db.app, tx, call));
  return outcome.ok ? 'done' : outcome.refusal.reasons.map((reason) => reason.code).join();
};
/** Compares the numbers as a supervisor would request it; returns the result. */
const compared = async () => {
  const { db } = waiting;
  expect(await press(askForNumbers)).toBe('done');
  // A second request is refused while the first is open.
  expect(await press(askForNumbers)).toBe('NOT_BEING_ASKED');
  const [job] = await db.query<{ id: string; payload: { resyncId: string } }>(
    `select id, payload from app.outbox where job = 'resyncBureau' and done_at is null`,
  );
  if (job === undefined) throw new Error('no job');
  await db.query(`select pg_advisory_xact_lock(hashtextextended('bureau:' || $1, 0))`, [waiting.bureauId]);
  await resyncBureau(work, job.payload, job.id);
  const [row] = await db.query(
    `select ok, said ->> 'en' as said, ours, theirs from app.bureau_resyncs where id = $1 and answered_at is not null`,
    [job.payload.resyncId],
  );
  return row;
};
const states = () =>
  waiting.db.query('select sequence::int as number, state from app.submissions order by created_at, id');
const last = async () => (await waiting.db.query('select last_sequence::int as last from app.bureaus'))[0]?.last;

test('send now closes the batch at once, but not with an open number, without orders, or for a reviewer', async () => {
  const { db, people } = waiting;
  expect(await go()).toBe(false);
  expect(await press(sendNow, people.reviewers[0].actor)).toBe('NOT_POSSIBLE');
  await db.query(`update app.bureaus set opens_at = '22:00', closes_at = '06:00'`);
  expect(await press(sendNow)).toBe('IN_FILING_HOURS');
  await db.query(`update app.bureaus set opens_at = null, closes_at = null, paused = '样例'`);
  expect(await press(sendNow)).toBe('CONNECTION_RUNS');
  await db.query('update app.bureaus set paused = null');
  expect(await press(sendNow)).toBe('done');
  await go();
  expect(sent()).toEqual(['1: 3']);
  expect(await states()).toEqual([{ number: 1, state: 'UNKNOWN' }]);
  expect(await press(sendNow)).toBe('NUMBER_SETTLED,ORDERS_WAIT');
  const audited = await db.query(`select action, outcome from app.audit where action = 'sendNow' order by at, id`);
  expect(audited.map(({ outcome }) => outcome)).toEqual(['refused', 'refused', 'refused', 'done', 'refused']);
});

test('a file without an answer is not reported missing too early, and is accepted when found', async () => {
  expect(await compared()).toMatchObject({
    ok: false,
    theirs: '0',
    said: expect.stringContaining('may still take it'),
  });
  expect(await states()).toEqual([{ number: 1, state: 'UNKNOWN' }]);
  const { db } = waiting;
  const [kept] = await db.query<{ id: string }>('select id from app.submissions');
  if (kept === undefined) throw new Error('no file');
  const xml = await transaction(waiting.db.worker, system('bureau'), (tx) =>
    loadSubmissionFile(waiting.db.worker, tx, kept.id),
  );
  previous = await downloadAnswer('filing000001.xml', xml, '1');
  const sound = previous;
  for (const part of [/....<.beianInfoHash>/, /....<.beianInfo>/, /<return_FileName>.*<.return_FileName>/]) {
    previous =
      'document' in sound ? { document: sound.document.replace(part, (all) => all.replace(/^....|<r.*/, '')) } : sound;
    expect(await compared()).toMatchObject({ ok: false, theirs: null });
    expect(await states()).toEqual([{ number: 1, state: 'UNKNOWN' }]);
  }
  previous = sound;
  expect(await compared()).toMatchObject({
    ok: true,
    theirs: '1',
    said: expect.stringContaining('settled as accepted'),
  });
  expect(await states()).toEqual([{ number: 1, state: 'ACCEPTED' }]);
  expect(await compared()).toMatchObject({ ok: true, ours: '1', said: 'Both sides agree; the last number is 1' });
});

test('files that the bureau lacks are sent again, and a higher number of the bureau is adopted', async () => {
  const { db } = waiting;
  previous = noUploadYet;
  await db.query(`update app.bureaus set paused = '样例'`);
  expect(await compared()).toMatchObject({ ok: false, said: expect.stringContaining('when the connection runs') });
  await db.query('update app.bureaus set paused = null');
  expect(await compared()).toMatchObject({ ok: false, said: expect.stringContaining('did not succeed') });
  upload = codeAnswer('0');
  expect(await compared()).toMatchObject({ ok: true, said: expect.stringContaining('was sent again, files: 1') });
  expect(sent()).toEqual(['1: 3', '1: 3', '1: 3']);
  await db.query('update app.bureaus set last_sequence = 3');
  expect(await compared()).toMatchObject({
    ok: false,
    said: expect.stringContaining('files between are none of ours'),
  });
  previous = await downloadAnswer('filing000009.xml', Buffer.from('<x/>'), '9');
  // E.g. after a restore from an older backup, an unknown file may contain the orders that wait here.
  await db.query('update app.submission_orders set answered_at = app.now()');
  await db.query(`update app.orders set state = 'SUBMITTING'`);
  expect(await compared()).toMatchObject({
    ok: false,
    said: expect.stringContaining('may hold orders that wait here (3)'),
  });
  expect(await last()).toBe(3);
  await db.query(`update app.bureaus set paused = '样例'`);
  previous = await downloadAnswer('filing000009.xml', Buffer.from('<x/>'), '9223372036854775807');
  expect(await compared()).toMatchObject({ ok: false, said: expect.stringContaining('beyond the highest number') });
  expect(await last()).toBe(3);
  previous = await downloadAnswer('filing000009.xml', Buffer.from('<x/>'), '9');
  expect(await compared()).toMatchObject({ ok: true, ours: '3', theirs: '9' });
  expect(await last()).toBe(9);
  previous = codeAnswer('5');
  expect(await compared()).toMatchObject({
    ok: false,
    theirs: null,
    said: expect.stringContaining('5 wrong password'),
  });
});

test('after a restore orders that the last file of the bureau holds are settled, and not sent again', async () => {
  const { db, orderIds } = waiting;
  const [kept] = await db.query<{ id: string }>('select id from app.submissions where sequence = 1');
  const xml = await transaction(db.worker, system('bureau'), (tx) => loadSubmissionFile(db.worker, tx, kept?.id ?? ''));
  const stateOf = async () =>
    (await db.query('select state from app.orders where id = any($1) order by id', [orderIds])).map(
      ({ state }) => state,
    );
  // One stands as before its push, as in a backup that is older than the push.
  await db.query(`update app.orders set state = 'SUBMISSION_PENDING' where id = $1`, [orderIds[0]]);
  previous = await downloadAnswer('filing000011.xml', xml, '11');
  const [unsent] = await db.query<{ number: string }>('select number from app.orders where id = $1', [orderIds[0]]);
  expect(await compared()).toMatchObject({
    ok: false,
    said: expect.stringMatching(
      new RegExp(
        `accepted, and not sent again: 2; it holds orders that were not pushed here: ${unsent?.number};.* no longer gives files no. 10 to 10`,
      ),
    ),
  });
  expect(await last()).toBe(11);
  expect((await stateOf()).sort()).toEqual(['BUREAU_REVIEW', 'BUREAU_REVIEW', 'SUBMISSION_PENDING']);
  // Once it was pushed, on the paused connection, it is settled like the others.
  await db.query(`update app.orders set state = 'SUBMITTING' where id = $1`, [orderIds[0]]);
  expect(await compared()).toMatchObject({ ok: true, said: expect.stringContaining('not sent again: 1') });
  expect(await stateOf()).toEqual(['BUREAU_REVIEW', 'BUREAU_REVIEW', 'BUREAU_REVIEW']);
  expect(await compared()).toMatchObject({ ok: true, said: 'Both sides agree; the last number is 11' });
  const recovered = await db.query(
    `select u.state, count(*)::int as orders, u.sent_at < u.settled_at as before from app.submissions u
     join app.submission_orders so on so.submission_id = u.id where u.sequence = 11 group by u.id`,
  );
  expect(recovered).toEqual([{ state: 'ACCEPTED', orders: 3, before: true }]);
  await db.query('update app.bureaus set paused = null');
  await go();
  expect(sent()).toHaveLength(3);
});
