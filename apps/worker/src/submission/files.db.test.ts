import { startTestBureau, type TestAnswer, type TestBureau } from '@beian/bureau-protocol/testing';
import { encodeReport } from '@beian/bureau-protocol/upload';
import { system, transaction } from '@beian/database/transaction';
import { attachmentCodes } from '@beian/domain/codes';
import { loadOrderToReport } from '@beian/orders/bureau-answer';
import { loadOrders } from '@beian/orders/order-list';
import { applyRetention } from '@beian/privacy/retention';
import { listBureaus, pauseBureau, resumeBureau, sendingDue } from '@beian/submissions/connections';
import { buildReport } from '@beian/submissions/report-check';
import { ordersToSubmit, settleUnknownSubmission } from '@beian/submissions/submissions';
import { timersDue } from '@beian/testing/orders';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { codeAnswer, noUploadYet } from '../testing/answers.ts';
import { uploadsOf, type WaitingOrders, waitingOrders } from '../testing/waiting-orders.ts';
import { type TestWorkerContext, testWorkerContext } from '../testing/worker-context.ts';
import { prepareNextFile } from './prepare.ts';
import { sendFiles } from './send-files.ts';

const HOUR = 3_600_000;
/** Longer than any back-off, ms. */
const LATER = 600_000;

let bureau: TestBureau;
let waiting: WaitingOrders;
let work: TestWorkerContext;
/** The bureau's answers to uploads, in order; the last one is repeated. */
let uploads: TestAnswer[];
let previous: TestAnswer;

beforeEach(async () => {
  uploads = [codeAnswer('0')];
  previous = noUploadYet;
  bureau = await startTestBureau(({ method }) => {
    if (method === 'isp_querypreviousupload') return previous;
    return (uploads.length > 1 ? uploads.shift() : uploads[0]) ?? codeAnswer('999');
  });
  waiting = await waitingOrders(bureau.wsdl);
  work = testWorkerContext(waiting.db);
});
afterEach(async () => {
  await bureau?.close();
  await waiting?.db.close();
});

const asBureau = <T>(run: Parameters<typeof transaction<T>>[2]): Promise<T> =>
  transaction(waiting.db.worker, system('bureau'), run);
const go = async (by: TestWorkerContext = work) => {
  const { db, bureauId } = waiting;
  // The connection's lock is released when the session of the previous run ends, which takes a moment.
  await db.query(`select pg_advisory_xact_lock(hashtextextended('bureau:' || $1, 0))`, [bureauId]);
  return sendFiles(by, bureauId);
};
const sent = () => uploadsOf(bureau).map(({ sequence, records }) => `${sequence}: ${records.length}`);
const files = () =>
  waiting.db.query<{ sequence: string; state: string; code: string | null }>(
    'select sequence::text, state, code from app.submissions order by created_at, id',
  );
const connection = async () =>
  (
    await waiting.db.query(
      'select stopped ->> $1 as stopped, faults, repairs, alarm ->> $1 as alarm, retry_at from app.bureaus',
      ['en'],
    )
  )[0];
const states = async () =>
  (
    await waiting.db.query<{ states: string[] }>(
      'select array_agg(state order by duty_since, id) as states from app.orders',
    )
  )[0]?.states;
const [LIMIT_RECORDS, LIMIT_BYTES] = [1000, 45 * 1024 * 1024];
const dueIn = async (limits: { afterMs?: number; records?: number; bytes?: number }) => {
  const all = { afterMs: 60_000, records: LIMIT_RECORDS, bytes: LIMIT_BYTES, ...limits };
  return (await asBureau((tx) => sendingDue(tx, all)))[0]?.inMs;
};

