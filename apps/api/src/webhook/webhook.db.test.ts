import { waitForVisibleEvents } from '@beian/testing/database';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { type ApiUnderTest, apiUnderTest, type Credentials } from '../testing/api.ts';

let api: ApiUnderTest;
let partner: Credentials;
let stranger: Credentials;

beforeAll(async () => {
  api = await apiUnderTest();
  partner = { key: api.people.partner.key };
  stranger = { key: api.stranger.key };
});
afterAll(() => api?.close());

const refusal = '... on ActionRefused { code reasons { code field } }';
const changed = `__typename ... on WebhookEndpointChanged { secret endpoint { id url kinds state disabledReason earlierSecretUntil waiting } } ${refusal}`;
const create = (as: Credentials, input: unknown, key: string) =>
  api.graphql(
    as,
    `mutation ($input: WebhookEndpointInput!, $key: String!) { createWebhookEndpoint(input: $input, key: $key) { ${changed} } }`,
    { input, key },
  );
let nth = 0;
const step = (as: Credentials, mutation: string, rest = '') =>
  api.graphql(as, `mutation { ${mutation.replace(')', `${rest}, key: "step-${nth++}")`)} { ${changed} } }`);
const list = (as: Credentials, id: string) =>
  api.graphql(
    as,
    `query ($id: ID!) { webhookEndpoints { totalCount edges { node { id } } }
      webhookDeliveries(endpointId: $id) { edges { node { state stateLabel nextAt event { kind label order { id } } attempts { try } } } }
      partnerEvents { edges { cursor node { id kind } } pageInfo { endCursor } } }`,
    { id },
  );

test('an endpoint from creation to deletion', async () => {
  const input = { url: 'https://partner.example/hooks', kinds: ['ORDER_APPROVED', 'WEBHOOK_TEST'] };
  const made = (await create(partner, input, 'k1')).data.createWebhookEndpoint;
  expect(made).toMatchObject({
    __typename: 'WebhookEndpointChanged',
    endpoint: { url: input.url, kinds: input.kinds, state: 'ENABLED' },
  });
  expect(Buffer.from(made.secret.replace('whsec_', ''), 'base64')).toHaveLength(32);
  // Repeated with the same key: one endpoint with one secret. Another body with that key is refused.
  expect((await create(partner, input, 'k1')).data.createWebhookEndpoint).toEqual(made);
  expect((await create(partner, { ...input, url: 'https://b.example/' }, 'k1')).data.createWebhookEndpoint.code).toBe(
    'KEY_REUSED',
  );

  const { id } = made.endpoint;
  const rotated = (await step(partner, `rotateWebhookSecret(id: "${id}")`, ', overlapHours: 1')).data
    .rotateWebhookSecret;
  expect(rotated.secret).not.toBe(made.secret);
  expect(rotated.endpoint.earlierSecretUntil).not.toBeNull();
  const tested = (await step(partner, `testWebhookEndpoint(id: "${id}")`)).data.testWebhookEndpoint;
  expect(tested).toMatchObject({ secret: null, endpoint: { waiting: 1 } });
  await waitForVisibleEvents(api.db);
  const seen = (await list(partner, id)).data;
  expect(seen.webhookEndpoints).toEqual({ totalCount: 1, edges: [{ node: { id } }] });
  expect(seen.webhookDeliveries.edges[0].node).toMatchObject({
    state: 'WAITING',
    event: { kind: 'WEBHOOK_TEST', order: null },
    attempts: [],
  });
  expect(seen.partnerEvents.edges.map((edge: { node: { kind: string } }) => edge.node.kind)).toEqual(['WEBHOOK_TEST']);

  const off = (await step(partner, `updateWebhookEndpoint(id: "${id}")`, ', input: { enabled: false }')).data
    .updateWebhookEndpoint;
  expect(off.endpoint).toMatchObject({ state: 'DISABLED', disabledReason: 'BY_HAND', waiting: 0, kinds: input.kinds });
  const refused = (await step(partner, `testWebhookEndpoint(id: "${id}")`)).data.testWebhookEndpoint;
  expect(refused.reasons).toEqual([{ code: 'ENDPOINT_DISABLED', field: null }]);
  const gone = (await step(partner, `deleteWebhookEndpoint(id: "${id}")`)).data.deleteWebhookEndpoint;
  expect(gone).toMatchObject({ endpoint: null, secret: null });
  const { rows: audited } = {
    rows: await api.db.query<{ action: string; outcome: string; details: unknown }>(
      `select action, outcome, details - '{covers,coversAt}'::text[] as details from app.audit where action like '%ebhook%' order by at, id`,
    ),
  };
  expect(audited.map((row) => `${row.action} ${row.outcome}`)).toEqual([
    'createWebhookEndpoint done',
    'rotateWebhookSecret done',
    'testWebhookEndpoint done',
    'updateWebhookEndpoint done',
    'testWebhookEndpoint refused',
    'deleteWebhookEndpoint done',
  ]);
  expect(JSON.stringify(audited) + api.log()).not.toContain('whsec_');
});

