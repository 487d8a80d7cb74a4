import { kindRow, type OrderKind } from '@beian/domain/order-names';
import { sampleFields } from '@beian/testing/orders';
import type { Client } from '../examples/desk-client.mjs';
import * as orderFlow from '../examples/order-flow.mjs';
import { aboutOrder, drawMaterial } from '../scripts/lib/draw.mjs';
import type { SharedStack } from './connect-stack.ts';

export type Order = orderFlow.Order;

/** Personal values, or values that look so; tests search for them everywhere. */
export const canary = {
  name: '金丝雀样',
  mobile: '13000019753',
  email: 'canary-19753@walk.example',
  officePhone: '025-88819753',
};

export const newName = '金陵样例茶业新版商讯';

type Values = Record<string, string | string[]>;

/** What an order is about, and what it fills in; default: a change of the website with the canary's contact data. */
export interface DraftOptions {
  readonly kind?: OrderKind;
  readonly values?: Values;
  /** The rectification notice that it answers. */
  readonly rectificationId?: string;
}

const canaryChange: Values = {
  'website.name': newName,
  'website.principal.name': canary.name,
  'website.principal.idValidUntil': '长期',
  'website.principal.mobile': canary.mobile,
  'website.principal.email': canary.email,
  'website.principal.officePhone': canary.officePhone,
};

/** What an applicant fills in for an order of this kind. */
export const valuesOf = (kind: OrderKind): Values =>
  Object.fromEntries(sampleFields(kind).map(({ field, value, values }) => [field, values ?? value ?? '']));

/** Creates a draft with its values and all its materials. `record`: a filing number, or an index in the partner's records. */
export async function createDraft(
  stack: SharedStack,
  record: number | string = 0,
  { kind, values = canaryChange, rectificationId }: DraftOptions = {},
): Promise<Order> {
  const opened =
    kind !== undefined && kindRow(kind).about === 'nothing'
      ? await orderFlow.openFirstFiling(stack.partner, '320000')
      : await openOrder(stack, record, kind, rectificationId);
  return uploadMissingMaterials(stack, await orderFlow.saveValues(stack.partner, opened, values));
}

async function openOrder(
  { partner }: SharedStack,
  record: number | string,
  kind: OrderKind | undefined,
  rectificationId: string | undefined,
) {
  const { records } = await partner.graphql(
    '{ records(first: 20) { edges { node { id filingNumber websites { id } } } } }',
  );
  const nodes = records.edges.map(({ node }: { node: Order }) => node);
  const chosen = typeof record === 'number' ? nodes[record] : nodes.find((one: Order) => one.filingNumber === record);
  return orderFlow.openOrder(partner, chosen.id, chosen.websites[0]?.id, kind, undefined, rectificationId);
}

/** A record by its filing number. The tests of one stack each name their own, so that none meets an order of another. */
export async function recordByNumber(
  { graphql }: SharedStack['partner'],
  number: string,
): Promise<{ id: string; filingNumber: string }> {
  const { records } = await graphql(
    'query ($number: String!) { records(first: 1, search: $number) { edges { node { id filingNumber } } } }',
    { number },
  );
  return records.edges[0].node;
}

/** Uploads drawn images of all required materials. */
export const uploadMissingMaterials = (stack: SharedStack, order: Order): Promise<Order> =>
  orderFlow.uploadMissingMaterials(stack.partner, order, (kind, now) =>
    drawMaterial(kind, `${order.number} ${kind}`, aboutOrder(now)),
  );

/** Creates an order in SUBMISSION_PENDING: reviewed, and photographed where its kind asks for that. */
export async function createReadyToPush(
  stack: SharedStack,
  record: number | string = 0,
  options: DraftOptions = {},
): Promise<Order> {
  const { partner, reviewers } = stack;
  const draft = await waitUntilAllowed(stack, partner, await createDraft(stack, record, options), 'submit');
  const submitted = await orderFlow.submit(partner, draft);
  const reviewed = await orderFlow.passInitialReview(reviewers[0], submitted);
  if (reviewed.state === 'SUBMISSION_PENDING') return reviewed;
  return orderFlow.passPhotoReview(reviewers[0], await handInPhoto(stack, reviewed));
}

/** Hands the photo in: uploaded, or by the face check of its rules, as a phone sends it. */
export async function handInPhoto(stack: SharedStack, order: Order): Promise<Order> {
  const { partner } = stack;
  const photo = await drawMaterial('FACE_PHOTO', order.number, aboutOrder(await partner.order(order.id)));
  if (order.photoGuide.method !== 'FACE_CHECK')
    return orderFlow.sendVersionedEvent(
      partner,
      'submitPhoto',
      await orderFlow.uploadMaterial(partner, order, 'FACE_PHOTO', photo),
    );
  await stack.control('face-check', { answer: 'live' });
  const { done } = await partner.graphql(
    'mutation ($id: ID!, $key: String!) { done: createFaceCheckLink(id: $id, key: $key) { ... on FaceCheckLink { path } } }',
    { id: order.id, key: `photo ${order.id}` },
  );
  const link = `${stack.url}/face-links/${done.path.split('#')[1]}`;
  const send = async (path: string, image?: Uint8Array) => {
    const body = image === undefined ? null : new Blob([Buffer.from(image)], { type: 'image/jpeg' });
    const answer = await fetch(`${link}/${path}`, { method: 'POST', body });
    if (!answer.ok) throw new Error(`${path}: ${answer.status} ${await answer.text()}`);
  };
  const { consent } = await (await fetch(link)).json();
  await send(`consents/${consent.version}`);
  const id = await drawMaterial('WEBSITE_PRINCIPAL_ID', order.number);
  for (const [kind, image] of Object.entries({ ID_FRONT: id, ID_BACK: id, FRAME_1: photo }))
    await send(`pictures/${kind}`, image);
  await send('checks');
  return waitForState(stack, order.id, 'PHOTO_REVIEW');
}

/** Waits for what an event needs: `submit` for the registry's answer about new domains, `pushToBureau` for the report's check. */
export const waitUntilAllowed = (stack: SharedStack, client: Client, { id }: Order, event: string): Promise<Order> =>
  stack.waitFor(`${event} to be possible`, async () => {
    const now: Order = await client.order(id);
    return now.actions.some((one: Order) => one.event === event && one.presence === 'ENABLED') && now;
  });

/** Waits until the second reviewer (four eyes) may push. */
export const waitUntilPushable = (stack: SharedStack, order: Order): Promise<Order> =>
  waitUntilAllowed(stack, stack.reviewers[1], order, 'pushToBureau');

/** Pushes as the second reviewer, as soon as that is possible. */
export const pushOrder = async (stack: SharedStack, order: Order): Promise<Order> =>
  orderFlow.sendVersionedEvent(stack.reviewers[1], 'pushToBureau', await waitUntilPushable(stack, order));

export const waitForState = (stack: SharedStack, id: string, state: string): Promise<Order> =>
  stack.waitFor(`${id} to be ${state}`, async () => {
    const now: Order = await stack.partner.order(id);
    return now.state === state && now;
  });

/** The bureau's id of the subject. */
export async function ztidOf(stack: SharedStack, order: Order): Promise<string> {
  const { records } = (await stack.control('state')) as { records: { ztid: string; filingNumber: string }[] };
  const found = records.find((one) => order.record.filingNumber.startsWith(one.filingNumber));
  if (found === undefined) throw new Error('the bureau has no such record');
  return found.ztid;
}
