import { writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { archiveOf, startTestBureau, type TestAnswer, type TestBureau } from '@beian/bureau-protocol/testing';
import { system, transaction } from '@beian/database/transaction';
import { perform } from '@beian/orders/perform';
import { storeAnswer } from '@beian/submissions/answers';
import { type BureauConnectionRow, listBureaus, seedConnection } from '@beian/submissions/connections';
import { getEvidence, listIncidentIds, loadIncidents } from '@beian/submissions/incidents';
import { prepareSubmission, settleSubmission } from '@beian/submissions/submissions';
import { type TestDatabase, testDatabase } from '@beian/testing/database';
import { ISP_ID, seedPeople, seedRecords } from '@beian/testing/fixtures';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { type ApplyRetries, applyStoredFiles } from './apply.ts';
import { pollBureau } from './poll.ts';
import { codeAnswer, downloadAnswer, packedFile } from './testing/answers.ts';
import { type TestWorkerContext, testWorkerContext } from './testing/worker-context.ts';

const canary = 'canary-of-a-file-19753';

let db: TestDatabase;
let bureau: TestBureau;
let work: TestWorkerContext;
let connection: BureauConnectionRow;
let ztid: string;
let canaryUrl: string;
/** The bureau's answers: files that wait for their acknowledgement, or a fixed answer to one method. */
let queue: TestAnswer[] = [];
/** Called before each call is answered. */
let onCall: (method: string) => void = () => undefined;
let odd: { readonly method: string; readonly answer: TestAnswer } | undefined;
let applying: ApplyRetries;
const acknowledged: string[] = [];

/** Prepares an order that the bureau has and that the next result would approve. */
beforeAll(async () => {
  db = await testDatabase();
  canaryUrl = pathToFileURL(join(dirname(db.keysFile), 'canary')).href;
  await writeFile(join(dirname(db.keysFile), 'canary'), canary);
  bureau = await startTestBureau(({ method, parameters }) => {
    const answer = odd?.method === method ? odd.answer : undefined;
    onCall(method);
    if (answer) return answer;
    if (method === 'isp_downloadack') {
      acknowledged.push(parameters.fileName ?? '');
      queue.shift();
    }
    return method === 'isp_download' ? (queue[0] ?? codeAnswer('2')) : codeAnswer('0');
  });
  const [record] = await seedRecords(db);
  const { partner } = await seedPeople(db);
  const { actor } = partner;
  const account = { ispId: ISP_ID, userName: 'tester', password: '样例密码' };
  const { bureauId } = await seedConnection(db.worker, { province: '320000', ...account, wsdl: bureau.wsdl });
  const opened = await transaction(db.app, actor, (tx) =>
    perform(db.app, tx, {
      event: 'openOrder',
      recordId: record?.id,
      websiteId: record?.websiteIds[0],
      actor,
      input: { kind: 'CHANGE_WEBSITE' },
    }),
  );
  if (!opened.ok) throw new Error('no order');
  // Set directly; the way to this state is covered by the end-to-end tests.
  await db.query(`update app.orders set state = 'SUBMITTING', locked = true where id = $1`, [opened.orderId]);
  const id = await transaction(db.worker, system('bureau'), (tx) =>
    prepareSubmission(db.worker, tx, { bureauId, xml: Buffer.from('<UploadData/>'), orderIds: [opened.orderId] }),
  );
  await settleSubmission(db.worker, id, 'send');
  await settleSubmission(db.worker, id, 'accept', { code: '0' });
  [{ bureau_id: ztid } = { bureau_id: '' }] = await db.query<{ bureau_id: string }>(
    'select r.bureau_id from app.records r join app.orders o on o.record_id = r.id',
  );
});
afterAll(async () => {
  await bureau?.close();
  await db?.close();
});
beforeEach(async () => {
  work = workFor('20000');
  applying = new Map();
  const [row] = await transaction(db.worker, system('bureau'), (tx) => listBureaus(db.worker, tx));
  if (row === undefined) throw new Error('no connection');
  connection = row;
});
afterEach(async () => {
  queue = [];
  odd = undefined;
  onCall = () => undefined;
  await db.query('delete from app.bureau_incidents');
  acknowledged.length = 0;
});

/** Long enough for 80 MB on a busy machine, short where no data is waited for. */
const workFor = (callMs: string) => testWorkerContext(db, { BUREAU_CALL_MS: callMs });
const patienceFor = (name: string) => (name === 'byte by byte' ? '400' : '20000');

const poll = async () => {
  // The lock is released when the session of the previous poll ends, which takes a moment.
  await db.query(`select pg_advisory_xact_lock(hashtextextended('bureau:' || $1 || ':poll', 0))`, [connection.id]);
  await pollBureau(work, connection, applying);
};
const incidents = () =>
  transaction(db.worker, system('bureau'), async (tx) =>
    loadIncidents(tx, (await listIncidentIds(tx, { bureauId: connection.id })).ids, 'en'),
  );
const evidence = async () => {
  const [one] = await incidents();
  return transaction(db.worker, system('bureau'), (tx) => getEvidence(db.worker, tx, one?.id ?? ''));
};
const states = async () =>
  (await db.query(`select o.state || ' ' || u.state as is from app.orders o, app.submissions u`)).map((row) => row.is);
const answers = () =>
  db.query(`select file_name, acked_at is not null as acked, applied_at is not null as applied
    from app.bureau_answers order by id`);

/** A result that approves the order, with additional content around it. */
const approval = (before = '', inside = '') =>
  Buffer.from(
    `<?xml version="1.0" encoding="GBK"?>${before}<DownloadData version="V.3.0"><ICP><BAJG><Jg_xx><Jgxx><Jgdm>1001</Jgdm></Jgxx><Czlx>4</Czlx><Bs>${ztid}</Bs>${inside}</Jg_xx></BAJG></ICP></DownloadData>`,
  );
const notice = Buffer.from(approval().toString().replace('1001', '1060'));
const bomb = `<!DOCTYPE r [<!ENTITY a "0">${'bcdefghi'
  .split('')
  .map((name, at) => `<!ENTITY ${name} "${`&${'abcdefghi'[at]};`.repeat(10)}">`)
  .join('')}]>`;
const stolen = () => `<!DOCTYPE r [<!ENTITY x SYSTEM "${canaryUrl}">]>`;

const untouched = ['BUREAU_REVIEW ACCEPTED'];

/** Each: name, the answer, and the reason that the incident records. */
const hostile: [string, () => TestAnswer, RegExp][] = [
  ['not well-formed', () => ({ body: '<Envelope><Body><return>' }), /cannot be read: .* not well-formed/],
  ['a DOCTYPE', () => ({ body: `${stolen()}<r>&x;</r>` }), /declares a document type/],
  ['a DOCTYPE inside', () => ({ document: `${stolen()}<return><msg_code>&x;</msg_code></return>` }), /declares a type/],
  ['nested entities', () => ({ document: `${bomb}<return><msg_code>&i;</msg_code></return>` }), /declares a type/],
  ['100 MB', () => ({ fail: 'flood' }), /larger than \d+ bytes/],
  ['two million elements', () => ({ body: `<r>${'<a/>'.repeat(2_000_001)}</r>` }), /too many elements|larger than/],
  ['byte by byte', () => ({ fail: 'drip' }), /no complete answer within 400 ms/],
  [
    'a sentence as its code',
    () => ({ document: '<return><msg_code>王小明 13800000000</msg_code><msg>样例</msg></return>' }),
    /msg_code of the answer is no code/,
  ],
  ['a page', () => ({ body: '<html><p>login</p></html>', status: 503 }), /HTTP 503/],
];

describe('a hostile answer', () => {
  test.each(hostile)(
    'to a download, %s: an incident with evidence is stored, and the next file is accepted',
    async (name, answer, why) => {
      work = workFor(patienceFor(name));
      odd = { method: 'isp_download', answer: answer() };
      await expect(poll()).rejects.toThrow(why);
      await expect(poll()).rejects.toThrow(why);
      expect(await states()).toEqual(untouched);
      const kept = await incidents();
      expect(kept).toMatchObject([{ call: 'download', why: expect.stringMatching(why), times: 2, fileName: null }]);
      const bytes = await evidence();
      expect(bytes?.length).toBeGreaterThan(0);
      expect(bytes?.length).toBeLessThanOrEqual(64 * 1024);
      // Logged once; neither the log nor the evidence contains a local file's content.
      expect(work.lines.filter(({ incidentId }) => incidentId === kept[0]?.id).map(({ level }) => level)).toEqual([
        50, 20,
      ]);
      expect(JSON.stringify(work.lines) + bytes).not.toContain(canary);
      expect(JSON.stringify(work.lines)).not.toContain('王小明');
      odd = undefined;
      queue = [await downloadAnswer(`after-${hostile.findIndex((row) => row[0] === name)}.xml`, notice)];
      await poll();
      expect((await answers()).at(-1)).toMatchObject({ acked: true, applied: true });
    },
  );

  test.each(hostile)('to an upload or a query, %s: the outcome is unknown and stored', async (name, answer, why) => {
    work = workFor(patienceFor(name));
    const client = work.ports.bureau(connection);
    odd = { method: 'isp_upload', answer: answer() };
    const upload = await client.upload({ fileName: 'filing000002.xml', xml: notice, dataSequence: 2 });
    expect(upload).toMatchObject({ kind: 'unknown', cause: expect.stringMatching(why) });
    odd = { method: 'isp_querypreviousupload', answer: answer() };
    expect(await client.previousUpload()).toMatchObject({ kind: 'fault', cause: expect.stringMatching(why) });
    expect((await incidents()).map(({ call }) => call).sort()).toEqual(['previousUpload', 'upload']);
  });

  test('to an acknowledgement: the file is stored once and comes again', async () => {
    queue = [await downloadAnswer('acknowledged.xml', notice)];
    odd = { method: 'isp_downloadack', answer: { fail: 'flood' } };
    await expect(poll()).rejects.toThrow('acknowledgement: the answer is larger than 1048576 bytes');
    odd = undefined;
    await poll();
    expect((await answers()).filter((row) => row.file_name === 'acknowledged.xml')).toEqual([
      { file_name: 'acknowledged.xml', acked: true, applied: true },
    ]);
    expect(await incidents()).toMatchObject([{ call: 'acknowledge', times: 1 }]);
  });
});

describe('a file that cannot be read', () => {
  const zipOf = (xml: Uint8Array) => archiveOf({ 'data.xml': xml });
  const whole = Buffer.from('<DownloadData version="V.3.0"/>');
  const bytes = (zip: Buffer) => ({ zip, kept: zip });
  const inside = (xml: Buffer) => ({ zip: zipOf(xml), kept: xml });
  /** A person is told of it at once: incident-kinds.ts. */
  const toldAtOnce = /declares a type/;
  /** Each: the bytes with their correct hash, what is stored of them, and why they cannot be read. */
  const damaged: [string, () => { zip: Buffer; kept: Buffer }, RegExp][] = [
    ['is no archive', () => bytes(Buffer.from('PK no archive')), /unzip/],
    ['lacks its end', () => bytes(zipOf(approval()).subarray(0, -30)), /unzip/],
    ['lacks its second half', () => bytes(zipOf(approval()).subarray(0, 100)), /unzip/],
    ['holds two files', () => bytes(archiveOf({ a: approval(), b: whole })), /count/],
    ['is 100 MB', () => bytes(zipOf(Buffer.alloc(100 * 1024 * 1024, ' '))), /size/],
    ['is not well-formed', () => inside(approval('', '<Bz>')), /not well-formed/],
    ['has a DOCTYPE', () => inside(approval(stolen(), '<Bz>&x;</Bz>')), toldAtOnce],
    ['has nested entities', () => inside(approval(bomb, '<Bz>&i;</Bz>')), toldAtOnce],
    ['has two million elements', () => inside(approval('', '<a/>'.repeat(2_000_001))), /too many elements/],
    ['is no result', () => inside(Buffer.from('<UploadData/>')), /not DownloadData/],
  ];

  test.each(damaged)(
    'that %s: requested again, shown to a person, and accepted when it is sound',
    async (name, make, why) => {
      const fileName = `${name}.xml`;
      const { zip, kept } = make();
      const atOnce = why === toldAtOnce;
      queue = [packedFile(fileName, zip)];
      const before = (await answers()).length;
      await expect(poll()).rejects.toThrow(why);
      // Requested twice, because another file or a sound copy may come.
      expect(await db.query('select times from app.bureau_incidents')).toEqual([{ times: 2 }]);
      expect(await incidents()).toHaveLength(atOnce ? 1 : 0);
      await expect(poll()).rejects.toThrow(why);
      expect(await incidents()).toMatchObject([
        { call: 'download', fileName, why: expect.stringMatching(why), times: 4 },
      ]);
      const levels = work.lines.filter(({ incidentId }) => incidentId).map(({ level }) => level);
      expect(levels).toEqual(atOnce ? [50, 20, 20, 20] : [20, 20, 50, 20]);
      expect((await evidence())?.equals(kept)).toBe(true);
      expect([acknowledged, await states(), (await answers()).length]).toEqual([[], untouched, before]);
      expect(JSON.stringify(work.lines)).not.toContain(canary);
      queue = [await downloadAnswer(fileName, notice), await downloadAnswer(`behind ${fileName}`, notice)];
      await poll();
      expect((await answers()).slice(before)).toEqual([
        { file_name: fileName, acked: true, applied: true },
        { file_name: `behind ${fileName}`, acked: true, applied: true },
      ]);
      expect(acknowledged).toEqual([fileName, `behind ${fileName}`]);
    },
  );

  test('with a wrong hash: not acknowledged, accepted when correct, and no alarm for a single time', async () => {
    const right = await downloadAnswer('hash.xml', notice);
    const wrong = { document: 'document' in right ? right.document.replace(/(<beianInfoHash>)..../, '$1AAAA') : '' };
    queue = [wrong];
    let downloads = 0;
    onCall = (method) => {
      if (method === 'isp_download' && ++downloads === 2) queue = [right];
    };
    await poll();
    expect((await answers()).at(-1)).toEqual({ file_name: 'hash.xml', acked: true, applied: true });
    expect(acknowledged).toEqual(['hash.xml']);
    expect(await incidents()).toEqual([]);
  });

  test('does not delay another file that the bureau sends in between', async () => {
    const bad = packedFile('bad.xml', Buffer.from('PK no archive'));
    const sent = [bad, await downloadAnswer('between.xml', notice), bad];
    // This bureau does not keep the order: each download gets the next of these files.
    onCall = (method) => {
      if (method === 'isp_download') queue = [sent.shift() ?? bad];
    };
    queue = [];
    await expect(poll()).rejects.toThrow('unzip');
    expect(acknowledged).toEqual(['between.xml']);
    expect((await answers()).at(-1)).toEqual({ file_name: 'between.xml', acked: true, applied: true });
  });

  test('with changing bytes under one name: few are stored, and a person is alerted', async () => {
    for (let at = 0; at < 6; at++) {
      queue = [packedFile('other.xml', Buffer.from(`PK no archive ${at}`))];
      await expect(poll()).rejects.toThrow('unzip');
    }
    const kept = await db.query('select hash is null as rest, times from app.bureau_incidents order by first_at, id');
    expect(kept).toEqual([...Array(5).fill({ rest: false, times: 2 }), { rest: true, times: 2 }]);
    await expect(poll()).rejects.toThrow('unzip');
    expect(await incidents()).toMatchObject([{ fileName: 'other.xml', times: 4 }]);
  });

  test('with an endless name: an incident, and never acknowledged', async () => {
    queue = [await downloadAnswer('x'.repeat(100_000), notice)];
    await expect(poll()).rejects.toThrow('too long for a name');
    expect(acknowledged).toEqual([]);
    expect(await incidents()).toMatchObject([{ call: 'download', fileName: null, times: 1 }]);
  });
});

test('a file stored unread by an earlier version becomes an incident and approves nothing', async () => {
  const xml = approval(stolen(), '<Bz>&x;</Bz>');
  const id = await transaction(db.worker, system('bureau'), (tx) =>
    storeAnswer(db.worker, tx, connection.id, 'stored unread.xml', xml),
  );
  await applyStoredFiles(work, connection, applying);
  await applyStoredFiles(work, connection, applying);
  expect(await incidents()).toMatchObject([{ call: 'apply', answerId: id, times: 1 }]);
  expect(await states()).toEqual(untouched);
  // Removed for the tests that follow.
  await db.query('delete from app.bureau_incidents');
  await db.query('delete from app.bureau_answers where id = $1', [id]);
});

test('a valid file is applied after all these', async () => {
  queue = [await downloadAnswer('in order.xml', approval())];
  await poll();
  expect(await states()).toEqual(['APPROVED ACCEPTED']);
});
