import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import * as orderFlow from '../examples/order-flow.mjs';
import { drawMaterial } from '../scripts/lib/draw.mjs';
import { axeViolations } from './axe.ts';
import { consolePages, openPage, screenshot } from './pages.ts';
import { openPhone } from './phone.ts';
import { createDraft, type Order, waitForState } from './steps.ts';

/** Where the links of messages lead; the tests open them at the address of their stack. */
const consoleUrl = 'https://desk.example';
const pages = consolePages({ workerEnv: { CONSOLE_URL: consoleUrl } });
const portrait = { width: 360, height: 740 };

let folder: string;
let idSide: string;
const phones: Browser[] = [];
beforeAll(async () => {
  folder = mkdtempSync(path.join(tmpdir(), 'beian-face-'));
  idSide = path.join(folder, 'id.jpg');
  writeFileSync(idSide, await drawMaterial('WEBSITE_PRINCIPAL_ID', 'face'));
});
afterAll(async () => {
  for (const phone of phones) await phone.close();
  rmSync(folder, { recursive: true, force: true });
});

/** An order under an edition that waits for the photo, and the page of its link on a phone. */
async function openOnPhone(edition: string, record: number, locale: 'zh-CN' | 'en') {
  const { stack } = pages;
  await stack.db.query(`update app.settings set value = to_jsonb($1::text) where name = 'edition'`, [edition]);
  const draft = await createDraft(stack, record, {
    kind: 'CHANGE_WEBSITE',
    values: { 'website.name': `样例新站点${record}` },
  });
  const reviewed = await orderFlow.passInitialReview(stack.reviewers[0], await orderFlow.submit(stack.partner, draft));
  expect(reviewed.state).toBe('VERIFICATION_PENDING');
  const link = await stack.waitFor('the SMS with the link', async () => {
    const answer = await fetch(`${stack.sandboxUrl}/phone?${new URLSearchParams({ order: reviewed.number })}`, {
      headers: { accept: 'application/json' },
    });
    const { messages } = (await answer.json()) as { messages: { text: string }[] };
    return messages.map(({ text }) => /\/face#\S+$/.exec(text)?.[0]).find((one) => one !== undefined);
  });
  const phone = await openPhone(folder, record === 0 ? '#56705a' : '#5b5f66');
  phones.push(phone);
  const context = await phone.newContext({ viewport: portrait, locale, isMobile: true, hasTouch: true });
  const page = await context.newPage();
  const errors: string[] = [];
  page.on('pageerror', (error) => errors.push(error.message));
  page.on('console', (message) => message.type() === 'error' && errors.push(message.text()));
  await page.goto(`${stack.url}${link}`);
  if (locale === 'en') await page.getByText('English', { exact: true }).click();
  return { order: reviewed, page, errors };
}

async function takeId(page: Page, names: { take: RegExp; use: string }): Promise<void> {
  const [chooser] = await Promise.all([
    page.waitForEvent('filechooser'),
    page.getByRole('button', { name: names.take }).click(),
  ]);
  await chooser.setFiles(idSide);
  await page.getByRole('button', { name: names.use }).waitFor();
}

const scrollsSideways = (page: Page) =>
  page.evaluate(() => document.documentElement.scrollWidth > document.documentElement.clientWidth);

const zh = {
  /** Jiangsu has asked for it on paper since 2021-06; before, it is signed on the screen. */
  commitment: null as string | null,
  sign: '确认签署',
  field: '签名处',
  consent: '第 1 步，共 5 步：阅读并同意',
  read: /已阅读并同意/,
  agree: '同意并开始拍摄',
  take: /^拍摄$/,
  use: '使用这张',
  selfie: '第 4 步，共 5 步：自拍',
  open: '打开前置摄像头',
  good: '可以拍摄',
  shoot: '开始拍摄',
  send: '发送核验',
  done: '已提交，等待审核',
};
const en: typeof zh = {
  consent: 'Step 1 of 6: read and agree',
  sign: 'Sign it',
  field: 'Field for the signature',
  read: /have read the consent/,
  agree: 'Agree and begin',
  take: /^Take the picture$/,
  use: 'Use this one',
  commitment: 'Step 2 of 6: sign the commitment',
  selfie: 'Step 5 of 6: selfie',
  open: 'Open the front camera',
  good: 'Ready',
  shoot: 'Begin',
  send: 'Send for the check',
  done: 'Submitted, waiting for the review',
};

/** Draws a line into the field for the signature. */
async function signOn(page: Page, field: string): Promise<void> {
  const box = await page.getByRole('img', { name: field }).boundingBox();
  if (box === null) throw new Error('there is no field for the signature');
  await page.mouse.move(box.x + 30, box.y + 90);
  await page.mouse.down();
  for (let x = 40; x < box.width - 30; x += 12) await page.mouse.move(box.x + x, box.y + 90 + 40 * Math.sin(x / 12));
  await page.mouse.up();
}

/** The whole page, step by step; nothing may be wider than the phone. */
async function goThrough(page: Page, text: typeof zh, shots: string): Promise<void> {
  const shot = async (name: string) => {
    expect([name, await scrollsSideways(page)]).toEqual([name, false]);
    await screenshot(page, `face-${shots}-${name}`);
  };
  await page.getByRole('heading', { name: text.consent }).waitFor();
  await shot('1-consent');
  await page.getByRole('checkbox', { name: text.read }).check();
  await page.getByRole('button', { name: text.agree }).click();
  if (text.commitment !== null) {
    await page.getByRole('heading', { name: text.commitment }).waitFor();
    await signOn(page, text.field);
    await shot('1-signed');
    expect(await axeViolations(page, 'commitment')).toEqual([]);
    await page.getByRole('button', { name: text.sign }).click();
    await page.getByRole('heading', { name: text.commitment }).waitFor({ state: 'detached' });
  }
  for (const side of ['2-id-front', '3-id-back']) {
    await takeId(page, text);
    await shot(side);
    await page.getByRole('button', { name: text.use }).click();
    await page.getByRole('button', { name: text.use }).waitFor({ state: 'detached' });
  }
  await page.getByRole('heading', { name: text.selfie }).waitFor();
  await shot('4-guide');
  await page.getByRole('button', { name: text.open }).click();
  await page.getByText(text.good, { exact: true }).waitFor();
  await shot('5-camera');
  await page.getByRole('button', { name: text.shoot, exact: true }).click();
  await page.getByRole('button', { name: text.send }).waitFor();
  await shot('6-selfie');
  await page.getByRole('button', { name: text.send }).click();
  await page.getByText(text.done).waitFor();
  await shot('7-result');
}

describe('the face check on a phone of 360 pixels', () => {
  test('goes from consent to the review in Chinese under edition 2023-09, and the reviewer approves the photo', async () => {
    const { stack } = pages;
    const { order, page, errors } = await openOnPhone('2023-09', 0, 'zh-CN');
    await stack.control('face-check', { answer: 'live' });
    await page.getByRole('heading', { name: zh.consent }).waitFor();
    await page.getByText(/^互联网信息服务负责人：.\*+（证件号码 .*\*{4,}.*）$/).waitFor();
    await page.getByRole('button', { name: '不同意' }).click();
    await page.getByText(/没有拍摄或上传任何信息/).waitFor();
    await page.getByRole('button', { name: '返回授权页' }).click();
    expect(await axeViolations(page, 'consent')).toEqual([]);
    await goThrough(page, zh, 'zh');
    await waitForState(stack, order.id, 'PHOTO_REVIEW');

    const desk = await openPage(pages, 'reviewer', `/orders/${order.id}`);
    await desk.getByRole('button', { name: '领取', exact: true }).click();
    const panel = desk
      .getByRole('region', { name: '核对照片' })
      .or(desk.getByRole('region', { name: /照片/ }))
      .first();
    await panel.getByText('本人当场拍摄 96%').waitFor();
    await panel.getByRole('img', { name: '身份证人像面' }).waitFor();
    await panel.getByText('背景为白色或接近白色，没有杂物、墙角和门缝').first().waitFor();
    await screenshot(desk, 'face-desk');
    await desk
      .locator('tr[data-item="material.FACE_PHOTO"]')
      .getByRole('button', { name: /^✓?通过/ })
      .click();
    await desk.getByRole('button', { name: /^照片通过/ }).click();
    await desk.getByRole('dialog').getByRole('button', { name: '照片通过' }).click();
    await waitForState(stack, order.id, 'SUBMISSION_PENDING');
    expect(errors).toEqual([]);
    expect(pages.pageErrors).toEqual([]);
  });

  test('goes through in English under edition 2020-08; a result that fails says why and lets the person try again', async () => {
    const { stack } = pages;
    const { order, page, errors } = await openOnPhone('2020-08', 1, 'en');
    await stack.control('face-check', { answer: 'notLive' });
    await page.getByText(/^website principal: .\*+ \(certificate number/).waitFor();
    const failing = { ...en, done: 'Not recognised as taken live' };
    await goThrough(page, failing, 'en');
    await page.getByText('Checks left with this link: 4').waitFor();
    await stack.control('face-check', { answer: 'doubtful' });
    await page.getByRole('button', { name: 'Agree and take it again' }).click();
    // The pictures of the ID go on; only the selfie is taken anew.
    await page.getByRole('button', { name: en.open }).click();
    await page.getByText(en.good, { exact: true }).waitFor();
    await page.getByRole('button', { name: en.shoot, exact: true }).click();
    await page.getByRole('button', { name: en.send }).click();
    await page.getByText(en.done).waitFor();
    await screenshot(page, 'face-en-8-again');
    const inReview: Order = await waitForState(stack, order.id, 'PHOTO_REVIEW');
    expect(inReview.state).toBe('PHOTO_REVIEW');
    const desk = await openPage(pages, 'reviewer', `/orders/${order.id}`);
    await desk.getByText('存疑 61%').waitFor();
    await desk.getByText(/承诺书于 .*在手机上签署（2018-06 版）/).waitFor();
    await desk.getByRole('img', { name: '承诺书上的签名' }).first().waitFor();
    await screenshot(desk, 'face-desk-doubtful');
    await page.goto(`${stack.url}/face#no-such-link`);
    await page.reload();
    await page.getByText('This link is unknown or over').waitFor();
    expect(errors.filter((one) => !/403/.test(one))).toEqual([]);
  });
});
