import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import * as orderFlow from '../examples/order-flow.mjs';
import { closePages, openAs, openBrowser } from './chromium.ts';
import { type Stack, startStack } from './stack.ts';
import { createDraft, type Order, waitForState } from './steps.ts';

let stack: Stack;
let browser: Browser;
let page: Page;
let orders: [Order, Order];
const faults: string[] = [];

beforeAll(async () => {
  [stack, browser] = await Promise.all([startStack({ console: true }), openBrowser()]);
  const submit = async (nth: number): Promise<Order> =>
    orderFlow.sendVersionedEvent(stack.partner, 'submit', await createDraft(stack, nth));
  // One after the other, so that the older one is first in the queue.
  orders = [await submit(0), await submit(1)];
  page = await signedIn('reviewer');
});
afterAll(async () => {
  await closePages(browser);
  await stack?.stop();
});

async function signedIn(role: string): Promise<Page> {
  const context = await browser.newContext({ viewport: { width: 1440, height: 900 }, locale: 'zh-CN' });
  const made = await context.newPage();
  made.on('pageerror', (error) => faults.push(error.message));
  const person = stack.signIns.find((one) => one.role === role);
  await openAs(made, stack, person);
  await made.getByRole('link', { name: '审核队列' }).waitFor();
  return made;
}

/** `SHOTS_DIR`: folder for screenshots. */
async function shoot(of: Page, name: string): Promise<void> {
  if (process.env.SHOTS_DIR) await of.screenshot({ path: `${process.env.SHOTS_DIR}/${name}.png` });
}

const dialog = () => page.getByRole('dialog');
const current = () => page.locator('tr[aria-current="true"]').getAttribute('data-item');
const verdict = (key: string | null, name: RegExp) =>
  page.locator(`tr[data-item="${key}"]`).getByRole('button', { name });
const passed = (key: string | null) => verdict(key, /^✓?通过/);
const focusedText = () => page.evaluate(() => document.activeElement?.textContent?.replace(/\s/g, ''));
const focusStands = () => page.evaluate(() => document.activeElement !== document.body);

let presses = 0;
/** Presses keys of the console; some element has the focus after each of them. */
async function press(...keys: string[]): Promise<void> {
  for (const key of keys) {
    presses += 1;
    await page.keyboard.press(key);
    // A closing dialog returns the focus one frame later.
    await expect.poll(focusStands, { message: `the focus after ${key}` }).toBe(true);
  }
}

async function goTo(item: string): Promise<void> {
  for (let nth = 0; nth < 20 && (await current()) !== item; nth += 1) await press('j');
  expect(await current()).toBe(item);
}

/** A slow connection between browser and API: the test lets verdicts through one by one. */
interface Line {
  /** Items in the order in which their verdicts were sent. */
  readonly sent: string[];
  readonly answered: string[];
  open: () => void;
}
async function slowLine(): Promise<Line> {
  let open = () => {};
  const gate = new Promise<void>((resolve) => {
    open = resolve;
  });
  const line: Line = { sent: [], answered: [], open };
  await page.route('**/graphql', async (route) => {
    const { query, variables } = route.request().postDataJSON() as { query: string; variables: { item: string } };
    if (!query.includes('mutation RecordVerdict')) return route.continue();
    line.sent.push(variables.item);
    await gate;
    line.answered.push(variables.item);
    await route.continue();
  });
  return line;
}

