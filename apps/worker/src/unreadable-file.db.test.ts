import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { startTestBureau, type TestAnswer, type TestBureau } from '@beian/bureau-protocol/testing';
import { system, transaction } from '@beian/database/transaction';
import { type BureauConnectionRow, listBureaus, loadGateway, loadOrderWait } from '@beian/submissions/connections';
import { giveUpFile, listIncidentIds, loadIncidents, markIncidentSeen } from '@beian/submissions/incidents';
import { type OrderAtBureau, orderAtBureau } from '@beian/testing/orders';
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import type { ApplyRetries } from './apply.ts';
import { pollBureau } from './poll.ts';
import { codeAnswer, downloadAnswer, packedFile } from './testing/answers.ts';
import { type TestWorkerContext, testWorkerContext } from './testing/worker-context.ts';

let at: OrderAtBureau;
let bureau: TestBureau;
let work: TestWorkerContext;
let connection: BureauConnectionRow;
let applying: ApplyRetries;
let down = false;
let keys = 0;
const queue: TestAnswer[] = [];

const notice = Buffer.from(
  '<?xml version="1.0" encoding="GBK"?><DownloadData version="V.3.0"><ICP><BAJG><Jg_xx><Czlx>4</Czlx><Bs>1</Bs><Jgxx><Jgdm>1060</Jgdm></Jgxx></Jg_xx></BAJG></ICP></DownloadData>',
);

/** An order that is with its bureau, whose answers are files of the queue. */
beforeAll(async () => {
  at = await orderAtBureau();
  bureau = await startTestBureau(({ method }) => {
    if (down) return { fail: 'drop' };
    if (method !== 'isp_downloadack') return queue[0] ?? codeAnswer('2');
    queue.shift();
    return codeAnswer('0');
  });
  await at.db.query('update app.bureaus set wsdl = $1 where id = $2', [bureau.wsdl, at.bureauId]);
  await at.send('send', 'accept');
  work = testWorkerContext(at.db);
});
afterAll(async () => {
  await bureau?.close();
  await at?.db.close();
});
beforeEach(async () => {
  applying = new Map();
  const rows = await transaction(at.db.worker, system('bureau'), (tx) => listBureaus(at.db.worker, tx, at.bureauId));
  if (rows[0] === undefined) throw new Error('no connection');
  connection = rows[0];
});

const supervisor = () => at.people.supervisor.actor;
const poll = async () => {
  await at.db.query(`select pg_advisory_xact_lock(hashtextextended('bureau:' || $1 || ':poll', 0))`, [connection.id]);
  return pollBureau(work, connection, applying).then(
    () => 'read',
    () => 'failed',
  );
};
const board = async () => {
  const actor = supervisor();
  const [row] = await transaction(at.db.app, actor, (tx) =>
    loadGateway(at.db.app, tx, { actor, language: 'zh', bureauId: at.bureauId }),
  );
  if (row === undefined) throw new Error('no board');
  return row;
};
const waits = (actor = supervisor()) =>
  transaction(at.db.app, actor, (tx) => loadOrderWait(at.db.app, tx, { actor, language: 'zh', orderId: at.orderId }));
const incidents = () =>
  transaction(at.db.app, supervisor(), async (tx) => {
    const { ids } = await listIncidentIds(tx, { bureauId: at.bureauId });
    return loadIncidents(tx, ids, 'zh');
  });
const giveUp = (incidentId: string, actor = supervisor()) => {
  const call = { actor, incidentId, note: '管局电话答复：文件内为公告，无审核结果', key: `key-${++keys}` };
  return transaction(at.db.app, actor, (tx) => giveUpFile(at.db.app, tx, call));
};
const damaged = packedFile('damaged.xml', Buffer.from('PK no archive'));

test('a file that fails once and is read then needs nobody', async () => {
  queue.push(packedFile('late.xml', Buffer.from('cut')));
  expect(await poll()).toBe('failed');
  queue[0] = await downloadAnswer('late.xml', notice);
  expect(await poll()).toBe('read');
  expect(await incidents()).toMatchObject([]);
  expect(await at.db.query('select settlement from app.bureau_incidents')).toEqual([{ settlement: 'recovered' }]);
  expect(await board()).toMatchObject({ needsPerson: false, incidents: 0 });
});

