import { waitForVisibleEvents } from '@beian/testing/database';
import { type SeededRecord, sampleJpeg } from '@beian/testing/fixtures';
import { takeSteps } from '@beian/testing/orders';
import { type DocumentNode, parse, validate } from 'graphql';
import { expect } from 'vitest';
import { partnerSchema } from '../partner-schema.ts';
import { buildApiSchema } from '../schema.ts';
import type { ApiUnderTest } from './api.ts';
import type { FollowAnswer } from './follower.ts';

/** A GraphQL client library as a partner's program uses it. */
export interface PartnerClient {
  query<T>(document: DocumentNode, variables: object): Promise<T>;
  /** Like `query`, past the cache. */
  refetch<T>(document: DocumentNode, variables: object): Promise<T>;
  mutate<T>(document: DocumentNode, variables: object): Promise<T>;
  /** Calls `each` for each answer; returns a function that ends the subscription. */
  follow<T>(document: DocumentNode, variables: object, each: (data: T) => void): () => void;
  /** All rows of a connection as the library's cache merges its pages, `first` at a time. */
  pages(document: DocumentNode, field: string, first: number): Promise<{ id: string }[]>;
  /** The state of an order in the cache, without a request. */
  cachedState(id: string): string | undefined;
}

interface Order {
  readonly id: string;
  readonly version: number;
  readonly state: string;
  readonly missingMaterials: readonly string[];
}
interface Done {
  readonly done:
    | ({ readonly __typename: 'Order' } & Order)
    | { readonly __typename: 'ActionRefused'; readonly code: string };
}

const step = (head: string, call: string) =>
  parse(`mutation Step($key: String!, ${head}) { done: ${call} {
    __typename ... on Order { id version state missingMaterials } ... on ActionRefused { code reasons { field code message suggestion ruleId } } } }`);
const ofOrder = '$id: ID!, $version: Int!';
const documents = {
  open: step(
    '$record: ID!, $website: ID',
    'openOrder(recordId: $record, websiteId: $website, kind: CHANGE_WEBSITE, key: $key)',
  ),
  save: step(
    `${ofOrder}, $fields: [FieldInput!]!`,
    'saveDraft(id: $id, version: $version, fields: $fields, key: $key)',
  ),
  attach: step(
    `${ofOrder}, $material: MaterialKind!, $upload: ID!`,
    'attachMaterial(id: $id, version: $version, material: $material, uploadId: $upload, key: $key)',
  ),
  ticket: parse(
    'mutation Ticket($key: String!) { ticket: createUploadTicket(key: $key) { __typename ... on UploadTicket { uploadId path } ... on ActionRefused { code } } }',
  ),
  submit: step(ofOrder, 'submit(id: $id, version: $version, key: $key)'),
  submitPhoto: step(ofOrder, 'submitPhoto(id: $id, version: $version, key: $key)'),
  form: parse(
    'query Form($record: ID!, $website: ID) { changeForm(recordId: $record, websiteId: $website, kind: CHANGE_WEBSITE) { fields { field label } } }',
  ),
  records: parse(
    'query Records($first: Int, $after: String) { records(first: $first, after: $after) { edges { cursor node { id name filingNumber } } pageInfo { hasNextPage hasPreviousPage startCursor endCursor } } }',
  ),
  follow: parse(
    'subscription Follow($after: String, $orderId: ID) { orderEvents(after: $after, orderId: $orderId) { cursor event { id kind at order { id state } } order { id version state missingMaterials } } }',
  ),
};

/**
 * The flow of an order in a partner's program, over HTTP and WebSocket: read records page by page, open, save, upload, attach, submit,
 * subscribe, send the photo when requested, and wait for the bureau's result. The desk and the bureau act in between.
 */
