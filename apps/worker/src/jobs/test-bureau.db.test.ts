import { privateAuthority, startTestBureau, type TestAnswer, type TestBureau } from '@beian/bureau-protocol/testing';
import { transaction } from '@beian/database/transaction';
import { testBureau as askForTest, seedConnection, testConnection } from '@beian/submissions/connections';
import { type TestDatabase, testDatabase } from '@beian/testing/database';
import { ISP_ID, type People, seedPeople } from '@beian/testing/fixtures';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { codeAnswer, noUploadYet } from '../testing/answers.ts';
import { testWorkerContext } from '../testing/worker-context.ts';
import { testBureau } from './test-bureau.ts';

let db: TestDatabase;
let bureau: TestBureau;
let people: People;
let bureauId: string;
let answer: TestAnswer = noUploadYet;
/** Answers of single methods; the others have `answer`. */
let answerTo: Readonly<Record<string, TestAnswer>> = {};
let keys = 0;
beforeAll(async () => {
  db = await testDatabase();
  people = await seedPeople(db);
  bureau = await startTestBureau(({ method }) => answerTo[method] ?? answer);
  const account = { province: '320000', ispId: ISP_ID, userName: 'tester', password: '样例密码' };
  ({ bureauId } = await seedConnection(db.worker, { ...account, wsdl: bureau.wsdl }));
});
afterAll(async () => {
  await bureau?.close();
  await db?.close();
});

/** Requests a test as an administrator and runs its job. */
async function tried(): Promise<{ ok: boolean; said: { zh: string; en: string } }> {
  const { actor } = people.administrator;
  await transaction(db.app, actor, (tx) => askForTest(db.app, tx, { actor, key: `key-${++keys}`, bureauId }));
  const [job] = await db.query<{ id: string; payload: { testId: string } }>(
    `select id, payload from app.outbox where job = 'testBureau' and done_at is null`,
  );
  if (job === undefined) throw new Error('no job');
  await testBureau(testWorkerContext(db), job.payload, job.id);
  const [row] = await db.query('select ok, said from app.bureau_tests where id = $1', [job.payload.testId]);
  return row as { ok: boolean; said: { zh: string; en: string } };
}

test('an answer: the last number is compared with ours', async () => {
  expect(await tried()).toMatchObject({ ok: true, said: { en: "The connection works; both sides' last number is 0" } });
  await db.query('update app.bureaus set last_sequence = 7');
  expect(await tried()).toMatchObject({
    ok: false,
    said: { en: 'The bureau answers, but its last number is 0 and ours is 7' },
  });
});

test.each([
  ['4', false, '管局拒绝：4 用户名错误，请管理员在“修改连接”中核对用户名，测试通过后恢复'],
  ['5', false, '管局拒绝：5 密码错误，请管理员在“修改连接”中更正密码，测试通过后恢复'],
  ['12', false, '管局拒绝：12 认证信息错误，服务器拒绝响应，请管理员在“修改连接”中核对用户名和密码，测试通过后恢复'],
  ['19', false, '管局拒绝：19 您的报备权限未开放，请联系所在省通信管理局，请联系该管局开通报备权限，开通后恢复'],
  ['15', true, '管局答复 15（本次上载没有受理）：能够连通，目前不受理'],
  ['20', true, '管局答复 20（请您在规定的时间段内进行报备）：能够连通，目前不受理'],
  ['901', true, '管局答复 901（系统正在维护中）：能够连通，目前不受理'],
  ['902', true, '管局答复 902（系统正在维护中）：能够连通，目前不受理'],
  ['2', false, '管局答复 2（目前服务器端没有可以下载的数据）：请向管局了解原因'],
  ['999', false, '管局答复 999（其他错误）：请向管局了解原因'],
  ['x1', false, '管局答复 x1（未知的返回代码）：请向管局了解原因'],
])('code %s to the question for the last upload: ok is %s, with a sentence for people', async (code, ok, zh) => {
  answer = codeAnswer(code);
  expect(await tried()).toMatchObject({ ok, said: { zh } });
});

test('a bureau that names no last upload works before the first one', async () => {
  answer = codeAnswer('2');
  await db.query('update app.bureaus set last_sequence = 0');
  expect(await tried()).toMatchObject({ ok: true, said: { en: 'The connection works; nothing was uploaded yet' } });
});

test('a stopped connection is tested too', async () => {
  answer = codeAnswer('5');
  await db.query(`update app.bureaus set stopped = '{"zh":"密码错误","en":"wrong password"}'`);
  expect(await tried()).toMatchObject({ ok: false, said: { en: expect.stringMatching(/^The bureau refuses: 5 /) } });
  expect(bureau.calls.every(({ method }) => method === 'isp_querypreviousupload')).toBe(true);
});