test('a file that fails again and again blocks those behind it: the board, the order and the incident say so', async () => {
  queue.push(damaged, await downloadAnswer('behind.xml', notice));
  await poll();
  const [early] = await at.db.query<{ id: string }>(
    `select id from app.bureau_incidents where file_name = 'damaged.xml'`,
  );
  // Once is not several times: another copy may come.
  expect(await giveUp(early?.id ?? '')).toMatchObject({
    ok: false,
    refusal: { reasons: [{ code: 'NOT_AN_UNREADABLE_FILE' }] },
  });
  await poll();
  await poll();
  expect(await board()).toMatchObject({ state: 'UNREADABLE', needsPerson: true, incidents: 1 });
  expect(await waits()).toMatchObject({ sentence: expect.stringContaining('damaged.xml'), needsPerson: true });
  expect(await waits(at.people.partner.actor)).toBeNull();
  const [incident] = await incidents();
  expect(incident).toMatchObject({ mayGiveUp: true, ordersCount: 1, orders: [{ id: at.orderId }], settlement: null });
  const files = await at.db.query('select file_name from app.bureau_answers where acked_at is not null');
  expect(files).toEqual([{ file_name: 'late.xml' }]);
});

test('a supervisor gives it up after settling it: the file behind arrives, and the order stays marked until answered', async () => {
  const [incident] = await incidents();
  const id = incident?.id ?? '';
  expect(await giveUp(id, at.people.reviewers[0].actor)).toMatchObject({
    ok: false,
    refusal: { code: 'NOT_POSSIBLE' },
  });
  expect(await giveUp(id)).toMatchObject({ ok: true });
  expect(await giveUp(id)).toMatchObject({ ok: false, refusal: { reasons: [{ code: 'INCIDENT_SETTLED' }] } });
  expect(await board()).toMatchObject({ state: 'OPEN', needsPerson: false, incidents: 0 });
  expect(await poll()).toBe('read');
  expect(queue).toEqual([]);
  const files = await at.db.query('select file_name from app.bureau_answers where acked_at is not null order by id');
  expect(files).toEqual([{ file_name: 'late.xml' }, { file_name: 'behind.xml' }]);
  expect(await incidents()).toMatchObject([
    { settlementLabel: '已放弃，已确认接收', settledName: supervisor().name, ordersCount: 1 },
  ]);
  // Another file under the same name is no file that somebody gave up.
  queue.push(packedFile('damaged.xml', Buffer.from('PK another one')));
  expect(await poll()).toBe('failed');
  queue.length = 0;
  expect(await at.apply({})).toBe('applied');
  expect(await incidents()).toMatchObject([{ ordersCount: 0 }]);
  expect(await waits()).toBeNull();
});

test('a bureau that cannot be reached is shown from the first minute, and needs a person after half an hour', async () => {
  down = true;
  expect(await poll()).toBe('failed');
  expect(await board()).toMatchObject({
    state: 'OPEN',
    calls: [{ direction: 'download', failure: '连接中断，答复不完整' }],
  });
  await at.db.travel(61_000);
  expect(await poll()).toBe('failed');
  expect(await board()).toMatchObject({ state: 'UNREACHABLE', needsPerson: false });
  await at.db.travel(30 * 60_000);
  expect(await board()).toMatchObject({ state: 'UNREACHABLE', needsPerson: true });
  await at.db.query(`update app.bureaus set paused = $2 where id = $1`, [at.bureauId, 'event_x']);
  expect(await board()).toMatchObject({ state: 'PAUSED', needsPerson: false });
  await at.db.query('update app.bureaus set paused = null where id = $1', [at.bureauId]);
  down = false;
  await at.db.query('update app.bureau_answers set acked_at = app.now(), applied_at = app.now()');
  expect(await poll()).toBe('read');
  expect(await board()).toMatchObject({ state: 'OPEN', calls: [{ failingSince: null, failure: null, code: '2' }] });
});

test('an answer with a document type stays open after sound ones: somebody may have tampered with it', async () => {
  const before = (await board()).incidents;
  queue.push({ document: '<!DOCTYPE return [<!ENTITY x "y">]><return><msg_code>2</msg_code></return>' });
  expect(await poll()).toBe('failed');
  queue.length = 0;
  expect(await poll()).toBe('read');
  expect(await poll()).toBe('read');
  const [incident] = await incidents();
  expect(incident).toMatchObject({ label: expect.stringContaining('文档类型'), settlement: null, isNew: true });
  expect((await board()).incidents).toBe((before ?? 0) + 1);
});

test('a DOCTYPE is shown at the first time, also where the file is sound the next time, until it was seen', async () => {
  const { db } = at;
  const seen = async () => {
    for (const { id } of await incidents())
      await transaction(db.app, supervisor(), (tx) =>
        markIncidentSeen(db.app, tx, { actor: supervisor(), incidentId: id, key: `key-${++keys}` }),
      );
  };
  await seen();
  const name = 'doctype.xml';
  const declared = Buffer.from(notice.toString().replace('?>', '?><!DOCTYPE DownloadData [<!ENTITY x "y">]>'));
  for (let round = 1; round <= 2; round++) {
    queue.push(await downloadAnswer(name, declared));
    expect(await poll()).toBe('failed');
    expect(await board()).toMatchObject({ incidents: 1, state: 'UNREADABLE' });
    queue[0] = await downloadAnswer(name, notice);
    expect(await poll()).toBe('read');
    const row = await board();
    expect([row.incidents, row.state]).toEqual([1, 'OPEN']);
    const [doctype] = (await incidents()).filter(({ fileName }) => fileName === name);
    expect(doctype).toMatchObject({ label: expect.stringContaining('文档类型'), settlement: null });
    await seen();
    expect((await board()).incidents).toBe(0);
  }
});

