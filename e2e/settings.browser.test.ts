import { mkdtempSync, rmSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import * as walk from '../examples/walk.mjs';
import { makeAuditKey } from '../scripts/lib/audit-key.mjs';
import { closePages, openBrowser } from './chromium.ts';
import { shoot, shootAll, signedIn as signIn } from './pages.ts';
import { type Stack, startStack } from './stack.ts';
import { draft } from './steps.ts';

let stack: Stack;
let browser: Browser;
const folder = mkdtempSync(path.join(os.tmpdir(), 'beian-audit-'));
const faults: string[] = [];

beforeAll(async () => {
  const AUDIT_KEY_FILE = path.join(folder, 'audit-key.pem');
  makeAuditKey(AUDIT_KEY_FILE);
  const workerEnv = { AUDIT_KEY_FILE, AUDIT_HEADS_DIR: path.join(folder, 'heads'), AUDIT_SEAL_MS: '200' };
  [stack, browser] = await Promise.all([startStack({ console: true, workerEnv }), openBrowser()]);
});
afterAll(async () => {
  await closePages(browser);
  await stack?.stop();
  rmSync(folder, { recursive: true, force: true });
});

const signedIn = (role: string, nth = 0) => signIn({ stack, browser, faults }, role, nth);

test('an administrator switches lapsing off after a question, and the edition; the page says who did', async () => {
  const page = await signedIn('administrator');
  const lapse = page.getByRole('region', { name: '订单自动失效' });
  await lapse.getByText('自安装以来未更改').waitFor();
  await shoot(page, 'settings-zh');
  await lapse.getByRole('button', { name: '订单自动失效：切换为“关闭”' }).click();
  const question = page.getByRole('dialog');
  await question.getByText('不再因申请人没有操作而失效').waitFor();
  await question.getByRole('button', { name: '取消' }).click();
  await question.waitFor({ state: 'hidden' });
  await lapse.getByRole('button', { name: '订单自动失效：切换为“关闭”' }).click();
  await page.getByRole('dialog').getByRole('button', { name: '切换' }).click();
  await lapse.getByText(/处暑 于 .* 更改/).waitFor();
  await lapse.getByRole('listitem').filter({ hasText: '关闭' }).getByText('当前').waitFor();

  await page.getByRole('button', { name: /切换为“2020-08 版”/ }).click();
  await page.getByRole('dialog').getByText('已提交的订单仍按提交时的版本办理').waitFor();
  await shoot(page, 'settings-question-zh');
  await page.getByRole('dialog').getByRole('button', { name: '切换' }).click();
  const edition = page.getByRole('region', { name: '规则版本' });
  await edition.getByRole('listitem').filter({ hasText: '2020-08 版' }).getByText('当前').waitFor();
  await page.getByText('English').click();
  await page.getByRole('heading', { name: 'Settings' }).waitFor();
  await page.getByRole('region', { name: 'Lapsing of orders' }).getByText('In force').waitFor();
  await shoot(page, 'settings-en');
  expect(await page.getByRole('main').textContent()).not.toMatch(/切换|当前|版本/);
  expect(faults).toEqual([]);
});

test('a reviewer reads them and has nothing to press', async () => {
  const page = await signedIn('reviewer');
  await page.getByText('由管理员更改').waitFor();
  expect(await page.getByRole('main').getByRole('button').count()).toBe(0);
  await shoot(page, 'settings-reviewer-zh');
  expect(faults).toEqual([]);
});

test('a record says what its codes mean, in both languages', async () => {
  const page = await signedIn('reviewer');
  await page.getByRole('link', { name: '备案记录' }).click();
  await page.getByRole('row').getByRole('link', { name: /ICP备/ }).first().click();
  await page.getByText('居民身份证 (2)').first().waitFor();
  await page
    .getByText(/中文简体 \(1\)/)
    .first()
    .waitFor();
  await shoot(page, 'record-zh');
  await page.getByText('English').click();
  await page.getByText('Resident ID card (2)').first().waitFor();
  await shoot(page, 'record-en');
  expect(faults).toEqual([]);
});

test('working hours are previewed and applied; the order moves, and its desk says why, by keyboard', async () => {
  // Submitted on Tuesday 10:00 in Shanghai: one working day, due on Wednesday 10:00.
  const order = await walk.step(stack.partner, 'submit', await draft(stack));
  const page = await signedIn('administrator');
  await page.getByRole('link', { name: '工作日历', exact: true }).click();
  await page.getByRole('heading', { name: /工作日历/ }).waitFor();
  await page
    .getByRole('region', { name: '日历告警' })
    .getByText(/只载入到 2026-12-31/)
    .waitFor();
  await page.getByText('国庆节 · 放假 · 国办发明电〔2025〕7号').first().waitFor();
  await shoot(page, 'calendar-zh');

  await page.getByRole('button', { name: '更改工作时间' }).click();
  const change = page.getByRole('region', { name: '更改工作时间' });
  await change.getByLabel('生效日期').fill('2026-11-24');
  await change.getByLabel('上班').fill('10:00');
  await change.getByRole('button', { name: '预览影响' }).click();
  await change.getByText('hours.from').waitFor();
  await change.getByLabel('生效日期').fill('2026-11-25');
  await change.getByRole('button', { name: '预览影响' }).click();
  const row = change.getByRole('row').filter({ hasText: order.number });
  // 8 of 9 hours on Tuesday; a ninth of the 8 hours of Wednesday.
  await row.getByText('2026-11-25 10:00').waitFor();
  await row.getByText('2026-11-25 10:53').waitFor();
  await shoot(page, 'calendar-preview-zh');
  await change.getByRole('button', { name: '应用' }).click();
  await page.getByText('自 2026-11-25 起').waitFor();

  await page.goto(`${stack.url}/orders/${order.id}`);
  await page.getByRole('button', { name: '为什么' }).waitFor();
  await page.keyboard.press('w');
  const why = page.getByRole('dialog');
  await why.getByText('2026-11-25 起 10:00–18:00').waitFor();
  await why.getByText('时限重算').waitFor();
  expect(await why.getByRole('row').count()).toBe(2);
  await shoot(page, 'due-why-zh');
  await page.keyboard.press('Escape');
  await why.waitFor({ state: 'hidden' });
  expect(new URL(page.url()).pathname).toBe(`/orders/${order.id}`);
  expect(faults).toEqual([]);
});

test('an administrator makes a key, which is shown once, rotates and revokes it, and sets limits', async () => {
  const page = await signedIn('administrator');
  await page.getByRole('link', { name: '合作方' }).click();
  await page.getByRole('heading', { name: '合作方' }).waitFor();
  await shoot(page, 'partners-zh');
  await page.getByRole('link', { name: '云桥示例' }).click();
  const keys = page.getByRole('region', { name: '密钥' });
  await keys.getByText('最初的密钥').waitFor();
  await keys.getByRole('button', { name: '创建密钥' }).click();
  const dialog = page.getByRole('dialog');
  await dialog.getByLabel('名称').fill('生产服务器');
  for (const scope of ['查看订单', '提交和修改订单']) {
    await dialog.getByText(scope, { exact: true }).click();
    await expect.poll(() => dialog.getByLabel(scope).isChecked()).toBe(true);
  }
  await shoot(page, 'partner-new-key-zh');
  await dialog.getByRole('button', { name: '创建' }).click();
  const secret = await page.getByRole('dialog').locator('code').textContent();
  expect(secret).toMatch(/^bd_live_[0-9A-Za-z]{38}$/);
  await shoot(page, 'partner-secret-zh');
  await page.getByRole('button', { name: '我已保存' }).click();
  await page.getByText(secret ?? '').waitFor({ state: 'detached' });
  const ask = async () => {
    const headers = { 'content-type': 'application/json', authorization: `Bearer ${secret}` };
    const answer = await fetch(`${stack.url}/graphql`, {
      method: 'POST',
      headers,
      body: '{"query":"{ orders(first: 1) { totalCount } }"}',
    });
    return ((await answer.json()) as { data?: { orders?: object } | null }).data?.orders !== undefined;
  };
  expect(await ask()).toBe(true);

  await keys.getByRole('button', { name: '轮换密钥“生产服务器”' }).click();
  await page.getByText('新密钥立即可用').waitFor();
  await shoot(page, 'partner-rotate-zh');
  await page.getByRole('dialog').getByRole('button', { name: '轮换' }).click();
  await page.getByRole('button', { name: '我已保存' }).click();
  await keys.getByText('由轮换产生').waitFor();
  // The newest first: the second is the one that was made above.
  await keys.getByRole('button', { name: '吊销密钥“生产服务器”' }).nth(1).click();
  await page.getByRole('dialog').getByRole('button', { name: '吊销' }).click();
  await keys.getByText(/处暑 于 .* 吊销/).waitFor();
  expect(await ask()).toBe(false);

  const limits = page.getByRole('region', { name: '额度' });
  await limits.getByLabel('最多积存（点）').fill('2000');
  await limits.getByRole('button', { name: '保存额度' }).click();
  await page.getByText('额度已更新，立即生效').waitFor();
  await expect.poll(() => limits.getByLabel('最多积存（点）').inputValue()).toBe('2000');
  for (const [width, height] of [
    [1280, 800],
    [1680, 1050],
    [390, 844],
  ] as const) {
    await page.setViewportSize({ width, height });
    await shoot(page, `partner-${width}-zh`);
  }
  await page.setViewportSize({ width: 1280, height: 800 });
  await page.emulateMedia({ colorScheme: 'dark' });
  await shoot(page, 'partner-dark-zh');
  await page.emulateMedia({ colorScheme: 'light' });
  await page.getByText('English').click();
  await page.getByRole('region', { name: 'Keys' }).getByText('By rotation').waitFor();
  await shoot(page, 'partner-en');
  if (process.env.SHOTS_DIR) await page.setViewportSize({ width: 390, height: 844 });
  await shoot(page, 'partner-390-en');
  expect(await page.getByRole('main').textContent()).not.toMatch(/密钥权限|吊销|额度/);
  expect(faults).toEqual([]);
});

test('endpoints, what was sent to them and what was refused; an administrator switches one on and sends again', async () => {
  const asPartner = async (query: string, variables: object = {}) => {
    const headers = { 'content-type': 'application/json', authorization: `Bearer ${stack.partnerKey}` };
    const body = JSON.stringify({ query, variables });
    const answer = await fetch(`${stack.url}/graphql`, { method: 'POST', headers, body });
    return ((await answer.json()) as { data: Record<string, Record<string, Record<string, string>>> }).data;
  };
  const made = await asPartner(
    `mutation { createWebhookEndpoint(key: "e1", input: { url: "https://hooks.partner.invalid/beian", description: "样例" }) {
      ... on WebhookEndpointChanged { endpoint { id } } } }`,
  );
  const id = made.createWebhookEndpoint?.endpoint?.id ?? '';
  await asPartner(`mutation ($id: ID!) { testWebhookEndpoint(id: $id, key: "e2") { __typename } }`, { id });
  // Tried once in vain, then switched off; and a call that is refused.
  const tries = () => stack.db.query('select 1 from app.webhook_attempts where ended_at is not null');
  await expect.poll(async () => (await tries()).length).toBeGreaterThan(0);
  await asPartner(
    `mutation ($id: ID!) { updateWebhookEndpoint(id: $id, key: "e3", input: { enabled: false }) { __typename } }`,
    { id },
  );
  await asPartner(
    `mutation ($id: ID!) { replayPartnerEvents(id: $id, afterEventId: "none", key: "e4") { __typename } }`,
    { id },
  );

  const page = await signedIn('administrator');
  await page.getByRole('link', { name: '合作方' }).click();
  await page.getByRole('link', { name: '云桥示例' }).click();
  const endpoints = page.getByRole('region', { name: '推送地址', exact: true });
  await endpoints.getByText('由合作方停用').waitFor();
  await endpoints.getByRole('button', { name: /^推送记录：/ }).click();
  const deliveries = endpoints.getByRole('region', { name: /^推送记录：/ });
  await deliveries.getByText('已取消').waitFor();
  await deliveries.getByText(/1 次，最近/).click();
  await deliveries.getByText('无法连接').first().waitFor();
  expect(await deliveries.getByRole('button', { name: /起补推$/ }).isDisabled()).toBe(true);
  const errors = page.getByRole('region', { name: '拒绝' });
  await errors.getByText('ENDPOINT_DISABLED').waitFor();
  await shootAll(page, 'partner-endpoints-zh');
  await endpoints.getByRole('button', { name: /^重新启用/ }).click();
  await page.getByText('已启用，此后的事件将推送').waitFor();
  await endpoints.getByText('启用', { exact: true }).waitFor();
  await deliveries.getByRole('button', { name: /起补推$/ }).click();
  await page.getByRole('dialog').getByRole('button', { name: '补推' }).click();
  await page.getByText('已安排补推').waitFor();
  await page.getByText('English').click();
  await page
    .getByRole('region', { name: 'Webhook endpoints' })
    .getByText(/^(On|Failing)$/)
    .waitFor();
  await page.getByRole('region', { name: 'Refusals' }).getByText('ENDPOINT_DISABLED').waitFor();
  await shootAll(page, 'partner-endpoints-en');
  expect(await page.getByRole('main').textContent()).not.toMatch(/推送|拒绝|补推/);
  expect(faults).toEqual([]);
});

test('the audit: who did what, how it ended, and how far it is signed; narrowed by a click; the evidence of an order is taken away', async () => {
  const page = await signedIn('administrator');
  await page.getByRole('link', { name: '审计记录' }).click();
  await page.getByRole('heading', { name: '审计记录' }).waitFor();
  const chain = page.getByRole('region', { name: '审计链' });
  await chain.getByText(/已链接 [1-9]/).waitFor();
  await chain.getByText(/第 1 号，含/).waitFor();
  const rows = page.getByRole('table', { name: '审计记录' });
  await rows.getByRole('button', { name: '登录' }).first().click();
  await page.getByText('操作: signIn').waitFor();
  await expect.poll(() => new URL(page.url()).search).toBe('?action=signIn');
  for (const [width, height] of [
    [1280, 800],
    [1680, 1050],
    [390, 844],
  ] as const) {
    if (process.env.SHOTS_DIR) await page.setViewportSize({ width, height });
    await shoot(page, `audit-${width}-zh`);
  }
  if (process.env.SHOTS_DIR) await page.setViewportSize({ width: 1280, height: 800 });
  await page.goto(`${stack.url}/audit?outcome=REFUSED&day=2020-01-01`);
  await page.getByText('没有符合条件的记录').waitFor();
  await shoot(page, 'audit-empty-zh');
  const [order] = await stack.db.query<{ id: string; number: string }>(
    'select id, number from app.orders order by id limit 1',
  );
  await page.goto(`${stack.url}/audit`);
  await page.getByLabel('对象：订单号或 id').fill(order?.number ?? '');
  await page.keyboard.press('Enter');
  await rows.getByRole('button', { name: '提交审核' }).first().waitFor();
  const download = page.waitForEvent('download');
  await page.getByRole('link', { name: '导出证据包' }).click();
  expect((await download).suggestedFilename()).toBe(`evidence-${order?.number}.zip`);
  await shoot(page, 'audit-order-zh');
  if (process.env.SHOTS_DIR) await page.emulateMedia({ colorScheme: 'dark' });
  await shoot(page, 'audit-dark-zh');
  await page.emulateMedia({ colorScheme: 'light' });
  await page.getByText('English').click();
  await page.getByRole('heading', { name: 'Audit' }).waitFor();
  await page
    .getByRole('region', { name: 'Chain' })
    .getByText(/rows linked/)
    .waitFor();
  await shoot(page, 'audit-en');
  expect(await page.getByRole('main').textContent()).not.toMatch(/审计|操作人|链接/);
  const reviewer = await signedIn('reviewer');
  expect(await reviewer.getByRole('link', { name: '审计记录' }).count()).toBe(0);
  await reviewer.goto(`${stack.url}/audit`);
  await reviewer.getByText('没有查看权限').waitFor();
  await shoot(reviewer, 'audit-forbidden-zh');
  expect(faults).toEqual([]);
});

test('a reviewer has no door to partners, and is told so at their address', async () => {
  const page = await signedIn('reviewer');
  expect(await page.getByRole('link', { name: '合作方' }).count()).toBe(0);
  await page.goto(`${stack.url}/partners`);
  await page.getByText('没有查看权限').waitFor();
  await shoot(page, 'partners-forbidden-zh');
  expect(faults).toEqual([]);
});

test('the explorer runs an example with ids of the caller’s own; nothing comes from elsewhere, nothing breaks its policy', async () => {
  const key = stack.partnerKey;
  const page = await browser.newPage({ viewport: { width: 1280, height: 800 } });
  page.on('pageerror', (error) => faults.push(error.message));
  page.on('console', (message) => message.type() === 'error' && faults.push(message.text()));
  const elsewhere: string[] = [];
  page.on('request', (request) => {
    if (!/^(data|blob):/.test(request.url()) && new URL(request.url()).origin !== stack.url)
      elsewhere.push(request.url());
  });
  await page.addInitScript(
    "globalThis.breaches = []; addEventListener('securitypolicyviolation', (one) => breaches.push(one.violatedDirective + ' ' + one.sample))",
  );
  await page.goto(`${stack.url}/graphiql`);
  await page.getByLabel('Partner key').fill(key);
  await page.getByRole('button', { name: 'Use' }).click();
  await page.getByText('Examples are filled with ids of your own.').waitFor();
  await page.getByLabel('Example').selectOption('records');
  // What the editor draws by itself: suggestions while one types, the words of a field, the documentation.
  await page.locator('.graphiql-query-editor .monaco-editor').first().click();
  await page.keyboard.press('Control+Space');
  await page.locator('.suggest-widget.visible .monaco-list-row').first().waitFor();
  await page.keyboard.press('Escape');
  await page
    .getByRole('button', { name: /documentation/i })
    .first()
    .click();
  await page.locator('.graphiql-doc-explorer').waitFor();
  await page.getByRole('button', { name: /Execute query/ }).click();
  await page.locator('.result-window').getByText('filingNumber').first().waitFor();
  await shoot(page, 'graphiql');
  expect(elsewhere).toEqual([]);
  expect(await page.evaluate('breaches')).toEqual([]);
  // The places of the lines came through.
  const tops = await page
    .locator('.graphiql-query-editor .view-line')
    .evaluateAll((lines) => lines.map((line) => (line as HTMLElement).style.top));
  expect(new Set(tops).size).toBeGreaterThan(5);
  expect(faults).toEqual([]);
  await page.close();
});

test('data subjects: found without a value, taken away once, deleted or kept with the basis, answered; in both languages', async () => {
  const { db } = stack;
  const [site] = await db.query<{ id: string; personal: Buffer }>(
    'select id, personal from app.websites order by id limit 1',
  );
  const { mobile } = db.worker.keys.unsealJson<{ mobile: string }>(
    `websites.personal:${site?.id}`,
    site?.personal ?? Buffer.alloc(0),
  );
  const page = await signedIn('administrator');
  await page.getByRole('link', { name: '个人信息' }).click();
  await page.getByRole('heading', { name: '个人信息' }).waitFor();
  await page.getByText('没有未答复的请求').waitFor();
  await shootAll(page, 'persons-empty-zh');
  await page.getByRole('combobox', { name: '查找依据' }).press('ArrowDown');
  await page.getByTitle('手机号码').click();
  await page.getByRole('textbox', { name: '完整的号码或邮箱' }).fill(mobile);
  await page.getByRole('button', { name: '查找' }).click();
  await page.getByText('现行备案').waitFor();
  await shootAll(page, 'persons-found-zh');
  const [archive] = await Promise.all([
    page.waitForEvent('download'),
    page.getByRole('button', { name: '导出' }).click(),
  ]);
  expect(archive.suggestedFilename()).toMatch(/^personal-information-\d{4}-\d{2}-\d{2}\.zip$/);
  await page.getByRole('button', { name: '登记请求' }).click();
  const form = page.getByRole('dialog', { name: '登记请求' });
  await form.getByRole('textbox', { name: '请求人与身份核实方式' }).fill('本人到场，出示身份证原件');
  await form.getByRole('textbox', { name: '理由' }).fill('不再负责此网站');
  await shoot(page, 'persons-form-zh');
  await form.getByRole('button', { name: '登记请求' }).click();
  const opened = page.getByRole('article', { name: '删除请求' });
  await opened.getByText('不再负责此网站').waitFor();
  await opened.getByRole('button', { name: '决定并执行' }).click();
  await page.getByRole('tooltip').getByRole('button', { name: '决定并执行' }).click();
  await opened.getByRole('region', { name: '给请求人的答复' }).getByText('依法继续保存').waitFor();
  await shootAll(page, 'persons-decided-zh');
  await opened.getByRole('button', { name: '登记已答复' }).click();
  await opened.getByText(/答复（电子邮件）/).waitFor();
  await page
    .getByRole('dialog')
    .getByRole('button', { name: /关闭|Close/ })
    .click();
  await opened.waitFor({ state: 'hidden' });
  await page.getByText('没有未答复的请求').waitFor();
  // The value stood in no address, and stands in none of the desk's logs.
  expect(page.url()).not.toContain(mobile);
  await page.getByRole('link', { name: '保存期限' }).click();
  const sent = page.getByRole('row').filter({ hasText: '已上报的文件' });
  await sent.getByRole('button', { name: '更改“已上报的文件”的保存期限' }).click();
  await sent.getByText(/若现在执行：将删除 \d+ 项/).waitFor();
  await sent.getByRole('spinbutton').fill('30');
  await shootAll(page, 'retention-zh');
  await sent.getByRole('button', { name: '保存' }).click();
  await page
    .getByText(/上报文件至少保存三个月/)
    .first()
    .waitFor();
  await sent.getByRole('spinbutton').fill('120');
  await sent.getByRole('button', { name: '保存' }).click();
  await sent.getByText('120 天').waitFor();
  await page.getByText('English').click();
  await page.getByRole('heading', { name: 'Retention' }).waitFor();
  await page.getByText('120 days').waitFor();
  expect(await page.getByRole('main').textContent()).not.toMatch(/保存|删除|天/);
  await shootAll(page, 'retention-en');
  await page.getByRole('link', { name: 'Data subjects' }).click();
  await page.getByText('All', { exact: true }).click();
  await page.getByRole('button', { name: /Open the request of/ }).click();
  await page.getByRole('article', { name: 'Request: Deletion' }).getByText('Answered by').waitFor();
  await shootAll(page, 'persons-answered-en');
  expect(faults).toEqual([]);
});
