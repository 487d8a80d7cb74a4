import { expect, test } from 'vitest';
import * as orderFlow from '../examples/order-flow.mjs';
import type { SharedStack } from './connect-stack.ts';
import { consolePages, openPage } from './pages.ts';
import { type Order, waitForState } from './steps.ts';

const pages = consolePages();

/** An order that cancels the only website of a record. */
async function submitCancellation({ partner }: SharedStack): Promise<Order & { domains: readonly string[] }> {
  const { records } = await partner.graphql('{ records(first: 4) { edges { node { id websites { domains } } } } }');
  const record = records.edges[3].node;
  const draft: Order = await partner.act('openOrder', {
    recordId: ['ID!', record.id],
    kind: ['OrderKind!', 'CANCEL_WEBSITE'],
  });
  const { id, version } = await orderFlow.saveValues(partner, draft, { 'cancellation.reason': '2' });
  const submitted = await partner.act('submit', {
    id: ['ID!', id],
    version: ['Int!', version],
    acknowledged: ['[String!]', ['SITE_ENDS']],
  });
  return { ...submitted, domains: record.websites[0].domains };
}

test('a cancellation says what ends, is reviewed by keyboard without form or photo, and pushed by somebody else', async () => {
  const { stack } = pages;
  const cancellation = await submitCancellation(stack);
  const { number } = cancellation;
  const reviewing = await openPage(pages, 'reviewer', '/queue');
  const row = reviewing.getByRole('row').filter({ has: reviewing.getByRole('link', { name: number, exact: true }) });
  await row.getByTitle('注销网站').waitFor();
  await reviewing.goto(`${stack.url}/orders/${cancellation.id}`);
  const ends = reviewing.getByRole('region', { name: '管局通过后将结束' });
  for (const domain of cancellation.domains) await ends.getByText(domain).waitFor();
  await ends.getByText(/空壳主体/).waitFor();
  expect(await reviewing.getByRole('region', { name: '真实性核验单' }).count()).toBe(0);
  expect(await reviewing.getByRole('columnheader', { name: '已备案' }).count()).toBe(0);
  const press = (key: string) => reviewing.keyboard.press(key);
  await press('t');
  await reviewing.getByRole('button', { name: /^通过/ }).first().waitFor();
  await press('y');
  await reviewing.getByText('已审 1 / 1 项').waitFor();
  await press('l');
  await reviewing.getByRole('radio', { name: '接通，已确认' }).and(reviewing.locator(':focus')).waitFor();
  for (const key of ['Space', 'Control+Enter']) await press(key);
  const approve = reviewing.getByRole('button', { name: /^初审通过/ });
  await expect.poll(() => approve.isEnabled()).toBe(true);
  await press('Control+Enter');
  await reviewing
    .getByRole('dialog')
    .getByText(/注销网站通过后不能恢复/)
    .waitFor();
  await press('Enter');
  await waitForState(stack, cancellation.id, 'SUBMISSION_PENDING');
  const pushing = await openPage(pages, 'reviewer', `/orders/${cancellation.id}`, 1);
  const push = pushing.getByRole('button', { name: /^提交管局/ });
  await expect.poll(() => push.isEnabled()).toBe(true);
  await pushing.keyboard.press('Control+Enter');
  await pushing
    .getByRole('dialog')
    .getByText(/须停止访问/)
    .waitFor();
  await pushing.keyboard.press('Enter');
  await stack.waitFor('the bureau to have it', async () => {
    const { state }: Order = await stack.partner.order(cancellation.id);
    return ['BUREAU_REVIEW', 'APPROVED'].includes(state);
  });
  for (const one of [reviewing, pushing]) await one.close();
});
