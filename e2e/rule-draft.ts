import type { Page } from 'playwright-core';

/** Chooses an entry of a select field by its text. */
export async function pick(page: Page, label: string, text: string): Promise<void> {
  await page.getByRole('combobox', { name: label }).last().click();
  await page.keyboard.insertText(text);
  await page.locator('.ant-select-item-option-active', { hasText: text }).last().waitFor();
  await page.keyboard.press('Enter');
}

export async function fillDay(page: Page, label: RegExp, day: string): Promise<void> {
  await page.getByRole('textbox', { name: label }).fill(day);
  await page.keyboard.press('Tab');
}

/** Fills in the notice of a new draft; its date is 2021-05-25. */
export async function fillNotice(page: Page, notice: { readonly title: string; readonly text: string }): Promise<void> {
  await page.getByRole('textbox', { name: '通知标题' }).fill(notice.title);
  await fillDay(page, /通知日期/, '2021-05-25');
  await page.getByRole('textbox', { name: '通知原文' }).fill(notice.text);
  await page.getByRole('textbox', { name: '说明' }).fill('管局要求');
}

/** Fills in and saves the rule that asks Jiangsu's new websites for the commitment from a day on. Returns its sentence. */
export async function addCommitmentRule(page: Page, from: string): Promise<string> {
  await pick(page, '省份', '江苏');
  await page.keyboard.press('Escape');
  await pick(page, '规则种类', '须提供材料');
  await pick(page, '材料', '承诺书');
  await page.getByRole('button', { name: '加一个条件' }).click();
  await pick(page, '条件', '填写网站信息');
  const sentence = await page.getByRole('textbox', { name: '规则说明（中文）' }).inputValue();
  await fillDay(page, /生效日/, from);
  await page.getByRole('textbox', { name: '原因' }).fill('通知第一条');
  await saveRule(page);
  return sentence;
}

export async function saveRule(page: Page): Promise<void> {
  await page.getByRole('button', { name: '保存规则' }).click();
  await page.getByRole('button', { name: '保存规则' }).waitFor({ state: 'detached' });
}

/** Takes a step of a draft, with its confirmation; `label` is the text of both buttons. */
export async function takeStep(page: Page, label: string): Promise<void> {
  // Ant Design puts a space between two characters.
  const name = new RegExp(`^${[...label].join('\\s*')}$`);
  await page.getByRole('button', { name }).click();
  await page.getByRole('dialog').getByRole('button', { name }).click();
}
