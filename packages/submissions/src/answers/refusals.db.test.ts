import { system, transaction } from '@beian/database/transaction';
import type { PlanName } from '@beian/domain/order';
import { kindRow, type OrderKind, orderKinds } from '@beian/domain/order-names';
import type { Refusal } from '@beian/domain/text';
import { perform } from '@beian/orders/perform';
import { openPlan } from '@beian/orders/plans';
import { verifyTestAudit } from '@beian/testing/audit';
import { hashTables, type TestDatabase, testDatabase } from '@beian/testing/database';
import {
  fictitiousRecords,
  ISP_ID,
  moreRecords,
  type PartnerPerson,
  type People,
  type SeededRecord,
  seedOtherPartner,
  seedPeople,
  seedRecords,
} from '@beian/testing/fixtures';
import { answerAsBureau, orderInState, sendFile, takeSteps, type Walk, walkSteps } from '@beian/testing/orders';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { seedConnection } from '../connections/seed-connection.ts';
import { storeDeregistered } from '../publication/deregister.ts';

let db: TestDatabase;
let people: People;
let ours: SeededRecord;
let elsewhere: SeededRecord;
/** Two websites. */
let larger: SeededRecord;
let shell: SeededRecord;
let other: PartnerPerson;

beforeAll(async () => {
  db = await testDatabase();
  const [tea, soft, culture] = fictitiousRecords;
  if (tea === undefined || soft === undefined || culture === undefined) throw new Error('no fixtures');
  const atAnother = JSON.parse(JSON.stringify(soft).replaceAll(ISP_ID, '990000000000'));
  const [first, second, third, fourth] = await seedRecords(db, [tea, atAnother, culture, ...moreRecords(1)]);
  if (first === undefined || second === undefined || third === undefined || fourth === undefined)
    throw new Error('no records');
  [ours, elsewhere, larger, shell] = [first, second, third, fourth];
  people = await seedPeople(db);
  other = await seedOtherPartner(db);
  const account = { province: '320000', ispId: ISP_ID, userName: 'test', password: 'test' };
  await seedConnection(db.worker, { ...account, wsdl: 'http://127.0.0.1:1/?wsdl' });
  await transaction(db.worker, system('bureau'), async (tx) => {
    // The shell's only website was cancelled at the bureau.
    const [site] = await db.query('select bureau_id as id from app.websites where record_id = $1', [shell.id]);
    await storeDeregistered(db.worker, tx, { kind: 'website', bureauId: site?.id }, null, ISP_ID);
  });
});
afterAll(() => db?.close());

/** What the tables hold, but not those that note each call. */
const stored = () => hashTables(db, /audit|idempoten|sequences/);

/** Codes of a refusal that says everything, in both languages, and after which nothing is stored. */
async function refused(
  work: () => Promise<{ readonly ok: true } | { readonly ok: false; readonly refusal: Refusal }>,
): Promise<string[]> {
  const before = await stored();
  const outcome = await work();
  expect(await stored(), 'nothing is stored').toEqual(before);
  if (outcome.ok) throw new Error('it is accepted');
  for (const { message, suggestion, ruleId } of outcome.refusal.reasons) {
    for (const said of [message, suggestion]) {
      expect(said.zh).toMatch(/\p{Script=Han}/u);
      expect(said.en).toMatch(/[a-z]{3}/);
    }
    expect(ruleId).not.toBe('');
  }
  return outcome.refusal.reasons.map(({ code, field }) => (field === undefined ? code : `${code} ${field}`));
}

const open = (
  kind: string,
  of: { recordId?: string; websiteId?: string; accessId?: string },
  input: object = {},
  actor = people.partner.actor,
) =>
  transaction(db.app, actor, (tx) =>
    perform(db.app, tx, { event: 'openOrder', actor, ...of, input: { kind, ...input } }),
  );
