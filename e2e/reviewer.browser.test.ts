import { execFileSync } from 'node:child_process';
import type { Page } from 'playwright-core';
import { beforeAll, describe, expect, test } from 'vitest';
import * as orderFlow from '../examples/order-flow.mjs';
import { drawMaterial } from '../scripts/lib/draw.mjs';
import { sharedPages } from './pages.ts';
import { canary, createDraft, newName, type Order, waitForState } from './steps.ts';

const pages = sharedPages();
/** Every URL that the browser has requested. */
const asked: string[] = [];
let page: Page;
let order: Order;

beforeAll(async () => {
  const { stack, browser, pageErrors } = pages;
  page = await browser.newPage({ viewport: { width: 1440, height: 900 }, locale: 'zh-CN' });
  page.on('request', (request) => asked.push(request.url()));
  page.on('pageerror', (error) => pageErrors.push(error.message));
  // A style or script that the policy blocks appears here.
  page.on('console', (message) => message.type() === 'error' && pageErrors.push(message.text()));
  order = await orderFlow.sendVersionedEvent(stack.partner, 'submit', await createDraft(stack));
});

/** Exact, because the number of another file's order may begin with this one. */
const link = () => page.getByRole('link', { name: order.number, exact: true });

/** Everything that a page may store: storages, databases, caches, and the cookies that scripts see. */
const kept = () =>
  page.evaluate(async () => {
    const databases = await indexedDB.databases();
    const caches = await globalThis.caches?.keys();
    const stored = [localStorage, sessionStorage].map((one) => Object.entries(one));
    return JSON.stringify([stored, databases, caches ?? [], document.cookie]);
  });
const people = [canary.name, canary.mobile, canary.email, canary.officePhone];
const standsIn = (text: string): string[] =>
  people.filter((one) => text.includes(one) || text.includes(encodeURIComponent(one)));

const button = (name: string | RegExp) => page.getByRole('button', { name });

