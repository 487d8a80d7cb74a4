import * as walk from '../examples/walk.mjs';
import { drawMaterial } from '../scripts/lib/draw.mjs';
import type { Stack } from './stack.ts';

export type Order = walk.Order;

/** Values that are personal or look so: each run greps for them everywhere. */
export const canary = {
  name: '金丝雀样',
  mobile: '13000019753',
  email: 'canary-19753@walk.example',
  officePhone: '025-88819753',
};

export const newName = '金陵样例茶业新版商讯';

/** A draft of 变更网站 with a new name, a new principal's contact and all its materials. */
export async function draft(stack: Stack, recordIndex = 0): Promise<Order> {
  const { partner } = stack;
  const { records } = await partner.graphql(
    '{ records(first: 20) { edges { node { id websites { id } openOrder { id } } } } }',
  );
  const record = records.edges[recordIndex].node;
  let order: Order = await walk.openOrder(partner, record.id, record.websites[0].id);
  order = await walk.fill(partner, order, {
    'website.name': newName,
    'website.principal.name': canary.name,
    'website.principal.idValidUntil': '长期',
    'website.principal.mobile': canary.mobile,
    'website.principal.email': canary.email,
    'website.principal.officePhone': canary.officePhone,
  });
  return attachMissing(stack, order);
}

/** What the rules ask of it, drawn. */
export const attachMissing = (stack: Stack, order: Order): Promise<Order> =>
  walk.attachMissing(stack.partner, order, (kind) => drawMaterial(kind, `${order.number} ${kind}`));

/** The order in SUBMISSION_PENDING: reviewed and photographed. */
export async function readyToPush(stack: Stack, recordIndex = 0): Promise<Order> {
  const { partner, reviewers } = stack;
  const submitted = await walk.step(partner, 'submit', await draft(stack, recordIndex));
  const reviewed = await walk.reviewInitially(reviewers[0], submitted);
  const pictured = await walk.attach(
    partner,
    reviewed,
    'FACE_PHOTO',
    await drawMaterial('FACE_PHOTO', reviewed.number),
  );
  return walk.reviewPhoto(reviewers[0], await walk.step(partner, 'submitPhoto', pictured));
}

/** Four eyes: the second reviewer pushes, as soon as the report check stands. */
export async function push(stack: Stack, order: Order): Promise<Order> {
  const second = stack.reviewers[1];
  const ready = await stack.until('the report to be prepared', async () => {
    const now: Order = await second.order(order.id);
    const action = now.actions.find((one: { event: string }) => one.event === 'pushToBureau');
    return action?.presence === 'ENABLED' && now;
  });
  return walk.step(second, 'pushToBureau', ready);
}

export const untilState = (stack: Stack, id: string, state: string): Promise<Order> =>
  stack.until(`${id} to be ${state}`, async () => {
    const now: Order = await stack.partner.order(id);
    return now.state === state && now;
  });

/** The bureau's own id of what the order changes. */
export async function ztidOf(stack: Stack, order: Order): Promise<string> {
  const { records } = (await stack.control('state')) as { records: { ztid: string; filingNumber: string }[] };
  const found = records.find((one) => order.record.filingNumber.startsWith(one.filingNumber));
  if (found === undefined) throw new Error('the bureau has no such record');
  return found.ztid;
}
