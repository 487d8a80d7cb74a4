import { confirmFirstRun, findFirstRun, openItems } from '@beian/database/first-run';
import { readOnly, transaction } from '@beian/database/transaction';
import { type FirstRunItem, firstRunItems, firstRunRow } from '@beian/domain/first-run';
import { type TestDatabase, testDatabase } from '@beian/testing/database';
import { type People, seedPeople, seedRecords } from '@beian/testing/fixtures';
import { orderInState } from '@beian/testing/orders';
import { seedConnection } from '@beian/testing/setup';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { perform } from './perform.ts';

let db: TestDatabase;
let people: People;
let orderId: string;

beforeAll(async () => {
  db = await testDatabase();
  const [record] = await seedRecords(db);
  people = await seedPeople(db);
  const account = { province: '320000', ispId: '320000000999', userName: 'test', password: 'test' };
  await seedConnection(db.worker, { ...account, wsdl: 'https://bureau.js.example/?wsdl' });
  if (record === undefined) throw new Error('no record');
  orderId = await orderInState(db, people, record, 'SUBMISSION_PENDING');
  // A real bureau, and an installation that is no demonstration.
  await db.query('delete from app.first_run_confirmations');
  await db.query('update app.clock set demonstration = false, offset_ms = 0');
});
afterAll(() => db?.close());

const push = async (key: string) => {
  const actor = people.reviewers[1].actor;
  return transaction(db.app, actor, (tx) =>
    perform(db.app, tx, { actor, event: 'pushToBureau', orderId, input: {}, key }),
  );
};
const confirm = (item: FirstRunItem | null, key: string, actor = people.administrator.actor) =>
  transaction(db.app, actor, (tx) => confirmFirstRun(db.app, tx, { actor, key, item }));
const list = () => readOnly(db.app, people.administrator.actor, (tx) => findFirstRun(tx.client));
const codes = (outcome: Awaited<ReturnType<typeof push>>) =>
  outcome.ok ? [] : outcome.refusal.reasons.map(({ code }) => code);

test('nothing is pushed to a real bureau before the list is confirmed, and the refusal names what is open', async () => {
  const refused = await push('open');
  expect(codes(refused)).toContain('FIRST_RUN_CONFIRMED');
  const reason = refused.ok ? undefined : refused.refusal.reasons.find(({ code }) => code === 'FIRST_RUN_CONFIRMED');
  expect(reason?.message.en).toMatch(
    /^The first-run list is not done: .*Name of the provider, Hotline.*Test mail, Test SMS, Backup$/,
  );
  expect(reason?.message.zh).toContain('接入服务单位名称、服务热线');
  expect(reason?.message.en).not.toContain('Retention');
});

test('a demonstration, a bureau of this machine and an installation that has pushed before are not kept back', async () => {
  const isKeptBack = async () => codes(await push(`free ${Math.random()}`)).includes('FIRST_RUN_CONFIRMED');
  const hold = async (sql: string, back: string) => {
    await db.query(sql);
    const kept = await isKeptBack();
    await db.query(back);
    return kept;
  };
  // A later guard refuses all of these, so that the order stays.
  await db.query(`update app.bureaus set stopped = '{"zh": "停", "en": "stopped"}'`);
  expect(await isKeptBack()).toBe(true);
  expect(await hold('update app.clock set demonstration = true', 'update app.clock set demonstration = false')).toBe(
    false,
  );
  const [to, back] = ['http://127.0.0.1:4300/js?wsdl', 'https://bureau.js.example/?wsdl'];
  expect(await hold(`update app.bureaus set wsdl = '${to}'`, `update app.bureaus set wsdl = '${back}'`)).toBe(false);
  expect(
    await hold(
      `insert into app.first_run_confirmations (item) values ('list')`,
      'delete from app.first_run_confirmations',
    ),
  ).toBe(false);
  await db.query('update app.bureaus set stopped = null');
});

test('only what the data cannot show is confirmed by a person, who is an administrator, and it is audited', async () => {
  expect(await confirm('retention', 'by reviewer', people.reviewers[0].actor)).toMatchObject({
    ok: false,
    refusal: { code: 'NOT_POSSIBLE' },
  });
  expect(await confirm('testMail', 'seen')).toMatchObject({ ok: false, refusal: { code: 'INVALID_INPUT' } });
  expect(await confirm(null, 'too early')).toMatchObject({ ok: false, refusal: { code: 'GUARD_FAILED' } });
  for (const item of firstRunItems)
    if (firstRunRow(item).confirmable && !(await list()).rows.find((row) => row.item === item)?.done)
      expect(await confirm(item, `confirm ${item}`)).toEqual({ ok: true });
  const { rows } = await list();
  expect(rows.find(({ item }) => item === 'retention')).toMatchObject({
    done: true,
    confirmed: { by: people.administrator.actor.name },
  });
  const audited = await db.query(
    `select outcome, details ->> 'item' as item from app.audit where action = 'confirmFirstRun' and details ->> 'item' = 'retention' order by at`,
  );
  expect(audited).toEqual([
    { outcome: 'refused', item: 'retention' },
    { outcome: 'done', item: 'retention' },
  ]);
});

test('each other item follows from the data; then the list is confirmed and the order is pushed', async () => {
  const year = new Date().getFullYear();
  const steps: readonly [FirstRunItem, string][] = [
    ['providerName', `update app.settings set value = '"样例云"' where name = 'providerName'`],
    ['hotline', `update app.settings set value = '"400-000-0000"' where name = 'providerHotline'`],
    [
      'calendarThisYear',
      `update app.settings set value = value || '{"loadedUntil": "${year}-12-31"}' where name = 'calendar'`,
    ],
    [
      'connection',
      `insert into app.bureau_calls (bureau_id, direction, last_success_at) select id, 'download', app.now() from app.bureaus limit 1`,
    ],
    ...(['mail', 'sms'] as const).map((channel): [FirstRunItem, string] => [
      channel === 'mail' ? 'testMail' : 'testSms',
      `insert into app.channel_tests (id, channel, staff_id, staff_name, language, answered_at, ok)
       values ('test_${channel}', '${channel}', '${people.administrator.actor.id}', 'x', 'zh', app.now(), true)`,
    ]),
  ];
  await db.query(`update app.settings set value = value || '{"loadedUntil": "2017-12-31"}' where name = 'calendar'`);
  expect(openItems(await list())).toEqual(steps.map(([item]) => item));
  for (const [item, sql] of steps) {
    await db.query(sql);
    expect(openItems(await list())).not.toContain(item);
  }
  expect(codes(await push('not confirmed'))).toEqual(['FIRST_RUN_CONFIRMED']);
  expect(await confirm(null, 'list')).toEqual({ ok: true });
  expect(await push('confirmed')).toMatchObject({ ok: true });
});
