import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { runEdition } from '@beian/setup/seed';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import * as orderFlow from '../examples/order-flow.mjs';
import { declared, filing } from '../scripts/lib/filed-elsewhere.mjs';
import { tellSandbox } from '../scripts/lib/tell-sandbox.mjs';
import { openApplicant } from './applicant.ts';
import { countEffort, type Effort, noEffort, secondsOf } from './effort.ts';
import { orderForm, region } from './order-form.ts';
import { consolePages } from './pages.ts';
import { signInPartnerPerson } from './partner-person.ts';
import { pushOrder, recordByNumber, valuesOf, waitForState } from './steps.ts';

const pages = consolePages({ workerEnv: { CONSOLE_URL: 'https://desk.example' } });
const labels = {
  FIRST_FILING: '首次备案',
  CHANGE_WEBSITE: '变更网站',
  NEW_WEBSITE: '新增网站',
  NEW_ACCESS: '新增接入',
} as const;
type Measured = keyof typeof labels;
/** What each kind is about; a first filing is about nothing filed. */
const records: Readonly<Record<Exclude<Measured, 'FIRST_FILING'>, string>> = {
  CHANGE_WEBSITE: '苏ICP备00000008号',
  NEW_WEBSITE: '苏ICP备00000004号',
  // Accessed through another provider alone: only such a website gets an access of ours.
  NEW_ACCESS: filing.website,
};
let page: Page;
let folder: string;
let effort: Effort;
const table: string[] = [];
beforeAll(async () => {
  folder = mkdtempSync(path.join(tmpdir(), 'beian-effort-'));
  const { authorities } = await runEdition(pages.stack.db.worker, { EDITION: 'current' });
  await tellSandbox(pages.stack.sandboxUrl, authorities);
  await pages.stack.control('ministry', { sendDelayMs: 0 });
  await pages.stack.control('face-check', { answer: 'live' });
  page = await signInPartnerPerson(pages, { name: '霜降', login: 'shuangjiang' });
  effort = noEffort();
  await countEffort(page, () => effort);
});
afterAll(() => {
  rmSync(folder, { recursive: true, force: true });
  process.stdout.write(`${table.join('\n')}\n`);
});

/** What she enters; the registry knows the domain of a first filing as one of the organiser. */
async function valuesFor(kind: Measured): Promise<Record<string, string | string[]>> {
  if (kind === 'CHANGE_WEBSITE')
    return {
      'website.name': '金陵样例茶业新版商讯',
      'website.principal.mobile': '13000020864',
      'website.principal.email': 'frost@walk.example',
    };
  if (kind !== 'FIRST_FILING') return filedValues(kind);
  const values = valuesOf(kind);
  const registrant = {
    ...{ name: values['subject.name'], certificateType: 1 },
    certificateNumber: values['subject.certificateNumber'],
  };
  for (const domain of [values['website.domains'] ?? []].flat())
    await pages.stack.control('registry', { domain, like: 'jinling-tea.example', set: { registrant } });
  return values;
}

/** A new website's domain is one of its organiser; what is filed elsewhere is declared as it is filed. */
async function filedValues(kind: 'NEW_WEBSITE' | 'NEW_ACCESS'): Promise<Record<string, string | string[]>> {
  const access = { 'access.serverLocations': ['17'], 'access.accessModes': ['3'], 'access.ipRanges': ['203.0.113.78'] };
  if (kind === 'NEW_ACCESS') return { ...declared, ...access };
  const domain = 'second-mochou.example';
  await pages.stack.control('registry', { domain, like: 'mochou-travel.example' });
  return {
    ...valuesOf(kind),
    'website.domains': [domain],
    'website.homeUrl': `www.${domain}`,
    'subject.filingPassword': `Ba${records[kind].slice(-7, -1)}`,
  };
}

