import { expect, test } from 'vitest';
import { openPage, screenshotVariants, sharedPages } from './pages.ts';

const pages = sharedPages();

test('a supervisor drafts a rule from a notice and sees what it would do, and another one approves it', async () => {
  const author = await openPage(pages, 'supervisor', '/own-rules/drafts/new');
  const pick = async (label: string, text: string): Promise<void> => {
    await author.getByRole('combobox', { name: label }).last().click();
    await author.keyboard.insertText(text);
    await author.locator('.ant-select-item-option-active', { hasText: text }).last().waitFor();
    await author.keyboard.press('Enter');
  };
  const day = async (label: RegExp, value: string): Promise<void> => {
    await author.getByRole('textbox', { name: label }).fill(value);
    await author.keyboard.press('Enter');
  };
  await author.getByRole('textbox', { name: '通知标题' }).fill('样例管局关于网站备案材料的通知');
  await day(/通知日期/, '2021-05-25');
  await author
    .getByRole('textbox', { name: '通知原文' })
    .fill('自下月起，新增网站备案须提交承诺书，由网站负责人签字。');
  await author.getByRole('textbox', { name: '说明' }).fill('管局要求');
  await author.getByRole('button', { name: '保存并添加规则' }).click();
  // The form of the first rule opens by itself.
  await pick('省份', '江苏');
  await author.keyboard.press('Escape');
  await pick('规则种类', '须提供材料');
  await pick('材料', '承诺书');
  await author.getByRole('button', { name: '加一个条件' }).click();
  await pick('条件', '填写网站信息');
  const sentence = await author.getByRole('textbox', { name: '规则说明（中文）' }).inputValue();
  expect(sentence).toContain('承诺书');
  const [{ day: first } = { day: '' }] = await pages.stack.db.query<{ day: string }>(
    `select (app.shanghai_day(app.now())::date + 30)::text as day`,
  );
  await day(/生效日/, first);
  await author.getByRole('textbox', { name: '原因' }).fill('通知第一条');
  await author.getByRole('button', { name: '保存规则' }).click();
  await author.getByRole('button', { name: '保存规则' }).waitFor({ state: 'detached' });

  await author.getByRole('button', { name: '开始试算' }).click();
  await author.getByText(new RegExp(`完成：按 ${first} 的规则判断了`)).waitFor();
  await screenshotVariants(author, 'rule-draft');
  await author.getByRole('button', { name: '提交审批' }).click();
  await author.getByRole('dialog').getByRole('button', { name: '提交审批' }).click();
  await author.getByText('由起草人以外的主管批准').waitFor();
  expect(await author.getByRole('button', { name: /^批\s*准$/ }).count()).toBe(0);

  const other = await openPage(pages, 'supervisor', new URL(author.url()).pathname, 1);
  await other.getByRole('button', { name: /^批\s*准$/ }).click();
  await other
    .getByRole('dialog')
    .getByRole('button', { name: /^批\s*准$/ })
    .click();
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
