import { expect, test } from 'vitest';
import { openPage, screenshotVariants, sharedPages } from './pages.ts';
import { addCommitmentRule, fillNotice, takeStep } from './rule-draft.ts';

const pages = sharedPages();

test('a supervisor drafts a rule from a notice and sees what it would do, and another one approves it', async () => {
  const author = await openPage(pages, 'supervisor', '/own-rules/drafts/new');
  await fillNotice(author, {
    title: '样例管局关于网站备案材料的通知',
    text: '自下月起，新增网站备案须提交承诺书，由网站负责人签字。',
  });
  await author.getByRole('button', { name: '保存并添加规则' }).click();
  const [{ day: first } = { day: '' }] = await pages.stack.db.query<{ day: string }>(
    `select (app.shanghai_day(app.now())::date + 30)::text as day`,
  );
  // The form of the first rule opens by itself.
  const sentence = await addCommitmentRule(author, first);
  expect(sentence).toContain('承诺书');

  await author.getByRole('button', { name: '开始试算' }).click();
  await author.getByText(new RegExp(`完成：按 ${first} 的规则判断了`)).waitFor();
  await screenshotVariants(author, 'rule-draft');
  await takeStep(author, '提交审批');
  await author.getByText('由起草人以外的主管批准').waitFor();
  expect(await author.getByRole('button', { name: /^批\s*准$/ }).count()).toBe(0);

  const other = await openPage(pages, 'supervisor', new URL(author.url()).pathname, 1);
  await takeStep(other, '批准');
  await other.locator('.ant-tag', { hasText: '已批准' }).waitFor();
  expect(
    await pages.stack.db.query(
      `select w.rule -> 'reaches' -> 0 ->> 'material' as material, w.from_day::text as day from app.own_rules w
       join app.rule_drafts d on d.id = w.draft_id where d.decided_by <> d.made_by`,
    ),
  ).toEqual([{ material: 'COMMITMENT', day: first }]);
  await other.goto(new URL('/own-rules', other.url()).href);
  await other.getByRole('table').getByText(sentence).first().waitFor();
  expect(pages.pageErrors).toEqual([]);
  await author.close();
  await other.close();
});