test('six changed fields and three pictures are reviewed by keyboard in at most 20 presses without waiting for the API', async () => {
  const [order] = orders;
  // The key works once the page knows the viewer.
  await page.getByRole('button', { name: '下一单' }).waitFor();
  await page.keyboard.press('g');
  await page.keyboard.press('n');
  presses = 2;
  await page.getByRole('heading', { name: order.number }).waitFor();
  await page.getByText('还有 9 项没有结论').first().waitFor();
  const line = await slowLine();
  // From the key press to the frame that shows it, by the page's own clock.
  await page.evaluate(() => {
    const times: number[] = [];
    Object.assign(window, { paintTimes: times });
    let pressed: number | undefined;
    document.addEventListener('keydown', (event) => (pressed = event.key === 'y' ? event.timeStamp : pressed), true);
    new MutationObserver(() => {
      const from = pressed;
      pressed = undefined;
      if (from !== undefined) requestAnimationFrame(() => setTimeout(() => times.push(performance.now() - from)));
    }).observe(document.body, { subtree: true, attributes: true, attributeFilter: ['aria-pressed'] });
  });
  const items: (string | null)[] = [];
  await press('e');
  for (let nth = 0; nth < 9; nth += 1) {
    const at = await current();
    items.push(at);
    await press('y');
    await expect.poll(() => passed(at).getAttribute('aria-pressed')).toBe('true');
  }
  // All nine are shown, each a different item, and the API has answered none; one request is in flight.
  expect(new Set(items).size).toBe(9);
  expect(line.answered).toEqual([]);
  expect(line.sent).toEqual(items.slice(0, 1));
  const times = await page.evaluate(() => (window as unknown as { paintTimes: number[] }).paintTimes);
  if (process.env.SHOTS_DIR) process.stdout.write(`painted after ${times.map(Math.round).join(' ')} ms\n`);
  await page.getByText('已审 9 / 9 项').waitFor();
  await page.getByText('正在保存 9 项结论').waitFor();
  await shoot(page, 'desk-saving-zh');

  // The call is logged meanwhile; the focus returns to the item. The approval asks for confirmation when all verdicts have arrived.
  const item = await current();
  await press('l', 'Space', 'Enter');
  await page
    .getByText(/接通，已确认/)
    .first()
    .waitFor();
  await page.getByRole('form', { name: '记录通话' }).waitFor({ state: 'hidden' });
  expect(await page.evaluate(() => document.activeElement?.getAttribute('data-item'))).toBe(item);
  line.open();
  await press('Control+Enter');
  await dialog().getByRole('button', { name: '初审通过' }).waitFor();
  expect(line.sent).toEqual(items);
  await expect.poll(focusedText).toBe('初审通过');
  await press('Enter');
  await waitForState(stack, order.id, 'VERIFICATION_PENDING');
  await page.getByText('待核验').first().waitFor();
  await dialog().waitFor({ state: 'hidden' });
  expect(await focusStands()).toBe(true);
  expect(presses).toBeLessThanOrEqual(20);
  await page.unrouteAll();
});

test('an order is returned by keyboard with two reasons; after the correction exactly these two items need a verdict', async () => {
  const [, order] = orders;
  const returned = ['website.name', 'website.principal.mobile'];
  await page.keyboard.press('g');
  await page.keyboard.press('n');
  await page.getByRole('heading', { name: order.number }).waitFor();
  await page.getByText('还有 9 项没有结论').first().waitFor();
  for (let nth = 0; nth < 9; nth += 1) {
    const at = await current();
    if (returned.includes(at ?? '')) {
      await press('n');
      await page.getByRole('option', { selected: true }).waitFor();
      if (at === 'website.name') await page.keyboard.type('wzmc');
      await press('Enter', 'Enter');
    } else await press('y');
    await expect.poll(current).not.toBe(nth === 8 ? null : at);
  }
  await press('Shift+N');
  await dialog().getByRole('button', { name: '退回修改' }).waitFor();
  await expect.poll(focusedText).toBe('退回修改');
  await press('Enter');
  const back = await waitForState(stack, order.id, 'CORRECTION_REQUIRED');
  const { order: read } = await stack.partner.graphql(
    'query r($id: ID!) { order(id: $id) { items { key flagged } } }',
    {
      id: order.id,
    },
  );
  const flagged = read.items.filter((one: { flagged: boolean }) => one.flagged);
  expect(flagged.map((one: { key: string }) => one.key).sort()).toEqual(returned);
  await dialog().waitFor({ state: 'hidden' });

  const corrected = await orderFlow.saveValues(stack.partner, back, {
    'website.name': '金陵样例茶业新版',
    'website.principal.mobile': '13000019754',
  });
  await orderFlow.sendVersionedEvent(stack.partner, 'submit', corrected);
  await page.getByText('已审 7 / 9 项').waitFor();
  // The button may be older than the correction: the key claims only an order that can be claimed.
  await expect.poll(() => page.getByRole('button', { name: /^领取/ }).isEnabled()).toBe(true);
  await press('t');
  const rows = page.locator('tr[data-item]:has(button[aria-pressed])');
  await rows.nth(8).waitFor();
  const open = page.locator('tr[data-item]:has(button[aria-pressed]):not(:has(button[aria-pressed="true"]))');
  const keys = await open.evaluateAll((all) => all.map((row) => row.getAttribute('data-item')));
  expect(keys.sort()).toEqual(returned);
});

