import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { system, transaction } from '@beian/database/transaction';
import { loadOrderToReport } from '@beian/orders/bureau-answer';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import * as orderFlow from '../examples/order-flow.mjs';
import { drawMaterial } from '../scripts/lib/draw.mjs';
import { root } from '../scripts/lib/paths.mjs';
import { type Stack, startStack } from './stack.ts';
import { canary, createDraft, newName, type Order, pushOrder, waitForState } from './steps.ts';

let stack: Stack;
beforeAll(async () => {
  stack = await startStack();
});
afterAll(() => stack?.stop());

test('the built program has the same type names as the sources', async () => {
  const { __schema: schema } = await stack.reviewers[0].graphql('{ __schema { types { name } } }');
  const text = readFileSync(path.join(root, 'docs/generated/schema.graphql'), 'utf8');
  const named = [...text.matchAll(/^(?:type|interface|union|enum|input|scalar) (\w+)/gm)].map(([, name]) => name);
  const ofGraphql = /^(__.*|String|Int|Float|Boolean|ID)$/;
  const seen = schema.types.map(({ name }: { name: string }) => name).filter((name: string) => !ofGraphql.test(name));
  expect(named.length).toBeGreaterThan(200);
  expect(seen.sort()).toEqual(named.sort());
});

describe('full cycle: 变更网站 in 江苏, from a partner to the bureau and back', () => {
  let order: Order;
  const website = async () => {
    const { record } = await stack.partner.graphql(
      'query r($id: ID!) { record(id: $id) { websites { id name values { field values } } } }',
      { id: order.record.id },
    );
    return record.websites[0];
  };

  test('a partner opens, fills and submits an order', async () => {
    order = await orderFlow.sendVersionedEvent(stack.partner, 'submit', await createDraft(stack));
    expect(order.state).toBe('INITIAL_REVIEW');
    expect(order.changed).toContain('website.name');
    expect(order.missingMaterials).toEqual([]);
  });

  test('a second open order of the subject is refused with its own code', async () => {
    await expect(orderFlow.openOrder(stack.partner, order.record.id)).rejects.toThrow(/NO_OTHER_OPEN_ORDER|进行中/);
  });

  test('when two reviewers claim at once, one gets the lease and the other learns who has it', async () => {
    const outcomes = await Promise.allSettled(stack.reviewers.map((reviewer) => orderFlow.claim(reviewer, order)));
    expect(outcomes.map((one) => one.status).sort()).toEqual(['fulfilled', 'rejected']);
    const lost = outcomes.find((one) => one.status === 'rejected');
    expect(String(lost?.reason)).toMatch(/LEASE_LOST/);
    const winner = outcomes[0]?.status === 'fulfilled' ? 0 : 1;
    const held: Order = await stack.reviewers[winner].order(order.id);
    await stack.reviewers[winner].act('release', { id: ['ID!', order.id], token: ['String!', held.lease.token] });
  });

  test('a reviewer may not approve before every item has a verdict and a call is logged', async () => {
    const [reviewer] = stack.reviewers;
    const held = await orderFlow.claim(reviewer, order);
    await expect(orderFlow.decide(reviewer, 'approveInitialReview', held)).rejects.toThrow(/ITEMS_WITHOUT_VERDICT/);
    const passed = await orderFlow.passAllItems(reviewer, held);
    await expect(orderFlow.decide(reviewer, 'approveInitialReview', passed)).rejects.toThrow(/CALL_LOGGED/);
    order = await orderFlow.decide(reviewer, 'approveInitialReview', await orderFlow.logCall(reviewer, passed));
    expect(order.state).toBe('VERIFICATION_PENDING');
  });

  test('the photo is sent and approved', async () => {
    const photo = await drawMaterial('FACE_PHOTO', order.number);
    const pictured = await orderFlow.uploadMaterial(stack.partner, order, 'FACE_PHOTO', photo);
    order = await orderFlow.passPhotoReview(
      stack.reviewers[0],
      await orderFlow.sendVersionedEvent(stack.partner, 'submitPhoto', pictured),
    );
    expect(order.state).toBe('SUBMISSION_PENDING');
  });

  test('four eyes: the reviewer who approved the initial review may not push', async () => {
    const now: Order = await stack.reviewers[0].order(order.id);
    await expect(orderFlow.sendVersionedEvent(stack.reviewers[0], 'pushToBureau', now)).rejects.toThrow(/FOUR_EYES/);
  });

  test('the bureau accepts one file, and the record stays unchanged until it decides', async () => {
    const before = await website();
    order = await pushOrder(stack, order);
    expect(order.state).toBe('SUBMITTING');
    order = await waitForState(stack, order.id, 'BUREAU_REVIEW');
    expect(await website()).toEqual(before);
    await stack.waitForLedger('one upload', (lines) => accepted(lines).length === 1);
  });

  test('the bureau approves, the record changes, and everybody is notified', async () => {
    await stack.control('decideNow', {});
    order = await waitForState(stack, order.id, 'APPROVED');
    const after = await website();
    expect(after.name).toBe(newName);
    const sent = await stack.waitFor('all notices to be sent', async () => {
      const rows = await stack.db.query('select name, channel, sent_at from app.notices where order_id = $1', [
        order.id,
      ]);
      return rows.length > 0 && rows.every((row) => row.sent_at !== null) && rows;
    });
    expect(new Set(sent.map((row) => row.name))).toEqual(
      new Set(['submitted', 'contactChanges', 'photoDue', 'handedOver', 'approved']),
    );
    expect(await messagesIn('phone', { to: canary.mobile, order: order.number })).toHaveLength(4);
    const mails = await messagesIn('mailbox', { to: canary.email, order: order.number });
    expect(mails).toHaveLength(4);
    for (const mail of mails)
      expect(mail).toMatchObject({ html: expect.stringContaining(order.number), autoSubmitted: 'auto-generated' });
  });

  test('the answer was stored, acknowledged and applied once, and a new BASJ followed', async () => {
    await stack.waitFor('the new publication', async () => {
      const rows = await stack.db.query(
        `select 1 from app.bureau_answers a where a.acked_at is not null and a.applied_at is not null
         and a.received_at > (select max(at) - interval '1 hour' from app.order_events where event = 'bureauApprove')`,
      );
      return rows.length >= 2 && rows;
    });
    const entries = await stack.db.query('select status from app.answer_entries where order_id = $1', [order.id]);
    expect(entries.map((row) => row.status).sort()).toEqual(['applied', 'repeated']);
  });

  test('the chain of events is complete', async () => {
    const rows = await stack.db.query(
      'select seq, previous, hash from app.order_events where order_id = $1 order by seq',
      [order.id],
    );
    expect(rows.map((row) => row.seq)).toEqual(rows.map((_, at) => at + 1));
    for (const [at, row] of rows.entries()) expect(row.previous).toBe(at === 0 ? '' : rows[at - 1]?.hash);
  });

  test('a repeated idempotency key has one effect, and another body with it is refused', async () => {
    const { records } = await stack.partner.graphql('{ records(first: 20) { edges { node { id websites { id } } } } }');
    const other = records.edges[1].node;
    const args = {
      recordId: ['ID!', other.id],
      websiteId: ['ID', other.websites[0].id],
      kind: ['OrderKind!', 'CHANGE_WEBSITE'],
    } as Record<string, [string, unknown]>;
    const key = 'walk-replay-1';
    const [one, two] = await Promise.all([
      stack.partner.act('openOrder', args, key),
      stack.partner.act('openOrder', args, key),
    ]);
    expect(two.id).toBe(one.id);
    const third = records.edges[2].node;
    await expect(
      stack.partner.act(
        'openOrder',
        { ...args, recordId: ['ID!', third.id], websiteId: ['ID', third.websites[0].id] },
        key,
      ),
    ).rejects.toThrow(/KEY_REUSED/);
  });

  test('no personal value is in an unsealed column, a log or a queue table', async () => {
    const words = await personalValues();
    expect(words.length).toBeGreaterThan(20);
    const columns = await stack.db.query(
      `select table_schema as s, table_name as t, column_name as c from information_schema.columns
       join information_schema.tables using (table_schema, table_name)
       where table_schema in ('app', 'bullmq', 'migrations', 'public') and table_type = 'BASE TABLE'`,
    );
    expect(columns.length).toBeGreaterThan(150);
    const hits: string[] = [];
    for (const { s, t, c } of columns) {
      const rows = await stack.db.query(
        `select 1 from "${s}"."${t}" where ${words
          .map(
            (_, at) => `position($${at + 1} in convert_from(convert_to("${c}"::text, 'utf8'), 'utf8')) > 0
          or position(encode(convert_to($${at + 1}, 'utf8'), 'hex') in "${c}"::text) > 0`,
          )
          .join(' or ')} limit 1`,
        words,
      );
      if (rows.length > 0) hits.push(`${s}.${t}.${c}`);
    }
    // The recipient is part of the envelope; the text of mails and messages contains nothing personal.
    for (const channel of ['phone', 'mailbox'] as const)
      for (const { to: _, ...said } of (await messagesIn(channel, {})) as { to: unknown }[])
        if (words.some((word) => JSON.stringify(said).includes(word))) hits.push(channel);
    for (const name of readdirSync(stack.logDir)) {
      const log = readFileSync(path.join(stack.logDir, name), 'utf8');
      if (words.some((word) => log.includes(word))) hits.push(name);
    }
    expect(hits).toEqual([]);
  });
});

