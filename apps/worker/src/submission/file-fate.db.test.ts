import { returnCodes } from '@beian/bureau-protocol/outcome';
import { readUpload, startTestBureau, type TestAnswer, type TestBureau } from '@beian/bureau-protocol/testing';
import { system, transaction } from '@beian/database/transaction';
import type { BureauView } from '@beian/domain/bureau';
import { type SubmissionState, submissionLifeCycle } from '@beian/domain/submission';
import { resyncBureau as askForNumbers, loadGateway } from '@beian/submissions/connections';
import {
  endRefusedSubmission,
  prepareSubmission,
  type SettleOutcome,
  settleSubmission,
  settleUnknownSubmission,
} from '@beian/submissions/submissions';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { resyncBureau } from '../jobs/resync-bureau.ts';
import { codeAnswer, downloadAnswer, noUploadYet } from '../testing/answers.ts';
import { uploadsOf, type WaitingOrders, waitingOrders } from '../testing/waiting-orders.ts';
import { type TestWorkerContext, testWorkerContext } from '../testing/worker-context.ts';
import { sendFiles } from './send-files.ts';

let bureau: TestBureau;
let waiting: WaitingOrders;
let work: TestWorkerContext;
let keys = 0;
/** What the bureau answers an upload, and the question for its last one; `stored`: what it took last. */
let upload: TestAnswer;
let previous: TestAnswer | undefined;
let stored: { readonly sequence: number; readonly beianInfo: string; readonly beianInfoHash: string } | undefined;

beforeAll(async () => {
  bureau = await startTestBureau((call) => {
    if (call.method === 'isp_upload') {
      stored = readUpload(call);
      return upload;
    }
    return previous ?? lastUpload();
  });
  waiting = await waitingOrders(bureau.wsdl);
  work = testWorkerContext(waiting.db, { BUREAU_BATCH_MS: '0', BUREAU_SETTLE_MS: '0' });
});
afterAll(async () => {
  await bureau?.close();
  await waiting?.db.close();
});
/** Three pushed orders, and a connection that sent four files. */
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
    `update app.bureaus set stopped = null, alarm = null, faults = 0, repairs = 0, retry_at = null, last_sequence = 4, series = series + 1, number_known_at = app.now()`,
  );
  bureau.calls.length = 0;
  upload = codeAnswer('0');
  previous = undefined;
  stored = undefined;
});

const lastUpload = (): TestAnswer =>
  stored === undefined
    ? noUploadYet
    : {
        document: `<return><msg_code>0</msg_code><msg>样例</msg><fileInfos><hashAlgorithm>0</hashAlgorithm><compressionFormat>0</compressionFormat><encryptAlgorithm>0</encryptAlgorithm><dataSequence>${stored.sequence}</dataSequence><return_FileName>x.xml</return_FileName><beianInfo>${stored.beianInfo}</beianInfo><beianInfoHash>${stored.beianInfoHash}</beianInfoHash></fileInfos></return>`,
      };
const supervisor = () => waiting.people.supervisor.actor;
const asSupervisor = <T>(run: Parameters<typeof transaction<T>>[2]) => transaction(waiting.db.app, supervisor(), run);
const call = () => ({ actor: supervisor(), note: '与管局电话核实', key: `key-${++keys}` });
const board = async (): Promise<BureauView> => {
  const { db, bureauId } = waiting;
  const [row] = await asSupervisor((tx) => loadGateway(db.app, tx, { actor: supervisor(), language: 'en', bureauId }));
  if (row === undefined) throw new Error('no board');
  return row;
};
const send = async () => {
  await waiting.db.query('update app.bureaus set retry_at = null');
  await sendFiles(work, waiting.bureauId);
};
async function compare() {
  const { db, bureauId } = waiting;
  await asSupervisor((tx) => askForNumbers(db.app, tx, { ...call(), bureauId }));
  const [job] = await db.query<{ id: string; payload: { resyncId: string } }>(
    `select id, payload from app.outbox where job = 'resyncBureau' and done_at is null`,
  );
  if (job !== undefined) await resyncBureau(work, job.payload, job.id);
}
const fileStates = async () =>
  (
    await waiting.db.query<{ state: SubmissionState }>(
      'select state from app.submissions where series = (select series from app.bureaus) order by id',
    )
  ).map(({ state }) => state);
