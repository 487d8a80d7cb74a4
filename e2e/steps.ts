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

/** Creates a draft of 变更网站 with a new name, new contact data of the principal and all its materials. */
export async function createDraft(stack: SharedStack, recordIndex = 0): Promise<Order> {
  const { partner } = stack;
  const { records } = await partner.graphql(
    '{ records(first: 20) { edges { node { id websites { id } openOrder { id } } } } }',
  );
  const record = records.edges[recordIndex].node;
  let order: Order = await orderFlow.openOrder(partner, record.id, record.websites[0].id);
  order = await orderFlow.saveValues(partner, order, {
    'website.name': newName,
    'website.principal.name': canary.name,
    'website.principal.idValidUntil': '长期',
    'website.principal.mobile': canary.mobile,
    'website.principal.email': canary.email,
    'website.principal.officePhone': canary.officePhone,
  });
  return uploadMissingMaterials(stack, order);
}

/** Uploads drawn images of all required materials. */
export const uploadMissingMaterials = (stack: SharedStack, order: Order): Promise<Order> =>
  orderFlow.uploadMissingMaterials(stack.partner, order, (kind) => drawMaterial(kind, `${order.number} ${kind}`));

/** Creates an order in SUBMISSION_PENDING: reviewed and photographed. */
export async function createReadyToPush(stack: SharedStack, recordIndex = 0): Promise<Order> {
  const { partner, reviewers } = stack;
  const submitted = await orderFlow.sendVersionedEvent(partner, 'submit', await createDraft(stack, recordIndex));
  const reviewed = await orderFlow.passInitialReview(reviewers[0], submitted);
  const pictured = await orderFlow.uploadMaterial(
    partner,
    reviewed,
    'FACE_PHOTO',
    await drawMaterial('FACE_PHOTO', reviewed.number),
  );
  return orderFlow.passPhotoReview(reviewers[0], await orderFlow.sendVersionedEvent(partner, 'submitPhoto', pictured));
}

/** Pushes as the second reviewer (four eyes), as soon as the report check is done. */
export async function pushOrder(stack: SharedStack, order: Order): Promise<Order> {
  const second = stack.reviewers[1];
  const ready = await stack.waitFor('the report to be prepared', async () => {
    const now: Order = await second.order(order.id);
    const action = now.actions.find((one: { event: string }) => one.event === 'pushToBureau');
    return action?.presence === 'ENABLED' && now;
  });
  return orderFlow.sendVersionedEvent(second, 'pushToBureau', ready);
}

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
