import { system, transaction } from '@beian/database/transaction';
import type { TransferStep } from '@beian/domain/filing';
import type { Actor } from '@beian/domain/staff';
import { type TestDatabase, testDatabase } from '@beian/testing/database';
import {
  ISP_ID,
  type People,
  type SeededRecord,
  seedOtherPartner,
  seedPeople,
  seedRecords,
} from '@beian/testing/fixtures';
import { orderInState } from '@beian/testing/orders';
import { seedConnection } from '@beian/testing/setup';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { answerFollowUp, findFollowUp, readFollowUpData } from '../follow-ups/index.ts';
import { readNotice } from '../notices/index.ts';
import { listTransferIds, loadTransfers, offerRecord, settleTransfer, type TransferOutcome } from './index.ts';

let db: TestDatabase;
let people: People;
let records: readonly SeededRecord[];
let giver: Actor;
let receiver: Actor;
beforeEach(async () => {
  db = await testDatabase({ at: '2026-12-01T02:00:00Z' });
  records = await seedRecords(db);
  people = await seedPeople(db);
  giver = people.partner.actor;
  receiver = (await seedOtherPartner(db)).actor;
});
afterEach(() => db.close());

const recordId = () => records[0]?.id ?? '';
let keys = 0;
const offer = (over: { actor?: Actor; to?: string; key?: string } = {}) =>
  transaction(db.app, over.actor ?? giver, (tx) =>
    offerRecord(db.app, tx, {
      ...{ actor: over.actor ?? giver, recordId: recordId(), toPartnerId: over.to ?? receiver.id },
      key: over.key ?? `key-${++keys}`,
    }),
  );
const settle = (actor: Actor, transferId: string, step: TransferStep, key = `key-${++keys}`) =>
  transaction(db.app, actor, (tx) => settleTransfer(db.app, tx, { actor, transferId, step, key }));
const idOf = (outcome: TransferOutcome): string => {
  if (!outcome.ok) throw new Error(JSON.stringify(outcome.refusal));
  return outcome.transferId;
};
const refused = (outcome: TransferOutcome) => (outcome.ok ? 'done' : outcome.refusal.reasons[0]?.code);
const seenBy = (actor: Actor) =>
  transaction(db.app, actor, async (tx) => {
    const { ids } = await listTransferIds(tx, { first: 10 });
    return (await loadTransfers(tx, ids, { actor, language: 'en' })).map(({ state, steps, fromName, toName }) => ({
      ...{ state, steps, parties: [fromName, toName] },
    }));
  });
const holders = async () =>
  (
    await db.query<{ id: string }>('select partner_id as id from app.partner_records where record_id = $1 order by 1', [
      recordId(),
    ])
  ).map(({ id }) => id);
/** The token in the SMS of the last transfer. */
async function ownersToken(): Promise<string> {
  const [notice] = await db.query<{ id: string }>(
    `select id from app.notices where name = 'transferAsked' and channel = 'sms' order by created_at desc, id desc limit 1`,
  );
  const sent = await transaction(db.worker, system('clock'), (tx) =>
    readNotice(db.worker, tx, notice?.id ?? '', 'https://desk.example'),
  );
  return /follow-up#([\w-]{43})/.exec(sent?.content.letter?.sms ?? '')?.[1] ?? '';
}
const confirm = async () => answerFollowUp(db.app, await ownersToken(), 'confirmed');

