import type { Page } from 'playwright-core';
import { beforeAll, expect, test } from 'vitest';
import { consolePages, openPage, screenshotVariants } from './pages.ts';
import { addCommitmentRule, fillDay, fillNotice, saveRule, takeStep } from './rule-draft.ts';

const pages = consolePages();
const notice = {
  title: '样例管局关于网站备案材料的通知',
  text: '自下月起，新增网站备案须提交承诺书，由网站负责人签字。',
};
const inState = (page: Page, state: string) => page.locator('.ant-tag', { hasText: state }).first().waitFor();
let author: Page;
let other: Page;
let days: { first: string; second: string; third: string };
let sentence: string;

beforeAll(async () => {
  author = await openPage(pages, 'supervisor', '/own-rules/drafts/new');
  other = await openPage(pages, 'supervisor', '/own-rules/drafts', 1);
  const [row] = await pages.stack.db.query<typeof days>(
    `select (d + 30)::text as first, (d + 40)::text as second, (d + 50)::text as third
     from (select app.shanghai_day(app.now())::date as d) today`,
  );
  if (row === undefined) throw new Error('the database gives no day');
  days = row;
}, 120_000);

/** Opens the draft that the author has open, for the other supervisor. */
const openDraft = (page: Page) => page.goto(new URL(new URL(author.url()).pathname, page.url()).href);

async function submitAndApprove(): Promise<void> {
  await takeStep(author, '提交审批');
  await author.getByText('由起草人以外的主管批准').waitFor();
  await openDraft(other);
  await takeStep(other, '批准');
  await inState(other, '已批准');
}

test('a draft that is sent back says why, is changed and approved', async () => {
  await fillNotice(author, notice);
  await author.getByRole('button', { name: '保存并添加规则' }).click();
  sentence = await addCommitmentRule(author, days.first);
  await takeStep(author, '提交审批');
  await author.getByText('由起草人以外的主管批准').waitFor();

  await openDraft(other);
  await other.getByRole('button', { name: '退回修改' }).click();
  await other.getByRole('dialog').getByRole('textbox', { name: '退回原因' }).fill('生效日与通知不符');
  await other.getByRole('dialog').getByRole('button', { name: '退回修改' }).click();
  await other.getByText('已退回修改：生效日与通知不符').waitFor();

  await author.reload();
  await author.getByText('已退回修改：生效日与通知不符').waitFor();
  await screenshotVariants(author, 'rule-draft-sent-back');
  await author.getByRole('button', { name: /^修改：/ }).click();
  expect(await author.getByRole('textbox', { name: '规则说明（中文）' }).inputValue()).toBe(sentence);
  await fillDay(author, /生效日/, days.second);
  await saveRule(author);
  await author.getByRole('table').getByText(`${days.second} 起`).waitFor();
  await takeStep(author, '提交审批');
  await author.getByText('由起草人以外的主管批准').waitFor();
});

test('what was changed meanwhile is not approved unread', async () => {
  await openDraft(other);
  await other.getByRole('button', { name: /^批\s*准$/ }).click();
  const dialog = other.getByRole('dialog');
  await dialog.getByRole('button', { name: /^批\s*准$/ }).waitFor();
  // The content is saved again while the approval is asked about.
  await pages.stack.db.query(`update app.rule_drafts set version = version + 1 where state = 'SUBMITTED'`);
  await dialog.getByRole('button', { name: /^批\s*准$/ }).click();
  const said = await dialog.getByRole('alert').textContent();
  expect(said).toContain('草稿已被他人更改');
  await screenshotVariants(other, 'rule-draft-stale');
  await other.reload();
  await takeStep(other, '批准');
  await inState(other, '已批准');
});

test('a draft that is withdrawn changes nothing', async () => {
  await author.goto(new URL('/own-rules/drafts/new', author.url()).href);
  await fillNotice(author, { ...notice, title: '样例：录错的通知' });
  await author.getByRole('button', { name: '保存并添加规则' }).click();
  await addCommitmentRule(author, days.first);
  await takeStep(author, '作废');
  await inState(author, '已作废');
  expect(await author.getByRole('button', { name: '提交审批' }).count()).toBe(0);
});

test('a rule is replaced from a day on, and the one that takes its place is ended', async () => {
  await author.goto(new URL('/own-rules', author.url()).href);
  await author.getByRole('row', { name: sentence }).getByRole('link', { name: '替换' }).click();
  await fillNotice(author, { ...notice, title: '样例：第二份通知' });
  await author.getByRole('button', { name: '保存并继续' }).click();
  await author.getByRole('textbox', { name: '规则说明（中文）' }).waitFor();
  await author.getByRole('textbox', { name: '规则说明（中文）' }).fill('样例：新增网站须提交新版承诺书');
  await fillDay(author, /生效日/, days.third);
  await author.getByRole('textbox', { name: '原因' }).fill('第二份通知');
  await saveRule(author);
  await author.getByText('替换：').first().waitFor();
  await screenshotVariants(author, 'rule-draft-replace');
  await submitAndApprove();

  await author.goto(new URL('/own-rules', author.url()).href);
  const row = author.getByRole('row', { name: '样例：新增网站须提交新版承诺书' });
  await row.getByText(`${days.third} 起`).waitFor();
  await row.getByRole('link', { name: /^(停止执行|取\s*消)$/ }).click();
  await fillNotice(author, { ...notice, title: '样例：第三份通知' });
  await author.getByRole('button', { name: '保存并继续' }).click();
  const dialog = author.getByRole('dialog');
  await dialog.getByText('样例：新增网站须提交新版承诺书').waitFor();
  await screenshotVariants(author, 'rule-draft-end');
  await dialog.getByRole('button', { name: '停止执行' }).click();
  await dialog.waitFor({ state: 'detached' });
  await submitAndApprove();
  await author.goto(new URL('/own-rules', author.url()).href);
  await author.getByRole('row', { name: '样例：新增网站须提交新版承诺书' }).getByText('未生效即取消').waitFor();
  expect(pages.pageErrors).toEqual([]);
});

test('the page shows five hundred rules', async () => {
  await pages.stack.db.query(
    `insert into app.own_rules (id, draft_id, rule, from_day)
     select o.id || '-' || n, o.draft_id, o.rule || '{"in": ["330000"]}', o.from_day + n
     from (select * from app.own_rules order by place limit 1) o cross join generate_series(1, 500) n`,
  );
  await author.goto(new URL('/own-rules', author.url()).href);
  await author.getByRole('row', { name: sentence }).first().waitFor();
  await screenshotVariants(author, 'own-rules-500');
  expect(pages.pageErrors).toEqual([]);
});