describe('a reviewer at the console', () => {
  test('a wrong password is refused with a sentence; the right one opens the queue', async () => {
    const [reviewer] = pages.stack.signIns.filter((one) => one.role === 'reviewer');
    await page.goto(pages.stack.url);
    await page.getByLabel('账号').fill(reviewer?.login ?? '');
    await page.getByLabel('密码', { exact: true }).fill('not the password');
    await button('登录').click();
    await page.getByText('账号或密码不对').waitFor();
    pages.pageErrors.length = 0; // the browser reports the 401 itself
    await page.getByLabel('密码', { exact: true }).fill(reviewer?.password ?? '');
    await button('登录').click();
    await link().waitFor();
  });

  test('the queue shows what is due; the order page shows registered and new values, masked', async () => {
    const row = page.getByRole('row').filter({ has: link() });
    await row.getByText(/剩 (\d+ 小时|1 个工作日)/).waitFor();
    await row.getByText('网站名称').waitFor();
    await link().click();
    await page.getByRole('heading', { name: order.number }).waitFor();
    const name = page.getByRole('row').filter({ has: page.getByRole('rowheader', { name: '网站名称', exact: true }) });
    await name.getByText(newName.slice(-4)).waitFor();
    await page
      .getByRole('row', { name: /网站负责人手机号码/ })
      .getByText('130****9753')
      .waitFor();
    expect(await page.content()).not.toContain(canary.mobile);
    // The evidence bundle is for supervisors and administrators.
    expect(await button('证据包').count()).toBe(0);
    await page.keyboard.press('Control+k');
    await page.getByRole('group', { name: '当前页面的操作' }).getByRole('option', { name: '领取' }).waitFor();
    await page.keyboard.press('Escape');
    await page.getByRole('dialog').waitFor({ state: 'hidden' });
  });

  test('one value is revealed for a purpose, and masked again on leaving the page, by the button, and after 30 s', async () => {
    const row = page.getByRole('row', { name: /网站负责人手机号码/ });
    await row.getByRole('list', { name: '盲比对' }).getByText('备案记录 不同，属本次变更').waitFor();
    const eye = row.getByRole('button', { name: '查看网站负责人手机号码明文' });
    const value = page.getByText(canary.mobile, { exact: true });
    const ask = async () => {
      await eye.click();
      await page.getByRole('radio', { name: '联系申请人' }).click();
      await page.getByRole('textbox', { name: '具体事由' }).fill('样例：回电确认');
      await button('查看 30 秒').click();
      await value.waitFor();
    };
    await eye.click();
    await button('查看 30 秒').click();
    await page.getByText('请选择目的').waitFor();
    await page.keyboard.press('Escape');
    await button('查看 30 秒').waitFor({ state: 'hidden' });
    await ask();
    await page.getByRole('timer').waitFor();
    if (process.env.SHOTS_DIR) await page.screenshot({ path: `${process.env.SHOTS_DIR}/reveal.png` });
    await page.evaluate(() => window.dispatchEvent(new Event('blur')));
    await value.waitFor({ state: 'hidden' });
    await ask();
    await button('立即遮盖').click();
    await value.waitFor({ state: 'hidden' });
    await page.clock.install();
    await ask();
    await page.clock.fastForward(31_000);
    await value.waitFor({ state: 'hidden' });
    await page.clock.resume();
    expect(await page.content()).not.toContain(canary.mobile);
    await page
      .getByText(/网站负责人手机号码 · 联系申请人 · 样例：回电确认/)
      .first()
      .waitFor();
    const [audit] = await pages.stack.db.query<{ count: number }>(
      `select count(*)::int as count from app.audit where action = 'reveal' and outcome = 'done' and target = $1`,
      [order.id],
    );
    expect(audit?.count).toBe(3);
  });

  test('after a claim the values are clear, and every item gets its verdict', async () => {
    await page.getByRole('button', { name: '领取', exact: true }).click();
    await page
      .getByRole('row', { name: /网站负责人手机号码/ })
      .getByText(canary.mobile.slice(-4))
      .waitFor();
    await page.getByText('还有 9 项没有结论').first().waitFor();
    for (const item of order.items.filter((one: { inReview: boolean }) => one.inReview)) {
      const verdict = page.locator(`tr[data-item="${item.key}"]`).getByRole('button', { name: /^✓?通过/ });
      await verdict.click();
      await expect.poll(() => verdict.getAttribute('aria-pressed')).toBe('true');
    }
    await page.getByText('已审 9 / 9 项').waitFor();
  });

  test('the verification form is downloaded, filled in, named by the order number', async () => {
    const { verificationForm } = await pages.stack.partner.order(order.id);
    const panel = page.getByRole('region', { name: '真实性核验单' });
    await panel.getByText(verificationForm.mark).waitFor();
    const [download] = await Promise.all([
      page.waitForEvent('download'),
      panel.getByRole('link', { name: '下载已填写的核验单 (PDF)' }).click(),
    ]);
    expect(download.suggestedFilename()).toBe(`${order.number}.pdf`);
    const text = execFileSync('pdftotext', ['-layout', await download.path(), '-']).toString();
    for (const part of [`${order.number}-1`, verificationForm.mark]) expect(text).toContain(part);
    expect(text).not.toContain(canary.mobile);
  });

  test('the call is logged, and the review is approved after a confirmation', async () => {
    await button(/^记录通话/).click();
    await page.getByRole('radio', { name: '接通，已确认' }).check();
    await page.getByRole('form', { name: '记录通话' }).getByRole('button', { name: '记录通话' }).click();
    await page
      .getByText(/接通，已确认/)
      .first()
      .waitFor();
    await button(/^初审通过/).click();
    await page.getByRole('dialog').getByRole('button', { name: '初审通过' }).click();
    await page.getByText('待核验').first().waitFor();
    await waitForState(pages.stack, order.id, 'VERIFICATION_PENDING');
  });

  test('the photo arrives live, is passed and approved', async () => {
    const now: Order = await pages.stack.partner.order(order.id);
    const pictured = await orderFlow.uploadMaterial(
      pages.stack.partner,
      now,
      'FACE_PHOTO',
      await drawMaterial('FACE_PHOTO', now.number),
    );
    await orderFlow.sendVersionedEvent(pages.stack.partner, 'submitPhoto', pictured);
    await page.getByText('照片审核中').first().waitFor();
    await page.getByRole('button', { name: '领取', exact: true }).click();
    await page
      .locator('tr[data-item="material.FACE_PHOTO"]')
      .getByRole('button', { name: /^✓?通过/ })
      .click();
    await button(/^照片通过/).click();
    await page.getByRole('dialog').getByRole('button', { name: '照片通过' }).click();
    await waitForState(pages.stack, order.id, 'SUBMISSION_PENDING');
    // Four eyes: the button is disabled, with its sentence beside it.
    await page.getByText(/须由他人提交管局/).waitFor();
    expect(await button(/^提交管局/).isDisabled()).toBe(true);
  });

  test('the English console is complete, and the language is remembered', async () => {
    await page.getByText('English', { exact: true }).click();
    await page.getByText('Ready for the bureau').first().waitFor();
    await page.reload();
    await page.getByText('Ready for the bureau').first().waitFor();
    // The sign-out button always stays in the header.
    for (const width of [768, 1024, 1280]) {
      await page.setViewportSize({ width, height: 900 });
      const out = await page.getByRole('button', { name: 'Sign out' }).boundingBox();
      expect([width, out !== null && out.x + out.width <= width]).toEqual([width, true]);
    }
    await page.setViewportSize({ width: 1440, height: 900 });
    // Rendered text: hidden text does not count.
    // biome-ignore lint/performance/useDomNodeTextContent: the rendered text is what is asked for
    const shown = await page.locator('body').innerText();
    // Names of people and registers are not translated; names are masked (李**), and an avatar shows one character.
    const data = [
      order.number,
      '金陵样例',
      '苏ICP备',
      '云桥示例',
      '白露',
      newName,
      canary.name,
      '样例',
      '中文',
      '本人',
      '*',
    ];
    const left = shown
      .split('\n')
      .filter((line) => /\p{Script=Han}/u.test(line) && line.length > 1 && !data.some((one) => line.includes(one)));
    expect(left).toEqual([]);
  });

  test('the browser stores nothing personal, requests no other server, and no URL has a name (ASVS 14.2.1, 14.2.3, 14.3.3)', async () => {
    expect(standsIn(await kept())).toEqual([]);
    expect(asked.length).toBeGreaterThan(50);
    expect(standsIn(asked.join(' '))).toEqual([]);
    expect(asked.filter((url) => !url.startsWith(pages.stack.url) && !/^(data|blob):/.test(url))).toEqual([]);
    // Control: the search finds a value that was stored on purpose.
    await page.evaluate((value) => sessionStorage.setItem('leak', value), canary.mobile);
    expect(standsIn(await kept())).toEqual([canary.mobile]);
    await page.evaluate(() => sessionStorage.removeItem('leak'));
  });

  test('after signing out nothing can be read, and nothing is left in the page (ASVS 14.3.1)', async () => {
    await button('Sign out').click();
    await page.getByLabel('Account').waitFor();
    expect(standsIn((await page.content()) + (await kept()))).toEqual([]);
    await page.goto(`${pages.stack.url}/orders/${order.id}`);
    await page.getByLabel('Account').waitFor();
    expect(pages.pageErrors.filter((one) => !/401/.test(one))).toEqual([]);
  });
});