test('a file closes 60 s after the push of its first order, or when it is full', async () => {
  work = testWorkerContext(waiting.db, { BUREAU_BATCH_MS: '60000' });
  const { db } = waiting;
  // The setup of the later orders took some time.
  const first = `(select min(at) from app.order_events where event = 'pushToBureau')`;
  const [{ at } = { at: '' }] = await db.query<{ at: string }>(`select ${first} + interval '59 seconds' as at`);
  await db.travel(at);
  expect(await go()).toBe(false);
  expect(await dueIn({})).toBeGreaterThan(0);
  expect(await dueIn({})).toBeLessThanOrEqual(1000);
  expect(await dueIn({ records: 3 })).toBe(0);
  expect(await dueIn({ records: 4 })).toBeGreaterThan(0);
  await db.query('update app.report_checks set xml_bytes = $1', [LIMIT_BYTES / 3]);
  expect(await dueIn({})).toBe(0);
  await db.query('update app.report_checks set xml_bytes = 1');
  await db.travel(1000);
  await go();
  expect(sent()).toEqual(['1: 3']);
  expect(await dueIn({})).toBeUndefined();
});

test('a file is limited by its actual bytes, and an order beyond the limit waits for the next one', async () => {
  const [row] = await asBureau((tx) => listBureaus(waiting.db.worker, tx));
  if (row === undefined) throw new Error('no connection');
  await prepareNextFile(work, row, 2 * (await sizeOfOne()) + 4000);
  await go();
  expect(sent()).toEqual(['1: 2', '2: 1']);
});

/** Approximate size of one order's change; the seeded ones are alike. */
async function sizeOfOne(): Promise<number> {
  const [first] = waiting.orderIds;
  const order = await asBureau((tx) => loadOrderToReport(waiting.db.worker, tx, first ?? ''));
  return encodeReport(await buildReport(waiting.db.worker, order, attachmentCodes())).length;
}

test('18 splits a file into two new ones under the free number, repeatedly', async () => {
  uploads = [codeAnswer('18'), codeAnswer('18'), codeAnswer('0')];
  await go();
  expect(sent()).toEqual(['1: 3', '1: 2', '1: 1', '2: 1', '3: 1']);
  expect((await files()).map(({ sequence, state }) => `${sequence} ${state}`)).toEqual([
    '1 REFUSED',
    '1 REFUSED',
    '1 ACCEPTED',
    '2 ACCEPTED',
    '3 ACCEPTED',
  ]);
  const records = uploadsOf(bureau).map((one) => one.records);
  expect(records.slice(2).flat().toSorted()).toEqual(records[0]?.toSorted());
});

test('a single filing that is too large fails with that reason, and the others are at the bureau', async () => {
  uploads = [codeAnswer('18'), codeAnswer('0'), codeAnswer('18')];
  await go();
  expect(sent()).toEqual(['1: 3', '1: 2', '2: 1']);
  expect((await states())?.toSorted()).toEqual(['BUREAU_REVIEW', 'BUREAU_REVIEW', 'UPLOAD_FAILED']);
  const [failed] = await waiting.db.query<{ id: string }>(`select id from app.orders where state = 'UPLOAD_FAILED'`);
  const actor = waiting.people.supervisor.actor;
  const [shown] = await transaction(waiting.db.app, actor, (tx) =>
    loadOrders(waiting.db.app, tx, { actor, ids: [failed?.id ?? ''], parts: ['answers'], language: 'en' }),
  );
  expect(shown?.bureauAnswers?.map(({ latest, codes }) => [latest, codes.map(({ code: one }) => one)])).toEqual([
    [true, ['18']],
  ]);
});

test('a half that is not built yet survives a restart as that half', async () => {
  uploads = [codeAnswer('18'), { fail: 'cut' }];
  previous = noUploadYet;
  await waiting.db.query('update app.bureaus set number_known_at = app.now()');
  await go();
  const second = await asBureau((tx) => ordersToSubmit(tx, waiting.bureauId, LIMIT_RECORDS));
  expect(second).toHaveLength(1);
  const [first] = await waiting.db.query<{ orders: string[] }>(
    `select array_agg(order_id) as orders from app.submission_orders where answered_at is null`,
  );
  expect(second.map(({ id }) => id).filter((id) => first?.orders.includes(id))).toEqual([]);
});

