import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import * as orderFlow from '../examples/order-flow.mjs';
import { aboutOrder, drawMaterial } from '../scripts/lib/draw.mjs';
import { axeViolations } from './axe.ts';
import { closePages, openAs, openBrowser } from './chromium.ts';
import { type Stack, startStack } from './stack.ts';
import { createDraft, type Order, waitForState } from './steps.ts';

let stack: Stack;
let browser: Browser;
let page: Page;
let order: Order;
const to = {
  consignee: '赵样例',
  mobile: '13000015791',
  province: '510000',
  city: '成都市',
  address: '武侯区样例路6号',
};

beforeAll(async () => {
  [stack, browser] = await Promise.all([startStack({ console: true }), openBrowser()]);
  const submitted = await orderFlow.sendVersionedEvent(stack.partner, 'submit', await createDraft(stack));
  order = await orderFlow.passInitialReview(stack.reviewers[0], submitted);
  await stack.partner.act('requestCurtain', { id: ['ID!', order.id], address: ['CurtainAddressInput!', to] });
});
afterAll(async () => {
  await closePages(browser);
  await stack?.stop();
});

const button = (name: string | RegExp) => page.getByRole('button', { name });
/** `SHOTS_DIR=/tmp npm test -- --project browser photo` takes screenshots, from a small laptop to a wide screen. */
const shot = async (name: string) => {
  if (!process.env.SHOTS_DIR) return;
  for (const width of [1024, 1280, 1440, 1680]) {
    await page.setViewportSize({ width, height: width < 1440 ? 800 : 900 });
    await page.screenshot({ path: `${process.env.SHOTS_DIR}/photo-${name}-${width}.png` });
  }
  await page.setViewportSize({ width: 1440, height: 800 });
};

async function signIn(language: 'zh' | 'en', where: string): Promise<void> {
  const [reviewer] = stack.signIns.filter((one) => one.role === 'reviewer');
  await page?.close();
  page = await browser.newPage({
    viewport: { width: 1440, height: 800 },
    locale: language === 'zh' ? 'zh-CN' : 'en-GB',
  });
  await page.addInitScript(`localStorage.setItem('language', '${language}')`);
  await openAs(page, stack, reviewer, `${where}`);
}

test('the desk shows the guide and the requested curtain in both languages', async () => {
  await signIn('zh', `/orders/${order.id}`);
  const guide = page.getByRole('region', { name: '拍照要求' });
  await guide.getByText('不穿红色或蓝色上衣').waitFor();
  await guide.getByText('待寄出').waitFor();
  await shot('guide-zh');
  await signIn('en', `/orders/${order.id}`);
  const inEnglish = page.getByRole('region', { name: 'How to take the photo' });
  await inEnglish.getByText('No red or blue top').waitFor();
  await inEnglish.getByText('to be sent by 2026-11-24').waitFor();
  await shot('guide-en');
});

test('the mail room opens the address, and sends the curtain', async () => {
  await page.getByRole('link', { name: 'Send it' }).click();
  await page.getByRole('heading', { name: 'Curtains' }).waitFor();
  await page.getByText('130****5791').waitFor();
  expect(await page.getByText(to.address).count()).toBe(0);
  await shot('room-en');
  await button(`Send the curtain of ${order.number}`).click();
  const form = page.getByRole('dialog');
  await form.getByText(to.address).waitFor();
  await form.getByRole('button', { name: 'It is sent' }).click();
  await form.getByText('Courier is required').waitFor();
  await form.getByLabel('Courier').fill('样例速运');
  await form.getByLabel('Tracking number').fill('YL2026112400017');
  await shot('ship-en');
  await form.getByRole('button', { name: 'It is sent' }).click();
  await page.getByText('No curtain is to be sent').waitFor();
  await page.getByText('On their way', { exact: true }).click();
  await page.getByText('样例速运 YL2026112400017').waitFor();
  await shot('sent-en');
  const looks = await stack.db.query(`select 1 from app.audit where action = 'openCurtainAddress'`);
  expect(looks).toHaveLength(1);
  await signIn('zh', '/curtains?state=SHIPPED');
  await page.getByText('样例速运 YL2026112400017').waitFor();
  expect(await page.getByRole('radio', { name: '已寄出' }).isChecked()).toBe(true);
  await shot('sent-zh');
});

