import { startTestBureau, type TestAnswer, type TestBureau } from '@beian/bureau-protocol/testing';
import { transaction } from '@beian/database/transaction';
import { seedConnection } from '@beian/submissions/connections';
import { findProof, proveRecord } from '@beian/submissions/proofs';
import { type TestDatabase, testDatabase } from '@beian/testing/database';
import { ISP_ID, type PartnerPerson, seedOtherPartner, seedPeople, seedRecords } from '@beian/testing/fixtures';
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { codeAnswer } from '../testing/answers.ts';
import { type TestWorkerContext, testWorkerContext } from '../testing/worker-context.ts';
import { checkPendingProofs } from './proof-lookups.ts';

const says = (verify: string): TestAnswer => ({
  document: `<return><msg_code>0</msg_code><msg>样例</msg><VerifyRes>${verify}</VerifyRes></return>`,
});
const [fits, differs] = [says('0'), says('1')];

const password = '样例Ba000001';
/** MD5 of its GBK bytes. */
const md5 = 'c8670593d7fdc5c3de504ffbfc5a3d38';

let db: TestDatabase;
let bureau: TestBureau;
let work: TestWorkerContext;
let other: PartnerPerson;
let answer: TestAnswer;
let keys = 0;
beforeAll(async () => {
  db = await testDatabase();
  await seedRecords(db);
  await seedPeople(db);
  other = await seedOtherPartner(db);
  bureau = await startTestBureau(() => answer);
  const account = { province: '320000', ispId: ISP_ID, userName: 'tester', password: '样例密码' };
  await seedConnection(db.worker, { ...account, wsdl: 'http://127.0.0.1:1/?wsdl', passwordWsdl: bureau.wsdl });
  work = testWorkerContext(db);
});
beforeEach(() => {
  answer = fits;
  bureau.calls.length = 0;
});
afterAll(async () => {
  await bureau?.close();
  await db?.close();
});

/** Requests a proof as the partner and runs the worker; returns `STATE`, or the codes of the refusal. */
async function prove(filingNumber: string, given = password, key = `key-${++keys}`): Promise<string> {
  const { actor } = other;
  const input = { filingNumber, password: given };
  const asked = await transaction(db.app, actor, (tx) => proveRecord(db.app, tx, { actor, input, key }));
  if (!asked.ok) return asked.refusal.reasons.map((one) => one.code).join();
  await checkPendingProofs(work);
  const proof = await transaction(db.app, actor, (tx) => findProof(tx, asked.proofId));
  return [proof?.state, ...(proof?.refusal?.reasons.map((one) => one.suggestion?.en) ?? [])].join(': ');
}
const granted = () => db.query('select basis from app.partner_records where partner_id = $1', [other.actor.id]);

test('a correct number and password give access to the record, and the password is stored nowhere in clear', async () => {
  expect(await prove('苏 icp备00000051号')).toBe('PROVED');
  expect(bureau.calls).toHaveLength(1);
  const parameters: Readonly<Record<string, string>> = bureau.calls[0]?.parameters ?? {};
  expect(parameters).toMatchObject({ baxh: '苏ICP备00000051号', bamm: md5 });
  expect(await granted()).toEqual([{ basis: expect.stringMatching(/^proof_[0-9a-f]{32}$/) }]);
  const rows = JSON.stringify(
    await db.query(`select (select json_agg(p) from app.record_proofs p)::text as proofs, (select json_agg(a) from app.audit a)::text
      as audit, (select json_agg(k) from app.idempotency_keys k)::text as keys`),
  );
  for (const secret of [password, md5, Buffer.from(password).toString('hex')]) {
    expect(rows).not.toContain(secret);
    expect(JSON.stringify(work.lines)).not.toContain(secret);
  }
  expect(
    await db.query(
      `select action, outcome from app.audit where action in ('proveRecord', 'answerProof') order by at, action desc`,
    ),
  ).toEqual([
    { action: 'proveRecord', outcome: 'done' },
    { action: 'answerProof', outcome: 'done' },
  ]);
});

test('the same key has one effect, and another key changes nothing', async () => {
  await prove('苏ICP备00000051号', password, 'same');
  await prove('苏ICP备00000051号', password, 'same');
  expect(bureau.calls).toHaveLength(1);
  expect(await prove('苏ICP备00000051号', 'other', 'same')).toBe('KEY_REUSED');
  expect(await granted()).toHaveLength(1);
});