test('14 is repaired: the missing files are sent again in order, then ours', async () => {
  const [row] = await asBureau((tx) => listBureaus(waiting.db.worker, tx));
  if (row === undefined) throw new Error('no connection');
  // Each order in a separate file; later ones are held back.
  for (let number = 1; number <= 3; number++) {
    await prepareNextFile(work, row, 1);
    if (number === 3) break;
    await waiting.db.query(`update app.orders set locked = false where state = 'SUBMITTING'
      and not exists (select 1 from app.submission_orders where order_id = orders.id)`);
    await go();
    await waiting.db.query(`update app.orders set locked = true where state = 'SUBMITTING'`);
  }
  uploads = [codeAnswer('14', ['2', '1', '2', '3']), codeAnswer('0')];
  const before = uploadsOf(bureau);
  await go();
  const after = uploadsOf(bureau).slice(before.length);
  expect(after.map(({ sequence }) => sequence)).toEqual([3, 1, 2, 3]);
  expect(after.slice(1, 3).map(({ beianInfo }) => beianInfo)).toEqual(before.map(({ beianInfo }) => beianInfo));
  expect(await connection()).toMatchObject({ stopped: null, repairs: 0 });
});

test('999: retried under one number, then a person is alerted; the next acceptance ends the alarm', async () => {
  uploads = [codeAnswer('999')];
  for (let tries = 1; tries <= 5; tries++) {
    expect((await connection())?.alarm).toBeNull();
    await go();
    await waiting.db.travel(LATER);
  }
  expect(await connection()).toMatchObject({
    stopped: null,
    faults: 5,
    alarm: expect.stringMatching(/^The same file was uploaded 5 times: the bureau answers 999/),
  });
  uploads = [codeAnswer('0')];
  await go();
  expect(await connection()).toMatchObject({ faults: 0, alarm: null, retry_at: null });
  expect(new Set(uploadsOf(bureau).map(({ sequence }) => sequence))).toEqual(new Set([1]));
});

test('a closed bureau is not called by any worker, with growing pauses up to the longest', async () => {
  const settings = { BUREAU_RETRY_MS: '1000', BUREAU_LONGEST_RETRY_MS: '3000' };
  uploads = [codeAnswer('15')];
  for (const [least, most] of [
    [500, 1000],
    [1000, 2000],
    [1500, 3000],
    [1500, 3000],
  ] as const) {
    const now = Date.parse(await waiting.db.now());
    await go(testWorkerContext(waiting.db, settings));
    const calls = bureau.calls.length;
    const pause = Date.parse((await connection())?.retry_at) - now;
    expect(pause).toBeGreaterThan(least);
    // Includes the duration of the call itself.
    expect(pause).toBeLessThan(most + 2000);
    await go(testWorkerContext(waiting.db, settings));
    expect(bureau.calls).toHaveLength(calls);
    await waiting.db.travel(most + 2000);
  }
});

