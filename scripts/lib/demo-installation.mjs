// What every story of the demonstration has: the running house through its public doors, and how an order is brought on.
import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import * as walk from '../../examples/walk.mjs';
import { allRecords } from './all-records.mjs';
import { openDoors } from './doors.mjs';
import { drawMaterial } from './draw.mjs';
import { Failure } from './failure.mjs';
import { dataDir } from './paths.mjs';

/** @typedef {walk.Order} Order */
/** @typedef {walk.Client} Client */
/** @typedef {Awaited<ReturnType<typeof enterInstallation>>} DemoInstallation */

/** A house as `npm start` left its address and sign-ins: a partner, two reviewers, and what is said on the way. */
export async function enterInstallation() {
  const { url, sandboxUrl } = readData('run.json');
  const { signIns, partnerKey } = readData('sign-ins.json');
  const started = Date.now();
  const clock = new Intl.DateTimeFormat('sv-SE', { timeZone: 'Asia/Shanghai', timeStyle: 'medium' });
  const say = (/** @type {string} */ text) => console.log(`${clock.format(new Date())}  ${text}`);

  const { partner, one, two, until, outside } = await openDoors({ url, sandboxUrl, signIns, partnerKey });

  /** @type {string | undefined} */
  let state;
  const show = (/** @type {Order} */ order) => {
    if (order.state !== state) say(`${order.stateLabel} ${order.state}  ${url}/orders/${order.id}`);
    state = order.state;
    return order;
  };

  /** Waits until the system, the ministry or the bureau has moved the order out of these states. @param {string} id @param {string[]} moving */
  const settle = (id, moving) =>
    until(`the order leaves ${moving.join(', ')}`, async () => {
      const order = show(await partner.order(id));
      return !moving.includes(order.state) && order;
    });

  /** Four eyes: the second reviewer pushes, once the report has been prepared. @param {Order} order @returns {Promise<Order>} */
  const push = (order) =>
    until(`${order.number} can be pushed`, async () => {
      const now = await two.order(order.id);
      const action = now.actions.find((/** @type {{event: string}} */ each) => each.event === 'pushToBureau');
      if (action?.presence === 'ENABLED') return walk.step(two, 'pushToBureau', now);
      const codes = (action?.reasons ?? []).map((/** @type {{code: string}} */ each) => each.code);
      return codes.includes('FOUR_EYES') && walk.step(one, 'pushToBureau', now);
    });

  /** From wherever the order is to its end, or to where only a person outside can go on. @type {(order: Order) => Promise<Order>} */
  const finish = async (order) => {
    switch (show(order).state) {
      case 'PHOTO_REVIEW':
        return finish(await walk.reviewPhoto(one, await released(order, [one, two])));
      case 'SUBMISSION_PENDING':
      case 'UPLOAD_FAILED':
        return finish(await push(order));
      case 'SUBMITTING':
      case 'BUREAU_REVIEW':
        return finish(await settle(order.id, ['SUBMITTING', 'BUREAU_REVIEW']));
      default:
        return order;
    }
  };

  /** Opens an order, fills it in and attaches what the rules ask of it. @param {{ id: string, websites: { id: string }[] }} record @param {Record<string, string | string[]>} values @returns {Promise<Order>} */
  const drafted = async (record, values) => {
    let order = show(await walk.openOrder(partner, record.id, record.websites[0]?.id));
    say(`order ${order.number}`);
    order = await walk.fill(partner, order, values);
    return walk.attachMissing(partner, order, (kind) => drawMaterial(kind, `${order.number} ${kind}`));
  };

  /** From the initial review to the end of the photo review. @param {Order} order @returns {Promise<Order>} */
  const review = async (order) => {
    const now = show(await walk.reviewInitially(one, order));
    if (now.state !== 'VERIFICATION_PENDING') return now;
    const pictured = await walk.attach(partner, now, 'FACE_PHOTO', await drawMaterial('FACE_PHOTO', order.number));
    return show(await walk.reviewPhoto(one, show(await walk.step(partner, 'submitPhoto', pictured))));
  };

  /** Opens an order, fills it in and brings it through both reviews. @param {{ id: string, websites: { id: string }[] }} record @param {Record<string, string | string[]>} values @returns {Promise<Order>} */
  const reviewed = async (record, values) =>
    review(show(await walk.step(partner, 'submit', await drafted(record, values))));

  /** What a courier brings may take a moment. @param {string} what @param {() => Promise<boolean>} holds */
  const mustHold = async (what, holds) => {
    await until(what, holds);
    say(`✓ ${what}`);
  };

  /** What phone or mailbox caught. @param {'phone' | 'mailbox'} door @param {Record<string, string>} asked @returns {Promise<{ text: string }[]>} */
  const caught = async (door, asked) => (await outside(`${door}?${new URLSearchParams(asked)}`)).messages;

  /**
   * A record of the partner without an open order; where there is none, one that is open is abandoned, withdrawn or finished first.
   * @param {(record: any) => boolean} [fits]
   */
  async function chooseRecord(fits = () => true) {
    const all = await allRecords(
      partner,
      'id filingNumber province websites { id name ours domains } openOrder { id }',
    );
    const records = all.filter(fits);
    // Open orders may be the living demonstration's, which nobody is to take from the queue while another record is free.
    const free = records.find((/** @type {any} */ each) => !each.openOrder && each.websites.length > 0);
    if (free) return free;
    for (const record of records.filter((/** @type {any} */ each) => each.openOrder)) {
      let order = await partner.order(record.openOrder.id);
      say(`left by an earlier run: ${order.number} ${order.state}`);
      if (order.state === 'INITIAL_REVIEW') order = await walk.step(partner, 'withdraw', order);
      const mayAbandon = order.actions.some(
        (/** @type {any} */ each) => each.event === 'abandon' && each.presence === 'ENABLED',
      );
      if (mayAbandon) order = await walk.step(partner, 'abandon', order);
      else order = await finish(order);
      if (['APPROVED', 'ABANDONED'].includes(order.state)) return record;
    }
    throw new Failure('No fitting record of the partner is free: finish or abandon its open orders first');
  }

  return {
    url,
    partner,
    one,
    two,
    say,
    show,
    until,
    settle,
    push,
    finish,
    drafted,
    review,
    reviewed,
    mustHold,
    outside,
    caught,
    chooseRecord,
    /** Seconds since the house was entered, as text. */
    took: () => ((Date.now() - started) / 1000).toFixed(1),
  };
}

/** A lease that an aborted run left is released by whoever holds it. @param {Order} order @param {Client[]} reviewers */
async function released(order, reviewers) {
  for (const reviewer of reviewers) {
    const now = await reviewer.order(order.id);
    if (now.lease?.mine) return reviewer.act('release', { id: ['ID!', order.id], token: ['String!', now.lease.token] });
  }
  return order;
}

/** 2026 → 二零二六, so that a name is new in each run. @param {number} number */
export function numeral(number) {
  return [...String(number)].map((digit) => '零一二三四五六七八九'[Number(digit)]).join('');
}

/** @param {string} name @returns {any} */
function readData(name) {
  const file = path.join(dataDir, name);
  if (!existsSync(file)) throw new Failure('Beian Desk is not running here', 'Start it with: npm start');
  return JSON.parse(readFileSync(file, 'utf8'));
}
