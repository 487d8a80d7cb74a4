import { readFile } from 'node:fs/promises';
import type { Page } from 'playwright-core';
import { beforeAll, expect, test } from 'vitest';
import { axeViolations } from './axe.ts';
import { consolePages, openPage, screenshot } from './pages.ts';
import { signInPartnerPerson } from './partner-person.ts';
import { recordByNumber } from './steps.ts';

const pages = consolePages();
const reference = 'erp:2026/0005';

const region = (page: Page, name: string) => page.getByRole('region', { name, exact: true });

/** The page of a partner's person, signed in. */
let page: Page;
beforeAll(async () => {
  page = await signInPartnerPerson(pages, { name: '寒露', login: 'hanlu' });
});

/** No page is wider than the screen, at each width in both themes. */
async function atEveryWidth(of: Page, name: string) {
  for (const [width, height] of [
    [390, 844],
    [1024, 800],
    [1440, 900],
    [1680, 1000],
  ] as const) {
    await of.setViewportSize({ width, height });
    const scrolls = await of.evaluate(
      () => document.documentElement.scrollWidth > document.documentElement.clientWidth,
    );
    expect([width, scrolls]).toEqual([width, false]);
    await screenshot(of, `${name}-${width}`);
  }
  await of.emulateMedia({ colorScheme: 'dark' });
  await screenshot(of, `${name}-dark`);
  await of.emulateMedia({ colorScheme: 'light' });
  await of.setViewportSize({ width: 1280, height: 900 });
}

test('a new key stays on the screen over other pages and languages until it is saved, and is downloaded', async () => {
  const { stack, pageErrors } = pages;
  const desk = await openPage(pages, 'administrator', '/partners');
  await desk.getByRole('link', { name: '云桥示例' }).click();
  await region(desk, '密钥').getByRole('button', { name: '创建密钥' }).click();
  const form = desk.getByRole('dialog');
  await form.getByLabel('名称').fill('集成测试');
  await form.getByLabel('查看订单').check();
  await form.getByRole('button', { name: '创建' }).click();
  const shown = desk.getByRole('dialog').locator('code');
  await shown.waitFor();
  const secret = (await shown.textContent()) ?? '';
  expect(secret).toMatch(/^bd_live_/);
  await region(desk, '可操作的备案').getByText(/ICP备/).first().waitFor();
  expect(await axeViolations(desk, 'new key')).toEqual([]);
  await screenshot(desk, 'new-key-zh');

  const [file] = await Promise.all([
    desk.waitForEvent('download'),
    desk.getByRole('button', { name: '下载为文本文件' }).click(),
  ]);
  const text = await readFile(await file.path(), 'utf8');
  expect(text.split('\n')).toEqual([
    ...['名称: 集成测试', '种类: 正式', '权限: 查看订单'],
    ...[expect.stringMatching(/^创建: .* UTC\+8$/), expect.stringMatching(/^有效期至: .* UTC\+8$/)],
    ...[`密钥: ${secret}`, ''],
  ]);

  await desk.keyboard.press('Escape');
  await desk.mouse.click(5, 5);
  await desk.goBack();
  await desk.getByRole('heading', { name: '合作方', exact: true }).waitFor();
  expect(await shown.textContent()).toBe(secret);
  const asked = desk.waitForEvent('dialog');
  const reload = desk.evaluate(() => location.reload());
  const dialog = await asked;
  expect(dialog.type()).toBe('beforeunload');
  await dialog.dismiss();
  await reload;
  expect(await shown.textContent()).toBe(secret);
  const kept = await desk.evaluate(() => JSON.stringify([{ ...localStorage }, { ...sessionStorage }, location.href]));
  expect(kept).not.toContain(secret);
  await desk.getByRole('button', { name: '我已保存' }).click();
  await shown.waitFor({ state: 'detached' });
  await desk.close();
  const stored = await stack.db.query('select 1 from app.partner_keys where name = $1', ['集成测试']);
  expect(stored.length).toBe(1);
  expect(pageErrors).toEqual([]);
});

test('a person of a partner finds an order by the reference that its program gave, and reads its metadata', async () => {
  const { stack, pageErrors } = pages;
  const record = await recordByNumber(stack.partner, '苏ICP备00000005号');
  await stack.partner.graphql(
    `mutation ($record: ID!, $reference: String, $metadata: [MetadataInput!]) {
      openOrder(recordId: $record, kind: CHANGE_SUBJECT, reference: $reference, metadata: $metadata, idempotencyKey: "integration-1") { ... on Order { id } } }`,
    { record: record.id, reference, metadata: [{ key: 'shop', value: '上海一店' }] },
  );
  await page.getByLabel('按订单号、贵方编号、备案号、主办单位或域名查找').fill('2026/0005');
  await page.keyboard.press('Enter');
  const row = page.getByRole('row').filter({ hasText: reference });
  await row.waitFor();
  expect(await page.getByRole('row').count()).toBe(2);
  await atEveryWidth(page, 'own-orders-zh');
  await row.getByRole('link').click();
  await page.getByText(`贵方编号 ${reference} · shop: 上海一店`).waitFor();
  await screenshot(page, 'own-order-reference-zh');
  expect(pageErrors).toEqual([]);
});

