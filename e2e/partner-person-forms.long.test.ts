import { fieldRow, isFieldId } from '@beian/domain/filing';
import type { Page } from 'playwright-core';
import { beforeAll, expect, test } from 'vitest';
import * as orderFlow from '../examples/order-flow.mjs';
import { drawMaterial } from '../scripts/lib/draw.mjs';
import { axeViolations } from './axe.ts';
import { orderForm, region } from './order-form.ts';
import { consolePages, screenshot, screenshotVariants } from './pages.ts';
import { signInPartnerPerson } from './partner-person.ts';
import { recordByNumber, valuesOf } from './steps.ts';

const pages = consolePages();

/** The page of a partner's person, signed in. */
let page: Page;
beforeAll(async () => {
  page = await signInPartnerPerson(pages, { name: '霜降', login: 'shuangjiang' });
});

test('a first filing on a phone asks nothing twice, and every screen says how it goes on', async () => {
  const { stack, pageErrors } = pages;
  const { fieldOf, optionOf, show, enter, save, uploadMaterials, handIn, orderId } = orderForm(page, pages);
  const sample = valuesOf('FIRST_FILING');
  const values = Object.fromEntries(
    Object.entries(sample).map(([field, value]) => [
      field,
      // The website's principal is the subject's.
      sample[field.replace('website.principal', 'subject.principal')] ?? value,
    ]),
  );
  // The registry knows filed domains only: this one is registered and verified like one of them, by the organiser.
  const { filed } = (await stack.control('registry')) as { filed: readonly string[] };
  for (const domain of [values['website.domains'] ?? []].flat())
    await stack.control('registry', {
      domain,
      like: `verified-${filed[0]}`,
      set: {
        registrant: { name: values['subject.name'], certificateNumber: values['subject.certificateNumber'] },
      },
    });
  await page.setViewportSize({ width: 390, height: 844 });
  await page.goto(`${stack.url}/orders/new`);
  await page.getByRole('button', { name: '首次备案', exact: true }).click();
  await page.getByRole('combobox', { name: '主办单位所在省份' }).click();
  await page.keyboard.insertText('江苏');
  await optionOf('江苏').waitFor();
  await page.keyboard.press('Enter');
  await page.getByRole('button', { name: '开始填报' }).click();
  await page.getByRole('heading', { name: '先上传证件，自动填写表单' }).waitFor();

  // The province was chosen.
  const told: string[] = ['320000'];
  const withoutNext: string[] = [];
  for (const step of ['证件', '主体', '网站', '接入', '人员', '材料', '核对']) {
    await show(step);
    expect(await page.locator('[aria-invalid=true]').count()).toBe(0);
    const fields = await page
      .locator('[data-field]')
      .evaluateAll((all) => all.map((one) => `${one.getAttribute('data-field')}`));
    for (const field of fields) {
      if (values[field] === undefined || !(await fieldOf(field).isVisible())) continue;
      await enter(field, values[field]);
      told.push([values[field]].flat().join());
      if (field === 'subject.certificateAddress')
        await page.getByRole('checkbox', { name: '通讯地址与证件住所相同' }).check();
    }
    if ((await page.getByRole('button', { name: /^下一步：|^提交初审$/ }).count()) !== 1) withoutNext.push(step);
    const scrolls = await page.evaluate(() => document.documentElement.scrollWidth > innerWidth);
    expect([step, scrolls]).toEqual([step, false]);
  }
  // Short values are codes, of which two lists may have the same.
  const twice = told.filter((value, at) => value.length > 3 && told.indexOf(value) !== at);
  expect({ twice, withoutNext }).toEqual({ twice: [], withoutNext: [] });

  await enter('subject.remark', '第一行\n第二行');
  await enter('subject.principal.mobile', '123');
  await save();
  const mobile = fieldOf('subject.principal.mobile').locator('li');
  await mobile.first().waitFor();
  await page.setViewportSize({ width: 1280, height: 900 });
  await screenshotVariants(page, 'first-filing');
  await show('核对');
  await page.getByText('还不能提交，请先处理以下各项').waitFor();
  await page.getByRole('button', { name: '到“主体负责人手机号码”' }).first().click();
  await page.locator('[id="field-subject.principal.mobile"]').and(page.locator(':focus')).waitFor();
  await enter('subject.principal.mobile', values['subject.principal.mobile'] ?? '');
  await save();
  await mobile.first().waitFor({ state: 'detached' });
  await uploadMaterials();
  // The step is in the URL.
  await page.reload();
  await page.getByRole('heading', { level: 2, name: /：材料$/ }).waitFor();
  await show('核对');
  await screenshotVariants(page, 'first-filing-check');
  await handIn();
  await region(page, '办理进度').getByRole('heading', { name: '下一步' }).waitFor();
  await screenshotVariants(page, 'first-filing-submitted');
  expect(await axeViolations(page, 'submitted')).toEqual([]);
  expect(pageErrors).toEqual([]);

  const stored = await stack.db.query(
    `select o.kind, o.state, o.province, c.plain, c.plain::text as text from app.orders o join app.order_contents c on c.order_id = o.id where o.id = $1`,
    [orderId()],
  );
  const open = Object.fromEntries(
    Object.entries(values).filter(([field]) => isFieldId(field) && !fieldRow(field).personal),
  );
  expect(stored).toMatchObject([{ kind: 'FIRST_FILING', state: 'INITIAL_REVIEW', province: '320000', plain: open }]);
  expect(stored[0]?.text).not.toContain(values['subject.principal.idNumber']);
});

