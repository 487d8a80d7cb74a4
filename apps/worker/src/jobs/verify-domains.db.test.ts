import { afterEach, beforeEach, expect, test } from 'vitest';
import { type DomainOrder, filedRecord, startDomainOrder, validRegistration } from '../testing/domain-order.ts';
import { sendJson, type TestRegistry } from '../testing/registry.ts';
import { verifyDomains } from './verify-domains.ts';

const { subject } = filedRecord;
const filed = 'tea-test.example';
const stranger = { name: '过路测试', certificateType: 2, certificateNumber: '99000019000101003X' };

let it: DomainOrder;
beforeEach(async () => {
  it = await startDomainOrder();
});
afterEach(() => it?.close());

test('an added domain is queried once, judged, and stored sealed', async () => {
  await it.swapTo('New.example');
  expect(await it.states()).toEqual(['new.example PENDING']);
  expect(await it.refusals()).toEqual(['DOMAIN_CHECK_PENDING R-7']);
  expect(await it.run()).toBe(0);
  expect(it.registry.asked).toEqual(['new.example']);
  const [check] = await it.checks();
  expect(check).toMatchObject({ state: 'PASSED', checkedAt: expect.any(String) });
  expect(check?.checks.map((one) => `${one.check} ${one.outcome}`)).toEqual(
    ['D1', 'D2', 'D3', 'D4', 'D5', 'D6', 'D7'].map((one) => `${one} pass`),
  );
  expect(await it.refusals()).toEqual([]);
  expect(await it.jobs()).toEqual([]);
  const [row] = await it.db.query(`select k::text as text, answer from app.domain_checks k`);
  expect(row?.answer).toBeInstanceOf(Buffer);
  for (const value of [subject.name, subject.certificateNumber]) {
    expect(row?.text).not.toContain(Buffer.from(value).toString('hex'));
    expect(row?.text).not.toContain(value);
    expect(JSON.stringify(it.work.lines)).not.toContain(value);
  }
});

test('saving another field queries nothing, and a repeated job queries once', async () => {
  await it.save({ 'website.name': '测试样例新名' });
  expect(await it.jobs()).toEqual([]);
  await it.swapTo('new.example');
  const [job] = await it.jobs();
  await verifyDomains(it.work, { orderId: it.orderId }, job?.id ?? null);
  await verifyDomains(it.work, { orderId: it.orderId }, job?.id ?? null);
  await it.save({ 'website.remark': '样例' });
  expect(await it.jobs()).toEqual([]);
  expect(it.registry.asked).toEqual(['new.example']);
});

test("another holder's domain is refused with each failed check, and checked again after correction", async () => {
  it.registry.reply = { ...validRegistration, registrant: stranger };
  await it.swapTo('new.example');
  await it.run();
  expect(await it.states()).toEqual(['new.example FAILED']);
  expect(await it.refusals()).toEqual([
    'DOMAIN_CHECK_FAILED DOM-01',
    'DOMAIN_CHECK_FAILED DOM-02',
    'DOMAIN_CHECK_FAILED DOM-03',
  ]);
  const outcome = await it.act('submit', { acknowledged: [] });
  const reasons = outcome.ok ? [] : outcome.refusal.reasons;
  expect(reasons.find(({ ruleId }) => ruleId === 'DOM-01')).toMatchObject({
    message: { zh: '域名 new.example：D5 持有者与主办单位不一致' },
    suggestion: { zh: expect.stringContaining('过户') },
  });
  expect(reasons.find(({ field }) => field === 'acknowledged')).toMatchObject({
    code: 'OLD_DOMAIN_STOPS',
    message: { en: `Once this is approved, the old domain stops working: ${filed}` },
  });
  it.registry.reply = validRegistration;
  expect((await it.act('verifyDomains')).ok).toBe(true);
  expect(await it.states()).toEqual(['new.example PENDING']);
  await it.run();
  expect(await it.states()).toEqual(['new.example PASSED']);
});

test.each<[string, TestRegistry['reply'], string]>([
  ['never answers', () => undefined, 'late'],
  ['cuts the connection', (response) => void response.destroy(), 'unreachable'],
  ['answers 500', (response) => sendJson(response, 500, { error: 'x' }), 'refused'],
  ['answers what is no JSON', (response) => sendJson(response, 200, '{"name": "new.ex'), 'malformed'],
  ['leaves something out', (response, name) => sendJson(response, 200, { name, tld: { approved: true } }), 'malformed'],
  [
    'speaks of another name',
    (response) => sendJson(response, 404, { name: 'x.example', tld: { approved: true } }),
    'malformed',
  ],
  ['answers a 404 that is not its own', (response) => sendJson(response, 404, 'not found'), 'malformed'],
  ['sends without end', (response) => void response.end('x'.repeat(70_000)), 'malformed'],
])('a registry that %s is reported, queried again after a pause, then answers', async (_, reply, fault) => {
  it.registry.reply = reply;
  await it.swapTo('new.example');
  expect(await it.run()).toBe(1);
  expect(await it.states()).toEqual(['new.example UNAVAILABLE']);
  expect(await it.refusals()).toEqual(['REGISTRY_UNAVAILABLE R-7']);
  expect(await it.db.query('select fault, tries from app.domain_checks')).toEqual([{ fault, tries: 1 }]);
  // Not before its pause is over.
  expect(await it.run()).toBe(1);
  expect(it.registry.asked).toHaveLength(1);
  it.registry.reply = validRegistration;
  await it.db.travel(2000);
  expect(await it.run()).toBe(0);
  expect(await it.states()).toEqual(['new.example PASSED']);
});

test('pauses grow, after an hour the check is given up, and the applicant can start it again', async () => {
  it.registry.reply = (response) => sendJson(response, 500, {});
  await it.swapTo('new.example');
  for (const pause of [2000, 4000, 8000]) {
    expect(await it.run()).toBe(1);
    await it.db.travel(pause - 1000);
    const before = it.registry.asked.length;
    expect(await it.run()).toBe(1);
    expect(it.registry.asked).toHaveLength(before);
    await it.db.travel(1000);
  }
  await it.db.travel(3_600_000);
  expect(await it.run()).toBe(0);
  expect(it.registry.asked).toHaveLength(3);
  expect(await it.states()).toEqual(['new.example UNAVAILABLE']);
  it.registry.reply = validRegistration;
  await it.act('verifyDomains');
  await it.run();
  expect(await it.states()).toEqual(['new.example PASSED']);
});

test('if the registry is away, the second domain does not wait for it too', async () => {
  it.registry.reply = () => undefined;
  await it.swapTo('new.example', 'newer.example');
  await it.run();
  expect(it.registry.asked).toEqual(['new.example']);
  expect(await it.states()).toEqual(['new.example UNAVAILABLE', 'newer.example UNAVAILABLE']);
});
