import { expect, test } from 'vitest';
import * as orderFlow from '../examples/order-flow.mjs';
import { aboutOrder, drawMaterial } from '../scripts/lib/draw.mjs';
import { axeViolations } from './axe.ts';
import { screenshot, sharedPages } from './pages.ts';
import { createDraft, newName, type Order } from './steps.ts';

const pages = sharedPages();
const mobile = '13000031864';

/** Why each item is returned. */
const returned: Record<string, string> = {
  'website.name': 'WEB-01',
  'website.principal.mobile': 'CON-03',
  'material.VERIFICATION_FORM': 'MAT-05',
};

/** An order that a reviewer has returned for these items. */
async function returnedOrder(): Promise<Order> {
  const { stack } = pages;
  const [reviewer] = stack.reviewers;
  const values = { 'website.name': newName, 'website.principal.mobile': mobile };
  const draft = await createDraft(stack, 3, { values });
  let held: Order = await orderFlow.claim(reviewer, await orderFlow.submit(stack.partner, draft));
  for (const { key, hash } of held.items.filter(({ inReview }: Order) => inReview))
    held = await reviewer.act('recordVerdict', {
      id: ['ID!', held.id],
      token: ['String!', held.lease.token],
      item: ['String!', key],
      hash: ['String!', hash],
      verdict: ['Verdict!', key in returned ? 'return' : 'pass'],
      reasons: ['[VerdictReasonInput!]', key in returned ? [{ code: returned[key] }] : []],
    });
  return orderFlow.decide(reviewer, 'returnForCorrection', held);
}

/** The link of the SMS that the phone of the website principal has received; the stack's console is elsewhere. */
const linkOf = ({ number }: Order): Promise<string> =>
  pages.stack.waitFor('the SMS with the link', async () => {
    const answer = await fetch(
      `${pages.stack.sandboxUrl}/phone?${new URLSearchParams({ order: number, to: mobile })}`,
      {
        headers: { accept: 'application/json' },
      },
    );
    const { messages } = (await answer.json()) as { messages: { text: string }[] };
    return messages.map(({ text }) => /\/step#\S+$/.exec(text)?.[0]).find((one) => one !== undefined);
  });

test('the link of an SMS corrects what was returned on a phone, hands the order in again, and then says why it is over', async () => {
  const { stack, browser, pageErrors } = pages;
  const order = await returnedOrder();
  const page = await browser.newPage({
    ...{ viewport: { width: 360, height: 780 }, locale: 'zh-CN', isMobile: true, hasTouch: true },
  });
  page.on('pageerror', (error) => pageErrors.push(error.message));
  page.on('console', (message) => message.type() === 'error' && pageErrors.push(message.text()));
  await page.goto(`${stack.url}${await linkOf(order)}`);
  const item = (name: string) => page.getByRole('region', { name, exact: true });
  const submit = page.getByRole('button', { name: '提交初审' });
  const change = async (name: string, value: string) => {
    await item(name)
      .getByRole('textbox', { name: `新的内容：${name}` })
      .fill(value);
    await item(name)
      .getByRole('button', { name: /保\s?存/ })
      .click();
  };

  // Whoever holds the link sees no whole number of a person; what is left to do names its items, once each.
  await item('网站负责人手机号码').getByText('目前填写：130****1864').waitFor();
  expect(await page.content()).not.toContain(mobile);
  const left = page.getByRole('list').filter({ hasText: '此项被退回，尚未修改' }).getByRole('listitem');
  expect(await left.locator('strong').allTextContents()).toEqual(['网站名称', '网站负责人手机号码', '真实性核验单']);
  expect(await submit.isDisabled()).toBe(true);
  expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(360);
  await screenshot(page, 'step-zh-360');
  expect(await axeViolations(page, 'step')).toEqual([]);

  // A value that breaks a rule is changed, but not in order.
  await change('网站负责人手机号码', '123');
  await item('网站负责人手机号码').getByRole('alert').getByText('手机号码应为11位数字').waitFor();
  await item('网站负责人手机号码').getByText('待修改').waitFor();
  await change('网站负责人手机号码', '13000031865');
  await change('网站名称', `${newName}乙`);
  for (const name of ['网站负责人手机号码', '网站名称']) await item(name).getByText('已修改').waitFor();
  const form = await drawMaterial(
    'VERIFICATION_FORM',
    `${order.number} again`,
    aboutOrder(await stack.partner.order(order.id)),
  );
  await item('真实性核验单')
    .getByLabel('从相册选择')
    .first()
    .setInputFiles({ name: 'form.jpg', mimeType: 'image/jpeg', buffer: Buffer.from(form) });
  await item('真实性核验单').getByText('图片已收到').waitFor();
  await item('真实性核验单').getByText('已修改').waitFor();
  await submit.click();
  const over = page.getByText('这一步已提交，正在审核');
  await over.waitFor();
  await screenshot(page, 'step-over-zh-360');
  expect((await stack.partner.order(order.id)).state).toBe('INITIAL_REVIEW');

  await page.reload();
  await over.waitFor();
  expect(await submit.count()).toBe(0);
  await page.close();
  expect(pageErrors).toEqual([]);
});