test('city and county are chosen from the region above, and the rules of the province are one click away', async () => {
  const { stack, pageErrors } = pages;
  const { fieldOf, enter, save, orderId } = orderForm(page, pages);
  const record = await recordByNumber(stack.partner, '苏ICP备00000007号');
  await page.goto(`${stack.url}/orders/new?record=${record.id}`);
  await region(page, '要办什么').getByRole('button', { name: '变更主体', exact: true }).click();
  await fieldOf('subject.county').getByText('备案登记：').waitFor();
  await enter('subject.city', '320500');
  // A county of the former city is taken away, and only those of the new one are offered.
  await fieldOf('subject.county').getByText('请选择', { exact: true }).waitFor();
  await fieldOf('subject.county').locator('.ant-select').click();
  const options = page.locator('.ant-select-dropdown', { has: page.locator('[id="field-subject.county_list"]') });
  await options.getByTitle('姑苏区').waitFor();
  expect(await options.getByTitle('玄武区').count()).toBe(0);
  await screenshot(page, 'region-choices');
  await page.keyboard.press('Escape');
  await enter('subject.county', '320508');
  await save();
  expect(await fieldOf('subject.county').locator('li').count()).toBe(0);
  const draft = await stack.partner.order(orderId());

  await page.getByRole('link', { name: '江苏省' }).click();
  await page.getByRole('heading', { name: '各省规则' }).waitFor();
  const websites = region(page, '网站');
  await websites.getByText('须提供每个域名的域名证书').waitFor();
  await websites
    .getByText(/管局规则.*阿里云.*2018-08-30/)
    .first()
    .waitFor();
  const found = await axeViolations(page, 'rules');
  await page.getByPlaceholder('当前执行的规则').fill('2026-11-24');
  await page.keyboard.press('Enter');
  await page.getByText(/规则版本 2025-12-31/).waitFor();
  await region(page, '短信核验').getByText('beian.miit.gov.cn').waitFor();
  await region(page, '规则变化').getByText('2019-04-22').waitFor();
  await page.goto(`${stack.url}/rules/110000?day=2020-09-01#rules.multiDomainSameSite`);
  await page.locator('[id="rules.multiDomainSameSite"]').waitFor();
  for (const [width, height] of [
    [768, 1024],
    [1024, 800],
    [1440, 900],
  ] as const) {
    await page.setViewportSize({ width, height });
    const scrolls = await page.evaluate(
      () => document.documentElement.scrollWidth > document.documentElement.clientWidth,
    );
    expect([width, scrolls]).toEqual([width, false]);
    await screenshot(page, `rules-zh-${width}`);
  }
  await page.emulateMedia({ media: 'print' });
  await screenshot(page, 'rules-print');
  await page.emulateMedia({ media: 'screen' });
  await page.setViewportSize({ width: 1280, height: 900 });
  // The next test opens an order of the same subject.
  await orderFlow.sendVersionedEvent(stack.partner, 'abandon', draft);
  expect(found).toEqual([]);
  expect(pageErrors).toEqual([]);
});

