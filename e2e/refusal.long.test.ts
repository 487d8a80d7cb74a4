import { readFileSync } from 'node:fs';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import * as orderFlow from '../examples/order-flow.mjs';
import { startWebhookReceiver } from './canary-flows.ts';
import { type Stack, startStack } from './stack.ts';
import { createReadyToPush, type Order, pushOrder, waitForState, ztidOf } from './steps.ts';

let stack: Stack;
beforeAll(async () => {
  stack = await startStack();
});
afterAll(() => stack?.stop());

let hook: Awaited<ReturnType<typeof startWebhookReceiver>>;
beforeAll(async () => {
  hook = await startWebhookReceiver();
  const made = await stack.partner.graphql(
    'mutation ($url: String!) { createWebhookEndpoint(input: { url: $url }, key: "hook") { __typename } }',
    { url: hook.url },
  );
  expect(made.createWebhookEndpoint.__typename).toBe('WebhookEndpointChanged');
});
afterAll(() => hook?.close());

const mailsOf = async (order: string): Promise<{ text: string }[]> =>
  (
    (await (
      await fetch(`${stack.sandboxUrl}/mailbox?order=${order}`, { headers: { accept: 'application/json' } })
    ).json()) as { messages: { text: string }[] }
  ).messages;

const answers = `query t($id: ID!) { order(id: $id) { state version
  bureauAnswers { source verdict latest opinion reviewer codes { code sentence handling } items { key } }
  proposedReasons { item code advice } actions { event presence } } }`;
const triage = async (order: Order) => (await stack.reviewers[0].graphql(answers, { id: order.id })).order;

describe('the bureau refuses with a data code, and the order is approved in a second round', () => {
  let order: Order;
  const opinion = '样例意见：负责人手机号码 13900009753 经核实为空号';
  /** The text for readers who are not staff of the desk. */
  const masked = '样例意见：负责人手机号码 139****9753 经核实为空号';

  test('for 1011 the desk reads code, sentence, opinion and the named field', async () => {
    order = await pushOrder(stack, await createReadyToPush(stack));
    await waitForState(stack, order.id, 'BUREAU_REVIEW');
    await stack.control('decide', { ztid: await ztidOf(stack, order), pass: false, codes: [1011], text: opinion });
    await waitForState(stack, order.id, 'BUREAU_REJECTED');
    const seen = await stack.waitFor('the opinion beside the code', async () => {
      const now = await triage(order);
      return now.bureauAnswers.length === 2 && now;
    });
    const [reviewer, machine] = seen.bureauAnswers;
    expect(machine).toMatchObject({
      source: 'DOWNLOAD',
      verdict: 'refused',
      latest: true,
      codes: [{ code: '1011', sentence: '无效手机号码，请核实后再次报备', handling: '由申请人修改后重新上报' }],
      items: [{ key: 'website.principal.mobile' }],
    });
    expect(reviewer).toMatchObject({ verdict: 'refused', opinion, codes: [{ code: '1002' }] });
    expect(seen.actions.map((one: { event: string }) => one.event)).toEqual(
      expect.arrayContaining(['sendBack', 'pushToBureau']),
    );
  });

  test('the opinion reaches the applicant at once by API, webhook and mail, with personal values masked', async () => {
    const read = (await stack.partner.graphql(answers, { id: order.id })).order;
    expect(read.proposedReasons).toEqual([]);
    expect(read.bureauAnswers).toMatchObject([
      {
        ...{ source: 'DOWNLOAD', verdict: 'refused', latest: true, opinion: masked, reviewer: null },
        items: [{ key: 'website.principal.mobile' }],
      },
    ]);
    const body = await stack.waitFor('the webhook of the refusal', async () =>
      hook.bodies.find((one) => one.includes('order.refused')),
    );
    expect(body).toContain(masked);
    expect(body).not.toContain('13900009753');
    const { number } = await stack.partner.order(order.id);
    const mail = await stack.waitFor('the mail of the refusal', async () =>
      (await mailsOf(number)).find(({ text }) => text.includes('被管局驳回') && text.includes(masked)),
    );
    expect(mail.text).not.toContain('13900009753');
  });

  test('after the return the item carries reason, advice and the bureau’s opinion', async () => {
    const { proposedReasons, version } = await triage(order);
    expect(proposedReasons).toMatchObject([{ item: 'website.principal.mobile', code: 'CON-06' }]);
    await stack.reviewers[0].act('sendBack', {
      id: ['ID!', order.id],
      version: ['Int!', version],
      reasons: ['[ReasonInput!]!', proposedReasons],
    });
    const { order: read } = await stack.partner.graphql(
      'query r($id: ID!) { order(id: $id) { state items { key flagged reasons { code advice words } } } }',
      { id: order.id },
    );
    expect(read.state).toBe('CORRECTION_REQUIRED');
    expect(read.items.filter((one: { flagged: boolean }) => one.flagged)).toEqual([
      {
        key: 'website.principal.mobile',
        flagged: true,
        reasons: [{ code: 'CON-06', advice: expect.any(String), words: [masked] }],
      },
    ]);
  });

  test('only that field can and must be corrected, and only it is reviewed again', async () => {
    let now: Order = await stack.partner.order(order.id);
    await expect(orderFlow.saveValues(stack.partner, now, { 'website.name': '金陵样例另一名称' })).rejects.toThrow(
      /NOT_FLAGGED/,
    );
    await expect(orderFlow.sendVersionedEvent(stack.partner, 'submit', now)).rejects.toThrow(/REASON_NOT_ANSWERED/);
    now = await orderFlow.saveValues(stack.partner, now, { 'website.principal.mobile': '13000019754' });
    now = await orderFlow.sendVersionedEvent(stack.partner, 'submit', now);
    expect(now).toMatchObject({ state: 'INITIAL_REVIEW', round: 2 });
    const seen: Order = await stack.reviewers[0].order(order.id);
    const open = seen.items.filter((one: Order) => one.inReview && one.verdict === null);
    expect(open.map((one: Order) => one.key)).toEqual(['website.principal.mobile']);
    order = await orderFlow.passInitialReview(stack.reviewers[0], now);
    // The accepted photo still counts, because the principal is the same.
    expect(order.state).toBe('SUBMISSION_PENDING');
  });

  test('it is pushed again under the next number, and the bureau approves', async () => {
    order = await pushOrder(stack, order);
    await waitForState(stack, order.id, 'BUREAU_REVIEW');
    await stack.control('decideNow', {});
    order = await waitForState(stack, order.id, 'APPROVED');
    const { bureauAnswers } = await triage(order);
    expect(bureauAnswers.map((one: { verdict: string; latest: boolean }) => [one.verdict, one.latest])).toEqual([
      ['approved', true],
      ['approved', true],
      ['refused', false],
      ['refused', false],
    ]);
    const attempts = await stack.db.query(
      `select u.sequence::text as n, so.answer from app.submission_orders so join app.submissions u on u.id = so.submission_id
       where so.order_id = $1 order by u.sequence`,
      [order.id],
    );
    expect(attempts).toEqual([
      { n: '1', answer: 'refused' },
      { n: '2', answer: 'approved' },
    ]);
  });

  test('the rule that had passed the field is stored; the bureau’s opinion is in no log and no event', async () => {
    const kept = await stack.db.query('select code, item, reason, passed_rule from app.refusal_reasons');
    expect(kept).toEqual([
      { code: '1011', item: 'website.principal.mobile', reason: 'CON-06', passed_rule: 'FMT-MOBILE' },
    ]);
    const rows = await stack.db.query(
      `select e::text as row from app.order_events e union all select a::text from app.audit a
       union all select n::text from app.answer_entries n`,
    );
    expect(rows.map(({ row }) => row).join()).not.toContain('空号');
    for (const name of ['worker', 'api'])
      expect(readFileSync(path.join(stack.logDir, `${name}.log`), 'utf8')).not.toContain('空号');
  });
});

