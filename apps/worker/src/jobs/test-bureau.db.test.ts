import { startTestBureau, type TestAnswer, type TestBureau } from '@beian/bureau-protocol/testing';
import { transaction } from '@beian/database/transaction';
import { testBureau as askForTest, seedConnection } from '@beian/submissions/connections';
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
let keys = 0;
beforeAll(async () => {
  db = await testDatabase();
  people = await seedPeople(db);
  bureau = await startTestBureau(() => answer);
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

test('a refusal is reported with its text, and a stopped connection is tested too', async () => {
  answer = codeAnswer('5');
  await db.query(`update app.bureaus set stopped = '{"zh":"密码错误","en":"wrong password"}'`);
  expect(await tried()).toMatchObject({ ok: false, said: { en: expect.stringMatching(/^The bureau refuses: 5 /) } });
  expect(bureau.calls.every(({ method }) => method === 'isp_querypreviousupload')).toBe(true);
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
  const also = '<StatusInfo><Bazt>1</Bazt></StatusInfo><VerifyRes>1</VerifyRes></return>';
  answer = { document: works.document.replace('</return>', also) };
  expect(await tried()).toMatchObject({
    ok: true,
    said: { en: "The connection works; both sides' last number is 0; Filing status: works; Filing passwords: works" },
  });
  expect(bureau.calls.map(({ method }) => method).sort()).toEqual([
    'isp_querybeianstatus',
    'isp_querypreviousupload',
    'isp_verifybamm',
  ]);
  await db.query(`update app.bureaus set password_wsdl = 'http://127.0.0.1:1/?wsdl'`);
  const { ok, said } = await tried();
  expect(ok).toBe(false);
  expect(said.en).toMatch(/Filing status: works; Filing passwords: No answer: reading the WSDL/);
});