test('a phone uploads a material by the QR code of the form, which shows it; a link that is over says what to do', async () => {
  const { stack, browser, pageErrors } = pages;
  const { show, enter, save } = orderForm(page, pages);
  const record = await recordByNumber(stack.partner, '苏ICP备00000007号');
  await page.goto(`${stack.url}/orders/new?record=${record.id}`);
  await region(page, '要办什么').getByRole('button', { name: '变更主体', exact: true }).click();
  await enter('subject.mailingAddress', '江苏省南京市玄武区测试路1号');
  await save();
  await show('材料');
  const card = region(page, '真实性核验单');
  await card.getByRole('button', { name: '用手机拍照上传：真实性核验单' }).click();
  const dialog = page.getByRole('dialog');
  await dialog.getByLabel('上传用的二维码').waitFor();
  const found = await axeViolations(page, 'QR code');
  await screenshotVariants(page, 'phone-code');
  const link = (await dialog.getByRole('link').getAttribute('href')) ?? '';

  const context = await browser.newContext({ viewport: { width: 390, height: 844 }, locale: 'zh-CN' });
  const phone = await context.newPage();
  phone.on('pageerror', (error) => pageErrors.push(error.message));
  await phone.goto(link);
  await phone.getByRole('heading', { name: '真实性核验单' }).waitFor();
  found.push(...(await axeViolations(phone, 'phone')));
  const jpeg = await drawMaterial('VERIFICATION_FORM', 'by phone');
  await phone.getByLabel('选择图片上传').setInputFiles({ name: 'a.jpg', mimeType: 'image/jpeg', buffer: jpeg });
  await phone.getByText('已上传，电脑上会自动显示').waitFor();
  await screenshot(phone, 'phone-390');

  // Without another click the form has it, and its code is gone.
  await card.getByText('已上传').waitFor();
  await dialog.waitFor({ state: 'hidden' });
  await stack.db.query(`update app.upload_links set expires_at = app.now() where material = 'VERIFICATION_FORM'`);
  await phone.reload();
  await phone.getByText('此上传链接无效、已过期或已用完').waitFor();
  await phone.getByText(/重新点击“用手机拍照上传”/).waitFor();
  await screenshot(phone, 'phone-over-390');
  await context.close();
  expect(found).toEqual([]);
  expect(pageErrors).toEqual([]);
});

test('a record that is filed elsewhere is looked up, proved with its password, and asks for what is filed', async () => {
  const { stack, pageErrors } = pages;
  const { optionOf, show } = orderForm(page, pages);
  await page.goto(`${stack.url}/orders/new`);
  const lookup = region(page, '不确定办什么');
  for (const [name, choice] of [
    ['主办单位所在省份', '江苏'],
    ['主办单位证件类型', '营业执照'],
  ] as const) {
    await lookup.getByRole('combobox', { name }).click();
    await page.keyboard.insertText(choice);
    await optionOf(choice).first().waitFor();
    await page.keyboard.press('Enter');
  }
  await lookup.getByLabel('主办单位证件号码').fill('91320000MA0000146F');
  await lookup.getByLabel('域名').fill('jianye-home.example');
  await lookup.getByRole('button', { name: '查询' }).click();
  await lookup.getByText('域名已备案在该主体名下').waitFor();

  const prove = region(page, '不在列表中的备案');
  await prove.getByLabel('备案号', { exact: true }).fill('苏ICP备00000014号-1');
  await prove.getByLabel('备案密码').fill('wrong');
  await prove.getByRole('button', { name: '核实' }).click();
  await prove.getByText('备案号与备案密码不符').waitFor();
  await screenshotVariants(page, 'prove');
  await prove.getByLabel('备案密码').fill('Ba000014');
  await prove.getByRole('button', { name: '核实' }).click();
  await page.getByText('在其他接入商处备案').waitFor();
  await screenshotVariants(page, 'elsewhere');
  const kinds = region(page, '要办什么');
  await kinds.getByRole('button', { name: '新增接入', exact: true }).waitFor();
  // Nothing that changes or ends a filing is offered.
  expect(await kinds.getByRole('button', { disabled: false }).allInnerTexts()).toEqual(['新增网站', '新增接入']);
  await kinds.getByRole('button', { name: '新增接入', exact: true }).click();
  await page.getByRole('heading', { name: '先上传证件，自动填写表单' }).waitFor();
  await show('主体');
  await page.getByLabel('主办单位名称').waitFor();
  await show('网站');
  await page.getByLabel('网站名称').waitFor();
  await screenshotVariants(page, 'elsewhere-form');
  expect(await axeViolations(page, 'elsewhere')).toEqual([]);
  expect(pageErrors).toEqual([]);
});
