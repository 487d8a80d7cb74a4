import { transaction } from '@beian/database/transaction';
import { beginsFromNothing, planNames } from '@beian/domain/order';
import { kindRow, orderKinds } from '@beian/domain/order-names';
import type { Actor } from '@beian/domain/staff';
import { type TestDatabase, testDatabase } from '@beian/testing/database';
import { ISP_ID, type People, seedPeople, seedRecords } from '@beian/testing/fixtures';
import { takeSteps } from '@beian/testing/orders';
import { seedConnection } from '@beian/testing/setup';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { loadOrders } from '../order-list/orders.ts';
import { perform } from '../perform/perform.ts';
import { openPlan, planRefusal, previewPlan } from './index.ts';

let db: TestDatabase;
let people: People;
type Record = Awaited<ReturnType<typeof seedRecords>>[number];
let record: Record;
/** With two websites. */
let larger: Record;
beforeAll(async () => {
  db = await testDatabase();
  const [first, , third] = await seedRecords(db);
  if (first === undefined || third === undefined) throw new Error('no record');
  record = first;
  larger = third;
  people = await seedPeople(db);
  // Whose access is ours follows from our account at the bureau.
  const account = { province: '320000', ispId: ISP_ID, userName: 'test', password: 'test' };
  await seedConnection(db.worker, { ...account, wsdl: 'http://127.0.0.1:1/?wsdl' });
});
afterAll(() => db?.close());

const planOf = (id: string, actor: Actor) =>
  transaction(db.app, actor, async (tx) => {
    const [order] = await loadOrders(db.app, tx, { ids: [id], actor, language: 'en', parts: ['plan'] });
    return order?.plan;
  });

test('reviewer and partner read the plan with an order: its expected times are those of the preview, and a step that came to nothing is explained', async () => {
  const { actor } = people.partner;
  const asked = { name: 'REFILE', recordId: record.id } as const;
  const [preview, outcome] = await transaction(db.app, actor, async (tx) => [
    await previewPlan(tx, { ...asked, province: '320000', language: 'en' }),
    await openPlan(db.app, tx, { ...asked, actor, key: 'key' }),
  ]);
  expect(outcome.ok).toBe(true);
  const orders = await db.query<{ id: string }>('select order_id as id from app.plan_steps order by position');
  const [cancellation, filing] = orders.map(({ id }) => id);
  if (cancellation === undefined || filing === undefined) throw new Error('the plan has two orders');
  const plans = await Promise.all([actor, people.reviewers[0].actor].map((reader) => planOf(filing, reader)));
  const { mostSeconds, stillSeconds } = preview;
  for (const plan of plans) {
    expect(plan).toMatchObject({ name: 'REFILE', stopped: null, mostSeconds, stillSeconds });
    expect(plan?.steps.map(({ orderId }) => orderId)).toEqual([cancellation, filing]);
  }
  await takeSteps(db, people, record, cancellation, ['abandon']);
  expect(await planOf(filing, actor)).toMatchObject({
    mostSeconds: null,
    stillSeconds: null,
    stopped:
      'Step 1 was abandoned. Nothing was cancelled: what is filed stays filed. The drafts after it cannot be submitted: abandon them',
  });
});

/** What `ask` says; whatever it wrote is undone. */
async function undone<T>(ask: (tx: Parameters<Parameters<typeof transaction>[2]>[0]) => Promise<T>): Promise<T> {
  let told: { readonly value: T } | undefined;
  const undo = new Error('undo');
  await transaction(db.app, people.partner.actor, async (tx) => {
    told = { value: await ask(tx) };
    throw undo;
  }).catch((error: unknown) => {
    if (error !== undo) throw error;
  });
  if (told === undefined) throw new Error('nothing was said');
  return told.value;
}

test('the preview of a plan refuses what opening it refuses, and nothing else', async () => {
  const { actor } = people.partner;
  const seen = new Set<boolean>();
  for (const name of planNames)
    for (const of of [record, larger])
      for (const websiteId of [undefined, of.websiteIds[0], 'website_none'])
        for (const province of [undefined, '330000']) {
          const fromNothing = beginsFromNothing(name);
          const asked = {
            name,
            ...(fromNothing ? {} : { recordId: of.id }),
            ...(websiteId === undefined ? {} : { websiteId }),
            ...(province === undefined ? {} : { province }),
          };
          const opened = await undone((tx) => openPlan(db.app, tx, { ...asked, actor, key: 'once' }));
          const preview = await undone((tx) => planRefusal(tx, actor, asked));
          const codes = (given: object) =>
            'reasons' in given ? (given.reasons as { code: string }[]).map(({ code }) => code) : [];
          expect(codes(preview), JSON.stringify(asked)).toEqual(opened.ok ? [] : codes(opened.refusal));
          seen.add(opened.ok);
        }
  expect([...seen].sort()).toEqual([false, true]);
});

test('no kind of order ignores in silence what an order is said to be about', async () => {
  const { actor } = people.partner;
  const website = larger.websiteIds[0];
  const of = record;
  // Apps are not taken in the edition of this database.
  for (const kind of orderKinds.filter((one) => kindRow(one).app !== true)) {
    const open = async (about: object) => {
      const province = 'province' in about ? { province: String(about.province) } : {};
      const outcome = await undone((tx) =>
        perform(db.app, tx, { event: 'openOrder', actor, ...about, input: { kind, ...province } }),
      );
      return outcome.ok ? [] : outcome.refusal.reasons.map(({ code, field }) => `${code} ${field ?? ''}`);
    };
    if (kind === 'FIRST_FILING') {
      const province = '320000';
      expect(await open({ province })).toEqual([]);
      expect(await open({ province, recordId: of.id })).toEqual(['RECORD_NOT_NEEDED recordId']);
      expect(await open({ province, websiteId: website })).toEqual(['RECORD_NOT_NEEDED websiteId']);
      expect(await open({ province, accessId: '1' })).toEqual(['RECORD_NOT_NEEDED accessId']);
      continue;
    }
    const wrong = await Promise.all([
      open({ recordId: of.id, websiteId: website }),
      open({ recordId: of.id, accessId: '1' }),
      open({ recordId: of.id, province: '330000' }),
    ]);
    const fields = wrong.map((reasons) => reasons.map((reason) => reason.split(' ')[1]));
    expect(fields, kind).toEqual([['websiteId'], ['accessId'], ['province']]);
  }
});
