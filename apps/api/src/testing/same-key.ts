import { receiveUpload } from '@beian/orders/material';
import { sampleJpeg } from '@beian/testing/fixtures';
import { expect } from 'vitest';
import type { ApiUnderTest } from './api.ts';

/** Sends a request as the partner; returns the body of the answer. */
type Send = (
  nth: number,
  query: string,
  variables: Record<string, unknown>,
) => Promise<{ data: Record<string, unknown> }>;

/** Parallel calls per round. */
const AT_ONCE = 50;

interface Step {
  readonly query: string;
  readonly variables: Record<string, unknown>;
}
// biome-ignore lint/suspicious/noExplicitAny: what the step before answered
type Before = any;

const shapes = {
  Order:
    '... on Order { id number version state changed updatedAt items { key hash material { id } } actions { event presence } }',
  WebhookEndpointChanged: '... on WebhookEndpointChanged { secret endpoint { id url state description createdAt } }',
};
const step = (head: string, call: string, variables: Record<string, unknown>): Step => ({
  query: `mutation ($key: String!, ${head}) { done: ${call} {
    __typename ${shapes[call.includes('ebhook') ? 'WebhookEndpointChanged' : 'Order']} ... on ActionRefused { code reasons { code field } } } }`,
  variables,
});
const ofOrder = '$id: ID!, $version: Int!';

/**
 * Runs rounds of 50 parallel calls with one key, one mutation after the other on an order and an endpoint: each round must have one effect
 * and 50 equal answers. The first record must have no open order. `send` chooses the process for the `nth` call.
 */
export async function sameKeyRounds(api: ApiUnderTest, send: Send, rounds: number, run: string): Promise<void> {
  const { db, people, records } = api;
  await db.query('update app.partners set points_per_second = 10000, points_bucket = 100000');
  const upload = await receiveUpload(db.app, people.partner.actor, await sampleJpeg());
  if (!upload.ok) throw new Error('the upload is refused');
  const record = records[0];
  const steps: readonly ((before: Before, round: number) => Step)[] = [
    () =>
      step(
        '$record: ID!, $website: ID',
        'openOrder(recordId: $record, websiteId: $website, kind: CHANGE_WEBSITE, key: $key)',
        { record: record?.id, website: record?.websiteIds[0] },
      ),
    ({ id, version }, round) =>
      step(`${ofOrder}, $fields: [FieldInput!]!`, 'saveDraft(id: $id, version: $version, fields: $fields, key: $key)', {
        id,
        version,
        fields: [{ field: 'website.name', value: `示例商城${round}` }],
      }),
    ({ id, version }) =>
      step(
        `${ofOrder}, $upload: ID!`,
        'attachMaterial(id: $id, version: $version, material: SUBJECT_CERT, uploadId: $upload, key: $key)',
        { id, version, upload: upload.upload.id },
      ),
    ({ id, version }) => step(ofOrder, 'abandon(id: $id, version: $version, key: $key)', { id, version }),
    (_, round) =>
      step('$url: String!', 'createWebhookEndpoint(input: { url: $url }, key: $key)', {
        url: `https://partner.example/${run}/${round}`,
      }),
    ({ endpoint }, round) =>
      step('$id: ID!, $text: String!', 'updateWebhookEndpoint(id: $id, input: { description: $text }, key: $key)', {
        id: endpoint.id,
        text: `${round}`,
      }),
    ({ endpoint }) => step('$id: ID!', 'rotateWebhookSecret(id: $id, key: $key)', { id: endpoint.id }),
    ({ endpoint }) => step('$id: ID!', 'deleteWebhookEndpoint(id: $id, key: $key)', { id: endpoint.id }),
  ];
  const effects = async () => {
    const [row] = await db.query<Record<string, number>>(
      `select (select count(*)::int from app.order_events) + (select count(*)::int from app.audit where action like '%ebhook%') as effects,
        (select count(*)::int from app.idempotency_keys) as keys, (select count(*)::int from app.audit where outcome = 'refused') as refused`,
    );
    return row as { effects: number; keys: number; refused: number };
  };
  let before: Before;
  for (let round = 0; round < rounds; round += 1) {
    const next = steps[round % steps.length] as (typeof steps)[number];
    const { query, variables } = next(before, round);
    const was = await effects();
    const answers = await Promise.all(
      Array.from({ length: AT_ONCE }, (_, nth) => send(nth, query, { ...variables, key: `${run}-${round}` })),
    );
    const [first] = answers;
    expect(['Order', 'WebhookEndpointChanged'], JSON.stringify(first)).toContain(
      (first?.data?.done as Before)?.__typename,
    );
    expect(answers.filter((one) => JSON.stringify(one.data) !== JSON.stringify(first?.data))).toEqual([]);
    expect(await effects(), query).toEqual({ effects: was.effects + 1, keys: was.keys + 1, refused: was.refused });
    before = first?.data.done;
  }
}
