import type { Page } from 'playwright-core';
import { beforeAll, expect, test } from 'vitest';
import * as orderFlow from '../examples/order-flow.mjs';
import { captureFields, changedFields, hideAndShow, interrupt, typeEverywhere } from './interruptions.ts';
import { consolePages, openPage } from './pages.ts';
import { createDraft, createReadyToPush, type Order, pushOrder, waitForState, ztidOf } from './steps.ts';
import { zoomFaults } from './zoom.ts';

const pages = consolePages();

/** Ids for the pages below, by name; filled before the first test. */
const ids: Record<string, string> = {};

beforeAll(async () => {
  const { stack } = pages;
  // Every approval gets a spot check.
  await stack.db.query(
    `update app.settings set value = jsonb_set(value, '{classes}', '[{"belowDays": null, "approvals": 100, "returns": 100}]')
     where name = 'secondLooks'`,
  );
  const submitted: Order = await orderFlow.sendVersionedEvent(stack.partner, 'submit', await createDraft(stack, 0));
  ids.submitted = submitted.id;
  await stack.reviewers[0].act('escalate', {
    id: ['ID!', submitted.id],
    reason: ['EscalationReason!', 'OTHER'],
    note: ['String', '样例'],
  });
  const pending = await orderFlow.passInitialReview(
    stack.reviewers[0],
    await orderFlow.sendVersionedEvent(stack.partner, 'submit', await createDraft(stack, 1)),
  );
  const address = {
    consignee: '赵样例',
    mobile: '13000015791',
    province: '510000',
    city: '成都市',
    address: '样例路6号',
  };
  await stack.partner.act('requestCurtain', { id: ['ID!', pending.id], address: ['CurtainAddressInput!', address] });
  // An answer without a reference to an order.
  await stack.control('faults', { omitBs: 1, codesOnly: true });
  const pushed = await pushOrder(stack, await createReadyToPush(stack, 2));
  await waitForState(stack, pushed.id, 'BUREAU_REVIEW');
  await stack.control('decide', { ztid: await ztidOf(stack, pushed), pass: true });
  const ready = await createReadyToPush(stack, 3);
  ids.ready = ready.id;
  const { records } = (await stack.control('state')) as { records: { ztid: string; websites: { wzid: string }[] }[] };
  const wzid = records[0]?.websites[0]?.wzid;
  await stack.control('publish', { notices: [{ Tzlb: '1', Jlid: wzid, Tznr: '样例通知：请核实网站名称' }] });
  await stack.waitFor('the notice and the answer to be there', async () => {
    const answer = await stack.supervisor.graphql('{ unmatchedAnswers { totalCount } rectifications { id } }');
    // The verdict, and the record that the bureau publishes as the order asked for it.
    return answer.unmatchedAnswers.totalCount === 2 && answer.rectifications.length > 0;
  });
  ids.record = submitted.record.id;
  const [partner] = await stack.db.query<{ id: string }>('select id from app.partners order by id limit 1');
  ids.partner = partner?.id ?? '';
}, 240_000);

interface FormRow {
  readonly route: string;
  readonly role: 'reviewer' | 'supervisor' | 'administrator';
  readonly nth?: number;
  readonly path: () => string;
  /** Opens the form of the page, or selects something in its list. */
  readonly open: (page: Page) => Promise<unknown>;
  /** The page has no text field: a selection is what could be lost. */
  readonly isChoice?: true;
}

const click =
  (name: string | RegExp) =>
  async (page: Page): Promise<unknown> =>
    page.getByRole('button', { name }).first().click();
/** A dialog that is loaded when it is asked for: the page alone would be typed into before it came. */
const openDialog = (name: string) => async (page: Page) => {
  await click(name)(page);
  await page.getByRole('dialog').waitFor();
};
const check = (page: Page) => page.locator('#content').getByRole('checkbox').last().check();
const at = (path: string) => (): string => path;

