import { noisyJpeg } from '@beian/testing/fixtures';
import type { Page } from 'playwright-core';
import { expect, test } from 'vitest';
import { consolePages, openPage, screenshot } from './pages.ts';
import { createReadyToPush, type Order, pushOrder, waitForState, ztidOf } from './steps.ts';

const pages = consolePages();

const signedIn = (role: string, place: string) => openPage(pages, role, place);

const english = (page: Page) => page.getByText('English', { exact: true }).click();

test("triage shows the bureau's answer, the items it names, and a pre-filled return", async () => {
  const order = await pushOrder(pages.stack, await createReadyToPush(pages.stack));
  await waitForState(pages.stack, order.id, 'BUREAU_REVIEW');
  const text = '样例意见：负责人手机号码经核实为空号';
  await pages.stack.control('decide', { ztid: await ztidOf(pages.stack, order), pass: false, codes: [1011], text });
  await waitForState(pages.stack, order.id, 'BUREAU_REJECTED');
  const page = await signedIn('reviewer', `/orders/${order.id}`);
  const panel = page.getByRole('region', { name: '管局答复' });
  await panel.getByText('无效手机号码，请核实后再次报备').waitFor();
  await panel.getByText(text).waitFor();
  await panel.getByText('由申请人修改后重新上报').first().waitFor();
  await panel.getByRole('list', { name: '建议的退回理由' }).getByText('CON-06 联系方式无效').waitFor();
  await screenshot(page, 'triage-zh');
  await panel.getByRole('button', { name: '按建议退回申请人…' }).click();
  const form = page.getByRole('region', { name: '退回申请人' });
  const advice = form.getByRole('textbox', { name: /^CON-06 修改意见/ });
  await expect.poll(() => advice.inputValue()).toBe('请填写真实、完整、可用的联系方式');
  await screenshot(page, 'send-back-zh');
  await advice.fill('请换成能接通的手机号码');
  await advice.blur();
  await form.getByRole('button', { name: '退回申请人' }).click();
  await waitForState(pages.stack, order.id, 'CORRECTION_REQUIRED');
  const { order: read } = await pages.stack.partner.graphql(
    'query r($id: ID!) { order(id: $id) { orderReasons { code } items { key flagged reasons { code advice } } } }',
    { id: order.id },
  );
  expect([read.orderReasons, read.items.filter((one: { flagged: boolean }) => one.flagged)]).toEqual([
    [],
    [
      {
        key: 'website.principal.mobile',
        flagged: true,
        reasons: [{ code: 'CON-06', advice: '请换成能接通的手机号码' }],
      },
    ],
  ]);
  expect(pages.pageErrors).toEqual([]);
  await page.close();
});

test('triage in English, and pushing again unchanged', async () => {
  const order = await pushOrder(pages.stack, await createReadyToPush(pages.stack, 1));
  await waitForState(pages.stack, order.id, 'BUREAU_REVIEW');
  await pages.stack.control('decide', { ztid: await ztidOf(pages.stack, order), pass: false, codes: [1017] });
  await waitForState(pages.stack, order.id, 'BUREAU_REJECTED');
  const page = await signedIn('supervisor', `/orders/${order.id}`);
  await page.getByRole('heading', { name: order.number }).waitFor();
  await english(page);
  const panel = page.getByRole('region', { name: 'What the bureau said' });
  await panel.getByText('a change is in progress; apply again after it is approved').waitFor();
  await panel.getByText('Wait, then file it again unchanged').waitFor();
  await panel.getByText('Nothing for the applicant to correct').waitFor();
  await screenshot(page, 'triage-en');
  const again = panel.getByRole('button', { name: 'Push again unchanged' });
  await expect.poll(() => again.isEnabled()).toBe(true);
  await again.click();
  await page.getByRole('dialog').getByRole('button', { name: 'Push to bureau' }).click();
  await waitForState(pages.stack, order.id, 'BUREAU_REVIEW');

  // No answer comes: the supervisor records what the bureau's site shows, with a scan of it.
  await page.getByRole('button', { name: "Record the bureau's answer" }).click();
  const form = page.getByRole('region', { name: "Record the bureau's answer" });
  const save = form.getByRole('button', { name: "Record the bureau's answer" });
  await form.getByRole('radio', { name: 'Approved' }).check();
  expect(await save.isDisabled()).toBe(true);
  await form.locator('input[type=file]').setInputFiles({
    name: 'site.jpg',
    mimeType: 'image/jpeg',
    // Larger than an upload may be: the console makes it smaller.
    buffer: await noisyJpeg(2600, 1900, 95),
  });
  await form.getByText('site.jpg uploaded').waitFor();
  await form.getByRole('textbox', { name: /^Evidence/ }).fill("The bureau's site shows it as approved");
  await screenshot(page, 'record-en');
  // A button ignores clicks while the previous step, or the scan, is still in progress.
  await form.locator('.ant-btn-loading').waitFor({ state: 'detached' });
  await save.click();
  await form.waitFor({ state: 'detached' });
  await waitForState(pages.stack, order.id, 'APPROVED');
  await page.getByRole('tab', { name: /^Bureau answers/ }).click();
  await page.getByText("The bureau's site shows it as approved").waitFor();
  const scan = page.getByRole('link', { name: 'See the scan' });
  const answer = await page.request.get(`${pages.stack.url}${await scan.getAttribute('href')}`);
  expect([answer.status(), answer.headers()['content-type']]).toEqual([200, 'image/jpeg']);
  expect(pages.pageErrors).toEqual([]);
  await page.close();
});

