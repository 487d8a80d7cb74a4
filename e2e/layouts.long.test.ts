import { fieldsOfKind } from '@beian/domain/filing';
import { skipReasonNames } from '@beian/domain/order';
import type { Page } from 'playwright-core';
import { beforeAll, expect, test } from 'vitest';
import * as orderFlow from '../examples/order-flow.mjs';
import { screensOf } from '../scripts/lib/screens.mjs';
import { goTo } from './axe.ts';
import { openAs } from './chromium.ts';
import { readFirstFiling, submitFirstFiling } from './first-filing.ts';
import { outerScroll } from './outer-scroll.ts';
import { consolePages, openPage, screenshot } from './pages.ts';
import { createDraft, type Order, valuesOf } from './steps.ts';
import { zoomFaults } from './zoom.ts';

const pages = consolePages();
const widths = [768, 1024, 1280, 1440, 1680] as const;
/** The last one is a small laptop, with the browser's own bars. */
const sizes = [...widths.map((width) => [width, 800] as const), [1366, 600] as const];
/** Text of a subject with 12 Chinese characters of 13 px. */
const SUBJECT_TEXT_PX = 12 * 13;

let returned: string;
/** A change of nine items, in review. */
let change: Order;
let draft: string;
beforeAll(async () => {
  const { stack } = pages;
  const order = await orderFlow.sendVersionedEvent(stack.partner, 'submit', await createDraft(stack));
  returned = order.id;
  for (const nth of [1, 2, 3])
    change = await orderFlow.sendVersionedEvent(stack.partner, 'submit', await createDraft(stack, nth));
  draft = (await createDraft(stack, 4)).id;
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

/** What is cut or too wide on a screen at each size, and what scrolls around the lists. */
async function faults(page: Page, name: string): Promise<string[]> {
  const found: string[] = [];
  for (const [width, height] of sizes) {
    await page.setViewportSize({ width, height });
    await page.evaluate(settled);
    found.push(...(await outerScroll(page)).map((one) => `${name} at ${width} × ${height} px: ${one}`));
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

type Check = (page: Page, name: string) => Promise<string[]>;

/** What the check finds on every screen of the console with the role that uses it, and on those of nobody. */
async function checkScreens(language: 'zh' | 'en', check: Check): Promise<string[]> {
  const { stack, browser } = pages;
  const [partner] = await stack.db.query<{ id: string }>('select id from app.partners order by id limit 1');
  const screens = screensOf({ returned, record: change.record.id, partner: partner?.id ?? '', draft });
  const context = await browser.newContext({ viewport: { width: 1280, height: 800 }, locale: language });
  await context.addInitScript(`localStorage.setItem('language', '${language}')`);
  const page = await context.newPage();
  const found: string[] = [];
  for (const { name, path, ready } of screens.filter(({ role }) => role === 'nobody')) {
    await page.goto(stack.url + path);
    await page.locator(ready).first().waitFor();
    found.push(...(await check(page, `${language}-${name}`)));
  }
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
      found.push(...(await check(page, `${language}-${screen.name}-${role}`)));
      if (screen.open === undefined) continue;
      await page.keyboard.press('Escape');
      // A dialog that is closing still has the keyboard.
      await page.getByRole('dialog').waitFor({ state: 'hidden' });
    }
  }
  await context.close();
  return found;
}

test.each(['zh', 'en'] as const)(
  'no key sentence is cut and no subject shows fewer than 12 characters: %s',
  async (language) => {
    expect(await checkScreens(language, faults)).toEqual([]);
    expect(measured).toBeGreaterThan(widths.length);
  },
);

test.each(['zh', 'en'] as const)(
  'at 200 % zoom nothing scrolls sideways, is cut or cannot be reached: %s',
  async (language) => {
    expect(await checkScreens(language, (page, name) => zoomFaults(page, name, findCut))).toEqual([]);
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

test('a list of 300 rows draws 50 at a time, and all can be reached', async () => {
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
  const skipped = page.getByRole('region', { name: '最近跳过' });
  const next = skipped.getByRole('button', { name: '下一页' });
  for (let turned = 1; turned < 6; turned++) {
    const first = await skipped.locator('tr[data-row-key]').first().getAttribute('data-row-key');
    await next.click();
    await skipped.locator(`tr[data-row-key="${first}"]`).waitFor({ state: 'detached' });
    expect(await skipped.locator('tr[data-row-key]').count()).toBe(50);
  }
  await skipped.locator('tr[data-row-key="skip_layout300"]').waitFor();
  expect(await next.isDisabled()).toBe(true);
  await page.close();
});

/** Runs in the page: places of an element where something else is painted over it. */
const paintedOver = (form: Element): string[] => {
  const { left, top, width, height } = form.getBoundingClientRect();
  const parts = [0.02, 0.25, 0.5, 0.75, 0.98];
  return parts.flatMap((x) =>
    parts.flatMap((y) => {
      const at = document.elementFromPoint(left + width * x, top + height * y);
      return at !== null && form.contains(at) ? [] : [`${x} ${y}: ${at?.tagName} ${at?.className}`];
    }),
  );
};

test('an order of 1, 9, 21 or 38 items stays in the window, and nothing is painted over the list of what agrees', async () => {
  const { stack } = pages;
  const submit = (draft: Order): Promise<Order> => orderFlow.submit(stack.partner, draft);
  const fields = new Set<string>([...fieldsOfKind('CHANGE_BOTH')]);
  const changeOfBoth = Object.fromEntries(
    Object.entries(valuesOf('FIRST_FILING')).filter(
      ([field]) => fields.has(field) && /principal\.|website\.(name|serviceContents|languages)/.test(field),
    ),
  );
  const filing = await submitFirstFiling(stack);
  await readFirstFiling(stack, filing);
  const orders: Order[] = [
    await submit(await createDraft(stack, 6, { kind: 'CANCEL_WEBSITE', values: valuesOf('CANCEL_WEBSITE') })),
    change,
    await submit(await createDraft(stack, 7, { kind: 'CHANGE_BOTH', values: changeOfBoth })),
    filing,
  ];
  const found: string[] = [];
  const counts: number[] = [];
  for (const order of orders) {
    const page = await openPage(pages, 'reviewer', `/orders/${order.id}`);
    const main = page.getByRole('main');
    await page.getByRole('button', { name: '领取', exact: true }).click();
    const rows = page.locator('tr[data-item]:has(button[aria-pressed])');
    await rows.first().waitFor();
    counts.push(await rows.count());
    for (const [width, height] of sizes) {
      const name = `${counts.at(-1)} items at ${width} × ${height} px`;
      await page.setViewportSize({ width, height });
      const heading = await page.getByRole('heading', { name: order.number }).boundingBox();
      for (const place of ['table', 'header']) {
        await main
          .locator(place)
          .first()
          .hover({ position: { x: 20, y: 10 } });
        for (let nth = 0; nth < 4; nth += 1) await page.mouse.wheel(0, 2_000);
        found.push(...(await outerScroll(page)).map((one) => `${name}: ${one}`));
      }
      const after = await page.getByRole('heading', { name: order.number }).boundingBox();
      if (after?.y !== heading?.y) found.push(`${name}: the heading went from ${heading?.y} to ${after?.y}`);
      if (order !== filing) continue;
      await page.keyboard.press('Shift+Y');
      const group = page.getByRole('region', { name: /^通过一致项/ });
      await group.waitFor();
      await page.evaluate(settled);
      found.push(...(await group.evaluate(paintedOver)).map((one) => `${name}: ${one}`));
      found.push(...(await outerScroll(page)).map((one) => `${name}, with the list of what agrees: ${one}`));
      // The scan beside the list stays in sight.
      const scan = (await page.locator('[data-pane]').first().boundingBox())?.height ?? 0;
      if (width >= 1024 && scan < 150) found.push(`${name}: the scan has ${scan} px`);
      await screenshot(page, `agreeing-items-${width}`);
      await page.keyboard.press('Escape');
      await group.waitFor({ state: 'detached' });
    }
    await page.close();
  }
  expect(found).toEqual([]);
  expect(counts).toEqual([1, 9, 21, 38]);
});