test('a stale tab withdraws its verdicts and says who holds the order; picked reasons are kept', async () => {
  const [, order] = orders;
  const line = await slowLine();
  await goTo('website.name');
  await press('n');
  await page.getByRole('option', { selected: true }).waitFor();
  await page.keyboard.type('wzmc');
  await press('Enter');
  await page.getByRole('textbox', { name: /^WEB-01 修改意见/ }).fill('请写全称');
  await stack.supervisor.act('release', { id: ['ID!', order.id], token: ['String!', ''] });
  await orderFlow.claim(stack.reviewers[1], order);
  line.open();
  await page
    .getByRole('alert')
    .getByText(/^此单已由 立夏 领取/)
    .waitFor();
  await page.getByText('已审 7 / 9 项').waitFor();
  await page.unrouteAll();
  await stack.supervisor.act('release', { id: ['ID!', order.id], token: ['String!', ''] });
  await expect.poll(() => page.getByRole('button', { name: /^领取/ }).isEnabled()).toBe(true);
  await press('t');
  await passed('website.name').waitFor();
  await goTo('website.name');
  await press('n');
  await expect.poll(() => page.getByRole('textbox', { name: /^WEB-01 修改意见/ }).inputValue()).toBe('请写全称');
  await press('Escape');
});

test('a change of language keeps position and text', async () => {
  const at = await current();
  await page.keyboard.press('b');
  await page.getByRole('textbox', { name: '备注内容' }).fill('等申请人回电');
  const url = page.url();
  await page.getByText('English', { exact: true }).click();
  await page.getByText('Initial review').first().waitFor();
  await expect.poll(() => page.getByRole('textbox', { name: 'Note', exact: true }).inputValue()).toBe('等申请人回电');
  expect([page.url(), await current()]).toEqual([url, at]);
  await shoot(page, 'desk-note-en');
  await page.getByText('中文', { exact: true }).click();
  await page.getByRole('textbox', { name: '备注内容' }).press('Escape');
});

test('a supervisor assigns two orders and settles an escalation by keyboard', async () => {
  const [, order] = orders;
  const third: Order = await orderFlow.sendVersionedEvent(stack.partner, 'submit', await createDraft(stack, 2));
  await page.context().close();
  page = await signedIn('supervisor');
  for (const { number } of [order, third]) await page.getByRole('link', { name: number }).waitFor();
  await press('j', 'x', 'j', 'Shift+X', 'a');
  await page.keyboard.type('立夏');
  await page.getByTitle('立夏', { exact: true }).waitFor();
  await press('Enter', 'Tab', 'Enter');
  await page.getByText('已转派 2 单').waitFor();

  await stack.reviewers[0].act('escalate', {
    id: ['ID!', order.id],
    reason: ['EscalationReason!', 'OTHER'],
    note: ['String', '材料是方言手写'],
  });
  await page.keyboard.press('Control+k');
  await page.getByRole('combobox', { name: '命令与搜索' }).and(page.locator(':focus')).waitFor();
  await page.keyboard.type('升级');
  await page.getByRole('option', { name: /升级/, selected: true }).waitFor();
  await page.keyboard.press('Enter');
  const row = page.getByRole('listitem', { name: new RegExp(order.number) });
  const settle = row.getByRole('button').first();
  await settle.waitFor();
  for (let nth = 0; nth < 60 && !(await settle.evaluate((one) => one === document.activeElement)); nth += 1)
    await page.keyboard.press('Tab');
  await press('Enter');
  const words = page.getByRole('textbox', { name: /^处理意见/ });
  await words.and(page.locator(':focus')).waitFor();
  await page.keyboard.type('按书面材料审核');
  await press('Control+Enter');
  await row.waitFor({ state: 'detached' });
  expect(await focusStands()).toBe(true);
});

test('a role cannot reach the pages of other roles by menu, order or URL', async () => {
  const [, order] = orders;
  expect(await page.getByRole('link', { name: '升级' }).count()).toBe(1);
  for (const [role, decides] of [
    ['reviewer', true],
    ['administrator', false],
  ] as const) {
    await page.context().close();
    page = await signedIn(role);
    expect(await page.getByRole('link', { name: '升级' }).count()).toBe(0);
    await page.goto(`${stack.url}/escalations`);
    await page.getByText('只有主管可以处理升级').waitFor();
    expect(await page.getByRole('button', { name: '下一单' }).count()).toBe(decides ? 1 : 0);
    await page.goto(`${stack.url}/orders/${order.id}`);
    await page.getByRole('heading', { name: order.number }).waitFor();
    expect(await page.getByRole('button', { name: /^初审通过/ }).count()).toBe(decides ? 1 : 0);
  }
  expect(faults).toEqual([]);
});
