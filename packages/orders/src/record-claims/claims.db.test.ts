import { system, transaction } from '@beian/database/transaction';
import type { ClaimStep } from '@beian/domain/filing';
import type { Actor } from '@beian/domain/staff';
import { getSubjectAndWebsite } from '@beian/records/record';
import { type TestDatabase, testDatabase } from '@beian/testing/database';
import {
  type People,
  type SeededRecord,
  sampleJpeg,
  seedOtherPartner,
  seedPeople,
  seedRecords,
} from '@beian/testing/fixtures';
import { orderInState } from '@beian/testing/orders';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { answerFollowUp, findFollowUp, readFollowUpData } from '../follow-ups/index.ts';
import { receiveUpload } from '../material/index.ts';
import { readNotice } from '../notices/index.ts';
import {
  type ClaimOutcome,
  claimRecord,
  compareClaim,
  compareReceivedClaims,
  listClaimIds,
  loadClaims,
  readClaimPaper,
  settleClaim,
} from './index.ts';

let db: TestDatabase;
let people: People;
let record: SeededRecord;
let claimant: Actor;
let number: string;
let certificate: string;
beforeEach(async () => {
  db = await testDatabase({ at: '2026-12-01T02:00:00Z' });
  const [first] = await seedRecords(db);
  people = await seedPeople(db);
  if (first === undefined) throw new Error('no record');
  record = first;
  claimant = (await seedOtherPartner(db)).actor;
  number = record.filingNumber;
  certificate = await certificateOf(record.id);
});
afterEach(() => db.close());

/** The certificate number of the record, as it is filed. */
const certificateOf = (recordId: string) =>
  transaction(db.worker, system('clock'), async (tx) => {
    const websiteId = record.websiteIds[0] ?? '';
    return (await getSubjectAndWebsite(db.worker, tx, { recordId, websiteId })).subject.certificateNumber;
  });
let keys = 0;
const upload = async (actor: Actor): Promise<string> => {
  const received = await receiveUpload(db.app, actor, await sampleJpeg());
  if (!received.ok) throw new Error(JSON.stringify(received.refusal));
  return received.upload.id;
};
interface Claim {
  readonly actor?: Actor;
  readonly filingNumber?: string;
  readonly certificateNumber?: string;
  readonly key?: string;
}
/** Stores a claim; the worker has not compared it yet. */
async function store({ actor = claimant, key = `key-${++keys}`, ...numbers }: Claim = {}): Promise<ClaimOutcome> {
  const partner = actor.kind === 'partner';
  const input = {
    ...{ filingNumber: number, certificateNumber: certificate, ...numbers },
    certificate: partner ? await upload(actor) : 'upload_none',
    principalId: partner ? await upload(actor) : 'upload_none',
  };
  return transaction(db.app, actor, (tx) => claimRecord(db.app, tx, { actor, input, key }));
}
async function claim(given: Claim = {}): Promise<string> {
  const id = idOf(await store(given));
  await compareClaim(db.app, id, false);
  return id;
}
const settle = (
  actor: Actor,
  claimId: string,
  step: ClaimStep,
  reason: string | null = '证件与备案一致',
  key = `key-${++keys}`,
) => transaction(db.app, actor, (tx) => settleClaim(db.app, tx, { actor, claimId, step, reason, key }));
const decide = (claimId: string, step: ClaimStep, reason?: string | null) =>
  settle(people.supervisor.actor, claimId, step, reason);
const idOf = (outcome: ClaimOutcome): string => {
  if (!outcome.ok) throw new Error(JSON.stringify(outcome.refusal));
  return outcome.claimId;
};
const refused = (outcome: ClaimOutcome) => (outcome.ok ? 'done' : outcome.refusal.reasons[0]?.code);
const seenBy = (actor: Actor) =>
  transaction(db.app, actor, async (tx) => {
    const { ids } = await listClaimIds(tx, { first: 20 });
    return loadClaims(db.app, tx, ids, { actor, language: 'en' });
  });
const stateOf = async (id: string) => (await seenBy(people.supervisor.actor)).find((one) => one.id === id)?.state;
const holders = async () =>
  (
    await db.query<{ id: string }>('select partner_id as id from app.partner_records where record_id = $1 order by 1', [
      record.id,
    ])
  ).map(({ id }) => id);
const notices = (name: string) =>
  db.query<{ recipient: string; channel: string }>(
    'select recipient, channel from app.notices where name = $1 order by 1, 2',
    [name],
  );
/** Nobody holds the record: its partner was never given it. */
const leave = () => db.query('delete from app.partner_records where record_id = $1', [record.id]);
const closeHolder = () =>
  db.query('update app.partners set closed_at = app.now() where id = $1', [people.partner.actor.id]);
async function ownersToken(): Promise<string> {
  const [notice] = await db.query<{ id: string }>(
    `select id from app.notices where name = 'claimAsked' and channel = 'sms' order by created_at desc, id desc limit 1`,
  );
  const sent = await transaction(db.worker, system('clock'), (tx) =>
    readNotice(db.worker, tx, notice?.id ?? '', 'https://desk.example'),
  );
  return /follow-up#([\w-]{43})/.exec(sent?.content.letter?.sms ?? '')?.[1] ?? '';
}

