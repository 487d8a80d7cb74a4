import { codeListOf } from '@beian/domain/codes';
import { isFieldId } from '@beian/domain/filing';
import { sampleFields } from '@beian/testing/orders';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { drawMaterial } from '../scripts/lib/draw.mjs';
import { freePort } from '../scripts/lib/ports.mjs';
import { orderForm, region } from './order-form.ts';
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

/** Repeats another field, or is chosen when the order is opened. */
const repeated = ['subject.mailingAddress', 'subject.province'];

test('a first filing begins with its papers, which fill in what a person would type, and asks about a difference once', async () => {
  const { stack, pageErrors } = pages;
  const page = await signInPartnerPerson(pages, { name: '立冬', login: 'lidong' });
  const { fieldOf, optionOf, enter, show, save, orderId } = orderForm(page, pages);
  const values = {
    'subject.name': '云溪恒信软件有限公司',
    'subject.certificateNumber': '91320102MA1MPLEX2P',
    'subject.certificateAddress': '江苏省南京市玄武区样例路6号',
    'subject.principal.name': '赵恒信',
    'subject.principal.idNumber': '320102199001010010',
    'subject.principal.idValidUntil': '2036-01-31',
    'website.domains': ['yunxi.example'],
  };
  await page.goto(`${stack.url}/orders/new`);
  await page.getByRole('button', { name: '首次备案', exact: true }).click();
  await page.getByRole('combobox', { name: '主办单位所在省份' }).click();
  await page.keyboard.insertText('江苏');
  await optionOf('江苏').waitFor();
  await page.keyboard.press('Enter');
  await page.getByRole('button', { name: '开始填报' }).click();
  await page.getByRole('heading', { name: '先上传证件，自动填写表单' }).waitFor();
  const upload = async (label: string, kind: string, name = kind) => {
    const buffer = await drawMaterial(kind, `papers first ${name}`, { values });
    const card = region(page, label);
    await card.locator('input[type=file]').setInputFiles({ name: 'scan.jpg', mimeType: 'image/jpeg', buffer });
    return card;
  };
  const licence = await upload('主办单位证件', 'SUBJECT_CERT');
  await licence.getByText(/已填入 \d+ 项：/).waitFor();
  const card = await upload('主体负责人证件', 'SUBJECT_PRINCIPAL_ID');
  await card.getByText(/已填入 \d+ 项：/).waitFor();
  const certificate = await upload('域名证书', 'DOMAIN_CERT');
  await certificate.getByText(/已填入 \d+ 项：/).waitFor();
  await screenshotVariants(page, 'papers-first');
  await page.getByRole('status').getByText('已保存').waitFor();

  const { order } = await stack.partner.graphql(`{ order(id: "${orderId()}") { items { key now } } }`);
  const filled = order.items.filter(({ now }: { now: string[] | null }) => (now ?? []).length > 0);
  const left = sampleFields('FIRST_FILING')
    .map(({ field }) => field)
    // The principal of the site is the same person, the mailing address is ticked to be that of the licence, and the province was chosen.
    .filter((field) => !(field.startsWith('website.principal.') || repeated.includes(field)))
    .filter((field) => !filled.some(({ key }: { key: string }) => key === field));
  const typed = left.filter(
    (field) => isFieldId(field) && codeListOf(field) === undefined && !field.endsWith('legalRepresentative'),
  );
  expect([filled.length, left.length, typed]).toEqual([
    17,
    12,
    [
      ...['subject.investor', 'subject.principal.mobile', 'subject.principal.officePhone', 'subject.principal.email'],
      ...['website.name', 'website.homeUrl', 'access.ipRanges'],
    ],
  ]);

  // Another value than the paper's is asked about once, at the next upload of the paper.
  await show('主体');
  await enter('subject.name', '云溪恒信软件公司');
  await save();
  await show('证件');
  await upload('主办单位证件', 'SUBJECT_CERT', 'again');
  const asked = page.getByRole('alert').filter({ hasText: '表单为“云溪恒信软件公司”' });
  await asked.getByRole('button', { name: /^改为“云溪恒信软件有限公司”$/ }).click();
  await asked.waitFor({ state: 'detached' });
  await show('主体');
  await expect.poll(() => fieldOf('subject.name').locator('input').inputValue()).toBe('云溪恒信软件有限公司');

  // A card in the place of the licence is named.
  await show('证件');
  const wrong = await drawMaterial('SUBJECT_PRINCIPAL_ID', 'wrong paper', { values });
  await certificate.locator('input[type=file]').setInputFiles({ name: 'a.jpg', mimeType: 'image/jpeg', buffer: wrong });
  await certificate.getByText(/这是居民身份证，请上传域名证书|看不清/).waitFor();
  await screenshotVariants(page, 'papers-first-wrong');
  expect(pageErrors).toEqual([]);
});