test('a certificate of a private authority is named, with what an operator does', async () => {
  const secured = await startTestBureau(() => noUploadYet, { tls: privateAuthority().issued });
  await db.query('update app.bureaus set wsdl = $1', [secured.wsdl]);
  expect(await tried()).toMatchObject({
    ok: false,
    said: {
      zh: '证书由不受信任的机构签发：请把该机构的证书加入 BUREAU_CA_FILE（运维手册），再测一次',
      en: expect.stringMatching(/of an authority that is not trusted .*BUREAU_CA_FILE/),
    },
  });
  await secured.close();
});

test('no answer, or a secret that cannot be decrypted, is reported', async () => {
  await db.query(`update app.bureaus set wsdl = 'http://127.0.0.1:1/?wsdl'`);
  const silent = await tried();
  expect(silent).toMatchObject({ ok: false, said: { en: expect.stringMatching(/^No answer: /) } });
  expect(silent.said.zh).not.toMatch(/[a-z]/i);
  await db.query(`update app.bureaus set secret = '\\x01'`);
  expect(await tried()).toMatchObject({ ok: false, said: { en: expect.stringContaining('enters them anew') } });
});

test('every service with an address is tested, and a failing one is named', async () => {
  const secret = db.worker.keys.sealJson(`bureaus.secret:${bureauId}`, { password: '样例密码' });
  await db.query(
    'update app.bureaus set secret = $1, wsdl = $2, status_wsdl = $2, password_wsdl = $2, last_sequence = 0',
    [secret, bureau.wsdl],
  );
  bureau.calls.length = 0;
  const works = noUploadYet as { document: string };
  const also = '<StatusInfo><Bazt>1</Bazt></StatusInfo></return>';
  answer = { document: works.document.replace('</return>', also) };
  expect(await tried()).toMatchObject({
    ok: true,
    said: {
      en: "The connection works; both sides' last number is 0; Filing status: works; Filing passwords: can be reached (no password is checked by a test)",
    },
  });
  // The bureau counts password checks, also of a number that it does not know.
  expect(bureau.calls.map(({ method }) => method).sort()).toEqual(['isp_querybeianstatus', 'isp_querypreviousupload']);
  await db.query(`update app.bureaus set password_wsdl = 'http://127.0.0.1:1/?wsdl'`);
  const { ok, said } = await tried();
  expect(ok).toBe(false);
  expect(said.en).toMatch(/Filing status: works; Filing passwords: No answer: reading the WSDL/);
});

test.each([
  ['0', true],
  ['1', true],
  ['2', true],
  ['3', true],
  ['999', true],
  ['902', true],
  ['5', false],
  ['13', false],
  ['17', false],
  ['x1', false],
])('code %s without content to the question for the status of an unfiled domain: ok is %s', async (code, ok) => {
  await db.query('update app.bureaus set password_wsdl = null');
  answerTo = { isp_querybeianstatus: code === '0' || code === '1' ? notFiled(code) : codeAnswer(code) };
  answer = noUploadYet;
  expect((await tried()).ok).toBe(ok);
});
const notFiled = (code: string): TestAnswer => ({
  document: `<return><msg_code>${code}</msg_code><msg>样例</msg><StatusInfo><Bazt>1</Bazt></StatusInfo></return>`,
});

test('a connection is tested as typed, before it is saved: its calls are not recorded as those of a connection', async () => {
  answer = noUploadYet;
  const { actor } = people.administrator;
  const typed = { province: '440000', provinces: [], ispId: '440000000999', userName: 'typed', password: '样例密码2' };
  const input = { ...typed, wsdl: bureau.wsdl, encrypts: false };
  const calls = await db.query('select * from app.bureau_calls');
  const asked = await transaction(db.app, actor, (tx) =>
    testConnection(db.app, tx, { actor, key: `key-${++keys}`, bureauId: undefined, input }),
  );
  if (!asked.ok) throw new Error(JSON.stringify(asked));
  await testBureau(testWorkerContext(db), { testId: asked.testId }, null);
  expect(await db.query('select ok, said from app.bureau_tests where id = $1', [asked.testId])).toEqual([
    {
      ok: true,
      said: expect.objectContaining({ zh: '连接正常，管局末次序号是 0，第一个文件从其后接续' }),
    },
  ]);
  expect(await db.query('select * from app.bureau_calls')).toEqual(calls);
});
