import { startTestBureau, type TestAnswer, type TestBureau } from '@beian/bureau-protocol/testing';
import { listen } from '@beian/database/connection';
import { system, transaction } from '@beian/database/transaction';
import { type BureauConnectionRow, listBureaus, seedConnection } from '@beian/submissions/connections';
import { type TestDatabase, testDatabase } from '@beian/testing/database';
import { ISP_ID } from '@beian/testing/fixtures';
import { afterEach, beforeEach, expect, test } from 'vitest';
import type { ApplyRetries } from './apply.ts';
import { pollBureau, startDownloadPolling } from './poll.ts';
import { codeAnswer, downloadAnswer } from './testing/answers.ts';
import { type TestWorkerContext, testWorkerContext } from './testing/worker-context.ts';

const notice = Buffer.from(
  '<?xml version="1.0" encoding="GBK"?><DownloadData version="V.3.0"><ICP><BAJG><Jg_xx><Czlx>4</Czlx><Bs>1</Bs><Jgxx><Jgdm>1060</Jgdm></Jgxx></Jg_xx></BAJG></ICP></DownloadData>',
);

let db: TestDatabase;
let bureau: TestBureau;
let work: TestWorkerContext;
let connection: BureauConnectionRow;
let queue: TestAnswer[];
let acknowledgement: TestAnswer;
let applying: ApplyRetries;

beforeEach(async () => {
  db = await testDatabase();
  queue = [];
  acknowledgement = codeAnswer('0');
  applying = new Map();
  bureau = await startTestBureau(({ method }) => {
    if (method === 'isp_downloadack') {
      // An acknowledged file is removed; otherwise the same file is sent again.
      if ('document' in acknowledgement && acknowledgement.document.includes('>0<')) queue.shift();
      return acknowledgement;
    }
    return queue[0] ?? codeAnswer('2');
  });
  await seedConnection(db.worker, {
    province: '320000',
    ispId: ISP_ID,
    userName: 'tester',
    password: '样例密码',
    wsdl: bureau.wsdl,
  });
  work = testWorkerContext(db);
  connection = await reread();
});
afterEach(async () => {
  await bureau?.close();
  await db?.close();
});

const reread = async (): Promise<BureauConnectionRow> => {
  const [row] = await transaction(db.worker, system('bureau'), (tx) => listBureaus(db.worker, tx));
  if (row === undefined) throw new Error('no connection');
  return row;
};
const poll = async () => {
  // The lock is released when the session of the previous poll ends, which takes a moment.
  await db.query(`select pg_advisory_xact_lock(hashtextextended('bureau:' || $1 || ':poll', 0))`, [connection.id]);
  await pollBureau(work, connection, applying);
};
const answers = () =>
  db.query(
    `select file_name, acked_at is not null as acked, applied_at is not null as applied from app.bureau_answers order by id`,
  );
const acknowledgements = () => bureau.calls.filter(({ method }) => method === 'isp_downloadack').length;

const rectification = (id: string) => `<Tzxx><Tzlb>0</Tzlb><Jlid>${id}</Jlid><Tznr>请整改</Tznr></Tzxx>`;
const incidents = () =>
  db.query(
    `select call, why, file_name as name, answer_id is not null as stored, times, times >= shown_from as shown
     from app.bureau_incidents order by why`,
  );

test('a file with unreadable records is kept and acknowledged: the others are stored, and a person sees these at once', async () => {
  const inside = `<XGTZ>${rectification('77')}</XGTZ><ZXSJ><Zxxx/><Zxxx><Zxlb>1</Zxlb><Jlid>78</Jlid></Zxxx></ZXSJ><BASJ><Baxx/></BASJ>`;
  queue = [
    await downloadAnswer('a.xml', written(`<DownloadData version="V.3.0"><ICP>${inside}</ICP></DownloadData>`)),
    await downloadAnswer('b.xml', notice),
  ];
  await poll();
  await poll();
  expect(acknowledgements()).toBe(2);
  expect(await answers()).toEqual([
    { file_name: 'a.xml', acked: true, applied: true },
    { file_name: 'b.xml', acked: true, applied: true },
  ]);
  expect(await db.query('select filed_id, times from app.rectifications')).toEqual([{ filed_id: '77', times: 1 }]);
  expect(await db.query('select bureau_id from app.deregistrations')).toEqual([{ bureau_id: '78' }]);
  expect(await incidents()).toEqual(
    ['BASJ/Baxx[1]: Zt_xx', 'ZXSJ/Zxxx[1]'].map((place) => ({
      ...{ call: 'apply', why: `records of the file cannot be read: ${place}`, name: 'a.xml' },
      ...{ stored: true, times: 1, shown: true },
    })),
  );
});

