import { system, transaction } from '@beian/database/transaction';
import type { FilingRecord } from '@beian/domain/filing';
import type { OrderKind } from '@beian/domain/order-names';
import { listRecordOptions } from '@beian/orders/actions';
import { loadOrderToReport } from '@beian/orders/bureau-answer';
import { perform } from '@beian/orders/perform';
import { listRecordIds, loadRecords } from '@beian/records/views';
import { type TestDatabase, testDatabase } from '@beian/testing/database';
import {
  ISP_ID,
  moreRecords,
  type PartnerPerson,
  type People,
  seedOtherPartner,
  seedPeople,
} from '@beian/testing/fixtures';
import { orderInState, takeSteps } from '@beian/testing/orders';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { seedConnection } from '../connections/seed-connection.ts';
import { storePublishedRecord } from '../publication/publish.ts';
import { claimPendingProofs, type ProofAnswer, storeProofAnswer } from './answer.ts';
import { proveRecord } from './ask.ts';
import { findProof } from './view.ts';

const number = '苏ICP备20260001号';
const websiteNumber = `${number}-1`;
const password = 'Ba000014';
/** The subject and website that the other provider has filed. */
const [company] = moreRecords(30).slice(-1);
if (company === undefined) throw new Error('no company');

let db: TestDatabase;
let people: People;
let other: PartnerPerson;
beforeEach(async () => {
  db = await testDatabase();
  people = await seedPeople(db);
  other = await seedOtherPartner(db);
  const account = { province: '320000', ispId: ISP_ID, userName: 'test', password: 'test' };
  await seedConnection(db.worker, { ...account, wsdl: 'http://127.0.0.1:1/?wsdl' });
});
afterEach(() => db.close());

const bureau = system('bureau');
let keys = 0;
async function prove(
  filingNumber: string,
  answer: ProofAnswer = { kind: 'answered', correct: true },
  { actor } = people.partner,
) {
  const call = { actor, input: { filingNumber, password }, key: `key-${++keys}` };
  const asked = await transaction(db.app, actor, (tx) => proveRecord(db.app, tx, call));
  if (!asked.ok) throw new Error(JSON.stringify(asked.refusal));
  for (const proof of await claimPendingProofs(db.worker, 1)) await storeProofAnswer(db.worker, proof, answer);
  const proof = await transaction(db.app, actor, (tx) => findProof(tx, asked.proofId));
  if (proof === undefined) throw new Error('no proof');
  return proof;
}

async function proved() {
  const { recordId } = await prove(websiteNumber);
  const [website] = await db.query<{ id: string }>('select id from app.websites where record_id = $1', [recordId]);
  return { id: recordId ?? '', filingNumber: number, websiteIds: [website?.id ?? ''] };
}

const recordsAs = async ({ actor }: { actor: PartnerPerson['actor'] }) =>
  transaction(db.app, actor, async (tx) => {
    const { ids } = await listRecordIds(tx, { first: 10 });
    return loadRecords(db.app, tx, { ids, language: 'en' });
  });

test('a right password makes a record known by its number to the partner that proved it, and to no other', async () => {
  const { id } = await proved();
  expect(await recordsAs(people.partner)).toMatchObject([
    { id, filingNumber: number, name: '', elsewhere: true, websites: [{ filingNumber: websiteNumber, ours: false }] },
  ]);
  expect(await recordsAs(other)).toEqual([]);
  // Another proof gives the same record, with one more website.
  const again = await prove(`${number}-2`, undefined, other);
  expect(again.recordId).toBe(id);
  expect((await recordsAs(other))[0]?.websites).toHaveLength(2);
});

test('a number of a province in which we file nothing is refused at once, and no bureau is asked', async () => {
  const { actor } = people.partner;
  const asked = await transaction(db.app, actor, (tx) =>
    proveRecord(db.app, tx, { actor, input: { filingNumber: '粤ICP备20260001号', password }, key: 'unserved' }),
  );
  expect(asked).toMatchObject({
    ok: false,
    refusal: {
      code: 'GUARD_FAILED',
      reasons: [
        {
          code: 'PROVINCE_NOT_SERVED',
          field: 'filingNumber',
          ruleId: 'D-records',
          message: { zh: expect.stringContaining('广东') },
        },
      ],
    },
  });
  expect(await claimPendingProofs(db.worker, 1)).toEqual([]);
});

