import { expect, test } from 'vitest';
import * as orderFlow from '../examples/order-flow.mjs';
import { axeViolations } from './axe.ts';
import { consolePages, openPage, screenshotVariants } from './pages.ts';
import { type Order, recordByNumber, valuesOf } from './steps.ts';

const pages = consolePages();

test('a reviewer sees the steps of the plan that an order belongs to, goes from one to the other, and reads what a given up step means', async () => {
  const { stack, pageErrors } = pages;
  const { partner } = stack;
  // No other browser test works with it.
  const record = await recordByNumber(partner, '苏ICP备00000006号');
  const { openPlan } = await partner.graphql(
    `mutation { openPlan(recordId: "${record.id}", plan: REFILE, key: "plan of a browser test") { ... on Plan { steps { orderId orderNumber } } } }`,
  );
  const [first, second] = openPlan.steps;
  const draft: Order = await partner.order(first.orderId);
  const cancellation = await orderFlow.submit(
    partner,
    await orderFlow.saveValues(partner, draft, valuesOf('CANCEL_SUBJECT')),
  );

  const page = await openPage(pages, 'reviewer', `/orders/${first.orderId}`);
  const plan = page.getByRole('region', { name: '办理方案：注销后重新备案' });
  const steps = plan.getByRole('listitem');
  await steps.nth(0).getByText('本订单').waitFor();
  await steps.nth(0).getByText('初审中').waitFor();
  await steps.nth(1).getByText('等待前一步通过').waitFor();
  await plan.getByText(/网站不能访问/).waitFor();
  const found = await axeViolations(page, 'plan');
  await screenshotVariants(page, 'plan');

  await steps.nth(1).getByRole('link', { name: second.orderNumber }).click();
  await page.getByRole('heading', { name: second.orderNumber }).waitFor();
  await steps.nth(1).getByText('本订单').waitFor();
  const withdrawn = await orderFlow.sendVersionedEvent(partner, 'withdraw', cancellation);
  await orderFlow.sendVersionedEvent(partner, 'abandon', withdrawn);
  await page.reload();
  await plan.getByText(/没有注销，原备案照旧有效/).waitFor();
  await screenshotVariants(page, 'plan-stopped');
  expect(found).toEqual([]);
  expect(pageErrors).toEqual([]);
  await page.close();
});