test('an answer is neither stored nor acknowledged where the connection stopped or the server was promoted since it was asked', async () => {
  queue = [await downloadAnswer('b.xml', notice)];
  for (const [meanwhile, mend] of [
    [`update app.bureaus set stopped = '{"zh":"停","en":"Stopped"}'`, 'update app.bureaus set stopped = null'],
    ['update migrations.home set timeline = timeline - 1', 'update migrations.home set timeline = timeline + 1'],
  ] as const) {
    await db.query(meanwhile);
    await poll();
    expect([await answers(), acknowledgements()]).toEqual([[], 0]);
    await db.query(mend);
  }
  await poll();
  expect(await answers()).toEqual([{ file_name: 'b.xml', acked: true, applied: true }]);
});

test('the next start reads kept files again: records that it can read now are stored, the others are not stored twice', async () => {
  const inside = `<XGTZ>${rectification('77')}${rectification('78')}<Tzxx/>${rectification('79')}</XGTZ>`;
  queue = [await downloadAnswer('a.xml', written(`<DownloadData><ICP>${inside}</ICP></DownloadData>`))];
  await poll();
  const kept = () => db.query('select unread, taken, applied_at is not null as applied from app.bureau_answers');
  expect(await kept()).toEqual([{ unread: ['notices 3'], taken: [], applied: true }]);
  // As a version left it that could not read the second notice either.
  await db.query(`delete from app.rectifications where filed_id = '78'`);
  await db.query(`update app.bureau_answers set unread = '{notices 2,notices 3}'`);
  await poll();
  expect(await kept()).toEqual([{ unread: ['notices 2', 'notices 3'], taken: [], applied: true }]);
  applying = new Map();
  await poll();
  expect(await kept()).toEqual([{ unread: ['notices 3'], taken: [], applied: true }]);
  expect(await db.query('select filed_id, times from app.rectifications order by filed_id')).toEqual(
    ['77', '78', '79'].map((id) => ({ filed_id: id, times: 1 })),
  );
  expect(await incidents()).toHaveLength(1);
});

test('of a file with many unreadable records a person sees the first ones and how many more', async () => {
  queue = [
    await downloadAnswer(
      'a.xml',
      written(`<DownloadData><ICP><XGTZ>${'<Tzxx/>'.repeat(30)}</XGTZ></ICP></DownloadData>`),
    ),
  ];
  await poll();
  const shown = (await incidents()).map(({ why }) => why);
  expect(shown).toHaveLength(21);
  expect(shown).toContain('records of the file cannot be read: 10 more');
});

test('a file with an unreadable record under a very long name is acknowledged, too', async () => {
  const table = `T${'a'.repeat(5000)}`;
  const row = `<JCDM><Jcdm_xx><${table}><Row/></${table}></Jcdm_xx></JCDM>`;
  queue = [await downloadAnswer('a.xml', written(`<DownloadData>${row}</DownloadData>`))];
  await poll();
  expect(await answers()).toEqual([{ file_name: 'a.xml', acked: true, applied: true }]);
  expect(await incidents()).toMatchObject([
    { why: expect.stringMatching(/^records of the file cannot be read: Ta{199}$/) },
  ]);
});

