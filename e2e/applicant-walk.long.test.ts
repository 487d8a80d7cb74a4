import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { type OrderKind, orderKinds } from '@beian/domain/order-names';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import * as orderFlow from '../examples/order-flow.mjs';
import { type Applicant, openApplicant } from './applicant.ts';
import { consolePages } from './pages.ts';
import {
  createDraft,
  type DraftOptions,
  type Order,
  pushOrder,
  valuesOf,
  waitForState,
  waitUntilAllowed,
} from './steps.ts';

const hour = 3_600_000;
const pages = consolePages({ workerEnv: { CONSOLE_URL: 'https://desk.example' } });

let folder: string;
/** A line for each walk: edition, kind, the steps that the applicant took, and how it ended. */
const table: string[][] = [];
beforeAll(() => {
  folder = mkdtempSync(path.join(tmpdir(), 'beian-walk-'));
});
afterAll(() => {
  rmSync(folder, { recursive: true, force: true });
  const lines = [['edition', 'kind', 'what the applicant did', 'end'], ...table];
  process.stdout.write(`${lines.map((line) => line.join(' | ')).join('\n')}\n`);
});

const number = (at: number) => `苏ICP备${String(at).padStart(8, '0')}号`;
/** The filing password of a seeded record (docs/sandbox.md). */
const filingPassword = (at: number) => `Ba${String(at).padStart(6, '0')}`;

interface Matter {
  readonly record: string;
  readonly values?: Record<string, string | string[]>;
}
/** Records that no two walks share, except those that build on another: a new access replaces the one that was cancelled. */
const matters: Readonly<Partial<Record<OrderKind, Matter>>> = {
  CHANGE_WEBSITE: { record: number(1) },
  CHANGE_SUBJECT: { record: number(2) },
  CHANGE_BOTH: { record: number(4) },
  CHANGE_ACCESS: { record: number(5), values: { 'access.remark': '更换接入方式' } },
  CANCEL_WEBSITE: { record: number(3), values: { 'cancellation.remark': '不再使用' } },
  CANCEL_SUBJECT: {
    record: number(6),
    values: { 'cancellation.remark': '不再使用', 'subject.filingPassword': filingPassword(6) },
  },
  CANCEL_ACCESS: { record: number(13), values: { 'cancellation.remark': '更换接入商' } },
  FIRST_FILING: { record: '' },
  NEW_WEBSITE: {
    record: number(4),
    values: {
      'website.domains': ['second-mochou.example'],
      'website.homeUrl': 'www.second-mochou.example',
      'subject.filingPassword': filingPassword(4),
    },
  },
  NEW_ACCESS: { record: number(13), values: { 'subject.filingPassword': filingPassword(13) } },
};

/** What the partner submits through the API, with domains that the registry knows as the subject's. */
async function submitOrder(kind: OrderKind, { record, values: more }: Matter): Promise<Order> {
  const { stack } = pages;
  const values = { ...valuesOf(kind), ...more };
  const [domain] = [values['website.domains'] ?? []].flat();
  const registrant = {
    name: values['subject.name'],
    certificateType: 1,
    certificateNumber: values['subject.certificateNumber'],
  };
  if (kind === 'FIRST_FILING')
    await stack.control('registry', { domain, like: 'jinling-tea.example', set: { registrant } });
  if (kind === 'NEW_WEBSITE') await stack.control('registry', { domain, like: 'mochou-travel.example' });
  const options: DraftOptions = { kind, values };
  const draft = await waitUntilAllowed(stack, stack.partner, await createDraft(stack, record, options), 'submit');
  return orderFlow.submit(stack.partner, draft);
}

/** Texts that a reviewer returns, with a reason for each and what the applicant writes then; an order has one of them at least. */
const returnable = [
  { key: 'website.name', code: 'WEB-01', corrected: '样例更正站点' },
  { key: 'subject.mailingAddress', code: 'SUB-06', corrected: '样例市样例区样例路8号样例楼808室' },
  { key: 'access.remark', code: 'ACC-03', corrected: '更换为虚拟主机' },
  { key: 'access.ipRanges', code: 'ACC-03', corrected: '203.0.113.90\n203.0.113.91' },
  { key: 'cancellation.remark', code: 'CAN-01', corrected: '网站已停止服务' },
];

/** Choices of a list that a reviewer returns, where the kind has one. */
const returnableChoices: Readonly<Record<string, string>> = {
  'access.accessModes': 'ACC-03',
  'cancellation.reason': 'CAN-01',
};

