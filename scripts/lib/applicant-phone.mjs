// What principals do with their phones: the face check by its link, and the ministry's code.
import { randomUUID } from 'node:crypto';
import * as orderFlow from '../../examples/order-flow.mjs';
import { aboutOrder, drawMaterial, drawSignature } from './draw.mjs';
import { Failure } from './failure.mjs';

/** @typedef {import('./clients.mjs').Clients} Clients */
/** @typedef {orderFlow.Order} Order */
/** @typedef {import('./draw.mjs').About} About */

/** What the phone takes, and the material that is drawn for it. */
const pictures = /** @type {const} */ ([
  ['ID_FRONT', 'WEBSITE_PRINCIPAL_ID'],
  ['ID_BACK', 'WEBSITE_PRINCIPAL_ID'],
  ['FRAME_1', 'FACE_PHOTO'],
]);

/**
 * Hands in the verification photo by the method of the order: uploaded, or by the face check.
 * @param {Pick<Clients, 'url' | 'partner' | 'waitFor'>} clients @param {Order} order @param {About} [about] whom the photo shows
 * @returns {Promise<Order>} in PHOTO_REVIEW
 */
export async function handInPhoto(clients, order, about = aboutOrder(order)) {
  const { partner } = clients;
  if (order.photoGuide?.method === 'FACE_CHECK') return checkFace(clients, order, about);
  const photo = await drawMaterial('FACE_PHOTO', order.number, about);
  const pictured = await orderFlow.uploadMaterial(partner, order, 'FACE_PHOTO', photo);
  return orderFlow.sendVersionedEvent(partner, 'submitPhoto', pictured);
}

/** @param {Pick<Clients, 'url' | 'partner' | 'waitFor'>} clients @param {Order} order @param {About} about @returns {Promise<Order>} */
async function checkFace({ url, partner, waitFor }, order, about) {
  const { link } = await partner.graphql(
    `mutation ($id: ID!, $key: String!) { link: createFaceCheckLink(id: $id, key: $key) {
      ... on FaceCheckLink { path } ... on ActionRefused { reasons { message } } } }`,
    { id: order.id, key: randomUUID() },
  );
  const token = /#(\S+)$/.exec(link.path ?? '')?.[1];
  if (!token) throw new Failure(`${order.number} gets no link for the face check: ${JSON.stringify(link)}`);
  /** @param {string} path @param {RequestInit} [init] @returns {Promise<any>} */
  const call = async (path, init) => {
    const answer = await fetch(`${url}/face-links/${token}${path}`, init);
    const body = await answer.json();
    if (!answer.ok) throw new Failure(`${order.number} face check ${path}: ${JSON.stringify(body)}`);
    return body;
  };
  const { consent, commitment } = await call('');
  await call(`/consents/${consent.version}`, { method: 'POST' });
  const send = (/** @type {string} */ kind, /** @type {Uint8Array} */ jpeg) =>
    call(`/pictures/${kind}`, { method: 'POST', headers: { 'content-type': 'image/jpeg' }, body: jpeg });
  for (const [kind, material] of pictures)
    await send(kind, await drawMaterial(material, `${order.number} ${order.version} ${kind}`, about));
  if (commitment !== null) {
    await send('SIGNATURE', await drawSignature(order.number));
    await call(`/commitments/${commitment.version}`, { method: 'POST' });
  }
  await call('/checks', { method: 'POST' });
  return waitFor(`the face check of ${order.number}`, async () => {
    const now = await partner.order(order.id);
    return now.state !== order.state && now;
  });
}

/**
 * Each principal whom the ministry asks enters the code that came by SMS.
 * @param {Pick<Clients, 'partner' | 'callSandbox' | 'waitFor'>} clients @param {Order} order in SMS_PENDING
 * @returns {Promise<Order>} once the ministry has told that all are verified
 */
export async function answerSms({ partner, callSandbox, waitFor }, order) {
  /** @type {string[]} */
  const answered = [];
  return waitFor(`${order.number} leaves SMS_PENDING`, async () => {
    const now = await partner.order(order.id);
    if (now.state !== 'SMS_PENDING') return now;
    for (const { phone } of now.smsChecks.filter(
      (/** @type {any} */ one) => one.state === 'waiting' && !one.closed && !answered.includes(one.phone),
    )) {
      const to = await phoneWithCode(callSandbox, phone);
      if (to === undefined) continue;
      const { outcome } = await callSandbox('control/ministry/answer', { phone: to });
      if (outcome === 'verified') answered.push(phone);
    }
    return false;
  });
}

/**
 * The number behind a masked one that the ministry has sent a code to last; undefined: it has sent none yet.
 * @param {Clients['callSandbox']} callSandbox @param {string} masked
 */
async function phoneWithCode(callSandbox, masked) {
  const { messages } = await callSandbox('phone');
  const shown = (/** @type {string} */ to) => `${to.slice(0, 3)}****${to.slice(-4)}`;
  return messages.find(
    (/** @type {{ to: string, text: string }} */ { to, text }) => shown(to) === masked && text.startsWith('【工信部】'),
  )?.to;
}