test('a filing that nobody holds goes to its claimant once its principal agreed and staff granted it, once', async () => {
  await leave();
  const id = await claim();
  expect(await seenBy(claimant)).toMatchObject([
    { state: 'AWAITING_OWNER', steps: ['WITHDRAW'], objectionUntil: null },
  ]);
  expect(refused(await decide(id, 'GRANT'))).toBe('CLAIM_STEP_NOT_NOW');
  expect(await notices('claimAsked')).toEqual([
    { recipient: 'partner', channel: 'mail' },
    { recipient: 'subjectPrincipal', channel: 'mail' },
    { recipient: 'subjectPrincipal', channel: 'sms' },
  ]);
  const link = await findFollowUp(db.app, await ownersToken());
  if (link === null) throw new Error('the link is over');
  const [one] = await seenBy(claimant);
  expect(await readFollowUpData(db.app, link, 'zh')).toEqual([{ label: '认领方', value: one?.partnerName }]);
  expect(await answerFollowUp(db.app, await ownersToken(), 'confirmed')).toBe(true);
  expect(refused(await decide(id, 'GRANT', ' '))).toBe('WRONG_SHAPE');
  expect(refused(await settle(claimant, id, 'GRANT'))).toBe('CLAIM_STEP_NOT_NOW');
  expect(refused(await settle(people.administrator.actor, id, 'GRANT'))).not.toBe('done');
  const both = await Promise.all([decide(id, 'GRANT'), decide(id, 'GRANT')]);
  expect(both.map(refused).sort()).toEqual(['CLAIM_STEP_NOT_NOW', 'done']);
  expect(await holders()).toEqual([claimant.id]);
  expect(await notices('claimGranted')).toEqual([
    { recipient: 'partner', channel: 'mail' },
    { recipient: 'subjectPrincipal', channel: 'mail' },
  ]);
  expect(await seenBy(claimant)).toMatchObject([
    { state: 'GRANTED', steps: [], reason: '证件与备案一致', recordId: record.id },
  ]);
  expect(refused(await store())).toBe('RECORD_IS_YOURS');
});

test('papers are seen by who decides, with an audit row, and by no partner', async () => {
  await leave();
  const id = await claim();
  const [one] = await seenBy(people.supervisor.actor);
  expect(one?.papers.map(({ paper }) => paper)).toEqual(['SUBJECT_CERTIFICATE', 'PRINCIPAL_ID']);
  const paper = one?.papers[0]?.id ?? '';
  expect((await readClaimPaper(db.app, people.supervisor.actor, paper, 'reduced'))?.type).toBe('image/jpeg');
  expect(await readClaimPaper(db.app, people.partner.actor, paper, 'reduced')).toBeNull();
  expect(await db.query(`select count(*)::int as n from app.audit where action = 'readClaimPaper'`)).toEqual([
    { n: 1 },
  ]);
  expect(await seenBy(people.partner.actor)).toEqual([]);
  expect(await db.query('select certificate from app.record_claims where id = $1', [id])).toEqual([
    { certificate: null },
  ]);
});

test('a principal who does not answer leaves the decision to staff, one who refuses ends it but for a refusal', async () => {
  await leave();
  const id = await claim();
  await db.travel(8 * 86_400_000);
  expect(await stateOf(id)).toBe('AWAITING_DECISION');
  idOf(await decide(id, 'REFUSE', '证件模糊'));
  expect(await notices('claimRefused')).toEqual([{ recipient: 'partner', channel: 'mail' }]);
  const again = await claim();
  expect(await answerFollowUp(db.app, await ownersToken(), 'refused')).toBe(true);
  expect(await stateOf(again)).toBe('OWNER_REFUSED');
  expect(refused(await decide(again, 'GRANT'))).toBe('CLAIM_STEP_NOT_NOW');
  idOf(await settle(claimant, again, 'WITHDRAW', null));
  expect(await holders()).toEqual([]);
});

test('a filing that an open account holds stays there: its holder is told, and the claim says that it takes a transfer', async () => {
  const id = await claim();
  expect(await stateOf(id)).toBe('HELD');
  expect(await notices('claimOfHeld')).toEqual([{ recipient: 'partner', channel: 'mail' }]);
  expect(await notices('claimAsked')).toEqual([]);
  expect(await holders()).toEqual([people.partner.actor.id]);
});

test('a former holder with a closed account may object in its time, after which the filing leaves it', async () => {
  await closeHolder();
  const objected = await claim();
  expect(await notices('claimMayBeObjected')).toEqual([{ recipient: 'partner', channel: 'mail' }]);
  idOf(await decide(objected, 'NOTE_OBJECTION', '原合作方来信反对'));
  expect(await stateOf(objected)).toBe('OBJECTED');
  const id = await claim();
  await answerFollowUp(db.app, await ownersToken(), 'confirmed');
  expect(refused(await decide(id, 'GRANT'))).toBe('CLAIM_MAY_BE_OBJECTED');
  await db.travel(11 * 86_400_000);
  idOf(await decide(id, 'GRANT'));
  expect(await holders()).toEqual([claimant.id]);
});