test('a filing moves once its owner has confirmed and the receiver has accepted; its orders stay', async () => {
  const account = { province: '320000', ispId: ISP_ID, userName: 'test', password: 'test' };
  await seedConnection(db.worker, { ...account, wsdl: 'http://127.0.0.1:1/?wsdl' });
  const orderId = await orderInState(db, people, records[0] as SeededRecord, 'APPROVED');
  const id = idOf(await offer());
  expect(await seenBy(giver)).toMatchObject([{ state: 'AWAITING_OWNER', steps: ['WITHDRAW'] }]);
  expect(await seenBy(receiver)).toMatchObject([{ state: 'AWAITING_OWNER', steps: ['DECLINE'] }]);
  expect((await seenBy(receiver))[0]?.parties).toEqual((await seenBy(giver))[0]?.parties);
  expect(refused(await settle(receiver, id, 'ACCEPT'))).toBe('TRANSFER_STEP_NOT_NOW');
  expect(await confirm()).toBe(true);
  expect(refused(await settle(giver, id, 'ACCEPT'))).toBe('TRANSFER_STEP_NOT_NOW');
  const both = await Promise.all([settle(receiver, id, 'ACCEPT', 'same'), settle(receiver, id, 'ACCEPT', 'other')]);
  expect(both.map(refused).sort()).toEqual(['TRANSFER_STEP_NOT_NOW', 'done']);
  expect(await holders()).toEqual([receiver.id]);
  expect(await seenBy(giver)).toMatchObject([{ state: 'ACCEPTED', steps: [] }]);
  expect(await db.query('select partner_id from app.orders where id = $1', [orderId])).toEqual([
    { partner_id: giver.id },
  ]);
  expect(refused(await offer())).toBe('RECORD_NOT_FOUND');
});

test('the owner is asked by SMS and mail with both names, the receiver is told, and nobody else has the link', async () => {
  await offer();
  const notices = await db.query<{ recipient: string; channel: string; linked: boolean }>(
    `select recipient, channel, link is not null as linked from app.notices where name = 'transferAsked' order by 1, 2`,
  );
  expect(notices).toEqual([
    { recipient: 'partner', channel: 'mail', linked: false },
    { recipient: 'subjectPrincipal', channel: 'mail', linked: true },
    { recipient: 'subjectPrincipal', channel: 'sms', linked: true },
  ]);
  const link = await findFollowUp(db.app, await ownersToken());
  if (link === null) throw new Error('the link is over');
  const [one] = await seenBy(giver);
  expect((await readFollowUpData(db.app, link, 'en')).map(({ value }) => value)).toEqual(one?.parties);
});

test('what hinders a transfer is said', async () => {
  expect(refused(await offer({ to: giver.id }))).toBe('TRANSFER_TO_ITSELF');
  expect(refused(await offer({ to: 'partner_00000000000000000000000000000000' }))).toBe('PARTNER_NOT_FOUND');
  expect(refused(await offer({ actor: receiver, to: giver.id }))).toBe('RECORD_NOT_FOUND');
  expect(refused(await offer({ actor: people.supervisor.actor }))).toBe('NOT_POSSIBLE');
  const id = idOf(await offer({ key: 'twice' }));
  expect(idOf(await offer({ key: 'twice' }))).toBe(id);
  expect(refused(await offer())).toBe('TRANSFER_IS_OPEN');
  await confirm();
  await orderInState(db, people, records[0] as SeededRecord, 'DRAFT');
  expect(refused(await settle(receiver, id, 'ACCEPT'))).toBe('ORDER_IS_OPEN');
  idOf(await settle(giver, id, 'WITHDRAW'));
  expect(refused(await offer())).toBe('ORDER_IS_OPEN');
  expect(await holders()).toEqual([giver.id]);
});

test('an owner who refuses, a receiver who declines and an offer out of time leave the filing, which may be offered again', async () => {
  const first = idOf(await offer());
  expect(await answerFollowUp(db.app, await ownersToken(), 'refused')).toBe(true);
  expect(await seenBy(receiver)).toMatchObject([{ state: 'OWNER_REFUSED', steps: [] }]);
  expect(refused(await settle(receiver, first, 'ACCEPT'))).toBe('TRANSFER_STEP_NOT_NOW');
  const second = idOf(await offer());
  idOf(await settle(receiver, second, 'DECLINE'));
  idOf(await offer());
  await confirm();
  await db.travel(8 * 86_400_000);
  expect((await seenBy(receiver)).map(({ state }) => state)).toEqual(['EXPIRED', 'DECLINED', 'EXPIRED']);
  idOf(await offer());
  expect(await holders()).toEqual([giver.id]);
});