test('the new photo opens beside the ID, and every view of it has a key', async () => {
  const photo = await drawMaterial('FACE_PHOTO', order.number, aboutOrder(await stack.partner.order(order.id)));
  const pictured = await orderFlow.uploadMaterial(
    stack.partner,
    await stack.partner.order(order.id),
    'FACE_PHOTO',
    photo,
  );
  await orderFlow.sendVersionedEvent(stack.partner, 'submitPhoto', pictured);
  await page.goto(`${stack.url}/orders/${order.id}`);
  const viewer = page.getByRole('region', { name: '材料', exact: true });
  const pictures = viewer.locator('[data-pane] img');
  await pictures.nth(1).waitFor();
  expect(await pictures.evaluateAll((all) => all.map((one) => one.getAttribute('alt')))).toEqual([
    '当面核验照片',
    '证件照 · 网站负责人证件',
  ]);
  // Each stands under its caption, and of the ID its portrait alone.
  const captions = await viewer.locator('figcaption').evaluateAll((all) => all.map((one) => one.textContent));
  expect(captions[0]).toMatch(/^本次照片 .*上传，960×1280$/);
  // A masked end of validity says nothing, so that it is left out until it is revealed.
  expect(captions[1]).toBe('证件人像 看整张证件');
  const cut = () => pictures.nth(1).evaluate((one) => (one as HTMLElement).style.clipPath);
  expect(await cut()).toMatch(/^inset\(/);
  await button('看整张证件').click();
  expect(await cut()).toBe('');
  await button('只看人像').click();
  // The larger pane is the photo's.
  const widths = await viewer
    .locator('[data-pane]')
    .evaluateAll((all) => all.map((one) => one.getBoundingClientRect().width));
  expect(widths[0]).toBeGreaterThan(1.3 * (widths[1] ?? 0));
  await viewer.getByRole('switch', { name: '机器标注' }).waitFor();
  expect(await viewer.locator('svg rect').count()).toBe(3);
  await viewer.getByRole('switch', { name: '机器标注' }).click();
  expect(await viewer.locator('svg rect').count()).toBe(0);
  await viewer.getByRole('switch', { name: '机器标注' }).click();
  await shot('compare-zh');
  const transforms = () => pictures.evaluateAll((all) => all.map((one) => (one as HTMLElement).style.transform));
  const scales = async () => (await transforms()).map((one) => Number(/scale\(([\d.]+)/.exec(one)?.[1]));
  const [first, second] = await scales();
  // Both pictures share one transform: zooming one zooms the other.
  await page.keyboard.press('+');
  await page.keyboard.press('Shift+ArrowLeft');
  const [closer, closerToo] = await scales();
  expect((closer ?? 0) / (first ?? 1)).toBeCloseTo(1.25, 3);
  expect((closerToo ?? 0) / (second ?? 1)).toBeCloseTo(1.25, 3);
  for (const transform of await transforms()) expect(transform).toContain('translate(60px, 0px)');
  // Only the active picture is rotated.
  await page.keyboard.press('r');
  expect((await transforms()).map((one) => one.includes('rotate(90deg)'))).toEqual([true, false]);
  await page.keyboard.press('Shift+R');
  await page.keyboard.press('h');
  expect((await transforms())[0]).toMatch(/scale\(-/);
  await page.keyboard.press('h');
  await page.keyboard.press('x');
  const slider = viewer.getByRole('slider');
  expect(await slider.inputValue()).toBe('50');
  await page.keyboard.press(']');
  await slider.press('ArrowRight');
  expect(await slider.inputValue()).toBe('56');
  await shot('swipe-zh');
  await page.keyboard.press('x');
  await page.keyboard.press('c');
  await pictures.nth(1).waitFor({ state: 'detached' });
  // The wheel keeps the point under the pointer in place.
  const box = await pictures.first().boundingBox();
  if (box === null) throw new Error('the picture is not on screen');
  const at = { x: box.x + box.width * 0.25, y: box.y + box.height * 0.25 };
  await page.mouse.move(at.x, at.y);
  await page.mouse.wheel(0, -400);
  await expect.poll(async () => (await pictures.first().boundingBox())?.width).toBeGreaterThan(box.width * 1.5);
  const larger = await pictures.first().boundingBox();
  if (larger === null) throw new Error('the picture is gone');
  expect(Math.abs((at.x - larger.x) / larger.width - 0.25)).toBeLessThan(0.01);
  expect(Math.abs((at.y - larger.y) / larger.height - 0.25)).toBeLessThan(0.01);
  await page.keyboard.press('0');
  await page.keyboard.press('c');
  await pictures.nth(1).waitFor();
});

test('the photo is reviewed with the checklist: a step that is not met becomes a line of the advice', async () => {
  await page.getByRole('button', { name: '领取', exact: true }).click();
  const list = page.getByRole('region', { name: '照片检查项' });
  const marks = list.locator('[data-check]').getByRole('button');
  await marks.nth(1).waitFor();
  await page.keyboard.press('m');
  await page.keyboard.press('m');
  await page.keyboard.press('Shift+M');
  expect(await marks.first().evaluate((one) => one === document.activeElement)).toBe(true);
  for (const step of ['双肩完整入镜', '头部不高出幕布', '幕布平整、不歪斜']) {
    // By keyboard: Enter on the mark.
    await list.getByRole('button', { name: `不符 ${step}` }).press('Enter');
    await list.getByRole('button', { name: `不符 ${step}`, pressed: true }).waitFor();
    // The reasons of the item below do not take the focus.
    expect(await list.locator('[data-check] button:focus').count()).toBe(1);
  }
  await shot('checklist-zh');
  expect(await axeViolations(page, 'photo review')).toEqual([]);
  await list.getByRole('button', { name: '不符 头部不高出幕布' }).click();
  await list.getByRole('button', { name: '不符 头部不高出幕布', pressed: false }).waitFor();
  await button(/^照片驳回/).click();
  await page.getByRole('dialog').getByRole('button', { name: '照片驳回' }).click();
  const returned = await waitForState(stack, order.id, 'VERIFICATION_PENDING');
  const { order: seen } = await stack.partner.graphql(
    'query ($id: ID!) { order(id: $id) { items { key reasons { code advice } } } }',
    { id: returned.id },
  );
  const { reasons } = seen.items.find(({ key }: { key: string }) => key === 'material.FACE_PHOTO');
  expect(reasons).toEqual([
    { code: 'PHO-04', advice: '双肩没有完整入镜' },
    { code: 'PHO-02', advice: '幕布不平整或歪斜' },
  ]);
});