const orderStates = async () =>
  (await waiting.db.query<{ state: string }>('select distinct state from app.orders order by 1')).map(
    ({ state }) => state,
  );

const codes = [...Object.keys(returnCodes), '77'].filter((code) => code !== '0');

describe('a file that the bureau has is accepted by its content, whatever code came', () => {
  test.each(codes)('%s although it is stored', async (code) => {
    upload = codeAnswer(code, code === '14' ? ['3'] : []);
    await send();
    expect(await fileStates()).toEqual(['ACCEPTED']);
    expect(uploadsOf(bureau)).toHaveLength(1);
    expect(await orderStates()).not.toContain('SUBMITTING');
    expect(await board()).toMatchObject({ state: 'OPEN', lastSequence: '5', inFlight: null, backlog: 0 });
  });

  // The question comes to nothing at first: nothing is sent again before it was answered.
  test.each(['7', '15', '18', '901', '999'])(
    '%s although it is stored, and the bureau is silent for a while',
    async (code) => {
      upload = codeAnswer(code);
      previous = { fail: 'cut' };
      await send();
      await send();
      expect(await fileStates()).toEqual(['UNKNOWN']);
      previous = undefined;
      await send();
      expect(await fileStates()).toEqual(['ACCEPTED']);
      expect(uploadsOf(bureau)).toHaveLength(1);
    },
  );
});

const numbered = (sequence: string, xml = '<other/>') => downloadAnswer('x.xml', Buffer.from(xml), sequence);
/** What the bureau says of its last upload. Ours is number 5. */
const said: Readonly<Record<string, () => TestAnswer | undefined | Promise<TestAnswer>>> = {
  'has this very file': () => undefined,
  'has the file before it': () => numbered('4'),
  'has an earlier file': () => numbered('2'),
  'has another file under its number': () => numbered('5'),
  'has a higher number': () => numbered('9'),
  'has a number beyond the highest': () => numbered('9999999999'),
  'has no file at all': () => noUploadYet,
  'refuses to say (999)': () => codeAnswer('999'),
  'is closed (901)': () => codeAnswer('901'),
  'refuses the account (5)': () => codeAnswer('5'),
  'sends a damaged file': async () => {
    const sound = await numbered('5');
    if (!('document' in sound)) throw new Error('no document');
    return { document: sound.document.replace(/<beianInfoHash>..../, '<beianInfoHash>AAAA') };
  },
  'does not answer': () => ({ fail: 'cut' }),
};

/** How a file comes into a state, without an answer of the bureau about what it has. */
const reached: Readonly<
  Record<string, { readonly state: SubmissionState; readonly moves: readonly ('send' | 'loseAnswer' | 'postpone')[] }>
> = {
  'Prepared, not sent': { state: 'PREPARED', moves: [] },
  'Prepared, sent before': { state: 'PREPARED', moves: ['send', 'postpone'] },
  'Sending, its worker died': { state: 'SENDING', moves: ['send'] },
  'Outcome not known': { state: 'UNKNOWN', moves: ['send', 'loseAnswer'] },
};

/** The steps of a person, and the state of the file after each. */
const steps = {
  settleAccepted: 'ACCEPTED',
  settleMissing: 'PREPARED',
  renumber: 'REFUSED',
  withdraw: 'REFUSED',
} as const satisfies Partial<Record<keyof typeof submissionLifeCycle.events, SubmissionState>>;
type Step = keyof typeof steps;