test('while the connection is closed the hand-over clock is paused, and due times move by the working time', async () => {
  const { db, orderIds } = waiting;
  const clock = () =>
    db.query<{ id: string; due: string }>('select id, app.iso(due_at) as due from app.orders order by id');
  const before = await clock();
  uploads = [codeAnswer('20')];
  await go();
  const [opened] = await db.query('select app.iso(since) as since, code, call, until from app.bureau_closures');
  expect(opened).toMatchObject({ code: '20', call: 'upload', until: null });
  // Tuesday morning to Thursday noon: a little over two working days.
  await db.travel(50 * HOUR);
  expect(await timersDue(db.worker, 0)).toEqual([]);
  // The answer ends the closure; the file does not matter here.
  uploads = [codeAnswer('999')];
  await go();
  const [closure] = await db.query(
    'select app.iso(since) as since, app.iso(until) as until, settled_at is not null as settled from app.bureau_closures',
  );
  expect(closure).toMatchObject({ settled: true });
  const events = await db.query(
    `select order_id, actor_id, input from app.order_events where event = 'moveDue' order by order_id`,
  );
  expect(events.map(({ order_id }) => order_id)).toEqual(orderIds.toSorted());
  const after = await clock();
  for (const [at, { input, actor_id }] of events.entries()) {
    expect(actor_id).toBe('clock');
    expect(input).toMatchObject({ code: '20', since: closure?.since, until: closure?.until });
    expect(input.due).toEqual({ from: before[at]?.due, to: after[at]?.due });
    // 50 hours, of which two nights of 15 hours do not count.
    expect(Math.abs(input.workingMs - 20 * HOUR)).toBeLessThan(60_000);
    // From Wednesday to Friday, at the same time of day.
    const closed = Date.parse(closure?.until) - Date.parse(closure?.since);
    expect(Date.parse(after[at]?.due ?? '') - Date.parse(before[at]?.due ?? '')).toBe(closed);
  }
  const timers = await db.query(
    `select count(*)::int as open, min(t.due_at) > app.now() as later from app.timers t join app.orders o on o.id = t.order_id
     where t.duty = 'handOver' and t.closed_at is null and t.fired_at is null`,
  );
  expect(timers).toEqual([{ open: 3 * orderIds.length, later: true }]);
  // Only once: the next answer has nothing to move.
  await db.travel(LATER);
  await go();
  expect(await db.query(`select 1 from app.order_events where event = 'moveDue'`)).toHaveLength(orderIds.length);
});

test('an unknown outcome is settled by a supervisor, once, with a note', async () => {
  const { db, people } = waiting;
  uploads = [{ fail: 'cut' }, codeAnswer('0')];
  previous = codeAnswer('999');
  await go();
  const [file] = await db.query<{ id: string }>(`select id from app.submissions where state = 'UNKNOWN'`);
  const submissionId = file?.id ?? '';
  const settle = (actor: WaitingOrders['people']['supervisor']['actor'], more: object = {}) => {
    const call = { actor, submissionId, accepted: false, note: '电话核实：管局未收到', key: 'one', ...more };
    return transaction(db.app, actor, (tx) => settleUnknownSubmission(db.app, tx, call));
  };
  const supervisor = people.supervisor.actor;
  const refusal = async (outcome: ReturnType<typeof settle>) => {
    const one = await outcome;
    return one.ok ? undefined : one.refusal.reasons.map((reason) => reason.code);
  };
  expect(await refusal(settle(people.reviewers[0].actor))).toEqual(['NOT_POSSIBLE_NOW']);
  expect(await refusal(settle(supervisor, { note: ' ', key: 'two' }))).not.toBeUndefined();
  expect(await settle(supervisor)).toEqual({ ok: true, submissionId, state: 'PREPARED' });
  expect(await settle(supervisor)).toEqual({ ok: true, submissionId, state: 'PREPARED' });
  // The same bytes under the same number, at once.
  await go();
  expect(await refusal(settle(supervisor, { key: 'three' }))).toEqual(['OUTCOME_IS_KNOWN']);
  const [first, second] = uploadsOf(bureau);
  expect(second).toEqual(first);
  expect(await db.query('select accepted, staff_name from app.submission_decisions')).toEqual([
    { accepted: false, staff_name: supervisor.name },
  ]);
  const audit = await db.query(`select outcome from app.audit where action = 'settleUnknownSubmission' order by id`);
  expect(audit.map(({ outcome }) => outcome)).toEqual(['refused', 'refused', 'done', 'refused']);
});

