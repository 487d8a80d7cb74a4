import { startTestBureau, type TestAnswer, type TestBureau } from '@beian/bureau-protocol/testing';
import { transaction } from '@beian/database/transaction';
import { MAX_KIND_LOOKUPS_PER_HOUR } from '@beian/domain/filing-status';
import { seedConnection } from '@beian/submissions/connections';
import { findKindLookup, lookUpOrderKind } from '@beian/submissions/kind-lookups';
import { type TestDatabase, testDatabase } from '@beian/testing/database';
import { ISP_ID, type PartnerPerson, type People, seedOtherPartner, seedPeople } from '@beian/testing/fixtures';
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { type TestWorkerContext, testWorkerContext } from '../testing/worker-context.ts';
import { answerKindLookups } from './kind-lookups.ts';

const number = '苏ICP备00000014号';
const certificateNumber = '91320000MA0000146F';
const domain = 'jianye-home.example';
/** What the bureau says of a condition; a value that is left out is not filed. */
const status = (condition: string, filing?: { subject: string; website?: string }): TestAnswer => ({
  document: `<return><msg_code>0</msg_code><msg>样例</msg><StatusInfo><Cxtjlx>0</Cxtjlx><Cxtj>${condition}</Cxtj>${
    filing === undefined
      ? ''
      : `<Ztbah>${filing.subject}</Ztbah>${filing.website ? `<Wzbah>${filing.website}</Wzbah>` : ''}`
  }<Bazt>${filing === undefined ? 1 : 0}</Bazt></StatusInfo></return>`,
});

let db: TestDatabase;
let people: People;
let other: PartnerPerson;
let bureau: TestBureau;
let work: TestWorkerContext;
let filed: Record<string, { subject: string; website?: string }>;
let isAway = false;
let keys = 0;
beforeAll(async () => {
  db = await testDatabase();
  people = await seedPeople(db);
  other = await seedOtherPartner(db);
  bureau = await startTestBureau(({ parameters }) => {
    const condition = parameters.queryCondition ?? '';
    return isAway ? { fail: 'drop' } : status(condition, filed[condition]);
  });
  const account = { province: '320000', ispId: ISP_ID, userName: 'tester', password: '样例密码' };
  await seedConnection(db.worker, { ...account, wsdl: 'http://127.0.0.1:1/?wsdl', statusWsdl: bureau.wsdl });
  work = testWorkerContext(db);
});
beforeEach(() => {
  filed = {};
  isAway = false;
  bureau.calls.length = 0;
});
afterAll(async () => {
  await bureau?.close();
  await db?.close();
});

async function lookUp(more: object = {}, { actor } = people.partner) {
  const input = { province: '320000', certificateType: 1, certificateNumber, domain, ...more };
  const call = { actor, input, key: `key-${++keys}` };
  const asked = await transaction(db.app, actor, (tx) => lookUpOrderKind(db.app, tx, call));
  if (!asked.ok) return asked.refusal.reasons.map(({ code, field }) => `${code} ${field}`).join();
  await answerKindLookups(work);
  const seen = (by: PartnerPerson) => transaction(db.app, by.actor, (tx) => findKindLookup(tx, asked.lookupId));
  expect(await seen(other)).toBeUndefined();
  const view = await seen(people.partner);
  return `${view?.state} ${view?.kind} ${view?.message?.en}`;
}

test('the kind follows from what is filed, and is said with its reason', async () => {
  expect(await lookUp()).toBe('ANSWERED FIRST_FILING Neither certificate nor domain is filed');
  filed = { [certificateNumber]: { subject: number } };
  expect(await lookUp()).toBe('ANSWERED NEW_WEBSITE The subject is filed, the domain is not');
  filed = { ...filed, [domain]: { subject: number, website: `${number}-1` } };
  expect(await lookUp()).toBe('ANSWERED NEW_ACCESS The domain is filed under this subject');
  filed = { [domain]: { subject: number, website: `${number}-1` } };
  expect(await lookUp()).toBe('ANSWERED null The domain is filed under another subject');
});

test('certificate and domain are deleted with the answer, and stand in no log', async () => {
  await lookUp();
  const rows = JSON.stringify([
    await db.query(`select k.* from app.kind_lookups k where asked is not null`),
    await db.query(`select a.* from app.audit a where action = 'lookUpOrderKind'`),
    work.lines,
  ]);
  for (const secret of [certificateNumber, domain]) expect(rows).not.toContain(secret);
  expect(await db.query('select 1 from app.kind_lookups where asked is not null')).toEqual([]);
});

test('a bureau that is away or unknown is reported', async () => {
  isAway = true;
  expect(await lookUp()).toBe('UNAVAILABLE null The bureau gave no answer');
  expect(await lookUp({ province: '440000' })).toBe('UNAVAILABLE null The bureau gave no answer');
});

test('bad input is refused with its field, and the bureau is not asked', async () => {
  expect(await lookUp({ province: '999999' })).toBe('PROVINCE_UNKNOWN province');
  expect(await lookUp({ domain: 'no domain' })).toBe('WRONG_SHAPE domain');
  expect(await lookUp({ certificateNumber: '1' })).toContain('certificateNumber');
  expect(bureau.calls).toEqual([]);
});

test('the lookups of an hour are limited', async () => {
  let answer = '';
  for (let n = 0; n <= MAX_KIND_LOOKUPS_PER_HOUR && !answer.startsWith('LOOKUP'); n += 1) answer = await lookUp();
  expect(answer).toBe('LOOKUP_TOO_MANY undefined');
  await db.travel(3_600_000);
  expect(await lookUp()).toMatch(/^ANSWERED/);
});
