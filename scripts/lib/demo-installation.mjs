// What every demo scenario uses: clients of the running installation, and functions that move an order forward.
import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import * as orderFlow from '../../examples/order-flow.mjs';
import { allRecords } from './all-records.mjs';
import { answerSms, handInPhoto } from './applicant-phone.mjs';
import { openClients } from './clients.mjs';
import { aboutOrder, drawMaterial } from './draw.mjs';
import { Failure } from './failure.mjs';
import { dataDir } from './paths.mjs';

/** @typedef {orderFlow.Order} Order */
/** @typedef {orderFlow.Client} Client */
/** @typedef {Awaited<ReturnType<typeof demoInstallation>>} DemoInstallation */
/** What an order is about. @typedef {{ kind?: string, websiteId?: string, accessId?: string }} Matter */

/** What the reader has found in the photo of an order, and how far it is with the papers. */
const photoQuery =
  'query ($id: ID!) { order(id: $id) { photoGuide { method } items { paperState photoHints { about } } } }';

/** Opens the installation that `npm start` runs, from its run file and sign-ins. */
export async function openDemoInstallation() {
  return demoInstallation({ ...readData('run.json'), ...readData('sign-ins.json') });
}

/**
 * The same for the installation at an address. `awaitsReader`: the reviewer passes a photo only once a face was looked for in it, since
 * what is found after the verdict reopens that; on a first start the reader has the demonstration's papers to read before.
 * @param {import('./clients.mjs').Address} address @param {{ awaitsReader?: boolean }} [options]
 */
