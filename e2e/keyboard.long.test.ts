import { storePaperReadings } from '@beian/testing/orders';
import type { Page } from 'playwright-core';
import sharp from 'sharp';
import { expect, test } from 'vitest';
import * as orderFlow from '../examples/order-flow.mjs';
import { aboutOrder, drawMaterial } from '../scripts/lib/draw.mjs';
import { axeViolations } from './axe.ts';
import { readFirstFiling, submitFirstFiling } from './first-filing.ts';
import { consolePages, openPage, screenshot } from './pages.ts';
import { canary, createDraft, type Order } from './steps.ts';

const pages = consolePages();

const current = (page: Page) => page.locator('tr[aria-current="true"]').getAttribute('data-item');
const verdicts = (page: Page, name: RegExp) =>
  page
    .locator('tr[data-item]')
    .filter({ has: page.locator('button[aria-pressed="true"]').filter({ hasText: name }) })
    .evaluateAll((rows) => rows.map((row) => row.getAttribute('data-item') ?? ''));

test('Y then K, N changes the verdict of the item that was passed, wherever the cursor went; Y held down passes one item', async () => {
  const order: Order = await orderFlow.sendVersionedEvent(
    pages.stack.partner,
    'submit',
    await createDraft(pages.stack),
  );
  const page = await openPage(pages, 'reviewer', `/orders/${order.id}`);
  await page.getByRole('button', { name: '领取', exact: true }).click();
  const rows = page.locator('tr[data-item]:has(button[aria-pressed])');
  await expect.poll(() => rows.count()).toBe(9);
  const keys = await rows.evaluateAll((all) => all.map((row) => row.getAttribute('data-item') ?? ''));
  const [first = '', second = '', third = '', fourth = ''] = keys;
  // The second and the third are judged first, so after the first the cursor goes to the fourth.
  for (const key of ['j', 'y', 'y', 'k', 'k', 'k']) await page.keyboard.press(key);
  await expect.poll(() => current(page)).toBe(first);
  await page.keyboard.press('y');
  await expect.poll(() => current(page)).toBe(fourth);
  await page.keyboard.press('k');
  await expect.poll(() => current(page)).toBe(first);
  await page.keyboard.press('n');
  await page.getByText('此项已通过，再按一次 N 改为不符').waitFor();
  expect(await verdicts(page, /通过/)).toContain(first);
  await page.keyboard.press('n');
  await page.keyboard.press('Escape');
  await expect.poll(() => verdicts(page, /不符/)).toEqual([first]);
  expect(await verdicts(page, /通过/)).toEqual([second, third]);
  // The key is held down.
  await page.locator(`tr[data-item="${fourth}"]`).locator('th').click();
  for (let nth = 0; nth < 5; nth += 1) await page.keyboard.down('y');
  await page.keyboard.up('y');
  await expect.poll(() => verdicts(page, /通过/)).toEqual([second, third, fourth]);
  // The last one without a verdict: the cursor stays there, and so does K.
  for (let nth = 0; nth < 5; nth += 1) await page.keyboard.press('y');
  const last = await current(page);
  await page.getByText('已审 9 / 9 项').waitFor();
  for (const key of ['k', 'n', 'n', 'Escape']) await page.keyboard.press(key);
  await expect.poll(async () => (await verdicts(page, /不符/)).sort()).toEqual([first, last ?? ''].sort());
  // The timeline has them as one line that opens.
  const timeline = page.getByRole('list', { name: '时间线' });
  await timeline.getByRole('button', { name: /^白露 给出 9 项结论：7 项通过，2 项不符$/ }).click();
  await timeline.getByText('网站名称').first().waitFor();
  await timeline.scrollIntoViewIfNeeded();
  await screenshot(page, 'timeline-zh');
  await page.getByRole('group', { name: '筛选时间线' }).getByRole('button', { name: /^结论/ }).click();
  await expect.poll(() => new URL(page.url()).search).toBe('?events=verdict');
  await page.close();
});

/** The element with the focus: its label, text, or item of the desk. */
const focused = (page: Page) =>
  page.evaluate(() => {
    const one = document.activeElement;
    return (
      one?.getAttribute('data-item') ?? one?.getAttribute('aria-label') ?? one?.closest('label')?.textContent ?? ''
    );
  });