export async function mainFlow(
  api: ApiUnderTest,
  url: string,
  client: PartnerClient,
  record: SeededRecord,
): Promise<void> {
  const published = partnerSchema(buildApiSchema());
  for (const document of Object.values(documents)) expect(validate(published, document)).toEqual([]);
  const { db, people } = api;
  let keys = 0;
  const take = async (document: DocumentNode, variables: object): Promise<Order> => {
    keys += 1;
    const { done } = await client.mutate<Done>(document, { ...variables, key: `flow-${record.id}-${keys}` });
    expect(done.__typename, JSON.stringify(done)).toBe('Order');
    return done as Order;
  };
  const versioned = ({ id, version }: Order) => ({ id, version });
  const attach = async (order: Order, material: string): Promise<Order> => {
    // As an applicant's browser: with a ticket and without a key.
    keys += 1;
    const { ticket } = await client.mutate<{ ticket: { uploadId: string; path: string } }>(documents.ticket, {
      key: `flow-${record.id}-${keys}`,
    });
    const sent = await fetch(`${url}${ticket.path}`, {
      method: 'PUT',
      headers: { 'content-type': 'image/jpeg' },
      body: new Uint8Array(await sampleJpeg()),
    });
    expect(sent.status).toBe(201);
    return take(documents.attach, { ...versioned(order), material, upload: ticket.uploadId });
  };

  const mine = await client.pages(documents.records, 'records', 1);
  expect(mine.map(({ id }) => id).sort()).toEqual(api.records.map(({ id }) => id).sort());

  const of = { record: record.id, website: record.websiteIds[0] };
  const { changeForm } = await client.query<{ changeForm: { fields: { field: string }[] } }>(documents.form, of);
  expect(changeForm.fields.map(({ field }) => field)).toContain('website.name');
  let order = await take(documents.open, of);
  await waitForVisibleEvents(db);
  const told: FollowAnswer[] = [];
  let wake = () => {};
  const end = client.follow<{ orderEvents: FollowAnswer }>(
    documents.follow,
    { orderId: order.id },
    ({ orderEvents }) => {
      told.push(orderEvents);
      wake();
    },
  );
  /** Waits for an event with the order in this state. */
  const comesTo = async (state: string): Promise<Order> => {
    const at = () => told.at(-1)?.order as unknown as Order | null | undefined;
    while (at()?.state !== state) await new Promise<void>((resolve) => (wake = resolve));
    return at() as Order;
  };
  while (told.length === 0) await new Promise<void>((resolve) => (wake = resolve));

  order = await take(documents.save, {
    ...versioned(order),
    fields: [{ field: 'website.name', value: '测试样例新站点' }],
  });
  for (const material of order.missingMaterials) order = await attach(order, material);
  order = await take(documents.submit, versioned(order));
  expect(order.state).toBe('INITIAL_REVIEW');
  await comesTo('INITIAL_REVIEW');
  expect(client.cachedState(order.id)).toBe('INITIAL_REVIEW');

  await takeSteps(db, people, record, order.id, ['approveInitialReview']);
  order = await comesTo('VERIFICATION_PENDING');
  order = await attach(order, 'FACE_PHOTO');
  order = await take(documents.submitPhoto, versioned(order));
  await takeSteps(db, people, record, order.id, ['approvePhoto', 'pushToBureau', 'uploadAccepted', 'bureauApprove']);
  await comesTo('APPROVED');
  // An event carries the order's current state, so the state can arrive before the last event.
  while (told.at(-1)?.event?.kind !== 'ORDER_APPROVED') await new Promise<void>((resolve) => (wake = resolve));
  // The cache finds the order by its id, without a request.
  expect(client.cachedState(order.id)).toBe('APPROVED');
  const kinds = told.map(({ event }) => event?.kind);
  expect(kinds.filter((kind) => kind !== undefined && kind !== 'ORDER_EDITED')).toEqual([
    ...[
      'ORDER_SUBMITTED',
      'ORDER_INITIAL_REVIEW_APPROVED',
      'ORDER_PHOTO_SUBMITTED',
      'ORDER_PHOTO_APPROVED',
      'ORDER_PUSHED',
    ],
    ...['ORDER_RECEIVED_BY_BUREAU', 'ORDER_APPROVED'],
  ]);
  end();
}
