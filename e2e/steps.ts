import type { OrderKind } from '@beian/domain/order-names';
import { sampleFields } from '@beian/testing/orders';
import * as orderFlow from '../examples/order-flow.mjs';
import { drawMaterial } from '../scripts/lib/draw.mjs';
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
  { kind, values = canaryChange }: DraftOptions = {},
): Promise<Order> {
  const { partner } = stack;
  const { records } = await partner.graphql(
    '{ records(first: 20) { edges { node { id filingNumber websites { id } } } } }',
  );
  const nodes = records.edges.map(({ node }: { node: Order }) => node);
  const chosen = typeof record === 'number' ? nodes[record] : nodes.find((one: Order) => one.filingNumber === record);
  const order = await orderFlow.openOrder(partner, chosen.id, chosen.websites[0].id, kind);
  return uploadMissingMaterials(stack, await orderFlow.saveValues(partner, order, values));
}

/** Uploads drawn images of all required materials. */
export const uploadMissingMaterials = (stack: SharedStack, order: Order): Promise<Order> =>
  orderFlow.uploadMissingMaterials(stack.partner, order, (kind) => drawMaterial(kind, `${order.number} ${kind}`));

/** Creates an order in SUBMISSION_PENDING: reviewed, and photographed where its kind asks for that. */
export async function createReadyToPush(
  stack: SharedStack,
  record: number | string = 0,
  options: DraftOptions = {},
): Promise<Order> {
  const { partner, reviewers } = stack;
  const submitted = await orderFlow.submit(partner, await createDraft(stack, record, options));
  const reviewed = await orderFlow.passInitialReview(reviewers[0], submitted);
  if (reviewed.state === 'SUBMISSION_PENDING') return reviewed;
  const photo = await drawMaterial('FACE_PHOTO', reviewed.number);
  const pictured = await orderFlow.uploadMaterial(partner, reviewed, 'FACE_PHOTO', photo);
  return orderFlow.passPhotoReview(reviewers[0], await orderFlow.sendVersionedEvent(partner, 'submitPhoto', pictured));
}

/** Waits until the report has been checked and the second reviewer (four eyes) may push. */
export const waitUntilPushable = (stack: SharedStack, order: Order): Promise<Order> =>
  stack.waitFor('the report to be prepared', async () => {
    const now: Order = await stack.reviewers[1].order(order.id);
    const action = now.actions.find((one: { event: string }) => one.event === 'pushToBureau');
    return action?.presence === 'ENABLED' && now;
  });

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
