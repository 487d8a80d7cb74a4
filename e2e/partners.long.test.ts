import { expect, test } from 'vitest';
import { consolePages, screenshot, screenshotVariants, openSettings as signIn } from './pages.ts';

const pages = consolePages();

const signedIn = (role: string) => signIn(pages, role);

test('an administrator creates a key, which is shown once, rotates and revokes it, and sets limits', async () => {
  const page = await signedIn('administrator');
  await page.getByRole('link', { name: '合作方' }).click();
  await page.getByRole('heading', { name: '合作方' }).waitFor();
  await screenshot(page, 'partners-zh');
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
  await screenshot(page, 'partner-new-key-zh');
  await dialog.getByRole('button', { name: '创建' }).click();
  const secret = await page.getByRole('dialog').locator('code').textContent();
  expect(secret).toMatch(/^bd_live_[0-9A-Za-z]{38}$/);
  await screenshot(page, 'partner-secret-zh');
  await page.getByRole('button', { name: '我已保存' }).click();
  await page.getByText(secret ?? '').waitFor({ state: 'detached' });
  const ask = async () => {
    const headers = { 'content-type': 'application/json', authorization: `Bearer ${secret}` };
    const answer = await fetch(`${pages.stack.url}/graphql`, {
      method: 'POST',
      headers,
      body: '{"query":"{ orders(first: 1) { totalCount } }"}',
    });
    return ((await answer.json()) as { data?: { orders?: object } | null }).data?.orders !== undefined;
  };
  expect(await ask()).toBe(true);

  await keys.getByRole('button', { name: '轮换密钥“生产服务器”' }).click();
  await page.getByText('新密钥立即可用').waitFor();
  await screenshot(page, 'partner-rotate-zh');
  await page.getByRole('dialog').getByRole('button', { name: '轮换' }).click();
  await page.getByRole('button', { name: '我已保存' }).click();
  await keys.getByText('由轮换产生').waitFor();
  // Newest first: the second is the one that was created above.
  await keys.getByRole('button', { name: '吊销密钥“生产服务器”' }).nth(1).click();
  await page.getByRole('dialog').getByRole('button', { name: '吊销' }).click();
  await keys.getByText(/处暑 于 .* 吊销/).waitFor();
  expect(await ask()).toBe(false);

  const limits = page.getByRole('region', { name: '额度' });
  await limits.getByLabel('点数上限').fill('2000');
  await limits.getByRole('button', { name: '保存额度' }).click();
  await page.getByText('额度已更新，立即生效').waitFor();
  await expect.poll(() => limits.getByLabel('点数上限').inputValue()).toBe('2000');
  for (const [width, height] of [
    [1280, 800],
    [1680, 1050],
    [390, 844],
  ] as const) {
    await page.setViewportSize({ width, height });
    await screenshot(page, `partner-${width}-zh`);
  }
  await page.setViewportSize({ width: 1280, height: 800 });
  await page.emulateMedia({ colorScheme: 'dark' });
  await screenshot(page, 'partner-dark-zh');
  await page.emulateMedia({ colorScheme: 'light' });
  await page.getByText('English').click();
  await page.getByRole('region', { name: 'Keys' }).getByText('By rotation').waitFor();
  await screenshot(page, 'partner-en');
  if (process.env.SHOTS_DIR) await page.setViewportSize({ width: 390, height: 844 });
  await screenshot(page, 'partner-390-en');
  expect(await page.getByRole('main').textContent()).not.toMatch(/密钥权限|吊销|额度/);
  expect(pages.pageErrors).toEqual([]);
});

test('an administrator creates a partner with key and record, and it opens an order; after closing it the key is refused', async () => {
  const page = await signedIn('administrator');
  await page.getByRole('link', { name: '合作方' }).click();
  await page.getByRole('button', { name: '新建合作方' }).click();
  const dialog = page.getByRole('dialog');
  await dialog.getByLabel('名称').fill('玉山示例');
  await dialog.getByLabel('通知邮箱').fill('filing@yushan');
  await dialog.getByRole('button', { name: '创建' }).click();
  await page.getByText('邮箱地址不正确').waitFor();
  await dialog.getByLabel('通知邮箱').fill('filing@yushan.example');
  await screenshot(page, 'partner-new-zh');
  await dialog.getByRole('button', { name: '创建' }).click();
  // The partner's page asks for its first key at once.
  await page.getByRole('heading', { name: '玉山示例' }).waitFor();
  const first = page.getByRole('dialog', { name: '创建密钥' });
  await first.getByLabel('名称').fill('生产服务器');
  for (const scope of ['查看备案', '查看订单', '提交和修改订单']) {
    await first.getByText(scope, { exact: true }).click();
    await expect.poll(() => first.getByLabel(scope).isChecked()).toBe(true);
  }
  await first.getByRole('button', { name: '创建' }).click();
  const secret = await page.getByRole('dialog').locator('code').textContent();
  await page.getByRole('button', { name: '我已保存' }).click();

  const [site] = await pages.stack.db.query<{ filingNumber: string; recordId: string; websiteId: string }>(
    `select r.filing_number as "filingNumber", r.id as "recordId", w.id as "websiteId" from app.records r join app.websites w on w.record_id = r.id
     where not r.test and not exists (select from app.orders o where o.record_id = r.id) order by r.filing_number limit 1`,
  );
  const records = page.getByRole('region', { name: '可操作的备案' });
  await records.getByText('还没有可操作的备案').waitFor();
  await records.getByRole('button', { name: '分配备案' }).click();
  const grant = page.getByRole('dialog', { name: '分配备案' });
  await grant.getByLabel('备案号').fill(site?.filingNumber ?? '');
  await grant.getByLabel('依据').fill('合同 2026-17');
  await grant.getByRole('button', { name: '分配备案' }).click();
  await records.getByRole('link', { name: site?.filingNumber ?? '' }).waitFor();
  await screenshot(page, 'partner-records-zh');
  const ask = async (query: string) => {
    const headers = { 'content-type': 'application/json', authorization: `Bearer ${secret}` };
    const answer = await fetch(`${pages.stack.url}/graphql`, {
      method: 'POST',
      headers,
      body: JSON.stringify({ query }),
    });
    return ((await answer.json()) as { data: { openOrder?: { state?: string } } | null }).data;
  };
  const opened =
    await ask(`mutation { openOrder(recordId: "${site?.recordId}", websiteId: "${site?.websiteId}", kind: CHANGE_WEBSITE, key: "first") {
    ... on Order { state } } }`);
  expect(opened?.openOrder).toEqual({ state: 'DRAFT' });
  await page.getByRole('button', { name: '停用', exact: true }).click();
  await page.getByText('此合作方的全部密钥立即失效').waitFor();
  await page.getByRole('dialog').getByRole('button', { name: '停用' }).click();
  await page.getByText('已停用“玉山示例”').waitFor();
  expect(await ask('{ orders(first: 1) { totalCount } }')).toBeUndefined();
  await page.getByText('English').click();
  await page.getByRole('button', { name: 'Open again' }).waitFor();
  await screenshot(page, 'partner-closed-en');
  expect(await page.getByRole('main').textContent()).not.toMatch(/停用|备案号|分配/);
  expect(pages.pageErrors).toEqual([]);
});

