import { type AppPlatform, appPlatforms } from '@beian/domain/checks';
import { codeListOf, codeTable, findRegionName } from '@beian/domain/codes';
import { fieldRow, isFieldId, type MaterialKind } from '@beian/domain/filing';
import type { FieldGroup } from '@beian/domain/order-names';
import { fillsForm } from '@beian/domain/reading';
import type { Page } from 'playwright-core';
import { expect } from 'vitest';
import { drawMaterial } from '../scripts/lib/draw.mjs';
import type { Pages } from './pages.ts';

export const region = (page: Page, name: string) => page.getByRole('region', { name, exact: true });

/** Drops a picture on an element, as a person would from a folder. */
async function dropImage(page: Page, target: ReturnType<Page['locator']>, jpeg: Buffer) {
  const dataTransfer = await page.evaluateHandle((text) => {
    const data = new DataTransfer();
    const bytes = Uint8Array.from(atob(text), (sign) => sign.charCodeAt(0));
    data.items.add(new File([bytes], 'scan.jpg', { type: 'image/jpeg' }));
    return data;
  }, jpeg.toString('base64'));
  await target.dispatchEvent('drop', { dataTransfer });
}

const isRegion = (field: string) => field === 'subject.city' || field === 'subject.county';
/** What the form shows for a value: the label of a code, otherwise the value. */
function shownAs(field: string, value: string): string {
  if (isYesOrNo(field)) return value === 'yes' ? '是' : '否';
  if (isRegion(field)) return findRegionName(value) ?? value;
  const list = isFieldId(field) ? codeListOf(field) : undefined;
  return list === undefined ? value : (codeTable(list).rows[value]?.label.zh ?? value);
}

/** The step of the form that asks for a group of fields. */
const stepOf: Readonly<Record<FieldGroup, string>> = {
  subject: '主体',
  filingPassword: '主体',
  website: '网站',
  app: '网站',
  access: '接入',
  serviceCode: '接入',
  cancellation: '注销',
  subjectPrincipal: '人员',
  websitePrincipal: '人员',
};
/** What is called otherwise in the form of an app. */
const stepOfApp: Partial<Record<FieldGroup, string>> = {
  website: 'APP',
  app: 'APP',
  access: '服务器',
  serviceCode: '服务器',
};
export const samePerson = /^(网站|APP )负责人与主体负责人是同一人$/;
const yesOrNo = ['app.offersSdk', 'app.usesSdks'];
const isYesOrNo = (field: string) => field.endsWith('legalRepresentative') || yesOrNo.includes(field);

interface Required {
  readonly kind: MaterialKind;
}