test('a record that still cannot be stored after several tries is shown to a person, and verdicts do not wait for it', async () => {
  const inside = `<BAJG><Jg_xx><Czlx>4</Czlx><Bs>1</Bs><Jgxx><Jgdm>1060</Jgdm></Jgxx></Jg_xx></BAJG><XGTZ>${rectification('2')}</XGTZ>`;
  queue = [await downloadAnswer('a.xml', written(`<DownloadData><ICP>${inside}</ICP></DownloadData>`))];
  await db.query(`alter table app.rectifications add constraint not_two check (filed_id <> '2')`);
  for (let tries = 1; tries <= 7; tries++) {
    expect(await incidents()).toHaveLength(tries > 5 ? 1 : 0);
    await poll();
    // The pause is over.
    for (const [id, { failures }] of applying) applying.set(id, { failures, retryAtMs: 0 });
  }
  expect(await incidents()).toMatchObject([
    {
      call: 'apply',
      why: 'a record of the file cannot be stored: notices 1: database error 23514',
      times: 1,
      shown: true,
    },
  ]);
  expect(await answers()).toEqual([{ file_name: 'a.xml', acked: true, applied: false }]);
  expect(await db.query('select status from app.answer_entries')).toEqual([{ status: 'notice' }]);
});

test('a record that fails does not block the others, and is stored once when possible', async () => {
  const tasks = (...ids: string[]) =>
    ids.map((id) => `<Tzxx><Tzlb>0</Tzlb><Jlid>${id}</Jlid><Tznr>请整改</Tznr></Tzxx>`);
  const xml = written(
    `<DownloadData version="V.3.0"><ICP><XGTZ>${tasks('1', '2', '3').join('')}</XGTZ></ICP></DownloadData>`,
  );
  await db.query(`alter table app.rectifications add constraint not_two check (filed_id <> '2')`);
  queue = [await downloadAnswer('a.xml', xml)];
  await poll();
  const stored = () => db.query('select filed_id as id, times from app.rectifications order by filed_id');
  expect(await answers()).toEqual([{ file_name: 'a.xml', acked: true, applied: false }]);
  expect(await stored()).toEqual([
    { id: '1', times: 1 },
    { id: '3', times: 1 },
  ]);
  await db.query('alter table app.rectifications drop constraint not_two');
  // A restarted worker knows of no pause.
  applying = new Map();
  await poll();
  expect(await answers()).toEqual([{ file_name: 'a.xml', acked: true, applied: true }]);
  expect(await stored()).toEqual(['1', '2', '3'].map((id) => ({ id, times: 1 })));
});

test('a worker killed between storing and acknowledging a file: it comes again, and each record is stored once', async () => {
  const task = '<Tzxx><Tzlb>0</Tzlb><Jlid>77</Jlid><Tznr>请整改</Tznr></Tzxx>';
  queue = [
    await downloadAnswer(
      'a.xml',
      written(`<DownloadData version="V.3.0"><ICP><XGTZ>${task}</XGTZ></ICP></DownloadData>`),
    ),
  ];
  // The acknowledgement gets no answer, so the file is stored and nothing else happened.
  acknowledgement = { fail: 'drop' };
  await expect(poll()).rejects.toThrow('acknowledgement');
  expect(await answers()).toEqual([{ file_name: 'a.xml', acked: false, applied: false }]);
  acknowledgement = codeAnswer('0');
  applying = new Map();
  await poll();
  expect(await answers()).toEqual([{ file_name: 'a.xml', acked: true, applied: true }]);
  expect(await db.query('select filed_id, times from app.rectifications')).toEqual([{ filed_id: '77', times: 1 }]);
});

test('a file with invalid bytes is accepted, and a person is told their position', async () => {
  const [before = '', behind = ''] =
    `<DownloadData version="V.3.0"><ICP><XGTZ><Tzxx><Tzlb>0</Tzlb><Jlid>77</Jlid><Tznr>!</Tznr></Tzxx></XGTZ></ICP></DownloadData>`.split(
      '!',
    );
  queue = [await downloadAnswer('a.xml', Buffer.concat([written(before), Buffer.from([0xff]), Buffer.from(behind)]))];
  await poll();
  expect(await answers()).toEqual([{ file_name: 'a.xml', acked: true, applied: true }]);
  const told =
    'select call, why, answer_id is not null as stored, times >= shown_from as shown from app.bureau_incidents';
  expect(await db.query(told)).toEqual([
    { call: 'apply', why: '1 characters of the file cannot be decoded', stored: true, shown: true },
  ]);
});