const about = ({ id, websiteIds }: SeededRecord) => ({ recordId: id, websiteId: websiteIds[0] });
const plan = (name: PlanName, recordId: string, more: { province?: string; key?: string } = {}) =>
  transaction(db.app, people.partner.actor, (tx) =>
    openPlan(db.app, tx, { actor: people.partner.actor, name, recordId, key: `${name} ${recordId}`, ...more }),
  );
const submit = (orderId: string) =>
  transaction(db.app, people.partner.actor, (tx) =>
    perform(db.app, tx, { event: 'submit', actor: people.partner.actor, orderId, input: {} }),
  );
const stateOf = async (orderId: string) =>
  (await db.query('select state from app.orders where id = $1', [orderId]))[0]?.state;

const ofFiled = orderKinds.filter((kind) => kindRow(kind).about !== 'nothing' && kindRow(kind).report !== null);

describe('an order that its record does not allow is refused with its rule, and nothing is stored', () => {
  test.each(ofFiled.filter((kind) => kind !== 'NEW_WEBSITE'))('%s', async (kind) => {
    expect(await refused(() => open(kind, { recordId: shell.id }))).toEqual(['STILL_FILED recordId']);
    const [onOurs, onTheirs] = {
      NEW_ACCESS: [['ACCESS_IS_NEW websiteId'], undefined],
      CANCEL_ACCESS: [['OTHER_ACCESS_REMAINS accessId'], ['RECORD_IS_OURS websiteId', 'OTHER_ACCESS_REMAINS accessId']],
    }[kind as string] ?? [undefined, ['RECORD_IS_OURS websiteId']];
    if (onOurs !== undefined) expect(await refused(() => open(kind, about(ours)))).toEqual(onOurs);
    if (onTheirs !== undefined) expect(await refused(() => open(kind, about(elsewhere)))).toEqual(onTheirs);
    const { about: what, effect } = kindRow(kind);
    if (what === 'website' || (what === 'subject' && effect.does === 'replace'))
      expect(await refused(() => open(kind, { recordId: larger.id }))).toEqual(['WEBSITE_NOT_FOUND websiteId']);
    if (what === 'access')
      expect(await refused(() => open(kind, { ...about(ours), accessId: '1' }))).toEqual(['ACCESS_NOT_FOUND accessId']);
  });
  test('the cancellation of a shell, with the advice to cancel it on paper', async () => {
    const outcome = await open('CANCEL_SUBJECT', { recordId: shell.id });
    expect(outcome.ok ? [] : outcome.refusal.reasons.map(({ suggestion }) => suggestion.en).join()).toMatch('on paper');
  });
  test('a new website of a shell, before the rule of 2025-12-31', async () => {
    expect(await refused(() => open('NEW_WEBSITE', { recordId: shell.id }))).toEqual(['SHELL_TAKES_WEBSITE recordId']);
  });
  test('a first filing without its province, or in none that exists', async () => {
    expect(await refused(() => open('FIRST_FILING', {}))).toEqual(['PROVINCE_MISSING province']);
    expect(await refused(() => open('FIRST_FILING', {}, { province: '990000' }))).toEqual([
      'PROVINCE_MISSING province',
    ]);
    expect(await refused(() => open('FIRST_FILING', {}, { province: '江苏' }))).toEqual(['WRONG_SHAPE province']);
  });
  test.each(ofFiled)('%s of a record that the caller may not see', async (kind) => {
    expect(await refused(() => open(kind, about(ours), {}, other.actor))).toEqual(['RECORD_NOT_FOUND recordId']);
  });
  test('a kind that does not exist', async () => {
    expect(await refused(() => open('CANCEL_ALL', about(ours)))).toEqual(['WRONG_SHAPE kind']);
  });
  test.each(['REFILE', 'DOMAIN_AS_WEBSITE'] as const)('%s', async (name) => {
    expect(await refused(() => plan(name, shell.id))).toEqual(['STILL_FILED recordId']);
    expect(await refused(() => plan(name, elsewhere.id))).toEqual(['RECORD_IS_OURS websiteId']);
    expect(await refused(() => plan(name, ours.id, { province: '990000' }))).toEqual(['PROVINCE_UNKNOWN province']);
  });
});