test('elements that the interface does not list are shown on the board, once seen no more', async () => {
  const { db } = at;
  const strange = (name: string) =>
    Buffer.from(
      notice.toString().replace('<Bs>1</Bs>', '<Bs>1</Bs><Xin>样例</Xin>').replace('</ICP>', `<${name}/></ICP>`),
    );
  queue.push(await downloadAnswer('strange-1.xml', strange('Kuai')));
  expect(await poll()).toBe('read');
  expect((await board()).incidents).toBe(2);
  const unknown = (await incidents()).filter(({ label }) => label === '文件含接口规范没有的内容');
  expect(unknown.map(({ why }) => why).toSorted()).toEqual([
    'elements that the interface does not list: ICP/BAJG/Jg_xx/Xin',
    'elements that the interface does not list: ICP/Kuai',
  ]);
  for (const { id } of unknown)
    await transaction(db.app, supervisor(), (tx) =>
      markIncidentSeen(db.app, tx, { actor: supervisor(), incidentId: id, key: `key-${++keys}` }),
    );
  expect((await board()).incidents).toBe(0);
  queue.push(await downloadAnswer('strange-2.xml', strange('Kuai2')));
  expect(await poll()).toBe('read');
  expect((await board()).incidents).toBe(1);
});

test('a stored file that does not decrypt is tried five times, then waits for a person; sent again, it is kept beside it', async () => {
  const { db } = at;
  const name = 'late.xml';
  const [file] = await db.query<{ id: string }>(
    `update app.bureau_answers set applied_at = null, file = set_byte(file, length(file) - 1, 255 - get_byte(file, length(file) - 1))
     where file_name = $1 returning id`,
    [name],
  );
  const id = file?.id ?? '';
  const before = (await board()).incidents;
  for (const failures of [0, 3]) {
    applying.set(id, { failures, retryAtMs: 0 });
    await poll();
    expect((await board()).incidents).toBe(before);
  }
  applying.set(id, { failures: 4, retryAtMs: 0 });
  await poll();
  expect(applying.get(id)).toMatchObject({ retryAtMs: Number.POSITIVE_INFINITY });
  expect((await incidents())[0]).toMatchObject({
    ...{
      label: '已保存的管局文件无法解密',
      callLabel: '处理下载的文件',
      fileName: name,
      settlement: null,
      isNew: true,
    },
  });
  queue.push(await downloadAnswer(name, notice));
  expect(await poll()).toBe('read');
  expect(
    await db.query(
      `select file_name, applied_at is not null as applied from app.bureau_answers where file_name like $1 order by file_name collate "C"`,
      [`${name}%`],
    ),
  ).toEqual([
    { file_name: name, applied: false },
    { file_name: `${name}#2`, applied: true },
  ]);
});

test('a silent bureau is on the board within a minute: silence counts from the beginning of the call', async () => {
  const hanging = createServer(() => undefined);
  await new Promise<void>((resolve) => hanging.listen(0, '127.0.0.1', resolve));
  const { port } = hanging.address() as AddressInfo;
  const { env } = work;
  // No call before this one, a full pause between two downloads of a quiet connection, and the whole limit of a call.
  expect(1.25 * env.BUREAU_QUIET_POLL_MS + 30_000).toBeLessThan(60_000);
  const silent = testWorkerContext(at.db, { BUREAU_CALL_MS: '1500' });
  const quiet = { ...connection, wsdl: `http://127.0.0.1:${port}/?wsdl` };
  const began = Date.now();
  await expect(pollBureau(silent, quiet, new Map())).rejects.toThrow();
  const [call] = await at.db.query<{ ms: number }>(
    `select extract(epoch from app.now() - failing_since) * 1000 as ms from app.bureau_calls where direction = 'download' and bureau_id = $1`,
    [at.bureauId],
  );
  expect(Number(call?.ms)).toBeGreaterThanOrEqual(1400);
  expect(Number(call?.ms)).toBeLessThanOrEqual(Date.now() - began + 100);
  await at.db.travel(28_600);
  expect(await board()).toMatchObject({ state: 'UNREACHABLE' });
  hanging.closeAllConnections();
  hanging.close();
});