test('a refused acknowledgement: the file is stored once, comes again and is acknowledged', async () => {
  queue = [await downloadAnswer('a.xml', notice)];
  acknowledgement = codeAnswer('901');
  await expect(poll()).rejects.toThrow('acknowledgement: 901');
  expect(await answers()).toEqual([{ file_name: 'a.xml', acked: false, applied: false }]);
  acknowledgement = codeAnswer('0');
  await poll();
  expect(await answers()).toEqual([{ file_name: 'a.xml', acked: true, applied: true }]);
  expect(acknowledgements()).toBe(2);
});

test('a worker killed before the acknowledgement is recorded: the next empty poll records it', async () => {
  queue = [await downloadAnswer('a.xml', notice)];
  await poll();
  await db.query('update app.bureau_answers set acked_at = null');
  await poll();
  expect(await answers()).toEqual([{ file_name: 'a.xml', acked: true, applied: true }]);
  expect(acknowledgements()).toBe(1);
});

test('a bureau that repeats a file forever is asked once per run', async () => {
  const same = await downloadAnswer('a.xml', notice);
  queue = [same, same, same, same, same];
  await poll();
  expect(acknowledgements()).toBe(2);
  expect(await answers()).toHaveLength(1);
});

test('a wrong account stops the connection, a closed bureau does not', async () => {
  queue = [codeAnswer('901')];
  await expect(poll()).rejects.toThrow('download: 901');
  expect((await reread()).stopped).toBeNull();
  queue = [codeAnswer('5')];
  await poll();
  connection = await reread();
  expect(connection.stopped?.en).toMatch(/^The bureau answers 5: wrong password\. An administrator corrects/);
  const before = bureau.calls.length;
  await poll();
  expect(bureau.calls).toHaveLength(before);
});

test('a pause during downloads: the current file is finished, and no other is fetched', async () => {
  queue = [await downloadAnswer('a.xml', notice), await downloadAnswer('b.xml', notice)];
  await db.query(`create function app.pause_now() returns trigger language plpgsql security definer as
    $$ begin update app.bureaus set paused = '样例'; return new; end $$`);
  await db.query(
    'create trigger pause_now after insert on app.bureau_answers for each row execute function app.pause_now()',
  );
  await poll();
  expect(await answers()).toEqual([{ file_name: 'a.xml', acked: true, applied: true }]);
});

test('two workers at once: one polls, the other skips', async () => {
  queue = [await downloadAnswer('a.xml', notice)];
  await Promise.all([poll(), pollBureau(testWorkerContext(db), connection, new Map())]);
  expect(await answers()).toEqual([{ file_name: 'a.xml', acked: true, applied: true }]);
  expect(acknowledgements()).toBe(1);
});

test('hanging bureaus, however many, do not delay the others', async () => {
  const silent = await startTestBureau(() => ({ fail: 'hang' }));
  const provinces = [
    '110000',
    '130000',
    '140000',
    '150000',
    '210000',
    '220000',
    '230000',
    '330000',
    '340000',
    '350000',
  ];
  for (const province of [...provinces, '360000', '370000']) {
    const account = { province, ispId: ISP_ID, userName: 'tester', password: '样例密码' };
    await seedConnection(db.worker, { ...account, wsdl: silent.wsdl });
  }
  // Longer than the test may take, so that waiting for one of them would fail the test.
  const patient = testWorkerContext(db, { BUREAU_CALL_MS: '60000', BUREAU_POLL_MS: '20' });
  queue = [await downloadAnswer('a.xml', notice)];
  const came = patient.waitForLog('file from the bureau');
  const polls = startDownloadPolling(patient);
  await came;
  // The other bureaus are being polled meanwhile.
  expect(silent.calls.length).toBeLessThanOrEqual(12);
  await silent.close();
  await polls.stop();
});