/** Returns a text, a choice and a material, as far as the kind has them; everything else passes. Gives what is to be written. */
async function returnOnce(order: Order): Promise<string> {
  const [reviewer] = pages.stack.reviewers;
  const claimed = await orderFlow.claim(reviewer, order);
  const inReview = claimed.items.filter((item: Order) => item.inReview);
  const text = returnable.find(({ key }) => inReview.some((item: Order) => item.key === key));
  if (text === undefined) throw new Error(`no text in ${inReview.map((item: Order) => item.key).join(' ')}`);
  const material = inReview.find((item: Order) => item.key.startsWith('material.'))?.key;
  const codeOf = (key: string) => (key === text.key ? text.code : key === material ? 'MAT-01' : returnableChoices[key]);
  for (const { key, hash } of inReview) {
    const code = codeOf(key);
    await reviewer.act('recordVerdict', {
      id: ['ID!', order.id],
      token: ['String!', claimed.lease.token],
      item: ['String!', key],
      hash: ['String!', hash],
      verdict: ['Verdict!', code === undefined ? 'pass' : 'return'],
      reasons: ['[VerdictReasonInput!]', code === undefined ? [] : [{ code }]],
    });
  }
  await orderFlow.decide(reviewer, 'returnForCorrection', await reviewer.order(order.id));
  return text.corrected;
}

const stateOf = async ({ id }: Order): Promise<string> => (await pages.stack.partner.order(id)).state;
/** The state once the order has left another one. */
const leaves = (order: Order, state: string): Promise<string> =>
  pages.stack.waitFor(`${order.number} leaves ${state}`, async () => {
    const now = await stateOf(order);
    return now !== state && now;
  });

/** A new access keeps the number that the website has. */
const getsNumber: readonly OrderKind[] = ['FIRST_FILING', 'NEW_WEBSITE'];

/** The applicant acts by what the messages say, the desk and the bureau by themselves. */
async function walk(applicant: Applicant, order: Order, kind: OrderKind): Promise<void> {
  const { stack } = pages;
  await applicant.correct(await returnOnce(order));
  expect(await stateOf(order)).toBe('INITIAL_REVIEW');
  await orderFlow.passInitialReview(stack.reviewers[0], await stack.reviewers[0].order(order.id));
  if ((await stateOf(order)) === 'VERIFICATION_PENDING') {
    await applicant.proveFace();
    await waitForState(stack, order.id, 'PHOTO_REVIEW');
    await orderFlow.passPhotoReview(stack.reviewers[0], await stack.reviewers[0].order(order.id));
  }
  await pushOrder(stack, await stack.partner.order(order.id));
  if ((await leaves(order, 'SUBMITTING')) === 'SMS_PENDING') {
    await applicant.enterCodes();
    await stack.travel(60_000);
    await waitForState(stack, order.id, 'BUREAU_REVIEW');
  }
  await stack.control('decideNow', {});
  await waitForState(stack, order.id, 'APPROVED');
  await applicant.readAnswer(getsNumber.includes(kind));
}

async function measure(edition: string, kind: OrderKind, matter: Matter): Promise<void> {
  const order = await submitOrder(kind, matter);
  const applicant = await openApplicant(pages.stack, order, folder);
  try {
    await walk(applicant, order, kind);
    table.push([edition, kind, applicant.did.join(', '), 'finished']);
  } catch (error) {
    const why = error instanceof Error ? error.message : String(error);
    table.push([edition, kind, applicant.did.join(', '), `stopped in ${await stateOf(order)}: ${why}`]);
    throw error;
  } finally {
    await applicant.close();
  }
}

const setEdition = async (edition: string, provinces: readonly string[], day: string) => {
  await pages.stack.db.query(`update app.settings set value = to_jsonb($1::text) where name = 'edition'`, [edition]);
  await pages.stack.control('ministry', { provinces, edition: day, sendDelayMs: 0, windowMs: 24 * hour });
  await pages.stack.control('face-check', { answer: 'live' });
};

describe('2020-08: face check by link, and the ministry asks by SMS in every province', () => {
  beforeEach(() => setEdition('2020-08', ['320000'], '2020-08-17'));
  beforeAll(async () => {
    // The one website with accesses of two providers; the partner proves it as any record that it was not given.
    await pages.stack.waitFor('the proof', async () => {
      const { proveRecord } = await pages.stack.partner.graphql(
        `mutation p($input: ProofInput!) { proveRecord(input: $input, key: "shared") { ... on RecordProof { state } } }`,
        { input: { filingNumber: number(13), password: filingPassword(13) } },
      );
      return proveRecord.state === 'PROVED';
    });
  });
  test.each(orderKinds.flatMap((kind) => (matters[kind] === undefined ? [] : [[kind, matters[kind]] as const])))(
    '%s',
    (kind, matter) => measure('2020-08', kind, matter),
  );
});

describe('2018-06: the photo before the curtain is uploaded by link, and no SMS is asked in Jiangsu', () => {
  beforeEach(() => setEdition('2018-06', [], '2018-06-15'));
  test.each([
    ['CHANGE_WEBSITE', number(7)],
    ['CHANGE_BOTH', number(8)],
  ] as const)('%s', (kind, record) => measure('2018-06', kind, { record }));
});
