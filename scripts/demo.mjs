// npm run demo: the main job through the public doors alone, as a partner and then as two reviewers.
import { randomInt } from 'node:crypto';
import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { asPartner, asStaff } from '../examples/desk-client.mjs';
import * as walk from '../examples/walk.mjs';
import { drawMaterial } from './lib/draw.mjs';
import { main } from './lib/ending.mjs';
import { Failure } from './lib/failure.mjs';
import { dataDir } from './lib/paths.mjs';

/** @typedef {walk.Order} Order */
/** @typedef {walk.Client} Client */

/** How long the bureau may take in a demonstration, ms. */
const PATIENCE = 90_000;

await main(async () => {
  const { url, sandboxUrl } = readData('run.json');
  const { signIns, partnerKey } = readData('sign-ins.json');
  const started = Date.now();
  const clock = new Intl.DateTimeFormat('sv-SE', { timeZone: 'Asia/Shanghai', timeStyle: 'medium' });
  const say = (/** @type {string} */ text) => console.log(`${clock.format(new Date())}  ${text}`);

  const partner = asPartner(url, partnerKey);
  const [first, second] = signIns.filter((/** @type {{role: string}} */ one) => one.role === 'reviewer');
  const one = await asStaff(url, first.login, first.password);
  const two = await asStaff(url, second.login, second.password);

  /** @type {string | undefined} */
  let state;
  const show = (/** @type {Order} */ order) => {
    if (order.state !== state) say(`${order.stateLabel} ${order.state}  ${url}/orders/${order.id}`);
    state = order.state;
    return order;
  };
  /** Waits until the system or the bureau has moved the order out of these states. */
  const settle = async (/** @type {string} */ id, /** @type {string[]} */ moving) => {
    for (const until = Date.now() + PATIENCE; ; await new Promise((resolve) => setTimeout(resolve, 200))) {
      const order = show(await partner.order(id));
      if (!moving.includes(order.state)) return order;
      if (Date.now() > until) throw new Failure(`${order.number} is still ${order.state} after ${PATIENCE / 1000} s`);
    }
  };
  /** From wherever the order is to its end. @type {(order: Order) => Promise<Order>} */
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
  /** Four eyes: the second reviewer pushes, once the report has been prepared. @type {(order: Order) => Promise<Order>} */
  const push = async (order) => {
    for (const until = Date.now() + PATIENCE; ; await new Promise((resolve) => setTimeout(resolve, 200))) {
      const now = await two.order(order.id);
      const action = now.actions.find((/** @type {{event: string}} */ each) => each.event === 'pushToBureau');
      if (action?.presence === 'ENABLED') return walk.step(two, 'pushToBureau', now);
      const reasons = action?.reasons ?? [];
      if (reasons.some((/** @type {{code: string}} */ each) => each.code === 'FOUR_EYES'))
        return walk.step(one, 'pushToBureau', now);
      if (Date.now() > until)
        throw new Failure(
          `${now.number} cannot be pushed: ${reasons.map((/** @type {{message: string}} */ each) => each.message).join(' · ')}`,
        );
    }
  };

  const record = await chooseRecord(partner, finish, say);
  const website = record.websites[0];
  const mark = new Date().toISOString();
  const name = `${website.name.replace(/第[零一二三四五六七八九]+版$/, '')}第${numeral(randomInt(1000, 9999))}版`;
  const mobile = `1300001${String(randomInt(10_000)).padStart(4, '0')}`;
  say(`${record.filingNumber}: ${website.name} → ${name}, mobile → ${mobile.slice(0, 3)}****${mobile.slice(-4)}`);

  let order = show(await walk.openOrder(partner, record.id, website.id));
  say(`order ${order.number}`);
  order = await walk.fill(partner, order, { 'website.name': name, 'website.principal.mobile': mobile });
  order = await walk.attachMissing(partner, order, (kind) => drawMaterial(kind, `${mark} ${kind}`));
  order = show(await walk.step(partner, 'submit', order));
  order = show(await walk.reviewInitially(one, order));
  order = await walk.attach(partner, order, 'FACE_PHOTO', await drawMaterial('FACE_PHOTO', mark));
  order = await finish(await walk.step(partner, 'submitPhoto', order));

  await mustHold('the order is APPROVED', async () => order.state === 'APPROVED');
  await mustHold('the record has the new name and mobile', async () => {
    const now = (
      await partner.graphql(
        `query record($id: ID!) { record(id: $id) { websites { id name values { field values } } } }`,
        { id: record.id },
      )
    ).record.websites.find((/** @type {{id: string}} */ each) => each.id === website.id);
    const shown = now.values.find((/** @type {{field: string}} */ each) => each.field === 'website.principal.mobile')
      .values[0];
    return now.name === name && shown.startsWith(mobile.slice(0, 3)) && shown.endsWith(mobile.slice(-4));
  });
  const held = (/** @type {string} */ door, /** @type {string} */ query) => async () => {
    const answer = await fetch(`${sandboxUrl}/${door}?${query}`, { headers: { accept: 'application/json' } });
    return /** @type {any} */ (await answer.json()).messages.length >= 4;
  };
  await mustHold(
    'the phone holds the notices',
    held('phone', new URLSearchParams({ to: mobile, order: order.number }).toString()),
  );
  await mustHold(
    'the mailbox holds the notices',
    held('mailbox', new URLSearchParams({ order: order.number }).toString()),
  );
  say(`done in ${((Date.now() - started) / 1000).toFixed(1)} s: ${order.number} is APPROVED`);

  /** What a courier brings may take a moment. @param {string} what @param {() => Promise<boolean>} holds */
  async function mustHold(what, holds) {
    for (const until = Date.now() + 15_000; !(await holds()); await new Promise((resolve) => setTimeout(resolve, 200)))
      if (Date.now() > until) throw new Failure(`It does not hold that ${what}`);
    say(`✓ ${what}`);
  }
});

/**
 * A record of the partner without an open order; what an aborted run left is abandoned, withdrawn or finished first.
 * @param {Client} partner
 * @param {(order: Order) => Promise<Order>} finish
 * @param {(text: string) => void} say
 */
async function chooseRecord(partner, finish, say) {
  const query = `{ records(first: 50) { edges { node { id filingNumber websites { id name ours } openOrder { id } } } } }`;
  const records = (await partner.graphql(query)).records.edges.map((/** @type {{node: any}} */ edge) => edge.node);
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
  const free = records.find((/** @type {any} */ each) => !each.openOrder && each.websites.length > 0);
  if (!free) throw new Failure('No record of the partner is free: finish or abandon its open orders first');
  return free;
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
function numeral(number) {
  return [...String(number)].map((digit) => '零一二三四五六七八九'[Number(digit)]).join('');
}

/** @param {string} name @returns {any} */
function readData(name) {
  const file = path.join(dataDir, name);
  if (!existsSync(file)) throw new Failure('Beian Desk is not running here', 'Start it with: npm start');
  return JSON.parse(readFileSync(file, 'utf8'));
}