const take = (step: Step, submissionId: string): Promise<SettleOutcome> => {
  const { db } = waiting;
  const details = { ...call(), submissionId };
  return asSupervisor((tx) =>
    step === 'settleAccepted' || step === 'settleMissing'
      ? settleUnknownSubmission(db.app, tx, { ...details, accepted: step === 'settleAccepted' })
      : endRefusedSubmission(db.app, tx, { ...details, step }),
  );
};
const shownSteps = ({ inFlight }: BureauView): Step[] => [
  ...(inFlight?.maySettle ? (['settleAccepted', 'settleMissing'] as const) : []),
  ...(inFlight?.actions ?? []).filter(({ presence }) => presence === 'ENABLED').map(({ event }) => event),
];

const lines: string[] = [];

describe('each state of a file with each answer to a comparison', () => {
  const rows = Object.keys(reached).flatMap((file) => Object.keys(said).map((answer) => [file, answer] as const));
  /** Steps take turns, so that each is tried with each answer. */
  const tried: Step[] = ['withdraw', 'settleAccepted', 'renumber', 'settleMissing'];

  test.each(rows)('%s; the bureau %s', async (file, answer) => {
    const { db, bureauId, orderIds } = waiting;
    const xml = Buffer.from('<?xml version="1.0" encoding="GBK"?><UploadData version="V.3.0"/>');
    const id = await transaction(db.worker, system('bureau'), (tx) =>
      prepareSubmission(db.worker, tx, { bureauId, xml, orderIds }),
    );
    for (const move of reached[file]?.moves ?? []) await settleSubmission(db.worker, id, move);
    expect(await fileStates()).toEqual([reached[file]?.state]);
    previous = (await said[answer]?.()) ?? (await downloadAnswer('x.xml', xml, '5'));
    await compare();
    const row = await board();
    const [state = 'PREPARED'] = await fileStates();
    const open = shownSteps(row);
    const label = (step: Step) => submissionLifeCycle.events[step].label.en;
    const next =
      state === 'ACCEPTED'
        ? 'none needed'
        : open.length > 0
          ? open.map(label).join(', ')
          : 'none needed: it is sent next';
    lines.push(`| ${file} | ${answer} | ${submissionLifeCycle.states[state].label.en} | ${next} |`);
    if (answer === 'has this very file') {
      expect([state, row.lastSequence, row.inFlight]).toEqual(['ACCEPTED', '5', null]);
      return;
    }
    expect(row.resync?.said).toBeTruthy();
    // What was never sent is sent; what came of it then is another row.
    if (file === 'Prepared, not sent') {
      expect(open).toEqual([]);
      expect(await take('withdraw', id)).toMatchObject({ ok: false });
      await send();
      expect(uploadsOf(bureau)).toHaveLength(1);
      return;
    }
    expect(open).toEqual(Object.keys(steps));
    const step = tried[lines.length % tried.length] ?? 'withdraw';
    expect(await take(step, id)).toMatchObject({ ok: true, state: steps[step] });
    expect(await fileStates()).toEqual([steps[step]]);
    // The orders are where they belong.
    const orders = {
      ACCEPTED: /^(?:SMS_PENDING|BUREAU_REVIEW)$/,
      PREPARED: /^SUBMITTING$/,
      REFUSED: /^UPLOAD_FAILED$/,
    };
    for (const one of await orderStates())
      expect(one).toMatch(step === 'renumber' ? orders.PREPARED : orders[steps[step]]);
  });

  test('the page of the files says what was seen here', async () => {
    const page = [
      '# A file without an end: what a supervisor may do',
      '',
      'Written by `apps/worker/src/submission/file-fate.db.test.ts`. A file has number 5; a supervisor compares the numbers (核对序号), and the bureau says what its last',
      'file is. Each step asks for its reason and is audited.',
      '',
      '| file | the bureau | file then | steps |',
      '| --- | --- | --- | --- |',
      ...lines,
      '',
    ];
    await expect(page.join('\n')).toMatchFileSnapshot('../../../../docs/bureau-files.md');
  });
});
