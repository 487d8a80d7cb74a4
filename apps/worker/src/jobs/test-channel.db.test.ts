import { testChannel as askForTest, findFirstRun } from '@beian/database/first-run';
import { readOnly, transaction } from '@beian/database/transaction';
import type { TestedChannel } from '@beian/domain/notices';
import { type TestDatabase, testDatabase } from '@beian/testing/database';
import { type People, seedPeople } from '@beian/testing/fixtures';
import { type Gateways, openGateways } from '@beian/testing/message-gateways';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { testWorkerContext } from '../testing/worker-context.ts';
import { testChannel } from './test-channel.ts';

let db: TestDatabase;
let gateways: Gateways;
let people: People;
beforeAll(async () => {
  [db, gateways] = await Promise.all([testDatabase(), openGateways()]);
  people = await seedPeople(db);
  await db.query(`update app.settings set value = '"样例云"' where name in ('providerName', 'smsSignature')`);
});
afterAll(async () => {
  await gateways?.close();
  await db?.close();
});

let nth = 0;
/** Asks for a test as an administrator, lets the worker do its job, and reads what the list says. */
async function tested(channel: TestedChannel, address: string, settings: Record<string, string>) {
  const actor = people.administrator.actor;
  nth += 1;
  const asked = await transaction(db.app, actor, (tx) =>
    askForTest(db.app, tx, { actor, key: `test ${nth}`, channel, address, language: 'zh' }),
  );
  if (!asked.ok) return asked.refusal;
  const [job] = await db.query<{ id: string; payload: { testId: string } }>(
    `select id, payload from app.outbox where job = 'testChannel' and done_at is null`,
  );
  expect(job?.payload).toEqual({ testId: asked.testId });
  const work = testWorkerContext(db, settings);
  await testChannel(work, { testId: asked.testId }, job?.id ?? null);
  expect(JSON.stringify(work.lines)).not.toContain(address);
  expect(
    await db.query('select address, answered_at is not null as answered from app.channel_tests where channel = $1', [
      channel,
    ]),
  ).toEqual([{ address: null, answered: true }]);
  return (await readOnly(db.app, actor, (tx) => findFirstRun(tx.client))).tests[channel];
}

test('a test SMS goes to the administrator by the gateway, with the signature, and its answer stands in the list', async () => {
  expect(await tested('sms', '13900000001', gateways.settings)).toMatchObject({
    ok: true,
    askedBy: people.administrator.actor.name,
  });
  expect(gateways.messages.at(-1)).toMatchObject({ to: '13900000001', text: '【样例云】这是一条测试短信，请忽略。' });
  expect(await tested('sms', '13900000001', { SMS_URL: 'http://127.0.0.1:9/sms' })).toMatchObject({
    ok: false,
    said: { zh: expect.stringMatching(/^未能发送/) },
  });
});

test('a test mail with the sender that is installed is no passed test', async () => {
  const { settings } = gateways;
  expect(await tested('mail', 'admin@provider.cn', settings)).toMatchObject({
    ok: false,
    said: { en: expect.stringContaining('set MAIL_FROM') },
  });
  expect(await tested('mail', 'admin@provider.cn', { ...settings, MAIL_FROM: 'desk@provider.cn' })).toMatchObject({
    ok: true,
  });
});

test('an address that is none, and somebody who is no administrator, are refused', async () => {
  expect(await tested('mail', 'nobody', {})).toMatchObject({ code: 'INVALID_INPUT' });
  const actor = people.supervisor.actor;
  const refused = await transaction(db.app, actor, (tx) =>
    askForTest(db.app, tx, { actor, key: 's', channel: 'mail', address: 'a@provider.cn', language: 'zh' }),
  );
  expect(refused).toMatchObject({ ok: false, refusal: { code: 'NOT_POSSIBLE' } });
});