test('unmatched answers: none, then one without a reference, matched by hand; another one dismissed', async () => {
  const page = await signedIn('supervisor', '/unmatched');
  await page.getByText('没有待匹配的答复').waitFor();
  await page.getByRole('link', { name: '待匹配答复' }).waitFor();
  await screenshot(page, 'unmatched-empty-zh');

  await pages.stack.control('faults', { omitBs: 2, codesOnly: true });
  const orders: Order[] = [];
  for (const index of [2, 3]) {
    const order = await pushOrder(pages.stack, await createReadyToPush(pages.stack, index));
    orders.push(await waitForState(pages.stack, order.id, 'BUREAU_REVIEW'));
  }
  for (const order of orders)
    await pages.stack.control('decide', { ztid: await ztidOf(pages.stack, order), pass: true });
  // Two verdicts, and the two records that the bureau then publishes as the orders asked for them.
  await pages.stack.waitFor('four on the list', async () => {
    const { unmatchedAnswers } = await pages.stack.supervisor.graphql('{ unmatchedAnswers { totalCount } }');
    return unmatchedAnswers.totalCount === 4;
  });
  await page.reload();
  await expect.poll(() => page.getByRole('listitem', { name: /未写明主体/ }).count()).toBe(2);
  const first = page.getByRole('listitem', { name: /未写明主体/ }).first();
  await first.getByText('管局审核通过').waitFor();
  await first.getByText('没有写明主体').waitFor();
  await screenshot(page, 'unmatched-zh');
  await english(page);
  await page.getByText('May belong to').first().waitFor();
  await screenshot(page, 'unmatched-en');

  const order = orders[0];
  if (order === undefined) throw new Error('no order');
  const row = page.getByRole('listitem', { name: /names nobody/ });
  await row
    .first()
    .getByRole('button', { name: `Match to order ${order.number}` })
    .click();
  await screenshot(page, 'unmatched-match-en');
  await page.getByRole('dialog').getByRole('button', { name: 'Match to an order' }).click();
  await waitForState(pages.stack, order.id, 'APPROVED');
  await expect.poll(() => row.count()).toBe(1);
  await row.first().getByRole('button', { name: 'Dismiss' }).click();
  const dialog = page.getByRole('dialog');
  expect(await dialog.getByRole('button', { name: 'Dismiss' }).isDisabled()).toBe(true);
  await dialog.getByRole('textbox', { name: 'Why it is dismissed' }).fill('Recorded on the order by hand');
  await dialog.getByRole('button', { name: 'Dismiss' }).click();
  // The verdict of the first order withdrew its offer; that of the second is the answer in place of the dismissed one.
  const offer = page
    .getByRole('listitem')
    .filter({ hasText: 'The bureau published the filing as the order asks for it' });
  await offer.getByRole('button', { name: `Match to order ${orders[1]?.number}` }).click();
  await dialog.getByRole('button', { name: 'Match to an order' }).click();
  await waitForState(pages.stack, String(orders[1]?.id), 'APPROVED');
  await page.getByText('No unmatched answers').waitFor();
  await screenshot(page, 'unmatched-empty-en');
  expect(pages.pageErrors).toEqual([]);
});