test('another partner neither sees nor changes it', async () => {
  const made = (await create(partner, { url: 'https://partner.example/mine' }, 'k2')).data.createWebhookEndpoint;
  const { id } = made.endpoint;
  const theirs = (await list(stranger, id)).data;
  expect([theirs.webhookEndpoints.edges, theirs.webhookDeliveries.edges, theirs.partnerEvents.edges]).toEqual([
    [],
    [],
    [],
  ]);
  for (const mutation of ['rotateWebhookSecret', 'testWebhookEndpoint', 'deleteWebhookEndpoint'])
    expect((await step(stranger, `${mutation}(id: "${id}")`)).data[mutation]).toMatchObject({ code: 'NOT_FOUND' });
  const reviewer = await api.signIn(api.people.reviewers[0]);
  expect((await list(reviewer, id)).errors?.[0]?.extensions.code).toBe('FORBIDDEN');
  expect((await step(reviewer, `deleteWebhookEndpoint(id: "${id}")`)).data.deleteWebhookEndpoint.code).toBe(
    'NOT_POSSIBLE',
  );
  const administrator = await api.signIn(api.people.administrator);
  const { actor } = api.people.partner;
  const seen = await api.graphql(
    administrator,
    `query ($p: ID) { webhookEndpoints(partnerId: $p) { edges { node { id } } } }`,
    { p: actor.id },
  );
  expect(seen.data.webhookEndpoints.edges).toEqual([{ node: { id } }]);
});

test('the log of events is asked by kind and order; the order of another partner is refused by name', async () => {
  const opened = await api.graphql(
    partner,
    'mutation ($record: ID!) { openOrder(recordId: $record, kind: CHANGE_WEBSITE, key: "log") { ...on Order { id } } }',
    { record: api.records[0]?.id },
  );
  const { id } = opened.data.openOrder;
  await waitForVisibleEvents(api.db);
  const log = (as: Credentials, asked: string) =>
    api.graphql(as, `{ partnerEvents(first: 10, ${asked}) { nodes { kind order { id } } pageInfo { endCursor } } }`);
  const own = await log(partner, `orderId: "${id}", kinds: [ORDER_OPENED, ORDER_APPROVED]`);
  expect(own.data.partnerEvents.nodes).toEqual([{ kind: 'ORDER_OPENED', order: { id } }]);
  const none = await log(partner, `orderId: "${id}", kinds: [ORDER_APPROVED]`);
  expect(none.data.partnerEvents).toEqual({ nodes: [], pageInfo: { endCursor: expect.any(String) } });
  for (const asked of [`orderId: "${id}"`, 'orderId: "order_none"'])
    expect((await log(stranger, asked)).errors?.[0]).toMatchObject({
      message: 'The partner has no order with this id.',
      extensions: { code: 'BAD_USER_INPUT', field: 'orderId' },
    });
});