test('the page shows endpoints, deliveries and refusals; an administrator enables an endpoint and sends events again', async () => {
  const asPartner = async (query: string, variables: object = {}) => {
    const headers = { 'content-type': 'application/json', authorization: `Bearer ${pages.stack.partnerKey}` };
    const body = JSON.stringify({ query, variables });
    const answer = await fetch(`${pages.stack.url}/graphql`, { method: 'POST', headers, body });
    return ((await answer.json()) as { data: Record<string, Record<string, Record<string, string>>> }).data;
  };
  const made = await asPartner(
    `mutation { createWebhookEndpoint(key: "e1", input: { url: "https://hooks.partner.invalid/beian", description: "样例" }) {
      ... on WebhookEndpointChanged { endpoint { id } } } }`,
  );
  const id = made.createWebhookEndpoint?.endpoint?.id ?? '';
  await asPartner(`mutation ($id: ID!) { testWebhookEndpoint(id: $id, key: "e2") { __typename } }`, { id });
  // One failed attempt, then switched off; and a refused call.
  const tries = () => pages.stack.db.query('select 1 from app.webhook_attempts where ended_at is not null');
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
  await screenshotVariants(page, 'partner-endpoints-zh');
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
  await screenshotVariants(page, 'partner-endpoints-en');
  expect(await page.getByRole('main').textContent()).not.toMatch(/推送|拒绝|补推/);
  expect(pages.pageErrors).toEqual([]);
});

test('a reviewer has no link to partners, and is refused at their URL', async () => {
  const page = await signedIn('reviewer');
  expect(await page.getByRole('link', { name: '合作方' }).count()).toBe(0);
  await page.goto(`${pages.stack.url}/partners`);
  await page.getByText('没有查看权限').waitFor();
  await screenshot(page, 'partners-forbidden-zh');
  expect(pages.pageErrors).toEqual([]);
});

test('the explorer runs an example with the caller’s own ids, without foreign requests or violations of its policy', async () => {
  const explorer = await pages.browser.newPage({ viewport: { width: 1280, height: 800 } });
  explorer.on('pageerror', (error) => pages.pageErrors.push(error.message));
  explorer.on('console', (message) => message.type() === 'error' && pages.pageErrors.push(message.text()));
  const elsewhere: string[] = [];
  explorer.on('request', (request) => {
    if (!/^(data|blob):/.test(request.url()) && new URL(request.url()).origin !== pages.stack.url)
      elsewhere.push(request.url());
  });
  await explorer.addInitScript(
    "globalThis.breaches = []; addEventListener('securitypolicyviolation', (one) => breaches.push(one.violatedDirective + ' ' + one.sample))",
  );
  await explorer.goto(`${pages.stack.url}/graphiql`);
  await explorer.getByLabel('Partner key').fill(pages.stack.partnerKey);
  await explorer.getByRole('button', { name: 'Use' }).click();
  await explorer.getByText('Examples are filled with ids of your own.').waitFor();
  await explorer.getByLabel('Example').selectOption('records');
  await explorer.locator('.ide[data-example=records]').waitFor();
  // Parts that the editor renders by itself: suggestions while typing, hints on a field, the documentation.
  await explorer.locator('.graphiql-query-editor .monaco-editor').first().click();
  await explorer.keyboard.press('Control+Space');
  await explorer.locator('.suggest-widget.visible .monaco-list-row').first().waitFor();
  await explorer.keyboard.press('Escape');
  await explorer
    .getByRole('button', { name: /documentation/i })
    .first()
    .click();
  await explorer.locator('.graphiql-doc-explorer').waitFor();
  await explorer.getByRole('button', { name: /Execute query/ }).click();
  await explorer.locator('.result-window').getByText('filingNumber').first().waitFor();
  await screenshot(explorer, 'graphiql');
  expect(elsewhere).toEqual([]);
  expect(await explorer.evaluate('breaches')).toEqual([]);
  // The positions of the lines were applied.
  const tops = await explorer
    .locator('.graphiql-query-editor .view-line')
    .evaluateAll((lines) => lines.map((line) => (line as HTMLElement).style.top));
  expect(new Set(tops).size).toBeGreaterThan(5);
  expect(pages.pageErrors).toEqual([]);
  await explorer.close();
});