export async function demoInstallation({ url, sandboxUrl, signIns, partnerKey }, { awaitsReader = false } = {}) {
  const started = Date.now();
  const clock = new Intl.DateTimeFormat('sv-SE', { timeZone: 'Asia/Shanghai', timeStyle: 'medium' });
  const log = (/** @type {string} */ text) => console.log(`${clock.format(new Date())}  ${text}`);

  const clients = await openClients({
    url,
    sandboxUrl,
    signIns,
    partnerKey,
  });
  const { partner, firstReviewer, secondReviewer, waitFor, callSandbox } = clients;

  /** @type {string | undefined} */
  let state;
  const logState = (/** @type {Order} */ order) => {
    if (order.state !== state) log(`${order.stateLabel} ${order.state}  ${url}/orders/${order.id}`);
    state = order.state;
    return order;
  };

  /**
   * Waits until the system, the ministry or the bureau has moved the order out of the given states.
   * @param {string} id @param {string[]} moving
   */
  const waitUntilLeaves = (id, moving) =>
    waitFor(`the order leaves ${moving.join(', ')}`, async () => {
      const order = logState(await partner.order(id));
      return !moving.includes(order.state) && order;
    });

  /**
   * Pushes as the second reviewer (four eyes), after the report has been prepared.
   * @param {Order} order @returns {Promise<Order>}
   */
  const push = (order) =>
    waitFor(`${order.number} can be pushed`, async () => {
      const now = await secondReviewer.order(order.id);
      const action = now.actions.find((/** @type {{event: string}} */ each) => each.event === 'pushToBureau');
      if (action?.presence === 'ENABLED') return orderFlow.sendVersionedEvent(secondReviewer, 'pushToBureau', now);
      const codes = (action?.reasons ?? []).map((/** @type {{code: string}} */ each) => each.code);
      return codes.includes('FOUR_EYES') && orderFlow.sendVersionedEvent(firstReviewer, 'pushToBureau', now);
    });

  /**
   * Passes the photo. No face is looked for in photos of a bureau's app, without a reader, and where no paper is read.
   * @param {Order} order @returns {Promise<Order>}
   */
  const reviewPhoto = async ({ id, number }) => {
    const isLookedAt = async () => {
      const { order } = await firstReviewer.graphql(photoQuery, { id });
      if (order.photoGuide?.method === 'BUREAU_APP') return true;
      const states = order.items.map((/** @type {any} */ one) => one.paperState);
      if (states.includes('NO_READER') || states.every((/** @type {string} */ one) => one === 'NONE')) return true;
      return order.items.some((/** @type {any} */ one) =>
        one.photoHints.some((/** @type {any} */ { about }) => about === 'faces'),
      );
    };
    if (awaitsReader) await waitFor(`a face was looked for in the photo of ${number}`, isLookedAt);
    return orderFlow.passPhotoReview(firstReviewer, await firstReviewer.order(id));
  };

  /**
   * Moves an order from any state to its end, or to a state where only an outside person can act.
   * @type {(order: Order) => Promise<Order>}
   */
  const finish = async (order) => {
    switch (logState(order).state) {
      case 'PHOTO_REVIEW':
        return finish(await reviewPhoto(await releaseLease(order, [firstReviewer, secondReviewer])));
      case 'SUBMISSION_PENDING':
      case 'UPLOAD_FAILED':
        return finish(await push(order));
      case 'SUBMITTING':
      case 'BUREAU_REVIEW':
        return finish(await waitUntilLeaves(order.id, ['SUBMITTING', 'BUREAU_REVIEW']));
      case 'SMS_PENDING':
        return finish(await answerSms(clients, order));
      default:
        return order;
    }
  };

  /**
   * Opens an order, fills it in and attaches the required materials.
   * @param {{ id: string, websites: { id: string, ours: boolean }[] }} record
   * @param {Record<string, string | string[]>} values
   * @param {Matter} [matter] default: a change of the first website of ours
   * @returns {Promise<Order>}
   */
  const createDraft = async (record, values, { kind, websiteId = record.websites.find(isOurs)?.id, accessId } = {}) =>
    fillDraft(await orderFlow.openOrder(partner, record.id, websiteId, kind, accessId), values);

  /**
   * Fills in an open draft and attaches the required materials.
   * @param {Order} opened @param {Record<string, string | string[]>} values
   * @param {Record<string, string | string[]>} [onPapers] values that stand on the papers instead
   */
  const fillDraft = async (opened, values, onPapers = {}) => {
    log(`order ${logState(opened).number}`);
    const order = await orderFlow.saveValues(partner, opened, values);
    const filled = await orderFlow.uploadMissingMaterials(partner, order, (kind, now) =>
      drawMaterial(kind, `${now.number} ${kind}`, aboutOrder(now, { ...values, ...onPapers })),
    );
    // Asking again returns the registry's answer about the domains with the call.
    return 'website.domains' in values ? partner.act('verifyDomains', { id: ['ID!', filled.id] }) : filled;
  };

  /** Submits the draft after its warnings are acknowledged. @param {Order} order @returns {Promise<Order>} */
  const submit = async (order) => {
    for (const { code, message } of orderFlow.warningsOf(order)) log(`acknowledged: ${code} ${message}`);
    return logState(await orderFlow.submit(partner, order));
  };

  /** Passes the initial review and the photo review. @param {Order} order @returns {Promise<Order>} */
  const passReviews = async (order) => {
    const now = logState(await orderFlow.passInitialReview(firstReviewer, order));
    if (now.state !== 'VERIFICATION_PENDING') return now;
    return logState(await reviewPhoto(logState(await handInPhoto(clients, now, aboutOrder(order)))));
  };

  /**
   * Opens an order, fills it in and passes both reviews.
   * @param {{ id: string, websites: { id: string, ours: boolean }[] }} record
   * @param {Record<string, string | string[]>} values
   * @param {Matter} [matter] default: a change of the first website of ours
   * @returns {Promise<Order>}
   */
  const createReviewed = async (record, values, matter) =>
    passReviews(await submit(await createDraft(record, values, matter)));

  /** Polls, because notices arrive with a delay. @param {string} what @param {() => Promise<boolean>} condition */
  const assertEventually = async (what, condition) => {
    await waitFor(what, condition);
    log(`✓ ${what}`);
  };

  /**
   * Reads the messages that the sandbox's phone, mailbox or messenger has received.
   * @param {'phone' | 'mailbox' | 'messenger'} inbox @param {Record<string, string>} query
   * @returns {Promise<{ id: string, to: string | string[], subject?: string, text: string }[]>}
   */
  const receivedMessages = async (inbox, query) =>
    (await callSandbox(`${inbox}?${new URLSearchParams(query)}`)).messages;

  /**
   * Returns a record of the partner without an open order. When there is none, it abandons, withdraws or finishes an open order
   * first.
   * @param {(record: any) => boolean} [accepts] @param {string} [websiteFields] what it reads of the websites
   */
  async function chooseRecord(accepts = () => true, websiteFields = 'id filingNumber name ours domains') {
    const all = await allRecords(partner, `id filingNumber province websites { ${websiteFields} } openOrder { id }`);
    const records = all.filter(accepts);
    // An open order may belong to the demonstration of the start; it is left alone while another record is free.
    const free = records.find((/** @type {any} */ each) => !each.openOrder && each.websites.some(isOurs));
    if (free) return free;
    for (const record of records.filter((/** @type {any} */ each) => each.openOrder)) {
      let order = await partner.order(record.openOrder.id);
      log(`left by an earlier run: ${order.number} ${order.state}`);
      if (order.state === 'INITIAL_REVIEW') order = await orderFlow.sendVersionedEvent(partner, 'withdraw', order);
      const mayAbandon = order.actions.some(
        (/** @type {any} */ each) => each.event === 'abandon' && each.presence === 'ENABLED',
      );
      if (mayAbandon) order = await orderFlow.sendVersionedEvent(partner, 'abandon', order);
      else order = await finish(order);
      if (['APPROVED', 'ABANDONED'].includes(order.state)) return record;
    }
    throw new Failure('No fitting record of the partner is free: finish or abandon its open orders first');
  }

  return {
    url,
    partner,
    firstReviewer,
    secondReviewer,
    log,
    logState,
    waitFor,
    waitUntilLeaves,
    push,
    finish,
    createDraft,
    fillDraft,
    submit,
    passReviews,
    createReviewed,
    assertEventually,
    callSandbox,
    receivedMessages,
    chooseRecord,
    /** Seconds since the installation was opened, as text. */
    elapsedSeconds: () => ((Date.now() - started) / 1000).toFixed(1),
  };
}

/** Whether an order can be about the website. @param {{ ours: boolean }} website */
const isOurs = ({ ours }) => ours;

/** Releases a lease that an aborted run has left. @param {Order} order @param {Client[]} reviewers */
async function releaseLease(order, reviewers) {
  for (const reviewer of reviewers) {
    const now = await reviewer.order(order.id);
    if (now.lease?.mine) return reviewer.act('release', { id: ['ID!', order.id], token: ['String!', now.lease.token] });
  }
  return order;
}

/** 2026 → 二零二六: gives a new name in each run. @param {number} number */
export function chineseDigits(number) {
  return [...String(number)].map((digit) => '零一二三四五六七八九'[Number(digit)]).join('');
}

/** @param {string} name @returns {any} */
function readData(name) {
  const file = path.join(dataDir, name);
  if (!existsSync(file)) throw new Failure('Beian Desk is not running here', 'Start it with: npm start');
  return JSON.parse(readFileSync(file, 'utf8'));
}