test('settled as accepted: its orders wait for the bureau, and its number is used', async () => {
  const { db, people } = waiting;
  uploads = [{ fail: 'cut' }];
  previous = codeAnswer('999');
  await go();
  const actor = people.supervisor.actor;
  const [file] = await db.query<{ id: string }>('select id from app.submissions');
  const call = { actor, submissionId: file?.id ?? '', accepted: true, note: '管局网站可查', key: 'one' };
  expect(await transaction(db.app, actor, (tx) => settleUnknownSubmission(db.app, tx, call))).toMatchObject({
    state: 'ACCEPTED',
  });
  expect(new Set(await states())).toEqual(new Set(['BUREAU_REVIEW']));
  expect(await db.query('select last_sequence::int as last from app.bureaus')).toEqual([{ last: 1 }]);
});

test('a paused connection sends nothing until the person who paused it, a supervisor or an administrator resumes it', async () => {
  const { db, people, bureauId } = waiting;
  let keys = 0;
  const by = async (step: typeof pauseBureau, actor = people.supervisor.actor, why = '管局机房迁移') => {
    const call = { actor, bureauId, why, key: String(++keys) };
    const outcome = await transaction(db.app, actor, (tx) => step(db.app, tx, call));
    return outcome.ok ? 'done' : outcome.refusal.reasons.map((reason) => reason.code).join();
  };
  expect(await by(pauseBureau, people.reviewers[0].actor)).toBe('NOT_POSSIBLE_NOW');
  expect(await by(resumeBureau)).toBe('CONNECTION_RUNS');
  expect(await by(pauseBureau)).toBe('done');
  expect(await by(pauseBureau)).toBe('CONNECTION_STANDS_STILL');
  expect(await go()).toBe(false);
  expect(await by(resumeBureau)).toBe('done');
  uploads = [codeAnswer('5'), codeAnswer('0')];
  await go();
  expect(await connection()).toMatchObject({ stopped: expect.stringMatching(/^The bureau answers 5: wrong password/) });
  expect(await by(resumeBureau)).toBe('done');
  await go();
  expect(sent()).toEqual(['1: 3', '1: 3']);
  const done = await db.query(`select event from app.connection_events order by at, id`);
  expect(done.map(({ event }) => event)).toEqual(['pauseBureau', 'resumeBureau', 'resumeBureau']);
});

test('bytes of files are deleted after three months, row, number and hash stay, and open files are kept', async () => {
  const { db } = waiting;
  await go();
  const kept = () =>
    db.query(`select file_removed_at is null as kept, file_removed_at is not null as gone from app.submissions`);
  const name = (await db.query<{ stored: string }>('select stored from app.submissions'))[0]?.stored ?? '';
  expect((await db.worker.files.get(name)).length).toBeGreaterThan(0);
  await db.query('update app.submission_orders set answered_at = app.now()');
  await db.travel(89 * 24 * HOUR);
  await applyRetention(db.worker, 'sentFiles');
  expect(await kept()).toEqual([{ kept: true, gone: false }]);
  await db.query('update app.submission_orders set answered_at = null');
  await db.travel(4 * 24 * HOUR);
  await applyRetention(db.worker, 'sentFiles');
  expect(await kept()).toEqual([{ kept: true, gone: false }]);
  await db.query('update app.submission_orders set answered_at = app.now()');
  await applyRetention(db.worker, 'sentFiles');
  expect(await kept()).toEqual([{ kept: false, gone: true }]);
  await expect(db.worker.files.get(name)).rejects.toThrow('ENOENT');
  // A worker that dies before deleting the file leaves it to the next run.
  const left = await db.worker.files.put(Buffer.from('<x/>'));
  await db.query('insert into app.dropped_files (file) values ($1)', [left]);
  await applyRetention(db.worker, 'sentFiles');
  await expect(db.worker.files.get(left)).rejects.toThrow('ENOENT');
  expect(await db.query('select stored from app.submissions')).toEqual([{ stored: null }]);
  expect(await db.query('select sequence::int, length(file_hash) from app.submissions')).toEqual([
    { sequence: 1, length: 64 },
  ]);
});