test('a person of a partner reads its endpoints with deliveries, keys, usage and refusals, and changes none', async () => {
  const { stack, pageErrors } = pages;
  const { createWebhookEndpoint: made } = await stack.partner.graphql(
    `mutation { createWebhookEndpoint(idempotencyKey: "integration-2", input: { url: "https://hooks.partner.invalid/beian", description: "样例" }) {
      ... on WebhookEndpointChanged { endpoint { id } } } }`,
  );
  const { id } = made.endpoint;
  await stack.partner.graphql(
    'mutation ($id: ID!) { testWebhookEndpoint(id: $id, idempotencyKey: "integration-3") { __typename } }',
    { id },
  );
  // Two refused calls, and one attempt that failed.
  const { orders } = await stack.partner.graphql(
    'query ($reference: String) { orders(first: 1, filter: { reference: $reference }) { nodes { id version } } }',
    { reference },
  );
  await stack.partner.graphql(
    'mutation ($id: ID!, $version: Int!) { submit(id: $id, version: $version, idempotencyKey: "integration-6") { __typename } }',
    orders.nodes[0],
  );
  await stack.partner.graphql(
    'mutation ($id: ID!) { replayPartnerEvents(id: $id, afterEventId: "none", idempotencyKey: "integration-4") { __typename } }',
    { id },
  );
  const tries = () =>
    stack.db.query(
      'select 1 from app.webhook_attempts a join app.webhook_deliveries d on d.id = a.delivery_id where d.endpoint_id = $1 and a.ended_at is not null',
      [id],
    );
  await expect.poll(async () => (await tries()).length).toBeGreaterThan(0);

  await page.getByRole('navigation').getByRole('link', { name: '接口' }).click();
  const endpoints = region(page, '推送地址');
  await endpoints.getByText('https://hooks.partner.invalid/beian').waitFor();
  await endpoints.getByRole('button', { name: /^推送记录：/ }).click();
  const deliveries = endpoints.getByRole('region', { name: /^推送记录：/ });
  await deliveries.getByText('待推送').last().waitFor();
  await deliveries
    .getByText(/次，最近/)
    .first()
    .click();
  await deliveries.getByText('无法连接').first().waitFor();
  const keys = region(page, '密钥');
  await keys.getByRole('row').filter({ hasText: '集成测试' }).getByText('查看订单').waitFor();
  await region(page, '用量')
    .getByText(/每秒 [\d,]+ 点，上限 [\d,]+/)
    .waitFor();
  await region(page, '用量')
    .getByText(/每分钟最多 [\d,]+ 点/)
    .waitFor();
  await region(page, '拒绝').getByText('replayPartnerEvents').waitFor();
  expect(
    await page
      .getByRole('main')
      .getByRole('button', { name: /创建|轮换|吊销|补推|重新启用/ })
      .count(),
  ).toBe(0);
  expect(await page.getByRole('link', { name: '接口文档' }).getAttribute('href')).toBe('/docs/zh/start');
  expect(await axeViolations(page, 'integration')).toEqual([]);
  await atEveryWidth(page, 'integration-zh');
  await region(page, '拒绝').scrollIntoViewIfNeeded();
  await screenshot(page, 'integration-zh-refusals');
  await page.getByText('English', { exact: true }).click();
  await page.getByRole('heading', { name: 'Integration', level: 1 }).waitFor();
  await region(page, 'Keys').getByText('Read orders').first().waitFor();
  await atEveryWidth(page, 'integration-en');
  // Another partner's page is refused.
  const other = await page.evaluate(async () => {
    const body = JSON.stringify({ query: '{ partnerErrors(partnerId: "partner_other") { code } }' });
    const headers = { 'content-type': 'application/json' };
    return (await fetch('/graphql', { method: 'POST', headers, body })).json();
  });
  expect(other.errors[0].extensions.code).toBe('FORBIDDEN');
  await region(page, 'Refusals').getByRole('link', { name: 'NO_SUCH_EVENT' }).click();
  await page.locator('[id="reason-NO_SUCH_EVENT"]').waitFor();
  await stack.partner.graphql(
    'mutation ($id: ID!) { deleteWebhookEndpoint(id: $id, idempotencyKey: "integration-5") { __typename } }',
    { id },
  );
  expect(pageErrors).toEqual([]);
});