test('the form of a command of the palette gets the caret and keeps it, and Esc gives the focus back to the item', async () => {
  const order: Order = await orderFlow.sendVersionedEvent(
    pages.stack.partner,
    'submit',
    await createDraft(pages.stack, 2),
  );
  const page = await openPage(pages, 'reviewer', `/orders/${order.id}`);
  await page.getByRole('button', { name: '领取', exact: true }).click();
  await page.locator('tr[data-item]:has(button[aria-pressed])').first().waitFor();
  await page.keyboard.press('j');
  const item = await current(page);
  await expect.poll(() => focused(page)).toBe(item);
  await page.keyboard.press('Control+k');
  await page.getByRole('combobox', { name: '命令与搜索' }).fill('升级');
  await page.getByRole('option', { name: /^升级/ }).first().waitFor();
  await page.keyboard.press('Enter');
  const form = page.getByRole('form', { name: '升级' });
  await form.waitFor();
  // The dialog has closed, and the caret has stayed.
  await page.getByRole('combobox', { name: '命令与搜索' }).waitFor({ state: 'detached' });
  await expect.poll(() => focused(page)).toBe('规则不明确，不知如何判断');
  const inside = () => form.evaluate((one) => one.contains(document.activeElement));
  for (let nth = 0; nth < 6; nth += 1) {
    await page.keyboard.press('Tab');
    expect(await inside()).toBe(true);
  }
  for (let nth = 0; nth < 6; nth += 1) {
    await page.keyboard.press('Shift+Tab');
    expect(await inside()).toBe(true);
  }
  await page.keyboard.press('Escape');
  await form.waitFor({ state: 'detached' });
  await expect.poll(() => focused(page)).toBe(item);
  // The key of the table opens the same form; Escape on a button closes it, too, and does not leave the page.
  await page.keyboard.press('Shift+U');
  await form.getByRole('button', { name: '取消' }).focus();
  await page.keyboard.press('Escape');
  await form.waitFor({ state: 'detached' });
  await page.keyboard.press('Shift+T');
  await page.getByRole('button', { name: /^领取/ }).waitFor();
  expect(new URL(page.url()).pathname).toBe(`/orders/${order.id}`);
  await page.close();
});

test('six changed items and three pictures take at most 20 presses with the hand-over to the next order, and none waits for the API', async () => {
  const next: Order = await orderFlow.sendVersionedEvent(
    pages.stack.partner,
    'submit',
    await createDraft(pages.stack, 3),
  );
  const page = await openPage(pages, 'reviewer', '', 1);
  await page.getByRole('button', { name: '下一单' }).waitFor();
  await page.keyboard.press('g');
  await page.keyboard.press('n');
  const rows = page.locator('tr[data-item]:has(button[aria-pressed])');
  await expect.poll(() => rows.count()).toBe(9);
  const first = new URL(page.url()).pathname;
  expect(first).not.toBe(`/orders/${next.id}`);
  // The API answers no verdict before the last one is given.
  let answer = () => {};
  const answering = new Promise<void>((resolve) => {
    answer = resolve;
  });
  await page.route('**/graphql', async (route) => {
    const { query } = route.request().postDataJSON() as { query: string };
    if (query.includes('mutation RecordVerdict')) await answering;
    await route.continue();
  });
  let presses = 0;
  const press = async (...keys: string[]) => {
    for (const key of keys) {
      presses += 1;
      await page.keyboard.press(key);
    }
  };
  for (let nth = 0; nth < 9; nth += 1) await press('y');
  await page.getByText('已审 9 / 9 项').waitFor();
  await press('l', 'Space', 'Enter');
  await page.getByRole('form', { name: '记录通话' }).waitFor({ state: 'hidden' });
  await press('Control+Enter');
  // It asks when the verdicts have arrived.
  answer();
  await expect.poll(() => page.evaluate(() => document.activeElement?.textContent)).toBe('初审通过');
  await press('Enter');
  const offer = page.getByRole('region', { name: '接下来的订单' });
  await offer.getByText('您受理江苏').waitFor();
  await page.getByRole('dialog').waitFor({ state: 'hidden' });
  for (const text of ['变更网站', '江苏省', /^剩 /])
    expect(await offer.getByText(text, { exact: true }).count()).toBe(1);
  expect(new URL(page.url()).pathname).toBe(first);
  await screenshot(page, 'next-offer-zh');
  await press('Enter');
  await page.getByRole('heading', { name: next.number }).waitFor();
  await page.getByRole('region', { name: '为什么是这一单' }).waitFor();
  process.stdout.write(`nine items, a call, the decision and the next order: ${presses} presses\n`);
  expect(presses).toBeLessThanOrEqual(20);
  await page.close();
});