test('a wrong password makes no record', async () => {
  const { refusal, recordId } = await prove(number, { kind: 'answered', correct: false });
  expect([recordId, refusal?.reasons.map(({ code }) => code)]).toEqual([null, ['PROOF_WRONG']]);
  expect(await db.query('select 1 from app.records')).toEqual([]);
});

test('it allows a new website and a new access, and nothing that changes or ends a filing', async () => {
  const record = await proved();
  const options = await transaction(db.app, people.partner.actor, (tx) => listRecordOptions(tx, [record.id]));
  const possible = options.get(record.id)?.orders.filter((one) => one.possible) ?? [];
  expect(possible.map(({ kind, websiteId }) => [kind, websiteId])).toEqual([
    ['NEW_WEBSITE', null],
    ['NEW_ACCESS', record.websiteIds[0]],
  ]);
  const { actor } = people.partner;
  const refused = (kind: OrderKind) =>
    transaction(db.app, actor, async (tx) => {
      const outcome = await perform(db.app, tx, { event: 'openOrder', actor, recordId: record.id, input: { kind } });
      return outcome.ok ? 'opened' : outcome.refusal.reasons.map(({ code, field }) => `${code} ${field}`);
    });
  expect(await refused('CHANGE_SUBJECT')).toEqual(['RECORD_IS_OURS websiteId']);
  expect(await refused('CANCEL_SUBJECT')).toEqual(['RECORD_IS_OURS websiteId']);
});

test('a new access of a subject whose website was not named says how to name it', async () => {
  const { recordId } = await prove(number);
  const { actor } = people.partner;
  const outcome = await transaction(db.app, actor, (tx) =>
    perform(db.app, tx, { event: 'openOrder', actor, recordId: recordId ?? '', input: { kind: 'NEW_ACCESS' } }),
  );
  expect(outcome).toMatchObject({
    ok: false,
    refusal: {
      reasons: [
        { code: 'WEBSITE_NOT_FOUND', suggestion: { en: expect.stringContaining('first prove its own filing number') } },
      ],
    },
  });
});

const kinds: readonly OrderKind[] = ['NEW_WEBSITE', 'NEW_ACCESS'];
describe.each(kinds)('%s', (kind) => {
  test('asks for what is filed, too, names the filing by its number, and becomes a record of ours', async () => {
    const record = await proved();
    const orderId = await orderInState(db, people, record, 'SUBMITTING', kind);
    const { content } = await transaction(db.worker, bureau, (tx) => loadOrderToReport(db.worker, tx, orderId));
    expect(content).toMatchObject(
      kind === 'NEW_WEBSITE'
        ? { block: 'XZWZ', subject: { filingNumber: number } }
        : { block: 'XZJR', website: { filingNumber: websiteNumber }, subject: { filingNumber: number } },
    );
    expect(content).toMatchObject({ filingPasswordHash: expect.stringMatching(/^[0-9a-f]{32}$/) });
    await takeSteps(db, people, record, orderId, ['uploadAccepted', 'bureauApprove']);
    await publish();
    const [view, ...more] = await recordsAs(people.partner);
    expect(more).toEqual([]);
    expect(view).toMatchObject({ id: record.id, elsewhere: false, name: company?.subject.name });
    expect(view?.websites.map(({ filingNumber, ours }) => [filingNumber, ours])).toEqual([[websiteNumber, true]]);
    expect(await db.query('select state, filing_number as number from app.orders')).toEqual([
      { state: 'APPROVED', number: kind === 'NEW_WEBSITE' ? number : websiteNumber },
    ]);
  });
});

/** The bureau publishes the subject with its website, now accessed through us. */
function publish() {
  if (company === undefined) throw new Error('no company');
  const entry: FilingRecord = {
    subject: { ...company.subject, filingNumber: number, modifiedAt: '2030-01-01' },
    websites: company.websites.map((website) => ({ ...website, filingNumber: websiteNumber })),
  };
  return transaction(db.worker, bureau, (tx) => storePublishedRecord(db.worker, tx, entry, ISP_ID));
}