test('a wrong password and an unknown number get the same answer and are counted', async () => {
  answer = differs;
  const first = await prove('苏ICP备00000052号');
  expect(first).toMatch(/^REFUSED: .*4 tries are left/);
  expect(await prove('苏ICP备99999999号')).toBe(first);
  for (const left of [3, 2, 1]) expect(await prove('苏ICP备00000052号')).toContain(`${left} tries are left`);
  expect(await prove('苏ICP备00000052号')).toMatch(/^REFUSED: This number cannot be tried again/);
  answer = fits;
  const before = bureau.calls.length;
  expect(await prove('苏ICP备00000052号')).toBe('PROOF_TOO_MANY_TRIES');
  expect(bureau.calls).toHaveLength(before);
  expect(await db.query(`select 1 from app.record_proofs where state = 'REFUSED' and secret is not null`)).toEqual([]);
  await db.travel(24 * 3_600_000);
  expect(await prove('苏ICP备00000052号')).toBe('PROVED');
});

test('code 22 is reported with its end, and nobody can query that number before', async () => {
  answer = codeAnswer('22');
  expect(await prove('苏ICP备00000053号')).toMatch(/^STOPPED: Try again after \d{4}-\d\d-\d\d \d\d:\d\d;/);
  expect(await prove('苏ICP备00000053号')).toBe('PROOF_STOPPED');
  await checkPendingProofs(work);
  expect(bureau.calls).toHaveLength(1);
  answer = fits;
  // Other numbers can still be proved.
  expect(await prove('苏ICP备00000051号')).toBe('PROVED');
  await db.travel(24 * 3_600_000);
  expect(await prove('苏ICP备00000053号')).toBe('PROVED');
});

test('a bureau that is away is reported, not counted, and not queried again automatically', async () => {
  answer = { fail: 'drop' };
  expect(await prove('苏ICP备00000005号')).toMatch(/^UNAVAILABLE: /);
  await db.travel(120_000);
  await checkPendingProofs(work);
  expect(bureau.calls).toHaveLength(1);
  // The worker ended during the call.
  const { actor } = other;
  const input = { filingNumber: '苏ICP备00000005号', password };
  await transaction(db.app, actor, (tx) => proveRecord(db.app, tx, { actor, input, key: 'lost' }));
  expect(await prove('苏ICP备00000005号')).toBe('PROOF_PENDING');
  await db.query(`update app.record_proofs set taken_at = app.now() where state = 'PENDING'`);
  await db.travel(60_000);
  await checkPendingProofs(work);
  expect(await db.query(`select state, secret from app.record_proofs where fault = 'lost'`)).toEqual([
    { state: 'UNAVAILABLE', secret: null },
  ]);
  expect(bureau.calls).toHaveLength(1);
});

test('an invalid number or unsendable password is refused at once, and staff prove nothing', async () => {
  expect(await prove('苏ICP备1号')).toBe('WRONG_SHAPE');
  expect(await prove('苏ICP备00000051号-x')).toBe('WRONG_SHAPE');
  expect(await prove('苏ICP备00000006号', '😀')).toBe('WRONG_SHAPE');
  expect(bureau.calls).toEqual([]);
});

test('a bureau that needs the clear password gets it, and it is not stored', async () => {
  await db.query(`update app.bureaus set password_form = 'CLEAR'`);
  expect(await prove('苏ICP备00000051号')).toBe('PROVED');
  expect(bureau.calls[0]?.parameters.bamm).toBe(password);
  const [row] = await db.query<{ id: string; secret: Buffer }>(
    `select id, secret from app.record_proofs order by asked_at desc, id desc limit 1`,
  );
  const kept = db.worker.keys.unsealJson(`record_proofs.secret:${row?.id}`, row?.secret ?? Buffer.alloc(0));
  expect(kept).toEqual({ md5 });
});

test('a partner has twenty proofs per hour', async () => {
  await db.travel(3_600_000);
  answer = differs;
  for (let n = 0; n < 20; n += 1) await prove(`苏ICP备${70000000 + n}号`);
  expect(await prove('苏ICP备00000007号')).toBe('PROOF_TOO_MANY');
});
