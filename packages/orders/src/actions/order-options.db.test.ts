import { transaction } from '@beian/database/transaction';
import { kindRow, orderKinds } from '@beian/domain/order-names';
import type { Actor } from '@beian/domain/staff';
import { type TestDatabase, testDatabase } from '@beian/testing/database';
import { ISP_ID, type People, seedPeople, seedRecords } from '@beian/testing/fixtures';
import { seedConnection } from '@beian/testing/setup';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { dryRun } from '../dry-run/dry-run.ts';
import { perform } from '../perform/perform.ts';
import { planRefusal } from '../plans/open-plan.ts';
import { listRecordOptions } from './order-options.ts';

let db: TestDatabase;
let people: People;
let record: Awaited<ReturnType<typeof seedRecords>>[number];
beforeAll(async () => {
  db = await testDatabase();
  const [, , third] = await seedRecords(db);
  if (third === undefined) throw new Error('no record');
  record = third;
  people = await seedPeople(db);
  const account = { province: '320000', ispId: ISP_ID, userName: 'test', password: 'test' };
  await seedConnection(db.worker, { ...account, wsdl: 'http://127.0.0.1:1/?wsdl' });
  // Another provider gives access to the first website, too.
  await db.query(
    `update app.websites set plain = jsonb_set(plain, '{accesses}', plain -> 'accesses' ||
       jsonb_build_array(jsonb_build_object('bureauId', '990000001', 'ispId', '990000000000', 'serverLocations', '[17]'::jsonb,
         'accessModes', '[2]'::jsonb, 'ipRanges', '[]'::jsonb))) where id = $1`,
    [record.websiteIds[0]],
  );
});
afterAll(() => db?.close());

const optionsFor = (actor: Actor) =>
  transaction(db.app, actor, async (tx) => (await listRecordOptions(tx, [record.id])).get(record.id)?.orders ?? []);

test('a record has an option for its subject, each website and each access of ours, the same for partner and staff', async () => {
  const options = await optionsFor(people.partner.actor);
  expect(await optionsFor(people.reviewers[0].actor)).toEqual(options);
  for (const kind of orderKinds) {
    const own = options.filter((one) => one.kind === kind);
    const { about, app, effect } = kindRow(kind);
    // No app of it is filed.
    const sites = about === 'subject' ? record.websiteIds.slice(0, 1) : app === true ? [] : record.websiteIds;
    // A first filing is about no record, and a new website about none that is filed.
    const named = about === 'nothing' ? [] : about === 'subject' && effect.does === 'add' ? [null] : sites;
    expect([kind, own.map((one) => one.websiteId)]).toEqual([kind, named]);
    expect([kind, own.every((one) => (one.accessId !== null) === (about === 'access'))]).toEqual([kind, true]);
  }
});

test('a possible option is opened with what it names; any other is refused with its reasons, and an open order refuses all', async () => {
  const { actor } = people.partner;
  const act = (call: { event: 'openOrder' | 'abandon'; input: unknown } & Record<string, unknown>) =>
    transaction(db.app, actor, (tx) => perform(db.app, tx, { actor, ...call }));
  const impossible: (string | undefined)[][] = [];
  for (const { kind, websiteId, accessId, possible, reasons } of await optionsFor(actor)) {
    const named = {
      recordId: record.id,
      ...(websiteId === null ? {} : { websiteId }),
      ...(accessId === null ? {} : { accessId }),
    };
    const outcome = await act({ event: 'openOrder', ...named, input: { kind } });
    expect([kind, outcome.ok]).toEqual([kind, possible]);
    if (!outcome.ok) {
      expect(outcome.refusal.reasons).toEqual(reasons);
      impossible.push([kind, websiteId ?? '', ...reasons.map(({ code }) => code)]);
      continue;
    }
    const meanwhile = (await optionsFor(actor)).map((one) => one.reasons.map(({ code }) => code));
    expect(meanwhile.every((codes) => codes.includes('NO_OTHER_OPEN_ORDER'))).toBe(true);
    await act({ event: 'abandon', orderId: outcome.orderId, input: {} });
  }
  // The first website has an access of another provider, which remains. Both are accessed through us already.
  expect(impossible).toEqual([
    ['CANCEL_ACCESS', record.websiteIds[1], 'OTHER_ACCESS_REMAINS'],
    ...record.websiteIds.map((id) => ['NEW_ACCESS', id, 'ACCESS_IS_NEW']),
    ['NEW_APP', '', 'KIND_OFFERED'],
  ]);
});

