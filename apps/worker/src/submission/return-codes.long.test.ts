import { classifyReturn, returnCodes } from '@beian/bureau-protocol/outcome';
import { startTestBureau, type TestAnswer, type TestBureau } from '@beian/bureau-protocol/testing';
import { system, transaction } from '@beian/database/transaction';
import { type BureauView, gatewayStates } from '@beian/domain/bureau';
import { submissionLifeCycle } from '@beian/domain/submission';
import {
  resyncBureau as askForNumbers,
  listBureaus,
  loadGateway,
  resumeBureau,
  settleAlarm,
} from '@beian/submissions/connections';
import { endRefusedSubmission, settleUnknownSubmission } from '@beian/submissions/submissions';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { resyncBureau } from '../jobs/resync-bureau.ts';
import { pollBureau } from '../poll.ts';
import { codeAnswer, noUploadYet } from '../testing/answers.ts';
import { type WaitingOrders, waitingOrders } from '../testing/waiting-orders.ts';
import { type TestWorkerContext, testWorkerContext } from '../testing/worker-context.ts';
import { sendFiles } from './send-files.ts';

let bureau: TestBureau;
let waiting: WaitingOrders;
let work: TestWorkerContext;
let keys = 0;
const answers: Partial<Record<string, TestAnswer>> = {};

beforeAll(async () => {
  bureau = await startTestBureau(({ method }) => answers[method] ?? codeAnswer('0'));
  waiting = await waitingOrders(bureau.wsdl);
  work = testWorkerContext(waiting.db, { BUREAU_BATCH_MS: '0', BUREAU_SETTLE_MS: '0' });
});
afterAll(async () => {
  await bureau?.close();
  await waiting?.db.close();
});
/** Three pushed orders and a connection without a past. */
beforeEach(async () => {
  const { db } = waiting;
  await db.query(`update app.submissions set state = 'REFUSED' where state <> 'REFUSED'`);
  await db.query(
    `update app.submission_orders set answered_at = app.now(), answer = 'technical' where answered_at is null`,
  );
  await db.query(`update app.orders set state = 'SUBMITTING', locked = true`);
  for (const table of ['bureau_closures', 'bureau_calls', 'bureau_incidents', 'bureau_resyncs'])
    await db.query(`delete from app.${table}`);
  await db.query(
    `update app.bureaus set stopped = null, alarm = null, faults = 0, repairs = 0, retry_at = null, last_sequence = 0, number_known_at = app.now()`,
  );
  answers.isp_querypreviousupload = noUploadYet;
});

const codes = [...Object.keys(returnCodes), '77'].filter((code) => code !== '0');
/** Tries until an alarm for a person at the latest. */
const TRIES = 6;

const supervisor = () => waiting.people.supervisor.actor;
const board = async (language: 'zh' | 'en' = 'zh'): Promise<BureauView> => {
  const { db, bureauId } = waiting;
  const actor = supervisor();
  const [row] = await transaction(db.app, actor, (tx) => loadGateway(db.app, tx, { actor, language, bureauId }));
  if (row === undefined) throw new Error('no board');
  return row;
};
const send = async (tries = TRIES) => {
  for (let at = 0; at < tries; at++) {
    await waiting.db.query('update app.bureaus set retry_at = null');
    await sendFiles(work, waiting.bureauId);
  }
};
const orderStates = async () =>
  (await waiting.db.query<{ state: string }>('select distinct state from app.orders order by 1')).map(
    ({ state }) => state,
  );
const asSupervisor = <T>(run: Parameters<typeof transaction<T>>[2]) => transaction(waiting.db.app, supervisor(), run);
const call = () => ({ actor: supervisor(), note: '与管局核实', key: `key-${++keys}` });

async function compare() {
  const { db, bureauId } = waiting;
  await asSupervisor((tx) => askForNumbers(db.app, tx, { ...call(), bureauId }));
  const [job] = await db.query<{ id: string; payload: { resyncId: string } }>(
    `select id, payload from app.outbox where job = 'resyncBureau' and done_at is null`,
  );
  if (job !== undefined) await resyncBureau(work, job.payload, job.id);
}

/** A person ends the file without any help of the bureau. */
async function endFile() {
  const { db } = waiting;
  await compare();
  const before = (await board()).inFlight;
  if (before?.state === 'UNKNOWN')
    await asSupervisor((tx) =>
      settleUnknownSubmission(db.app, tx, { ...call(), submissionId: before.id, accepted: false }),
    );
  await compare();
  const submissionId = (await board()).inFlight?.id;
  if (submissionId === undefined) return;
  const ended = await asSupervisor((tx) =>
    endRefusedSubmission(db.app, tx, { ...call(), submissionId, step: 'withdraw' }),
  );
  expect(ended).toMatchObject({ ok: true });
}

const enabled = (row: BureauView): string[] => [
  ...(row.inFlight?.maySettle
    ? [submissionLifeCycle.events.settleAccepted.label.en, submissionLifeCycle.events.settleMissing.label.en]
    : []),
  ...(row.inFlight?.actions ?? []).map(({ label, presence }) =>
    presence === 'ENABLED' ? label : `${label} after a comparison`,
  ),
  ...row.actions
    .filter(({ presence, event }) => presence === 'ENABLED' && !['pauseBureau', 'sendNow'].includes(event))
    .map(({ label }) => label),
];
const line = (...cells: readonly string[]) => `| ${cells.map((cell) => cell.replaceAll('|', '\\|')).join(' | ')} |`;
const tables: Record<'upload' | 'download', string[]> = { upload: [], download: [] };