test('/ finds an order by its number, ⌘K opens another page and goes back, ? lists the keys of the page', async () => {
  const order: Order = await orderFlow.sendVersionedEvent(
    pages.stack.partner,
    'submit',
    await createDraft(pages.stack, 1),
  );
  const page = await openPage(pages, 'reviewer', '');
  await page.getByRole('group', { name: '今日工时' }).waitFor();
  await page.keyboard.press('/');
  await page.keyboard.type(order.number.slice(2));
  await page.getByRole('option', { name: new RegExp(order.number) }).waitFor();
  await page.keyboard.press('Escape');
  await page.keyboard.press('Control+k');
  const palette = page.getByRole('combobox', { name: '命令与搜索' });
  await palette.fill('备案记录');
  await page.getByRole('option', { name: /备案记录/ }).waitFor();
  await palette.press('Enter');
  await page.getByRole('heading', { name: '备案记录' }).waitFor();
  await page.getByRole('link', { name: '审核队列' }).click();
  // The record's row has a link to the order, too.
  await page.getByRole('heading', { name: '审核队列' }).waitFor();
  await page.keyboard.press('?');
  const help = page.getByRole('dialog', { name: '快捷键' });
  await help.getByRole('region', { name: '当前页面' }).getByText('在列表中查找').waitFor();
  await help.getByRole('region', { name: '所有页面' }).getByText('领取下一单').waitFor();
  await page.keyboard.press('Escape');
  await help.waitFor({ state: 'hidden' });
  await page.close();
});

/** An order whose ID card lies turned by 90 degrees; its name and the form agree with what was typed, its last day does not. */
async function orderThatWasRead(): Promise<Order> {
  const { stack } = pages;
  const draft = await createDraft(stack, 4);
  const about = aboutOrder(draft);
  const [{ name = '' } = {}] = await stack.db.query<{ name: string }>(
    'select subject_name as name from app.orders where id = $1',
    [draft.id],
  );
  const upright = await drawMaterial('WEBSITE_PRINCIPAL_ID', draft.number, about);
  const id = await sharp(upright).rotate(90).jpeg().toBuffer();
  const attached = await orderFlow.uploadMaterial(stack.partner, draft, 'WEBSITE_PRINCIPAL_ID', id);
  const order: Order = await orderFlow.sendVersionedEvent(stack.partner, 'submit', attached);
  const yes = { value: 'YES', place: [100, 100, 300, 160] } as const;
  await storePaperReadings(
    stack.db,
    order.id,
    {
      // As scripts/lib/drawing/papers.mjs draws it, 1280 × 1616 pixels when upright.
      ID_CARD: [
        { field: 'idCard.name', value: canary.name, place: [1474, 216, 1520, 384] },
        { field: 'idCard.validUntil', value: '2031-01-01', place: [149, 489, 201, 890] },
      ],
      VERIFICATION_FORM: [
        { field: 'form.mark', value: about.formCode },
        { field: 'form.name', value: name },
        { field: 'form.domains', value: [about.values['website.domains'] ?? ''].flat().join('、') },
        { field: 'form.signed', ...yes },
        { field: 'form.sealed', ...yes },
      ],
      DOMAIN_CERTIFICATE: [{ field: 'domainCertificate.expiresOn', value: '2030-01-01' }],
    },
    90,
  );
  return order;
}

