import { mkdtempSync, rmSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import * as orderFlow from '../examples/order-flow.mjs';
import { makeAuditKey } from '../scripts/lib/audit-key.mjs';
import { root } from '../scripts/lib/paths.mjs';
import { run } from '../scripts/lib/run.mjs';
import { closePages, openBrowser } from './chromium.ts';
import { openPage, screenshot, screenshotVariants, openSettings as signIn } from './pages.ts';
import { type Stack, startStack } from './stack.ts';
import { createDraft } from './steps.ts';

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

const signedIn = (role: string, nth = 0) => signIn({ stack, browser, pageErrors: faults }, role, nth);

test('an administrator switches lapsing off after a confirmation, and the edition; the page names who did', async () => {
  const page = await signedIn('administrator');
  const lapse = page.getByRole('region', { name: '订单自动失效' });
  await lapse.getByText('自安装以来未更改').waitFor();
  await screenshot(page, 'settings-zh');
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
  await page
    .getByRole('dialog')
    .getByText(/已提交的订单，填报和材料仍按提交时的版本/)
    .waitFor();
  await screenshot(page, 'settings-question-zh');
  await page.getByRole('dialog').getByRole('button', { name: '切换' }).click();
  const edition = page.getByRole('region', { name: '规则版本' });
  await edition.getByRole('listitem').filter({ hasText: '2020-08 版' }).getByText('当前').waitFor();
  await page.getByText('English').click();
  await page.getByRole('heading', { name: 'Settings' }).waitFor();
  await page.getByRole('region', { name: 'Lapsing of orders' }).getByText('In force').waitFor();
  await screenshot(page, 'settings-en');
  expect(await page.getByRole('main').textContent()).not.toMatch(/切换|当前|版本/);
  expect(faults).toEqual([]);
});

test('an administrator names the provider, and a text that does not fit is refused beside its field', async () => {
  const page = await signedIn('administrator');
  const signature = page.getByRole('region', { name: '短信签名', exact: true });
  await signature.getByRole('textbox', { name: '短信签名' }).fill('【样例云】');
  await signature.getByRole('button', { name: '保存' }).click();
  await signature.getByRole('alert').getByText('2 至 12 个汉字、字母或数字').waitFor();
  await screenshot(page, 'settings-text-refused-zh');
  await signature.getByRole('textbox', { name: '短信签名' }).fill('样例云');
  await signature.getByRole('button', { name: '保存' }).click();
  await signature.getByText(/处暑 于 .* 更改/).waitFor();
  const [row] = await stack.db.query(`select value from app.settings where name = 'smsSignature'`);
  expect(row).toEqual({ value: '样例云' });
  expect(faults).toEqual([]);
});

test('a reviewer can read the settings but not change them', async () => {
  const page = await signedIn('reviewer');
  await page.getByText('由管理员更改').waitFor();
  expect(await page.getByRole('main').getByRole('button').count()).toBe(0);
  await screenshot(page, 'settings-reviewer-zh');
  expect(faults).toEqual([]);
});

test("working hours are previewed and applied; the order's due time moves, and its desk explains it, by keyboard", async () => {
  // Submitted on Tuesday 10:00 in Shanghai: one working day, due on Wednesday 10:00.
  const order = await orderFlow.sendVersionedEvent(stack.partner, 'submit', await createDraft(stack));
  const page = await signedIn('administrator');
  await page.getByRole('link', { name: '工作日历', exact: true }).click();
  await page.getByRole('heading', { name: /工作日历/ }).waitFor();
  await page
    .getByRole('region', { name: '日历告警' })
    .getByText(/只载入到 2026-12-31/)
    .waitFor();
  await page.getByText('国庆节 · 放假 · 国办发明电〔2025〕7号').first().waitFor();
  await screenshot(page, 'calendar-zh');

  await page.getByRole('button', { name: '更改工作时间' }).click();
  const change = page.getByRole('region', { name: '更改工作时间' });
  await change.getByLabel('生效日期').fill('2026-11-24');
  await change.getByLabel('上班').fill('25:00');
  await change.getByRole('button', { name: '预览影响' }).click();
  await change.getByText('工作时间须为 HH:MM，且上班早于下班').waitFor();
  await screenshot(page, 'calendar-refused-zh');
  await change.getByLabel('上班').fill('10:00');
  await change.getByRole('button', { name: '预览影响' }).click();
  await change.getByText(/生效日期须在 .* 之后、.* 之前/).waitFor();
  await change.getByLabel('生效日期').fill('2026-11-25');
  await page.keyboard.press('Tab');
  // The value is applied when its calendar closes.
  await expect.poll(() => page.locator('.ant-picker-dropdown:visible').count()).toBe(0);
  await change.getByRole('button', { name: '预览影响' }).click();
  const row = change.getByRole('row').filter({ hasText: order.number });
  // 8 of 9 hours on Tuesday; a ninth of the 8 hours of Wednesday.
  await row.getByText('2026-11-25 10:00').waitFor();
  await row.getByText('2026-11-25 10:53').waitFor();
  await screenshot(page, 'calendar-preview-zh');
  await change.getByRole('button', { name: '应用' }).click();
  await page.getByText('自 2026-11-25 起').waitFor();

  // A loaded notice stands in the form as it is; a make-up day that was taken out is unusual, and nothing is changed yet.
  await page.getByRole('button', { name: '更正 国办发明电〔2025〕7号' }).click();
  const correction = page.getByRole('region', { name: '更正放假通知' });
  expect(await correction.getByLabel('标题').inputValue()).toBe('国务院办公厅关于2026年部分节假日安排的通知');
  const lines = correction.getByRole('button', { name: /^删除第/ });
  expect(await lines.count()).toBeGreaterThan(12);
  await screenshot(page, 'calendar-correct-zh');
  await correction.getByRole('button', { name: '预览影响' }).click();
  await correction.getByText('日期与已载入的完全相同，没有需要更正的').waitFor();
  await lines.nth(1).click();
  await correction.getByRole('button', { name: '预览影响' }).click();
  await correction.getByText('更正已载入的通知：它原来的日期不再有效，留作历史。').waitFor();
  await correction.getByText(/处与往年不同，不影响应用/).waitFor();
  await screenshot(page, 'calendar-correct-preview-zh');
  await correction.getByRole('button', { name: '关闭' }).click();

  await page.goto(`${stack.url}/orders/${order.id}`);
  await page.getByRole('button', { name: '为什么' }).waitFor();
  await page.keyboard.press('w');
  const why = page.getByRole('dialog');
  await why.getByText('2026-11-25 起 10:00–18:00').waitFor();
  await why.getByText('时限重算').waitFor();
  expect(await why.getByRole('listitem').count()).toBe(2);
  await screenshot(page, 'due-why-zh');
  await page.keyboard.press('Escape');
  await why.waitFor({ state: 'hidden' });
  expect(new URL(page.url()).pathname).toBe(`/orders/${order.id}`);
  expect(faults).toEqual([]);
});

test('a record shows the meaning of its codes in both languages; a revealed value is shown for 30 s and is not in the log', async () => {
  const page = await signedIn('reviewer');
  await page.getByRole('link', { name: '备案记录' }).click();
  await page.getByRole('row').getByRole('link', { name: /ICP备/ }).first().click();
  await page.getByText('居民身份证 (2)').first().waitFor();
  await page
    .getByText(/中文简体 \(1\)/)
    .first()
    .waitFor();
  await screenshot(page, 'record-zh');
  const label = '主体负责人手机号码';
  const reveal = page.getByRole('button', { name: `查看${label}明文` });
  const masked = page.locator('.ant-descriptions-item-content', { has: reveal });
  const mask = (await masked.first().textContent()) ?? '';
  expect(mask).toMatch(/^1300?\*{4}\d{4}$/);
  await reveal.click();
  await page.getByRole('radio', { name: '处理投诉或咨询' }).click();
  await page.getByRole('textbox', { name: '具体事由' }).fill('样例：核对投诉');
  await page.clock.install();
  await page.getByRole('button', { name: '查看 30 秒' }).click();
  const shown = page.getByRole('group', { name: `查看明文：${label}` });
  await shown.getByRole('timer').waitFor();
  // Exactly one field is revealed.
  const [value = '', ...more] = await shown.locator('.ant-descriptions-item-content').allTextContents();
  expect(more).toEqual([]);
  expect(value).toMatch(/^1300000\d{4}$/);
  expect(mask.replaceAll('*', '')).toBe(value.slice(0, 3) + value.slice(-4));
  await screenshot(page, 'record-reveal-zh');
  await page.clock.fastForward(31_000);
  await shown.waitFor({ state: 'hidden' });
  await page.clock.resume();
  await expect.poll(() => page.content()).not.toContain(value);
  const id = decodeURIComponent(new URL(page.url()).pathname.split('/').at(-1) ?? '');
  const kept = await stack.db.query(
    `select details ->> 'field' as field, details ->> 'purpose' as purpose, a::text like '%' || $2 || '%' as value
     from app.audit a where action = 'reveal' and outcome = 'done' and target = $1`,
    [id, value],
  );
  expect(kept).toEqual([{ field: 'subject.principal.mobile', purpose: 'COMPLAINT', value: false }]);
  await page.getByText('English').click();
  await page.getByText('Resident ID card (2)').first().waitFor();
  await screenshot(page, 'record-en');
  expect(faults).toEqual([]);
});

test('the audit shows who did what, the outcome and the signatures; a click filters it; evidence is exported', async () => {
  const page = await signedIn('administrator');
  await page.getByRole('link', { name: '审计记录' }).click();
  await page.getByRole('heading', { name: '审计记录' }).waitFor();
  const chain = page.getByRole('region', { name: '审计链' });
  await chain.getByText(/已链接 [1-9]/).waitFor();
  await chain.getByText(/第 1 号，含/).waitFor();
  await chain.getByText('从未核对').waitFor();
  // As `npm run audit:verify` does every night.
  const command = [path.join(root, 'packages/audit/dist/audit-verify.js'), '--heads', path.join(folder, 'heads')];
  const env = { ...process.env, DATABASE_URL: stack.db.migratorUrl };
  expect(await run(process.execPath, command, { env })).toMatchObject({
    code: 0,
    stdout: expect.stringMatching(/^Whole/),
  });
  await page.reload();
  await chain.getByText(/完整：读取 [\d,]+ 条记录、[\d,]+ 个订单事件/).waitFor();
  await chain.getByText(/核对至第 \d+ 号链头/).waitFor();
  const rows = page.getByRole('table', { name: '审计记录' });
  await rows.getByRole('button', { name: '登录' }).first().click();
  await page.getByRole('search', { name: '筛选' }).getByText('登录', { exact: true }).waitFor();
  await expect.poll(() => new URL(page.url()).search).toBe('?action=signIn');
  for (const [width, height] of [
    [1280, 800],
    [1680, 1050],
    [390, 844],
  ] as const) {
    if (process.env.SHOTS_DIR) await page.setViewportSize({ width, height });
    await screenshot(page, `audit-${width}-zh`);
  }
  if (process.env.SHOTS_DIR) await page.setViewportSize({ width: 1280, height: 800 });
  await page.goto(`${stack.url}/audit?outcome=REFUSED&day=2020-01-01`);
  await page.getByText('没有符合条件的记录').waitFor();
  await screenshot(page, 'audit-empty-zh');
  const orders = () => stack.db.query<{ number: string }>('select number from app.orders order by id limit 1');
  if ((await orders()).length === 0)
    await orderFlow.sendVersionedEvent(stack.partner, 'submit', await createDraft(stack));
  const [order] = await orders();
  await page.goto(`${stack.url}/audit`);
  await page.getByLabel('对象：订单号或编号').fill(order?.number ?? '');
  await page.keyboard.press('Enter');
  await rows
    .getByRole('button', { name: order?.number ?? '' })
    .first()
    .waitFor();
  await page.getByRole('button', { name: '证据包' }).click();
  const bundle = page.getByRole('dialog', { name: `证据包 · ${order?.number}` });
  const download = page.waitForEvent('download');
  await bundle.getByRole('button', { name: '导出' }).click();
  expect((await download).suggestedFilename()).toBe(`evidence-${order?.number}.zip`);
  await bundle.getByText(`已导出 evidence-${order?.number}.zip`).waitFor();
  await page.keyboard.press('Escape');
  await bundle.waitFor({ state: 'hidden' });
  await screenshot(page, 'audit-order-zh');
  if (process.env.SHOTS_DIR) await page.emulateMedia({ colorScheme: 'dark' });
  await screenshot(page, 'audit-dark-zh');
  await page.emulateMedia({ colorScheme: 'light' });
  await page.getByText('English').click();
  await page.getByRole('heading', { name: 'Audit' }).waitFor();
  await page
    .getByRole('region', { name: 'Chain' })
    .getByText(/rows linked/)
    .waitFor();
  await screenshot(page, 'audit-en');
  expect(await page.getByRole('main').textContent()).not.toMatch(/审计|操作人|链接/);
  const [{ id: orderId = '' } = {}] = await stack.db.query('select id from app.orders where number = $1', [
    order?.number,
  ]);
  const supervisor = await openPage({ stack, browser, pageErrors: faults }, 'supervisor', `/orders/${orderId}`);
  await supervisor.getByRole('button', { name: '证据包' }).click();
  const panel = supervisor.getByRole('dialog', { name: `证据包 · ${order?.number}` });
  await panel.getByText('node verify.mjs').waitFor();
  await screenshotVariants(supervisor, 'evidence-zh');
  await Promise.all([supervisor.waitForEvent('download'), panel.getByRole('button', { name: '导出' }).click()]);
  await panel.getByRole('status').getByText(`已导出 evidence-${order?.number}.zip`).waitFor();
  // Without a network it says so, and nothing was exported.
  await supervisor.context().setOffline(true);
  await panel.getByRole('button', { name: '导出' }).click();
  await panel.getByRole('alert').getByText('未导出：服务没有答复').waitFor();
  await supervisor.context().setOffline(false);
  // The browser logs failed requests.
  expect(faults.splice(0).filter((one) => !one.includes('net::ERR_INTERNET_DISCONNECTED'))).toEqual([]);
  const [{ id: chief = '' } = {}] = await stack.db.query(`select id from app.staff where roles = '{supervisor}'`);
  const told = await stack.db.query(`select outcome from app.audit where action = 'exportEvidence' and actor_id = $1`, [
    chief,
  ]);
  expect(told).toEqual([{ outcome: 'done' }]);
  const reviewer = await signedIn('reviewer');
  expect(await reviewer.getByRole('link', { name: '审计记录' }).count()).toBe(0);
  await reviewer.goto(`${stack.url}/audit`);
  await reviewer.getByText('没有查看权限').waitFor();
  await screenshot(reviewer, 'audit-forbidden-zh');
  expect(faults).toEqual([]);
});

test('data subjects are found without showing a value, exported once, deleted or kept with the basis, and answered', async () => {
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
  await screenshotVariants(page, 'persons-empty-zh');
  await page.getByRole('combobox', { name: '查找依据' }).press('ArrowDown');
  await page.getByTitle('手机号码').click();
  await page.getByRole('textbox', { name: '完整的号码或邮箱' }).fill(mobile);
  await page.getByRole('button', { name: '查找' }).click();
  await page.getByText('现行备案').waitFor();
  await screenshotVariants(page, 'persons-found-zh');
  const [archive] = await Promise.all([
    page.waitForEvent('download'),
    page.getByRole('button', { name: '导出' }).click(),
  ]);
  expect(archive.suggestedFilename()).toMatch(/^personal-information-\d{4}-\d{2}-\d{2}\.zip$/);
  await page.getByRole('button', { name: '登记请求' }).click();
  const form = page.getByRole('dialog', { name: '登记请求' });
  await form.getByRole('textbox', { name: '请求人与身份核实方式' }).fill('本人到场，出示身份证原件');
  await form.getByRole('textbox', { name: '理由' }).fill('不再负责此网站');
  await screenshot(page, 'persons-form-zh');
  await form.getByRole('button', { name: '登记请求' }).click();
  const shown = page.getByRole('article', { name: '删除请求' });
  await shown.getByText('不再负责此网站').waitFor();
  await shown.getByRole('button', { name: '决定并执行' }).click();
  await page.getByRole('dialog', { name: '决定并执行此请求？' }).getByRole('button', { name: '决定并执行' }).click();
  await shown.getByRole('region', { name: '给请求人的答复' }).getByText('依法继续保存').waitFor();
  await screenshotVariants(page, 'persons-decided-zh');
  await shown.getByRole('button', { name: '登记已答复' }).click();
  await shown.getByText(/答复（电子邮件）/).waitFor();
  await page
    .getByRole('dialog')
    .getByRole('button', { name: /关闭|Close/ })
    .click();
  await shown.waitFor({ state: 'hidden' });
  await page.getByText('没有未答复的请求').waitFor();
  // The value was in no URL, and is in no log of the desk.
  expect(page.url()).not.toContain(mobile);
  await page.getByRole('link', { name: '保存期限' }).click();
  const sent = page.getByRole('row').filter({ hasText: '已上报的文件' });
  await sent.getByRole('button', { name: '更改“已上报的文件”的保存期限' }).click();
  await sent.getByText(/若现在执行：将删除 \d+ 项/).waitFor();
  await sent.getByRole('spinbutton').fill('30');
  await screenshotVariants(page, 'retention-zh');
  await sent.getByRole('button', { name: '保存' }).click();
  await sent
    .getByRole('alert')
    .getByText(/上报文件至少保存三个月/)
    .waitFor();
  await sent.getByRole('spinbutton').fill('120');
  await sent.getByRole('button', { name: '保存' }).click();
  await sent.getByText('120 天').waitFor();
  await page.getByText('English').click();
  await page.getByRole('heading', { name: 'Retention' }).waitFor();
  await page.getByText('120 days').waitFor();
  expect(await page.getByRole('main').textContent()).not.toMatch(/保存|删除|天/);
  await screenshotVariants(page, 'retention-en');
  await page.getByRole('link', { name: 'Data subjects' }).click();
  await page.getByText('All', { exact: true }).click();
  await page.getByRole('button', { name: /Open the request of/ }).click();
  await page.getByRole('article', { name: 'Request: Deletion' }).getByText('Answered by').waitFor();
  await screenshotVariants(page, 'persons-answered-en');
  expect(faults).toEqual([]);
});