/** Every route with a form. */
const rows: readonly FormRow[] = [
  { route: 'queue: chosen rows', role: 'supervisor', path: at('/queue'), open: check, isChoice: true },
  { route: 'hand-over: chosen rows', role: 'reviewer', nth: 1, path: at('/handover'), open: check, isChoice: true },
  { route: 'desk: log a call', role: 'reviewer', path: () => `/orders/${ids.submitted}`, open: click(/^记录通话/) },
  {
    route: 'desk: note',
    role: 'supervisor',
    path: () => `/orders/${ids.submitted}`,
    open: async (page) => {
      await click('更多')(page);
      await page.getByRole('menuitem', { name: /^添加备注/ }).click();
    },
  },
  { route: 'escalations: settle', role: 'supervisor', path: at('/escalations'), open: click(/^处理/) },
  {
    route: 'settings: rules of spot checks',
    role: 'administrator',
    path: at('/settings'),
    open: click('更改抽检规则'),
  },
  {
    route: 'spot check',
    role: 'reviewer',
    nth: 1,
    path: at('/spot-checks'),
    open: async (page) => {
      await page.getByRole('link', { name: '开始抽检' }).first().click();
      await click('开始抽检')(page);
      await page.getByText('先给出您自己的结论').waitFor();
      await page.keyboard.press('n');
    },
  },
  {
    route: 'gateway: connection',
    role: 'administrator',
    path: at('/gateway'),
    open: async (page) => {
      await page.locator('[data-bureau] button').first().click();
      await click('修改连接')(page);
    },
  },
  { route: 'unmatched answers: dismiss', role: 'supervisor', path: at('/unmatched'), open: click('忽略') },
  {
    route: 'rectifications: dealt with',
    role: 'supervisor',
    path: at('/rectifications'),
    open: openDialog('标为已处理'),
  },
  { route: 'rectifications: day', role: 'supervisor', path: at('/rectifications'), open: openDialog('设定期限') },
  { route: 'records: search', role: 'supervisor', path: at('/records'), open: async () => undefined },
  {
    route: 'record: reveal',
    role: 'supervisor',
    path: () => `/records/${ids.record}`,
    open: async (page) => {
      await click(/^查看.*明文/)(page);
      await page.getByRole('textbox', { name: '具体事由' }).waitFor();
    },
  },
  { route: 'curtains: send', role: 'reviewer', path: at('/curtains'), open: click(/^寄出 /) },
  { route: 'calendar: hours', role: 'administrator', path: at('/calendar'), open: click('更改工作时间') },
  { route: 'calendar: notice', role: 'administrator', path: at('/calendar'), open: click(/^载入/) },
  { route: 'staff: invitation', role: 'administrator', path: at('/staff'), open: click('邀请人员') },
  { route: 'staff: what one takes on', role: 'supervisor', path: at('/staff'), open: openDialog('更改白露的受理范围') },
  { route: 'partner: new key', role: 'administrator', path: () => `/partners/${ids.partner}`, open: click('创建密钥') },
  { route: 'audit: search', role: 'administrator', path: at('/audit'), open: async () => undefined },
  { route: 'account: password', role: 'reviewer', path: at('/account'), open: click('更改密码') },
  { route: 'settings: retention', role: 'administrator', path: at('/settings/retention'), open: click(/^更改“/) },
  { route: 'settings: persons', role: 'administrator', path: at('/settings/persons'), open: async () => undefined },
  {
    route: 'forecast: chosen rows',
    role: 'supervisor',
    path: at('/forecast?until=twoDays'),
    open: check,
    isChoice: true,
  },
];

test.each(rows)(
  'a form fits at 200 % zoom, and a tab switch and a lost network keep the input: $route',
  async (row) => {
    const page = await openPage(pages, row.role, row.path(), row.nth);
    await page.locator('#content').locator('h1, h2').first().waitFor();
    await row.open(page);
    if (row.isChoice !== true) expect(await typeEverywhere(page)).toBeGreaterThan(0);
    const kept = await captureFields(page);
    await interrupt(page);
    expect(await changedFields(kept)).toEqual([]);
    // Last, because a popover closes when the window gets another size.
    expect(await zoomFaults(page, row.route.replace(/\W+/g, '-'))).toEqual([]);
    await page.close();
  },
);

test('a tab switch and a lost network keep the input of the sign-in', async () => {
  const page = await pages.browser.newPage({ locale: 'zh-CN' });
  await page.goto(`${pages.stack.url}/sign-in`);
  await page.getByLabel('账号').fill('bailu');
  await hideAndShow(page);
  await page.context().setOffline(true);
  await hideAndShow(page);
  await page.context().setOffline(false);
  await page.evaluate('new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done)))');
  expect(await page.getByLabel('账号').inputValue()).toBe('bailu');
  await page.close();
});

test('a tab switch and a lost network keep the text, the open form and the rotated picture of the desk', async () => {
  const order: Order = await orderFlow.sendVersionedEvent(
    pages.stack.partner,
    'submit',
    await createDraft(pages.stack, 4),
  );
  const page = await openPage(pages, 'reviewer', `/orders/${order.id}`);
  await page.getByRole('button', { name: '领取', exact: true }).click();
  await page.getByText('还有 9 项没有结论').first().waitFor();
  await page.keyboard.press('r');
  const turned = page.getByRole('region', { name: '材料', exact: true }).locator('[style*="rotate(90deg)"]').first();
  await turned.waitFor();
  await page.keyboard.press('b');
  await page.getByRole('textbox', { name: '备注内容' }).fill('等申请人回电');
  const kept = await captureFields(page);
  await interrupt(page);
  expect(await changedFields(kept)).toEqual([]);
  expect(await turned.count()).toBe(1);
  await page.close();
});

test('a key that is shown once stays until it has been copied, despite tab switches and network losses', async () => {
  const [partner] = await pages.stack.db.query<{ id: string }>('select id from app.partners order by id limit 1');
  const page = await openPage(pages, 'administrator', `/partners/${partner?.id}`);
  await page.getByRole('button', { name: '创建密钥' }).click();
  const dialog = page.getByRole('dialog');
  await dialog.getByLabel('名称').fill('样例密钥');
  await dialog.getByRole('checkbox').first().check();
  await dialog.getByRole('button', { name: '创建' }).click();
  const secret = page.getByRole('dialog', { name: '请立即保存新密钥' }).locator('code');
  const shown = await secret.textContent();
  const kept = await captureFields(page);
  await interrupt(page);
  expect(await changedFields(kept)).toEqual([]);
  expect(await secret.textContent()).toBe(shown);
  await page.close();
});
