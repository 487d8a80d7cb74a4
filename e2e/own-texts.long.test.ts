import { expect, test } from 'vitest';
import { consolePages, openPage, screenshotVariants } from './pages.ts';

const pages = consolePages();

test('a supervisor changes the text of a reason from a day on, reads it on orders first, and another one approves it', async () => {
  const author = await openPage(pages, 'supervisor', '/reasons?search=WEB-01');
  await author.getByRole('link', { name: '定日更改：理由 WEB-01' }).click();
  const day = async (label: RegExp, value: string): Promise<void> => {
    await author.getByRole('textbox', { name: label }).fill(value);
    await author.keyboard.press('Enter');
  };
  await author.getByRole('textbox', { name: '通知标题' }).fill('样例：理由文字的统一');
  await day(/通知日期/, '2021-05-25');
  await author.getByRole('textbox', { name: '通知原文' }).fill('申请人看不懂原来的理由文字，统一改用更短的说法。');
  await author.getByRole('textbox', { name: '说明' }).fill('统一文字');
  await author.getByRole('button', { name: '保存并继续' }).click();

  // The form opens with what is in force.
  const label = author.getByRole('textbox', { name: '理由（中文）' });
  expect(await label.inputValue()).toBe('网站名称不符合命名规则');
  await label.fill('网站名称 {order}');
  await author.getByRole('alert').getByText('理由中不能使用占位符 { }').waitFor();
  await label.fill('网站名称须更改');
  await author.getByRole('textbox', { name: '理由（英文）' }).fill('The website name must be changed');
  const [{ day: first } = { day: '' }] = await pages.stack.db.query<{ day: string }>(
    `select (app.shanghai_day(app.now())::date + 30)::text as day`,
  );
  await day(/生效日/, first);
  await author.getByRole('textbox', { name: '原因' }).fill('原文过长');
  await author.getByRole('button', { name: /^预\s*览$/ }).click();
  const after = author.getByRole('region', { name: '更改后' });
  await after.getByText('网站名称须更改').waitFor();
  expect(await author.getByRole('region', { name: '现行（系统文字）' }).textContent()).toContain(
    '网站名称不符合命名规则',
  );
  await screenshotVariants(author, 'text-form');
  await author.getByRole('button', { name: '保存文字' }).click();
  await author.getByRole('button', { name: '保存文字' }).waitFor({ state: 'detached' });
  const rules = author.getByRole('region', { name: '改动', exact: true });
  await rules.getByText('更改文字：理由 WEB-01').waitFor();
  expect(await rules.getByRole('table').textContent()).toContain('The website name must be changed');
  await rules.getByRole('button', { name: '预览：更改文字：理由 WEB-01' }).click();
  await after.getByText('网站名称须更改').waitFor();
  await screenshotVariants(author, 'text-draft');
  await author.getByRole('button', { name: '提交审批' }).click();
  await author.getByRole('dialog').getByRole('button', { name: '提交审批' }).click();
  await author.getByText('由起草人以外的主管批准').waitFor();

  const other = await openPage(pages, 'supervisor', new URL(author.url()).pathname, 1);
  await other.getByRole('button', { name: /^批\s*准$/ }).click();
  await other
    .getByRole('dialog')
    .getByRole('button', { name: /^批\s*准$/ })
    .click();
  await other.locator('.ant-tag', { hasText: '已批准' }).waitFor();
  await other.goto(new URL('/reasons?search=WEB-01', other.url()).href);
  const row = other.getByRole('row', { name: /WEB-01/ });
  await row.getByText(`${first} 起改为`).waitFor();
  expect(await row.textContent()).toMatch(/网站名称不符合命名规则[\s\S]*网站名称须更改/);
  await screenshotVariants(other, 'reasons-coming');
  await other.goto(new URL('/notice-texts', other.url()).href);
  await other.getByRole('link', { name: '定日更改：通知“请修改后重新提交”' }).waitFor();
  await screenshotVariants(other, 'notice-texts');
  expect(pages.pageErrors).toEqual([]);
  await author.close();
  await other.close();
});