test('an administrator can only enable it and send again, and refusals are counted by code and operation', async () => {
  const made = (await create(partner, { url: 'https://partner.example/helped' }, 'k5')).data.createWebhookEndpoint;
  const { id } = made.endpoint;
  await step(partner, `testWebhookEndpoint(id: "${id}")`);
  await waitForVisibleEvents(api.db);
  const { partnerEvents } = (await list(partner, id)).data;
  const event = partnerEvents.edges.at(-1).node.id;
  const off = `updateWebhookEndpoint(id: "${id}")`;
  await step(partner, off, ', input: { enabled: false }');
  const [administrator, reviewer] = await Promise.all([
    api.signIn(api.people.administrator),
    api.signIn(api.people.reviewers[0]),
  ]);
  const change = async (as: Credentials, input: string) =>
    (await step(as, off, `, input: { ${input} }`)).data.updateWebhookEndpoint;
  for (const input of ['enabled: false', 'url: "https://elsewhere.example"', 'enabled: true, description: "x"'])
    expect(await change(administrator, input), input).toMatchObject({ code: 'NOT_POSSIBLE' });
  expect(await change(reviewer, 'enabled: true')).toMatchObject({ code: 'NOT_POSSIBLE' });
  expect(await change(administrator, 'enabled: true')).toMatchObject({ secret: null, endpoint: { state: 'ENABLED' } });
  const again = (
    await step(administrator, `replayPartnerEvents(id: "${id}")`, `, afterEventId: "${event}", including: true`)
  ).data;
  expect(again.replayPartnerEvents).toMatchObject({ endpoint: { waiting: 1 } });
  // Two deliveries of the same event: the cancelled one, and the waiting one.
  const asked = { p: api.people.partner.actor.id, id };
  const deliveries = `query ($p: ID, $id: ID!) { webhookDeliveries(partnerId: $p, endpointId: $id) { edges { node { state } } } }`;
  const sent = (await api.graphql(administrator, deliveries, asked)).data.webhookDeliveries.edges;
  expect(sent.map(({ node }: { node: { state: string } }) => node.state)).toEqual(['WAITING', 'CANCELLED']);

  for (const key of ['r1', 'r2']) await create(partner, { url: 'ftp://x' }, key);
  const query = `query ($p: ID) { partnerErrors(partnerId: $p) { operation code message count lastAt } }`;
  const errors = (await api.graphql(administrator, query, asked)).data.partnerErrors;
  expect(errors).toContainEqual(
    expect.objectContaining({ operation: 'createWebhookEndpoint', code: 'WRONG_SHAPE', count: 2 }),
  );
  // The partner itself reads the same, and nobody else.
  const person = await api.signInOfPartner();
  for (const [as, given] of [
    [person, {}],
    [person, asked],
    [partner, {}],
  ] as const)
    expect((await api.graphql(as, query, given)).data.partnerErrors).toEqual(errors);
  expect((await api.graphql(stranger, query)).data.partnerErrors).not.toContainEqual(
    expect.objectContaining({ count: 2, operation: 'createWebhookEndpoint' }),
  );
  for (const as of [stranger, reviewer])
    expect((await api.graphql(as, query, asked)).errors?.[0]?.extensions.code).toBe('FORBIDDEN');
});

test('invalid endpoints are refused with their field', async () => {
  const wrong = (await create(partner, { url: 'http://inside.example:99999/' }, 'k3')).data.createWebhookEndpoint;
  expect(wrong).toMatchObject({ code: 'INVALID_INPUT', reasons: [{ field: 'url' }] });
  for (let n = 0; n < 9; n += 1) await create(partner, { url: `https://partner.example/${n}` }, `many-${n}`);
  const eleventh = (await create(partner, { url: 'https://partner.example/11' }, 'k4')).data.createWebhookEndpoint;
  expect(eleventh).toMatchObject({ code: 'GUARD_FAILED', reasons: [{ code: 'TOO_MANY_ENDPOINTS' }] });
});