const accepted = (lines: { method: string; code: string }[]) =>
  lines.filter((line) => line.method === 'isp_upload' && String(line.code) === '0');

async function messagesIn(channel: 'phone' | 'mailbox', asked: Record<string, string>): Promise<unknown[]> {
  const answer = await fetch(`${stack.sandboxUrl}/${channel}?${new URLSearchParams(asked)}`, {
    headers: { accept: 'application/json' },
  });
  return ((await answer.json()) as { messages: unknown[] }).messages;
}

/** Every personal value of the records and orders of this test, in clear: each is a canary. */
async function personalValues(): Promise<string[]> {
  const { worker } = stack.db;
  const ids = await stack.db.query<{ id: string }>('select id from app.orders');
  const values: (string | undefined)[] = Object.values(canary);
  for (const { id } of ids) {
    const { content } = await transaction(worker, system('bureau'), (tx) => loadOrderToReport(worker, tx, id));
    if (content.block !== 'BGBA') throw new Error('the order is no change');
    const { record } = content;
    const { subject } = record;
    values.push(subject.certificateNumber, subject.certificateAddress, subject.mailingAddress);
    for (const one of [subject.principal, ...record.websites.map((website) => website.principal)])
      values.push(one.name, one.mobile, one.officePhone, one.email, one.idNumber);
  }
  return [...new Set(values)].filter((value) => value !== undefined);
}