/** The record that the order is about; one that is filed elsewhere is proved by its filing password first. */
async function recordOf(kind: keyof typeof records): Promise<string> {
  const { stack } = pages;
  if (kind !== 'NEW_ACCESS') return (await recordByNumber(stack.partner, records[kind])).id;
  return stack.waitFor('the proof', async () => {
    const { proof } = await stack.partner.graphql(
      `mutation p($input: ProofInput!) { proof: proveRecord(input: $input, key: "elsewhere") {
        ... on RecordProof { record { id } } } }`,
      { input: { filingNumber: filing.website, password: filing.password } },
    );
    return proof.record?.id;
  });
}

/** Opens the form of a new order from the start page of orders. */
async function openForm(kind: Measured): Promise<void> {
  const { stack } = pages;
  if (kind === 'FIRST_FILING') {
    await page.goto(`${stack.url}/orders/new`);
    await page.getByRole('button', { name: labels[kind], exact: true }).click();
    await page.getByRole('combobox', { name: '主办单位所在省份' }).click();
    await page.keyboard.insertText('江苏');
    await orderForm(page, pages).optionOf('江苏').waitFor();
    await page.keyboard.press('Enter');
    await page.getByRole('button', { name: '开始填报' }).click();
  } else {
    await page.goto(`${stack.url}/orders/new?record=${await recordOf(kind)}`);
    await region(page, '要办什么').getByRole('button', { name: labels[kind], exact: true }).click();
  }
  await page.getByRole('navigation', { name: '填报步骤' }).waitFor();
}

/** By electronic verification, from the empty form to the approval: her hands on the form, on the phone and on the ministry's page. */
test.each(Object.keys(labels) as Measured[])(
  '%s takes at most 12 minutes of her time',
  { timeout: 400_000 },
  async (kind) => {
    const { stack, pageErrors } = pages;
    const { fieldOf, show, enter, save, uploadMaterials, handIn, orderId } = orderForm(page, pages);
    const values = await valuesFor(kind);
    effort = noEffort();
    const began = performance.now();
    await openForm(kind);
    for (const step of ['主体', '网站', '接入', '人员']) {
      if (
        (await page
          .getByRole('navigation', { name: '填报步骤' })
          .getByRole('button')
          .filter({ hasText: step })
          .count()) === 0
      )
        continue;
      await show(step);
      // The form supposes one person for both, and then shows the fields of the website's principal no more.
      const same = page.getByRole('checkbox', { name: '网站负责人与主体负责人是同一人' });
      if (values['website.principal.name'] !== undefined && (await same.count()) > 0) await same.uncheck();
      for (const [field, value] of Object.entries(values))
        if (await fieldOf(field).isVisible()) await enter(field, value);
    }
    await save();
    await uploadMaterials();
    await handIn();
    const formSeconds = (performance.now() - began) / 1000;

    const order = await stack.partner.order(orderId());
    const asked = order.items.map(({ key }: { key: string }) => key);
    expect(asked).not.toContain('material.VERIFICATION_FORM');
    expect(asked).not.toContain('material.FACE_PHOTO');
    await orderFlow.passInitialReview(stack.reviewers[0], await stack.reviewers[0].order(order.id));
    const applicant = await openApplicant(stack, order, folder, (phone) => countEffort(phone, () => effort));
    try {
      await applicant.proveFace();
      await waitForState(stack, order.id, 'PHOTO_REVIEW');
      await orderFlow.passPhotoReview(stack.reviewers[0], await stack.reviewers[0].order(order.id));
      await pushOrder(stack, await stack.partner.order(order.id));
      await waitForState(stack, order.id, 'SMS_PENDING');
      await applicant.enterCodes();
    } finally {
      await applicant.close();
    }
    await stack.travel(60_000);
    await waitForState(stack, order.id, 'BUREAU_REVIEW');
    await stack.control('decideNow', {});
    await waitForState(stack, order.id, 'APPROVED');
    const hers = secondsOf(effort);
    table.push(
      `${kind}: ${effort.presses} presses, ${effort.fields.size} fields, ${effort.signs} signs, ${effort.pictures} pictures: ${(hers / 60).toFixed(1)} min of hers; the script took ${formSeconds.toFixed(0)} s for the form`,
    );
    expect(hers).toBeLessThanOrEqual(12 * 60);
    expect(pageErrors).toEqual([]);
  },
);