const written = (document: string) => Buffer.from(`<?xml version="1.0" encoding="UTF-8"?>${document}`);

test('several blocks in one file are stored, a repetition changes nothing, and unused blocks are named', async () => {
  const certificate = '<Zj><Zjlx>1</Zjlx><Zjhm>91320000MA0000001X</Zjhm></Zj>';
  const inside = [
    `<HMDLB><Zthmdxxs><Zt_xx><Dwmc>样例</Dwmc>${certificate}</Zt_xx><Czlx>0</Czlx></Zthmdxxs></HMDLB>`,
    '<XGTZ><Tzxx><Tzlb>0</Tzlb><Jlid>77</Jlid><Tznr>请整改</Tznr></Tzxx></XGTZ>',
    '<ZXSJ><Zxxx><Zxlb>1</Zxlb><Jlid>78</Jlid></Zxxx></ZXSJ>',
    '<HCJG><Jgxx><Zthc><Ztid>77</Ztid><Cwyy>证件号码不存在</Cwyy></Zthc><Other/></Jgxx></HCJG><WBAWZLB/>',
  ].join('');
  const blocks = written(`<DownloadData version="V.3.0"><ICP>${inside}</ICP></DownloadData>`);
  const row = '<Wzjrfs_xx><Id>3</Id><Mc>虚拟主机</Mc><Sfyx>1</Sfyx></Wzjrfs_xx>';
  const tables = written(
    `<DownloadData version="V.3.0"><JCDM><Bbdwlb/><Jcdm_xx><Wzjrfs_dms>${row}</Wzjrfs_dms></Jcdm_xx></JCDM></DownloadData>`,
  );
  queue = [
    await downloadAnswer('own.xml', blocks),
    await downloadAnswer('own-again.xml', blocks),
    await downloadAnswer('tables.xml', tables),
  ];
  await poll();
  expect(
    await db.query(`select file_name as name, unused from app.bureau_answers where applied_at is not null order by id`),
  ).toEqual([
    { name: 'own.xml', unused: ['ICP/HCJG/Other', 'ICP/WBAWZLB'] },
    { name: 'own-again.xml', unused: ['ICP/HCJG/Other', 'ICP/WBAWZLB'] },
    { name: 'tables.xml', unused: ['JCDM/Bbdwlb'] },
  ]);
  expect(await db.query('select kind, removed_at from app.black_list')).toEqual([
    { kind: 'subject', removed_at: null },
  ]);
  expect(await db.query('select about, filed_id, times from app.rectifications order by about')).toEqual([
    { about: 'subject', filed_id: '77', times: 2 },
    { about: 'subjectCheck', filed_id: '77', times: 2 },
  ]);
  expect(await db.query('select kind, bureau_id from app.deregistrations')).toEqual([
    { kind: 'website', bureau_id: '78' },
  ]);
  expect(await db.query('select list, code, name from app.published_codes')).toEqual([
    { list: 'ACCESS_MODE', code: '3', name: '虚拟主机' },
  ]);
});

test('a poll that brings nothing sends nothing to the screens, and one that brings a file does', async () => {
  await poll();
  await poll();
  const heard: string[] = [];
  let marked = (): void => undefined;
  const listening = await listen(db.workerUrl, ['bureaus', 'test_mark'], (channel) => {
    heard.push(channel);
    if (channel === 'test_mark') marked();
  });
  // PostgreSQL delivers notifications in the sequence of the commits.
  const heardUntilNow = async () => {
    const arrived = new Promise<void>((resolve) => {
      marked = resolve;
    });
    await db.query(`select pg_notify('test_mark', '')`);
    await arrived;
    return heard.splice(0).filter((channel) => channel === 'bureaus').length;
  };
  try {
    await poll();
    await poll();
    expect(await heardUntilNow()).toBe(0);
    queue = [await downloadAnswer('a.xml', notice)];
    await poll();
    expect(await heardUntilNow()).toBeGreaterThan(0);
  } finally {
    await listening.close();
  }
});