describe('each code with which a bureau may answer an upload', () => {
  test.each(codes)('%s has a sentence and a way out', async (code) => {
    answers.isp_upload = codeAnswer(code);
    await send();
    const row = await board('en');
    const states = await orderStates();
    tables.upload.push(
      line(
        code,
        classifyReturn(code).meaning,
        [row.stateLabel, ...row.otherStates.map(({ label }) => label)].join(', '),
        row.inFlight?.stateLabel ?? (states.includes('UPLOAD_FAILED') ? 'Refused, orders: upload failed' : 'none'),
        row.sentence ?? (row.retryAt === null ? '' : 'tried again by itself'),
        enabled(row).join(', '),
      ),
    );
    // Either it goes on by itself, or a person is asked in words; the bureau's own are beside them.
    if (row.state !== 'CLOSED' && states.includes('SUBMITTING')) {
      expect(row.needsPerson).toBe(true);
      expect(row.sentence).not.toBeNull();
    }
    expect(row.calls).toMatchObject([{ direction: 'upload', code, message: '样例' }]);
    // When the bureau takes files again, everything leaves.
    answers.isp_upload = codeAnswer('0');
    if (row.state === 'STOPPED') {
      const { db, bureauId } = waiting;
      await asSupervisor((tx) => resumeBureau(db.app, tx, { ...call(), bureauId, why: '已排除' }));
    }
    if (row.state === 'ALARM') {
      const { db, bureauId } = waiting;
      await asSupervisor((tx) => settleAlarm(db.app, tx, { ...call(), bureauId }));
    }
    await send(2);
    expect(await board()).toMatchObject({ state: 'OPEN', inFlight: null, backlog: 0 });
  });

  test.each(codes)('%s for ever: a person ends the file, and its orders are free', async (code) => {
    answers.isp_upload = codeAnswer(code);
    await send();
    await endFile();
    expect(await board()).toMatchObject({ inFlight: null });
    expect(await orderStates()).toEqual(['UPLOAD_FAILED']);
  });
});

test.each(['1', '2', '15', '77', '999'])(
  'a bureau that answers %s when asked for its number: a person settles the file',
  async (code) => {
    answers.isp_upload = { fail: 'cut' };
    answers.isp_querypreviousupload = codeAnswer(code);
    await send(TRIES + 1);
    const row = await board();
    if (classifyReturn(code).class === 'wait')
      expect(row).toMatchObject({ state: 'CLOSED', inFlight: { state: 'UNKNOWN' } });
    else expect(row).toMatchObject({ state: 'UNDECIDED', sentence: expect.stringContaining(`（${code}`) });
    answers.isp_upload = codeAnswer('999');
    const { db } = waiting;
    const submissionId = row.inFlight?.id ?? '';
    const settled = await asSupervisor((tx) =>
      settleUnknownSubmission(db.app, tx, { ...call(), submissionId, accepted: false }),
    );
    expect(settled).toMatchObject({ ok: true, state: 'PREPARED' });
    if (classifyReturn(code).class === 'wait') return;
    await send(1);
    await endFile();
    expect(await orderStates()).toEqual(['UPLOAD_FAILED']);
  },
);

describe('each code with which a bureau may answer a download', () => {
  test.each(codes)('%s is no silence', async (code) => {
    answers.isp_download = codeAnswer(code);
    const [connection] = await transaction(waiting.db.worker, system('bureau'), (tx) =>
      listBureaus(waiting.db.worker, tx, waiting.bureauId),
    );
    if (connection === undefined) throw new Error('no connection');
    await pollBureau(work, connection, new Map()).catch(() => undefined);
    // The orders do not wait here, so that the board shows the download alone.
    await waiting.db.query(`update app.orders set state = 'BUREAU_REVIEW'`);
    await waiting.db.query(
      `update app.bureau_calls set failing_since = failing_since - interval '40 minutes' where failing_since is not null`,
    );
    const row = await board('en');
    const [reach] = row.calls;
    tables.download.push(
      line(
        code,
        classifyReturn(code).meaning,
        row.stateLabel,
        row.sentence ??
          reach?.failure ??
          (row.state === 'CLOSED' ? 'tried again by itself' : 'nothing: the queue is empty'),
        row.state === 'OPEN' ? '' : enabled(row).join(', '),
      ),
    );
    if (['1', '2', '3'].includes(code)) expect(row).toMatchObject({ state: 'OPEN', needsPerson: false });
    else expect(['STOPPED', 'CLOSED', 'UNREACHABLE']).toContain(row.state);
    if (row.state === 'UNREACHABLE') expect(reach).toMatchObject({ code, message: '样例' });
    expect(row.needsPerson).toBe(!['OPEN', 'CLOSED'].includes(row.state));
  });
});

test('the page of the codes says what was seen here', async () => {
  const head = (cells: readonly string[]) => [line(...cells), line(...cells.map(() => '---'))];
  const page = [
    '# Answers of a bureau’s calls, and what people see of them',
    '',
    'Written by `apps/worker/src/submission/return-codes.long.test.ts`, which gives every code to the worker until something changes no',
    'more. The bureau’s own words stand beside each sentence on the board.',
    '',
    '## Upload',
    '',
    `Six tries with each code. States that need a person: ${Object.values(gatewayStates)
      .filter(({ needsPerson }) => needsPerson === true)
      .map(({ label }) => label.en)
      .join(', ')}.`,
    '',
    ...head(['code', 'meaning', 'board', 'file', 'what it says', 'what a supervisor may do']),
    ...tables.upload,
    '',
    '## Download',
    '',
    'Forty minutes of each code. A direction that fails needs a person after half an hour, or after five minutes if something waits.',
    '',
    ...head(['code', 'meaning', 'board', 'what it says', 'what a supervisor may do']),
    ...tables.download,
    '',
  ];
  await expect(page.join('\n')).toMatchFileSnapshot('../../../../docs/bureau-codes.md');
});