/** The form of an order on a person's page; `ofApp`: what is filed is an app. */
export function orderForm(page: Page, pages: Pages, { ofApp = false } = {}) {
  const fieldOf = (field: string) => page.locator(`[data-field="${field}"]`);
  /** The option that Enter takes, of the list that is open. */
  const optionOf = (shown: string) =>
    page
      .locator('.ant-select-dropdown:not(.ant-select-dropdown-hidden) .ant-select-item-option-active')
      .filter({ hasText: shown });
  /** The order whose form is open. */
  const orderId = (): string => page.url().split('/').at(-2) ?? '';
  /** Goes to a step of the form; on a phone the steps are folded. */
  const bar = page.getByRole('navigation', { name: '填报步骤' });
  const show = async (step: string) => {
    const heading = page.getByRole('heading', { level: 2, name: new RegExp(`：${step}$`) });
    if ((await heading.count()) > 0) return;
    const folded = bar.locator('details:not([open]) > summary');
    if ((await folded.count()) > 0) await folded.click();
    await bar.getByRole('button').filter({ hasText: step }).click();
    await heading.waitFor();
  };
  /** A card for each package: platform, name, fingerprint and public key. */
  const enterPackages = async (written: readonly string[]) => {
    const group = fieldOf('app.packages').getByRole('group');
    for (const [at, one] of written.entries()) {
      const [platform = '', ...parts] = one.split('|');
      if (at > 0) await group.getByRole('button', { name: '再加一个平台或安装包' }).click();
      const card = group.locator('.ant-card').nth(at);
      // The bar at the foot of the page covers what is scrolled to its edge.
      await card.evaluate((one) => one.scrollIntoView({ block: 'center' }));
      await card.locator('.ant-select').click();
      await page
        .locator('.ant-select-dropdown:not(.ant-select-dropdown-hidden) .ant-select-item-option')
        .filter({ hasText: appPlatforms[platform as AppPlatform].label.zh })
        .click();
      for (const [nth, part] of parts.entries())
        await card.locator('input:not([role=combobox]), textarea').nth(nth).fill(part);
    }
    await page.keyboard.press('Tab');
  };
  return {
    fieldOf,
    optionOf,
    orderId,
    show,
    /** Enters a value as its field asks for it: typed, typed one after the other, or chosen from a list. */
    async enter(field: string, value: string | readonly string[]) {
      const entry = fieldOf(field).locator('input, textarea').first();
      if (!isFieldId(field)) throw new Error(`${field} is no field`);
      // It is that of the order, chosen when it was opened.
      if (field === 'subject.province') return;
      const { group } = fieldRow(field);
      await show((ofApp ? stepOfApp[group] : undefined) ?? stepOf[group]);
      if (field === 'app.packages') return enterPackages([value].flat());
      const same = page.getByRole('checkbox', { name: samePerson });
      if (field.startsWith('website.principal') && (await same.count()) > 0) await same.uncheck();
      const isChosen = codeListOf(field) !== undefined || isYesOrNo(field) || isRegion(field);
      if (!isChosen && fieldRow(field).shape === 'text') return entry.fill(String(value));
      for (const one of [value].flat()) {
        const shown = shownAs(field, one);
        // A chosen value covers the entry of its list.
        await (isRegion(field) ? fieldOf(field).locator('.ant-select') : entry).click();
        await page.keyboard.insertText(shown);
        if (isChosen) await optionOf(shown).last().waitFor();
        await page.keyboard.press('Enter');
      }
      // It leaves the field, and takes no other choice.
      await page.keyboard.press('Tab');
    },
    async save() {
      await page.getByRole('button', { name: '保存', exact: true }).click();
      await page.getByRole('status').getByText('已保存').waitFor();
    },
    /** Uploads what the order asks for before the review: the first image is dropped, the others are chosen. */
    async uploadMaterials() {
      const { order } = await pages.stack.partner.graphql(
        `{ order(id: "${orderId()}") { requiredMaterials { kind label afterReview } } }`,
      );
      // Scans that fill in the form stand before it.
      const needed = order.requiredMaterials
        .filter(({ afterReview }: { afterReview: boolean }) => !afterReview)
        .sort((one: Required, other: Required) => Number(fillsForm(other.kind)) - Number(fillsForm(one.kind)));
      expect(needed.length).toBeGreaterThan(0);
      for (const [nth, { kind, label }] of needed.entries()) {
        const stands = (await bar.getByRole('button').filter({ hasText: '证件' }).count()) > 0 && fillsForm(kind);
        await show(stands ? '证件' : '材料');
        const card = region(page, label);
        const jpeg = await drawMaterial(kind, `partner person ${orderId()} ${kind}`);
        if (nth === 0) await dropImage(page, card, jpeg);
        else
          await card
            .locator('input[type=file]')
            .setInputFiles({ name: 'scan.jpg', mimeType: 'image/jpeg', buffer: jpeg });
        await card.getByText('已上传').waitFor();
      }
    },
    async handIn() {
      await show('核对');
      await page.getByRole('button', { name: '预检' }).click();
      await page.getByText('预检通过，可以提交').waitFor();
      await page.getByRole('button', { name: '提交初审' }).click();
      await page.getByRole('heading', { level: 1 }).locator('..').getByText('初审中').waitFor();
    },
  };
}
