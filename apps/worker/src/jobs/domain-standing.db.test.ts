import { system, transaction } from '@beian/database/transaction';
import { storePublishedRecord } from '@beian/submissions/publication';
import { ISP_ID, seedOtherPartner } from '@beian/testing/fixtures';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { type DomainOrder, filedRecord, startDomainOrder, validRegistration } from '../testing/domain-order.ts';
import { sendJson } from '../testing/registry.ts';

const { subject } = filedRecord;
const filed = 'tea-test.example';

let it: DomainOrder;
beforeEach(async () => {
  it = await startDomainOrder();
});
afterEach(() => it?.close());

test('another website principal voids the check and starts a new one', async () => {
  const keeper = filedRecord.websites[0]?.principal;
  it.registry.reply = {
    ...validRegistration,
    registrant: { name: keeper?.name ?? '', certificateType: 2, certificateNumber: keeper?.idNumber ?? '' },
  };
  await it.swapTo('new.example');
  await it.run();
  const [held] = await it.checks();
  expect(held?.checks.filter(({ outcome }) => outcome !== 'pass').map(({ check }) => check)).toEqual(['D5']);
  await it.save({ 'website.principal.name': '换人测试' });
  expect(await it.states()).toEqual(['new.example PENDING']);
  await it.run();
  expect(await it.states()).toEqual(['new.example FAILED']);
});

test('another subject in a publication of the bureau starts a new check, the same subject does not', async () => {
  await it.swapTo('new.example');
  await it.run();
  const publish = (name: string) =>
    transaction(it.db.worker, system('bureau'), (tx) =>
      storePublishedRecord(it.db.worker, tx, { ...filedRecord, subject: { ...subject, name } }, ISP_ID),
    );
  await publish(subject.name);
  expect(await it.states()).toEqual(['new.example PASSED']);
  await publish('测试样例新茶业有限公司');
  expect(await it.states()).toEqual(['new.example PENDING']);
  expect((await it.checks())[0]?.checks).toEqual([]);
  await it.run();
  expect(await it.refusals()).toEqual(['DOMAIN_CHECK_FAILED DOM-01']);
});

test("an order that changes during the registry's answer is judged by its new content", async () => {
  it.registry.reply = async (response, name) => {
    it.registry.reply = validRegistration;
    await it.save({ 'website.principal.name': '换人测试' });
    sendJson(response, 200, { name, tld: { approved: true }, ...validRegistration });
  };
  await it.swapTo('new.example');
  expect(await it.run()).toBe(1);
  expect(await it.states()).toEqual(['new.example PENDING']);
  expect(await it.run()).toBe(0);
  expect(await it.states()).toEqual(['new.example PASSED']);
});

test('an answer is valid for 24 hours, and stays valid while a new one is missing', async () => {
  await it.swapTo('new.example');
  await it.run();
  it.registry.reply = () => undefined;
  await it.act('verifyDomains');
  await it.run();
  expect(await it.states()).toEqual(['new.example PASSED']);
  expect(await it.refusals()).toEqual([]);
  await it.db.travel(24 * 3_600_000);
  expect(await it.refusals()).toEqual(['DOMAIN_CHECK_EXPIRED R-7']);
  it.registry.reply = validRegistration;
  await it.save({ 'website.remark': '样例' });
  await it.run();
  expect(await it.refusals()).toEqual([]);
});

test('a domain that is removed again is not checked', async () => {
  await it.swapTo('new.example');
  await it.swapTo('newer.example');
  expect(await it.run()).toBe(0);
  expect(it.registry.asked).toEqual(['newer.example']);
  await it.swapTo(filed);
  expect(await it.checks()).toEqual([]);
  expect(await it.db.query('select 1 from app.domain_checks')).toEqual([]);
  const outcome = await it.act('verifyDomains');
  expect(outcome.ok ? 'ok' : outcome.refusal.code).toBe('NOT_POSSIBLE');
});

test('a gov.cn name is refused without a query, and an invalid name is not queried either', async () => {
  await it.swapTo('office.gov.cn', 'http://x');
  await it.run();
  expect(it.registry.asked).toEqual([]);
  expect(await it.refusals()).toEqual([expect.stringMatching(/^CHECK_FAILED/), 'DOMAIN_CHECK_FAILED R-7']);
});

test('under an edition that allows no added domains nothing is queried, and the refusal has advice', async () => {
  await it.db.query(`update app.settings set value = '"2019-04"' where name = 'edition'`);
  await it.swapTo('new.example');
  expect(await it.jobs()).toEqual([]);
  expect(await it.refusals()).toEqual(['MAY_ADD_DOMAINS NUM-633, A19-CHG']);
});

test('changed rules void what was judged under other rules', async () => {
  await it.swapTo('new.example');
  await it.run();
  await it.db.query(`update app.settings set value = '"2018-09"' where name = 'edition'`);
  expect(await it.states()).toEqual(['new.example OUTDATED']);
});

test('row-level security: another partner sees nothing, and no partner writes an answer', async () => {
  await it.swapTo('new.example');
  await it.run();
  const other = await seedOtherPartner(it.db);
  const rows = await transaction(it.db.app, other.actor, (tx) => tx.client.query('select 1 from app.domain_checks'));
  expect(rows.rowCount).toBe(0);
  const own = (sql: string) => transaction(it.db.app, it.partner.actor, (tx) => tx.client.query(sql));
  await expect(own(`update app.domain_checks set findings = '[]'`)).rejects.toThrow(/permission denied/);
  await expect(own(`update app.domain_checks set state = 'done'`)).rejects.toThrow(/row-level security/);
});