describe('while a change of the subject is open', () => {
  beforeAll(async () => void (await orderInState(db, people, larger, 'INITIAL_REVIEW', 'CHANGE_SUBJECT')));
  test.each(ofFiled.filter((kind) => kind !== 'NEW_ACCESS' && kind !== 'CANCEL_ACCESS'))(
    '%s of the same subject is refused, and nothing is stored',
    async (kind) => {
      expect(await refused(() => open(kind, about(larger)))).toEqual(['NO_OTHER_OPEN_ORDER recordId']);
    },
  );
  test('so is a plan', async () => {
    for (const name of ['REFILE', 'DOMAIN_AS_WEBSITE'] as const)
      expect(
        await refused(() =>
          transaction(db.app, people.partner.actor, (tx) =>
            openPlan(db.app, tx, {
              actor: people.partner.actor,
              name,
              ...about(larger),
              recordId: larger.id,
              key: name,
            }),
          ),
        ),
      ).toEqual(['NO_OTHER_OPEN_ORDER recordId']);
  });
});

describe('a cancellation of the subject at the bureau, first step of a plan', () => {
  let first: string;
  let second: string;
  let walk: Walk;
  beforeAll(async () => {
    const opened = await plan('REFILE', ours.id, { key: 'the plan' });
    if (!opened.ok) throw new Error('the plan is refused');
    const steps = await db.query<{ id: string }>('select order_id as id from app.plan_steps order by position');
    [first = '', second = ''] = steps.map(({ id }) => id);
    await takeSteps(db, people, ours, first, ['submit', 'approveInitialReview', 'pushToBureau']);
    walk = { db, people, record: ours, province: '320000', kind: 'CANCEL_SUBJECT', orderId: first };
    await sendFile(walk, 'accept');
  });
  const after: readonly OrderKind[] = ['FIRST_FILING', 'NEW_WEBSITE', 'NEW_ACCESS', 'CHANGE_SUBJECT'];
  const others: readonly OrderKind[] = [...after, 'CANCEL_ACCESS', 'CANCEL_WEBSITE'];

  test.each(others)('is not answered by a result for %s', async (kind) => {
    const records = () =>
      db.query('select r::text, w::text from app.records r join app.websites w on w.record_id = r.id');
    const before = await records();
    await answerAsBureau({ ...walk, kind }, 'approved', '1001');
    const [entry] = await db.query('select status, why from app.answer_entries order by id desc limit 1');
    expect(entry).toMatchObject({ status: 'unmatched', why: [{ code: 'OTHER_OPERATION' }] });
    expect([await stateOf(first), await records()]).toEqual(['BUREAU_REVIEW', before]);
  });

  test('if it is refused, the second step waits until it is done or abandoned, and says which', async () => {
    await answerAsBureau(walk, 'refused', '1002');
    expect(await stateOf(first)).toBe('BUREAU_REJECTED');
    const waits = async () => {
      const before = await stored();
      const outcome = await submit(second);
      expect(await stored()).toEqual(before);
      return outcome.ok ? undefined : outcome.refusal.reasons.find(({ code }) => code === 'EARLIER_STEP_OPEN');
    };
    expect((await waits())?.suggestion.en).toMatch('Finish that step first');
    await walkSteps.sendBack?.(walk);
    expect((await waits())?.suggestion.en).toMatch('Finish that step first');
    await takeSteps(db, people, ours, first, ['abandon']);
    expect((await waits())?.suggestion.en).toMatch('abandon this draft');
    await takeSteps(db, people, ours, second, ['abandon']);
    // What was never filed goes with the draft, and the subject is free again.
    expect((await open('CHANGE_WEBSITE', about(ours))).ok).toBe(true);
  });
  test('the audit of all this verifies, with a first filing that is still a draft', async () => {
    expect((await open('FIRST_FILING', {}, { province: '320000' })).ok).toBe(true);
    expect((await verifyTestAudit(db)).faults).toEqual([]);
  });
});