describe('an answer without a reference to an order', () => {
  test('goes to the list of unmatched answers, and only a supervisor can match it', async () => {
    await stack.control('faults', { omitBs: 1, codesOnly: true });
    let order = await pushOrder(stack, await createReadyToPush(stack, 1));
    await waitForState(stack, order.id, 'BUREAU_REVIEW');
    await stack.control('decideNow', {});
    const list = `{ unmatchedAnswers(first: 10) { totalCount edges { node { id verdict identifier why { code }
      candidates { orderId reasons { code } } actions { event presence } } } } }`;
    const { node } = await stack.waitFor('the list to hold it', async () => {
      const { unmatchedAnswers } = await stack.supervisor.graphql(list);
      return unmatchedAnswers.edges[0];
    });
    expect(node).toMatchObject({
      verdict: 'approved',
      identifier: null,
      why: [{ code: 'NAMES_NOBODY' }],
      candidates: [{ orderId: order.id, reasons: [] }],
      actions: [
        { event: 'matchAnswer', presence: 'ENABLED' },
        { event: 'dismissAnswer', presence: 'ENABLED' },
      ],
    });
    const match = `mutation m($id: ID!, $order: ID!, $key: String!) { matchAnswer(id: $id, orderId: $order, key: $key) {
      __typename ... on UnmatchedAnswer { state } ... on ActionRefused { code } } }`;
    const variables = { id: node.id, order: order.id, key: 'match-1' };
    expect((await stack.reviewers[0].graphql(match, variables)).matchAnswer).toEqual({
      __typename: 'ActionRefused',
      code: 'NOT_POSSIBLE',
    });
    const matched = { __typename: 'UnmatchedAnswer', state: 'MATCHED' };
    expect((await stack.supervisor.graphql(match, variables)).matchAnswer).toEqual(matched);
    expect((await stack.supervisor.graphql(match, variables)).matchAnswer).toEqual(matched);
    order = await waitForState(stack, order.id, 'APPROVED');
    expect((await stack.supervisor.graphql(list)).unmatchedAnswers.totalCount).toBe(0);
    await expect(stack.partner.graphql(list)).rejects.toThrow(/unmatchedAnswers/);
  });
});
