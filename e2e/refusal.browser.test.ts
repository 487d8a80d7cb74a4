import { expect, test } from 'vitest';
import { consolePages, openPage, screenshot } from './pages.ts';
import { createReadyToPush, pushOrder, waitForState, ztidOf } from './steps.ts';

const pages = consolePages();

const signedIn = (role: string, place: string) => openPage(pages, role, place);

// In English, and answers without a reference: refusal-pages.long.test.ts.
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
