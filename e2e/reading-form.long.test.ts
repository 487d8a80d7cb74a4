import { afterAll, beforeAll, expect, test } from 'vitest';
import { drawMaterial } from '../scripts/lib/draw.mjs';
import { freePort } from '../scripts/lib/ports.mjs';
import { region } from './order-form.ts';
import { consolePages, screenshotVariants } from './pages.ts';
import { signInPartnerPerson } from './partner-person.ts';
import { startReader } from './reader.ts';
import { recordByNumber } from './steps.ts';

const port = await freePort();
const pages = consolePages({ workerEnv: { READER_URL: `http://127.0.0.1:${port}` } });
let reader: Awaited<ReturnType<typeof startReader>>;
beforeAll(async () => {
  reader = await startReader(pages.stack, port, 'reader');
});
afterAll(() => reader?.stop());

test('a person of a partner sees in the form what was read on a scan, without loading it again', async () => {
  const { stack, pageErrors } = pages;
  const page = await signInPartnerPerson(pages, { name: '霜降', login: 'shuangjiang' });
  const record = await recordByNumber(stack.partner, '苏ICP备00000008号');
  await page.getByRole('navigation').getByRole('link', { name: '新建订单' }).click();
  await page.getByLabel('按备案号、名称或域名查找').fill(record.filingNumber);
  await page.keyboard.press('Enter');
  await page.getByRole('button', { name: record.filingNumber }).click();
  await region(page, '要办什么').getByRole('button', { name: '变更主体', exact: true }).click();
  await page.getByLabel('主办单位名称').fill('云溪恒信软件有限公司');
  await page.keyboard.press('Tab');
  await page.getByRole('status').getByText('已保存').waitFor();

  await page.getByRole('button', { name: /材料/ }).first().click();
  const card = region(page, '主办单位证件');
  const buffer = Buffer.from(
    await drawMaterial('SUBJECT_CERT', 'reading form', { values: { 'subject.name': '云溪恒信软件有限责任公司' } }),
  );
  await card.locator('input[type=file]').setInputFiles({ name: 'scan.jpg', mimeType: 'image/jpeg', buffer });
  await card.getByText('已识别').waitFor();
  await page.getByRole('button', { name: /主体/ }).first().click();
  await page.getByText('云溪恒信软件有限责任公司').first().waitFor();
  await screenshotVariants(page, 'reading-form');
  expect(pageErrors).toEqual([]);
});
