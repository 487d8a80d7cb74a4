import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import type { FieldId } from '@beian/domain/filing';
import { runEdition } from '@beian/setup/seed';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import * as orderFlow from '../examples/order-flow.mjs';
import { tellSandbox } from '../scripts/lib/tell-sandbox.mjs';
import { openApplicant } from './applicant.ts';
import { axeViolations } from './axe.ts';
import { approveByHand, enterByHand, recordSmsVerified } from './by-hand.ts';
import { countEffort, type Effort, noEffort, secondsOf } from './effort.ts';
import { orderForm, region, samePerson } from './order-form.ts';
import { consolePages, openPage, screenshotVariants } from './pages.ts';
import { signInPartnerPerson } from './partner-person.ts';
import { pushOrder, valuesOf, waitForState } from './steps.ts';

const pages = consolePages({ workerEnv: { CONSOLE_URL: 'https://desk.example' } });
let page: Page;
let folder: string;
const effort: Effort = noEffort();
beforeAll(async () => {
  folder = mkdtempSync(path.join(tmpdir(), 'beian-app-'));
  const { authorities } = await runEdition(pages.stack.db.worker, { EDITION: 'current' });
  await tellSandbox(pages.stack.sandboxUrl, authorities);
  await pages.stack.control('ministry', { sendDelayMs: 0 });
  await pages.stack.control('face-check', { answer: 'live' });
  page = await signInPartnerPerson(pages, { name: '霜降', login: 'shuangjiang' });
  await countEffort(page, () => effort);
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

/** In both languages at each width, without a fault that axe-core finds; the page is left in Chinese. */
async function look(at: Page, name: string): Promise<void> {
  for (const [language, choice] of [
    ['en', 'English'],
    ['zh', '中文'],
  ] as const) {
    await at.getByText(choice, { exact: true }).click();
    expect(await axeViolations(at, `${name} ${language}`)).toEqual([]);
    await screenshotVariants(at, `${name}-${language}`);
  }
}

/** The text of a page without the word for its content, which one list says for websites and apps. */
const textOf = async (at: Page) => ((await at.getByRole('main').textContent()) ?? '').replaceAll('单位门户网站', '');

test('an app with three platforms gets its number from an empty form, in at most 12 minutes of her time', async () => {
  const { stack, pageErrors } = pages;
  const { fieldOf, show, enter, save, uploadMaterials, handIn, orderId, optionOf } = orderForm(page, pages, {
    ofApp: true,
  });
  const values = valuesOf('FIRST_APP');
  const registrant = {
    ...{ name: values['subject.name'], certificateType: 1 },
    certificateNumber: values['subject.certificateNumber'],
  };
  for (const domain of [values['website.domains'] ?? []].flat())
    await stack.control('registry', { domain, like: 'jinling-tea.example', set: { registrant } });
  await page.goto(`${stack.url}/orders/new`);
  await page.getByRole('button', { name: '首次备案（APP）' }).click();
  await page.getByRole('combobox', { name: '主办单位所在省份' }).click();
  await page.keyboard.insertText('江苏');
  await optionOf('江苏').waitFor();
  await page.keyboard.press('Enter');
  await page.getByRole('button', { name: '开始填报' }).click();
  await page.getByRole('navigation', { name: '填报步骤' }).waitFor();

  for (const step of ['主体', 'APP', '服务器', '人员']) {
    await show(step);
    const same = page.getByRole('checkbox', { name: samePerson });
    if ((await same.count()) > 0) await same.uncheck();
    for (const [field, value] of Object.entries(values))
      if (await fieldOf(field as FieldId).isVisible()) await enter(field, value);
    expect(await textOf(page)).not.toContain('网站');
  }
  await save();
  await show('APP');
  await look(page, 'app-form');
  await uploadMaterials();
  await handIn();

  const order = await stack.partner.order(orderId());
  await orderFlow.passInitialReview(stack.reviewers[0], await stack.reviewers[0].order(order.id));
  const applicant = await openApplicant(stack, order, folder, (phone) => countEffort(phone, () => effort));
  try {
    await applicant.proveFace();
    await waitForState(stack, order.id, 'PHOTO_REVIEW');
    await orderFlow.passPhotoReview(stack.reviewers[0], await stack.reviewers[0].order(order.id));
    await pushOrder(stack, await stack.partner.order(order.id));
    await waitForState(stack, order.id, 'MANUAL_ENTRY');

    const desk = [
      await openPage(pages, 'reviewer', `/orders/${order.id}`),
      await openPage(pages, 'reviewer', '/manual', 1),
    ] as const;
    await enterByHand(stack, desk, order);
    await desk[1]
      .getByRole('button', { name: /APP 负责人证件/ })
      .first()
      .waitFor();
    await look(desk[1], 'app-desk');
    await waitForState(stack, order.id, 'SMS_PENDING');
    await recordSmsVerified(desk[0]);
    await waitForState(stack, order.id, 'BUREAU_REVIEW');
    const numbers = { 主体备案号: '苏ICP备2026000001号', 'APP 备案号': '苏ICP备2026000001号-1A' };
    await approveByHand(stack, desk, order, numbers);
  } finally {
    await applicant.close();
  }
  const hers = secondsOf(effort);
  process.stdout.write(
    `FIRST_APP: ${effort.presses} presses, ${effort.fields.size} fields, ${effort.signs} signs, ${effort.pictures} pictures: ${(hers / 60).toFixed(1)} min of hers\n`,
  );
  expect(hers).toBeLessThanOrEqual(12 * 60);

  // What she sees of it then, and what may follow.
  await page.goto(`${stack.url}/orders/${order.id}/fill`);
  await page.getByText('苏ICP备2026000001号-1A').first().waitFor();
  expect(await textOf(page)).not.toContain('网站');
  await look(page, 'app-approved');
  const { record } = await stack.partner.order(order.id);
  await page.goto(`${stack.url}/orders/new?record=${record.id}`);
  await region(page, '要办什么').getByRole('button', { name: '变更 APP', exact: true }).waitFor();
  await look(page, 'app-record');
  await region(page, '要办什么').getByRole('button', { name: '变更 APP', exact: true }).click();
  await page.getByRole('navigation', { name: '填报步骤' }).waitFor();
  await show('APP');
  await look(page, 'app-change');
  expect(pageErrors).toEqual([]);
}, 500_000);