test('a plan is possible where its first order is, and refused with the same reasons while an order is open', async () => {
  const { actor } = people.partner;
  const plansOf = () =>
    transaction(db.app, actor, async (tx) => (await listRecordOptions(tx, [record.id])).get(record.id)?.plans ?? []);
  expect((await plansOf()).map(({ plan, possible }) => [plan, possible])).toEqual([
    ['REFILE', true],
    ['DOMAIN_AS_WEBSITE', true],
    ['SUBJECT_AND_ALL_WEBSITES', true],
  ]);
  const opened = await transaction(db.app, actor, (tx) =>
    perform(db.app, tx, {
      actor,
      event: 'openOrder',
      recordId: record.id,
      websiteId: record.websiteIds[0],
      input: { kind: 'CHANGE_SUBJECT' },
    }),
  );
  expect(opened.ok).toBe(true);
  for (const { possible, reasons } of await plansOf())
    expect([possible, reasons.map(({ code }) => code)]).toEqual([false, ['NO_OTHER_OPEN_ORDER']]);
});

test('what no connection serves is refused at opening, in the dry run and in the preview of a plan, until one serves it', async () => {
  const { actor } = people.partner;
  await db.query(`update app.orders set state = 'ABANDONED', locked = false`);
  const open = () =>
    transaction(db.app, actor, (tx) =>
      perform(db.app, tx, {
        event: 'openOrder',
        actor,
        recordId: record.id,
        websiteId: record.websiteIds[0],
        input: { kind: 'CHANGE_WEBSITE' },
      }),
    );
  const first = (province: string) =>
    transaction(db.app, actor, (tx) =>
      perform(db.app, tx, { event: 'openOrder', actor, input: { kind: 'FIRST_FILING', province } }),
    );
  const preview = (province?: string) =>
    transaction(db.app, actor, (tx) => planRefusal(tx, actor, { name: 'REFILE', recordId: record.id, province }));
  const notServed = {
    code: 'PROVINCE_NOT_SERVED',
    message: {
      zh: '我方尚未接入江苏省通信管理局，不能办理该省的备案',
      en: 'We are not connected to the bureau of Jiangsu: nothing can be filed in this province',
    },
  };
  // Hainan is not served while Jiangsu is; a plan that ends there is refused as a whole.
  expect(await first('460000')).toMatchObject({ ok: false, refusal: { reasons: [{ code: 'PROVINCE_NOT_SERVED' }] } });
  expect(
    await transaction(db.app, actor, (tx) =>
      planRefusal(tx, actor, { name: 'REFILE', recordId: record.id, province: '460000' }),
    ),
  ).toMatchObject({
    reasons: [{ code: 'PROVINCE_NOT_SERVED' }],
  });
  const draft = await open();
  if (!draft.ok) throw new Error('not opened');
  await db.query(`update app.bureau_provinces set province = '330000'`);
  const dry = await dryRun(db.app, actor, { orderId: draft.orderId, input: {} });
  expect('refused' in dry && dry.refused[0]).toMatchObject(notServed);
  await transaction(db.app, actor, (tx) =>
    perform(db.app, tx, { event: 'abandon', actor, orderId: draft.orderId, input: {} }),
  );
  expect(await open()).toMatchObject({ ok: false, refusal: { reasons: [notServed] } });
  expect(await preview()).toMatchObject({ reasons: [notServed] });
  for (const reader of [actor, people.reviewers[0].actor])
    for (const { kind, possible, reasons } of await optionsFor(reader))
      expect([kind, possible, reasons[0]]).toMatchObject([kind, false, notServed]);
  await db.query(`update app.bureau_provinces set province = '320000'`);
  expect(await preview()).not.toHaveProperty('reasons');
  expect(await open()).toMatchObject({ ok: true });
});