test('what was read opens on its scan, upright and zoomed to the place; what agrees is passed together and taken back together', async () => {
  const order = await orderThatWasRead();
  const page = await openPage(pages, 'reviewer', `/orders/${order.id}`);
  const pictures: string[] = [];
  page.on('request', (request) => {
    if (request.resourceType() === 'fetch' && /\/materials?\//.test(request.url())) pictures.push(request.url());
  });
  await page.getByRole('button', { name: '领取', exact: true }).click();
  const rows = page.locator('tr[data-item]:has(button[aria-pressed])');
  await expect.poll(() => rows.count()).toBe(9);
  // What differs comes first.
  await expect.poll(() => current(page)).toBe('website.principal.idValidUntil');
  const bar = page.getByRole('region', { name: '与证件比对' });
  await bar.getByText('1 项与证件不一致').waitFor();

  const stage = page.locator('[data-pane]').first();
  const middle = ({ x, y, width, height }: { x: number; y: number; width: number; height: number }) => ({
    x: x + width / 2,
    y: y + height / 2,
  });
  const box = async (locator: ReturnType<Page['locator']>) => {
    const found = await locator.boundingBox();
    if (found === null) throw new Error('it is not on the screen');
    return found;
  };
  const outline = page.locator('[data-pane] polygon');
  await page.keyboard.press('z');
  await outline.waitFor();
  const [frame, place] = [await box(stage), await box(outline)];
  // Two pixels of the line.
  expect(Math.hypot(middle(frame).x - middle(place).x, middle(frame).y - middle(place).y)).toBeLessThan(3);
  expect(place.width / place.height).toBeCloseTo(401 / 52, 0);
  expect(place.height).toBeGreaterThan(18);
  expect(await page.locator('[data-pane] img').getAttribute('style')).toContain('rotate(270deg)');

  // The crop beside the name lies upright, too, and its click goes there.
  const crop = page.getByRole('button', { name: /^在.*上查看姓名$/ });
  await crop.locator('img').waitFor();
  const { width, height } = await box(crop);
  expect(width / height).toBeCloseTo((168 + 0.6 * 46) / (46 * 1.6), 0);
  await crop.click();
  await expect.poll(() => current(page)).toBe('website.principal.name');
  await expect.poll(async () => (await box(outline)).width / (await box(outline)).height).toBeCloseTo(168 / 46, 0);
  await screenshot(page, 'reading-place-zh');
  await page.keyboard.press('0');
  await expect.poll(async () => (await box(outline)).width).toBeLessThan(width);

  // No picture was read twice: each read is a row of the audit.
  expect(pictures.length).toBeGreaterThan(1);
  expect(pictures).toEqual([...new Set(pictures)]);

  const group = page.getByRole('region', { name: /^通过一致项/ });
  let presses = 0;
  const press = async (...keys: string[]) => {
    for (const key of keys) {
      presses += 1;
      await page.keyboard.press(key);
    }
  };
  await press('Shift+Y');
  await group.waitFor();
  const allCrops = () => expect.poll(() => group.locator('[data-shown="true"]').count()).toBe(2);
  await allCrops();
  await screenshot(page, 'reading-group-zh');
  expect(await axeViolations(page, 'items that agree')).toEqual([]);
  await press('Shift+Y');
  await group.waitFor({ state: 'detached' });
  await page.getByText('已审 2 / 9 项').waitFor();
  // Taken back as a whole, and given again.
  await page.keyboard.press('u');
  await page.getByText('已审 0 / 9 项').waitFor();
  await page.keyboard.press('Shift+Y');
  await allCrops();
  await page.keyboard.press('Shift+Y');
  await page.getByText('已审 2 / 9 项').waitFor();
  for (let nth = 0; nth < 7; nth += 1) await press('y');
  await page.getByText('已审 9 / 9 项').waitFor();
  process.stdout.write(`nine items, two of which agree: ${presses} presses\n`);
  // Two to pass two together, and seven for the others: the ID card is doubtful as a whole, and of the form a person sees the ink.
  expect(presses).toBe(9);
  await page.close();
});

/** The number of crops on the screen whose picture has not been loaded. Runs in the page. */
const unloadedCrops = (form: HTMLElement | SVGElement): number => {
  const { top, bottom } = form.getBoundingClientRect();
  return [...form.querySelectorAll('[class*="_crop_"]')].filter((crop) => {
    const at = crop.getBoundingClientRect();
    return at.bottom > top && at.top < bottom && crop.querySelector('img')?.complete !== true;
  }).length;
};

test('a first filing of 38 items takes at most 18 presses', async () => {
  const order = await submitFirstFiling(pages.stack);
  await readFirstFiling(pages.stack, order);
  const page = await openPage(pages, 'reviewer', `/orders/${order.id}`);
  await page.getByRole('button', { name: '领取', exact: true }).click();
  const rows = page.locator('tr[data-item]:has(button[aria-pressed])');
  await page.getByRole('button', { name: /^通过一致项/ }).waitFor();
  const items = await rows.count();
  await page.keyboard.press('Shift+Y');
  const group = page.getByRole('region', { name: /^通过一致项/ });
  await group.waitFor();
  const together = await group.locator('[data-of]').count();
  const shown = () => group.locator('[data-shown="true"]').count();
  let presses = 1;
  // Of a long list the key first brings on the screen what was not there.
  for (let isOpen = true; isOpen; isOpen = (await group.count()) > 0) {
    await expect.poll(() => group.evaluate(unloadedCrops)).toBe(0);
    const before = await shown();
    await page.keyboard.press('Shift+Y');
    presses += 1;
    await expect.poll(async () => (await group.count()) === 0 || (await shown()) > before).toBe(true);
  }
  presses += items - together;
  await page.getByText(`已审 ${together} / ${items} 项`).waitFor();
  process.stdout.write(`first filing: ${items} items, ${together} of which agree: ${presses} presses\n`);
  expect(items).toBe(38);
  expect(presses).toBeLessThanOrEqual(18);
  await page.close();
});