test('a holder whose account opens again keeps the filing', async () => {
  await closeHolder();
  const id = await claim();
  await answerFollowUp(db.app, await ownersToken(), 'confirmed');
  await db.travel(11 * 86_400_000);
  await db.query('update app.partners set closed_at = null where id = $1', [people.partner.actor.id]);
  idOf(await decide(id, 'GRANT'));
  expect([await stateOf(id), await holders()]).toEqual(['HELD', [people.partner.actor.id]]);
});

test('the times of both parties are settings, told to them and kept by claims that came before', async () => {
  await closeHolder();
  await db.query(`update app.settings set value = '"3"' where name = 'claimOwnerDays'`);
  await db.query(`update app.settings set value = '"15"' where name = 'claimObjectionDays'`);
  const id = await claim();
  const [told] = await db.query<{ id: string }>(
    `select id from app.notices where name = 'claimMayBeObjected' and channel = 'mail'`,
  );
  const mail = await transaction(db.worker, system('clock'), (tx) =>
    readNotice(db.worker, tx, told?.id ?? '', 'https://desk.example'),
  );
  expect(JSON.stringify(mail)).toContain('15 天内提出异议');
  await db.query(`update app.settings set value = '"30"' where name in ('claimOwnerDays', 'claimObjectionDays')`);
  await db.travel(4 * 86_400_000);
  expect(await stateOf(id)).toBe('AWAITING_DECISION');
  expect(refused(await decide(id, 'GRANT'))).toBe('CLAIM_MAY_BE_OBJECTED');
  await db.travel(12 * 86_400_000);
  idOf(await decide(id, 'GRANT'));
});

test('a filing with an open order is not granted until the order has ended', async () => {
  const orderId = await orderInState(db, people, record, 'DRAFT');
  await closeHolder();
  const id = await claim();
  await db.travel(11 * 86_400_000);
  expect(refused(await decide(id, 'GRANT'))).toBe('ORDER_IS_OPEN');
  expect([await stateOf(id), await holders()]).toEqual(['AWAITING_DECISION', [people.partner.actor.id]]);
  await db.query(`update app.orders set locked = false, state = 'ABANDONED', duty = null where id = $1`, [orderId]);
  idOf(await decide(id, 'GRANT'));
  expect(await holders()).toEqual([claimant.id]);
});

test('of two claims of one filing the first that is granted has it', async () => {
  await leave();
  const first = await claim();
  const second = await claim({ actor: people.partner.actor });
  await db.travel(8 * 86_400_000);
  const both = await Promise.all([decide(first, 'GRANT'), decide(second, 'GRANT')]);
  expect(both.map(refused)).toEqual(['done', 'done']);
  expect([await stateOf(first), await stateOf(second)].sort()).toEqual(['GRANTED', 'HELD']);
  expect(await holders()).toHaveLength(1);
});

test('a process that dies between storing and comparing loses nothing, and a replay changes nothing', async () => {
  await leave();
  const stored = idOf(await store({ key: 'once' }));
  expect(await stateOf(stored)).toBe('RECEIVED');
  expect(await compareReceivedClaims(db.worker, false)).toBe(1);
  await Promise.all([compareClaim(db.worker, stored, false), compareClaim(db.app, stored, false)]);
  expect(await stateOf(stored)).toBe('AWAITING_OWNER');
  expect(await notices('claimAsked')).toHaveLength(3);
  expect(await compareReceivedClaims(db.worker, false)).toBe(0);
});

test('what hinders a claim is said, and numbers of ours and of others are treated alike', async () => {
  await leave();
  expect(await stateOf(await claim({ certificateNumber: '91320000000000000X' }))).toBe('NOT_FOUND');
  expect(await stateOf(await claim({ filingNumber: '苏ICP备20269999号' }))).toBe('NOT_FOUND');
  expect(refused(await store({ filingNumber: '苏ICP' }))).not.toBe('done');
  expect(refused(await store({ actor: people.supervisor.actor }))).toBe('NOT_POSSIBLE');
  const input = {
    filingNumber: number,
    certificateNumber: certificate,
    certificate: 'upload_x',
    principalId: 'upload_x',
  };
  expect(
    refused(await transaction(db.app, claimant, (tx) => claimRecord(db.app, tx, { actor: claimant, input, key: 'x' }))),
  ).toBe('UPLOAD_NOT_FOUND');
  await claim();
  expect(refused(await store())).toBe('CLAIM_IS_OPEN');
  for (let more = 3; more < 10; more += 1) await claim({ filingNumber: `苏ICP备2026999${more}号` });
  expect(refused(await store({ filingNumber: '苏ICP备20269990号' }))).toBe('TOO_MANY_CLAIMS');
  expect(await holders()).toEqual([]);
});
