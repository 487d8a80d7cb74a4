import { skipReasonNames } from '@beian/domain/order';
import type { Page } from 'playwright-core';
import { beforeAll, expect, test } from 'vitest';
import * as orderFlow from '../examples/order-flow.mjs';
import { screensOf } from '../scripts/lib/screens.mjs';
import { goTo } from './axe.ts';
import { openAs } from './chromium.ts';
import { consolePages, screenshot } from './pages.ts';
import { createDraft } from './steps.ts';

const pages = consolePages();
const widths = [768, 1024, 1280, 1440] as const;
/** Text of a subject with 12 Chinese characters of 13 px. */
const SUBJECT_TEXT_PX = 12 * 13;

let returned: string;
beforeAll(async () => {
  const { stack } = pages;
  const order = await orderFlow.sendVersionedEvent(stack.partner, 'submit', await createDraft(stack));
  returned = order.id;
  for (const nth of [1, 2, 3])
    await orderFlow.sendVersionedEvent(stack.partner, 'submit', await createDraft(stack, nth));
  await stack.db.query(`update app.orders set subject_name = '江苏示例海风渔业科技发展有限责任公司南京分公司'`);
}, 120_000);

/** Runs in the page: sentences that are cut, and what is wider than its list may be. */
const findCut = `[...document.querySelectorAll('[data-sentence]')].flatMap((one) =>
  one.scrollWidth > one.clientWidth + 1 || one.scrollHeight > one.clientHeight + 1
    ? [one.textContent.slice(0, 60) + ': ' + one.scrollWidth + ' × ' + one.scrollHeight + ' px in ' + one.clientWidth + ' × ' + one.clientHeight]
    : [])`;
const findWide = `document.documentElement.scrollWidth > document.documentElement.clientWidth + 1
  ? ['the page is ' + document.documentElement.scrollWidth + ' px wide']
  : []`;
/** Width for the text of the subjects on screen, px: without padding and flags. */
const subjectWidths = `[...document.querySelectorAll('td[data-column=subject]')].map((cell) => {
  const style = getComputedStyle(cell);
  const flags = cell.querySelector('[data-mark]')?.parentElement.getBoundingClientRect().width ?? 0;
  return cell.clientWidth - parseFloat(style.paddingLeft) - parseFloat(style.paddingRight) - flags;
})`;
/** Subjects that were measured, so that a change of the page does not leave the test without any. */
let measured = 0;
const settled = 'new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done)))';

/** What is cut or too wide on a screen at each width. */
async function faults(page: Page, name: string): Promise<string[]> {
  const found: string[] = [];
  for (const width of widths) {
    await page.setViewportSize({ width, height: 800 });
    await page.evaluate(settled);
    const cut = (await page.evaluate(`[...${findCut}, ...${findWide}]`)) as string[];
    const subjects = (await page.evaluate(subjectWidths)) as number[];
    measured += subjects.length;
    const narrow = subjects.filter((one) => one < SUBJECT_TEXT_PX).map((one) => `a subject has ${one} px`);
    found.push(...[...cut, ...narrow].map((one) => `${name} at ${width} px: ${one}`));
    await screenshot(page, `${name}-${width}`);
  }
  await page.setViewportSize({ width: 1280, height: 800 });
  return found;
}

test.each(['zh', 'en'] as const)(
  'no key sentence is cut and no subject shows fewer than 12 characters: %s',
  async (language) => {
    const { stack, browser } = pages;
    const [partner] = await stack.db.query<{ id: string }>('select id from app.partners order by id limit 1');
    const draft = await createDraft(stack, language === 'zh' ? 4 : 5);
    const screens = screensOf({ returned, partner: partner?.id ?? '', draft: draft.id });
    const context = await browser.newContext({ viewport: { width: 1280, height: 800 }, locale: language });
    await context.addInitScript(`localStorage.setItem('language', '${language}')`);
    const page = await context.newPage();
    const found: string[] = [];
    for (const role of ['supervisor', 'administrator', 'applicant']) {
      await openAs(
        page,
        stack,
        stack.signIns.find((one) => one.role === role),
        '/',
      );
      await page.locator('#content h1').first().waitFor();
      for (const screen of screens) {
        if (screen.role !== role && (screen.role !== 'reviewer' || role !== 'supervisor')) continue;
        await goTo(page, screen);
        await screen.open?.(page);
        found.push(...(await faults(page, `${language}-${screen.name}-${role}`)));
        if (screen.open === undefined) continue;
        await page.keyboard.press('Escape');
        // A dialog that is closing still has the keyboard.
        await page.getByRole('dialog').waitFor({ state: 'hidden' });
      }
    }
    await context.close();
    expect(measured).toBeGreaterThan(widths.length);
    expect(found).toEqual([]);
  },
);

test('the first screen of the board shows the hours and the heat map at 1280 × 800', async () => {
  const { stack, browser } = pages;
  const page = await browser.newPage({ viewport: { width: 1280, height: 800 }, locale: 'zh-CN' });
  await openAs(
    page,
    stack,
    stack.signIns.find((one) => one.role === 'supervisor'),
    '/board',
  );
  for (const name of ['每小时到期与完成', '阶段与剩余工时']) {
    const box = await page.getByRole('region', { name, exact: true }).boundingBox();
    expect((box?.y ?? 900) + (box?.height ?? 0), name).toBeLessThanOrEqual(800);
  }
  // The filter is in the URL and in the links behind the numbers.
  await page.getByRole('combobox', { name: '阶段' }).focus();
  await page.keyboard.press('ArrowDown');
  await page
    .locator('.ant-select-dropdown:not(.ant-select-dropdown-hidden)')
    .getByTitle('初审', { exact: true })
    .click();
  await expect.poll(() => new URL(page.url()).search).toBe('?clock=initialReview');
  await expect
    .poll(() => page.locator('[data-tile="在办"] a').first().getAttribute('href'))
    .toContain('clock=initialReview');
  await page.close();
});

test('a list of 300 rows draws those near the visible part, and all can be reached', async () => {
  const { stack, browser } = pages;
  await stack.db.query(
    `insert into app.skips (id, order_id, staff_id, staff_name, reason, order_version, until, at)
     select 'skip_layout' || n, $1, s.id, s.name, $2, 1, app.now(), app.now() - n * interval '1 minute'
     from generate_series(1, 300) n, (select id, name from app.staff where 'supervisor' = any(roles) limit 1) s`,
    [returned, skipReasonNames[0]],
  );
  const page = await browser.newPage({ viewport: { width: 1280, height: 800 }, locale: 'zh-CN' });
  await openAs(
    page,
    stack,
    stack.signIns.find((one) => one.role === 'supervisor'),
    '/staff',
  );
  const table = page.getByRole('table').filter({ has: page.locator('tr[aria-rowindex]') });
  const more = page.getByRole('region', { name: '最近跳过' }).getByRole('button', { name: '更多' });
  for (const rows of [101, 151, 201, 251, 301]) {
    await more.click();
    await expect.poll(() => table.getAttribute('aria-rowcount')).toBe(String(rows));
  }
  await expect.poll(() => table.locator('tr[aria-rowindex]').count()).toBeLessThan(150);
  await expect.poll(() => table.locator('tr[aria-rowindex="301"]').count()).toBe(1);
  await page.locator('h1').first().scrollIntoViewIfNeeded();
  await expect.poll(() => table.locator('tr[aria-rowindex="2"]').count()).toBe(1);
  await page.close();
});
