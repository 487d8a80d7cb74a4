// Creates orders of all kinds over the public API, moves them to 待提交管局 and pushes them while processes are killed.
import pLimit from 'p-limit';
import * as orderFlow from '../../examples/order-flow.mjs';
import { appliesTo, changeNamed, matterOf } from '../demonstration/changes.mjs';
import { drawKind, kindWeights } from '../demonstration/kind-weights.mjs';
import { photographed } from '../demonstration/orders.mjs';
import { freeRecords } from '../demonstration/records.mjs';
import { runSteps } from '../demonstration/steps.mjs';
import { Failure } from '../lib/failure.mjs';

/** @typedef {import('../demonstration/changes.mjs').FiledRecord} FiledRecord */
/** @typedef {import('../demonstration/changes.mjs').ChangeName} ChangeName */
/** @typedef {import('../demonstration/seeded-random.mjs').SeededRandom} SeededRandom */
/** @typedef {import('../demonstration/steps.mjs').OrderPlan} OrderPlan */
/** @typedef {orderFlow.Order & { province: string }} ReadyOrder */

/** Provinces with SMS verification: their orders wait for a person, not for the gateway. */
const smsProvinces = ['120000', '620000', '540000', '640000', '460000', '650000', '630000'];
/** Shanghai is excluded because its photo comes from its bureau's app. */
const excludedProvinces = [...smsProvinces, '310000'];
/** What the orders ask for: what every bureau approves. @type {readonly ChangeName[]} */
const asked = [
  'siteName',
  'notesName',
  'contact',
  'subjectContact',
  'bothContacts',
  'accessAddress',
  'unusedSite',
  'closedSubject',
  'movedAccess',
  'newCompany',
  'secondSite',
  'movedBack',
];
/** Records of a province in one round: several, so that files hold several orders, and few, so that many bureaus get some. */
const PER_PROVINCE = 5;
/** Number of orders that are created concurrently. */
const CONCURRENCY = 6;

/**
 * The kinds of a run's orders, in random order: each kind once, the others by weight.
 * @param {number} count @param {SeededRandom} random @returns {string[]}
 */
export function drawKinds(count, random) {
  const all = Object.keys(kindWeights);
  const drawn = Array.from({ length: count }, (_, at) => all[at] ?? drawKind(all, random));
  return drawn
    .map((kind) => ({ kind, place: random.integer(0, 1_000_000) }))
    .sort((one, other) => one.place - other.place)
    .map(({ kind }) => kind);
}

/**
 * A record for each kind, each record for one order of the run: a cancelled one cannot have another. A first filing gets the record of
 * a neighbour.
 * @param {import('../lib/clients.mjs').Clients} clients
 * @param {readonly string[]} kinds
 * @param {SeededRandom} random
 * @param {Set<string>} used ids of the records that had an order; the chosen ones are added
 * @returns {Promise<OrderPlan[]>}
 */
export async function planOrders(clients, kinds, random, used) {
  const free = (await freeRecords(clients.partner)).filter(
    ({ id, province }) => !excludedProvinces.includes(province) && !used.has(id),
  );
  const pool = byRandomProvince(free, random);
  return kinds.map((kind) => {
    const fitting = (/** @type {FiledRecord} */ record) =>
      asked.map(changeNamed).filter((change) => change.kind === kind && appliesTo(change, record));
    const places = pool.flatMap((record, place) => (fitting(record).length > 0 ? [place] : []));
    // A first filing is about no record; its neighbour, in any province of the round, stays free.
    const isFirst = kind === 'FIRST_FILING';
    const place = isFirst ? random.pick(places) : (places[0] ?? -1);
    const record = pool[place];
    if (record === undefined) throw new Failure(`No record is free for an order of the kind ${kind}`);
    if (!isFirst) {
      pool.splice(place, 1);
      used.add(record.id);
    }
    return { clients, ...matterOf(random.pick(fitting(record)), record, random) };
  });
}

/**
 * Records of whole provinces after each other, the provinces in random order.
 * @param {readonly FiledRecord[]} records @param {SeededRandom} random
 */
function byRandomProvince(records, random) {
  const provinces = [...new Set(records.map(({ province }) => province))];
  /** @type {FiledRecord[]} */
  const chosen = [];
  while (provinces.length > 0) {
    const [province] = provinces.splice(random.integer(0, provinces.length - 1), 1);
    chosen.push(...records.filter((record) => record.province === province).slice(0, PER_PROVINCE));
  }
  return chosen;
}

/** Brings the orders to 待提交管局. @param {readonly OrderPlan[]} plans @returns {Promise<ReadyOrder[]>} */
export const makeOrders = (plans) =>
  pLimit(CONCURRENCY).map(plans, async (plan) => {
    const order = await runSteps(plan, photographed);
    if (order.state !== 'SUBMISSION_PENDING') throw new Failure(`${order.number} is ${order.state}, not ready to push`);
    return { ...order, province: plan.record.province };
  });

/**
 * Pushes one order through any api process that answers, until it is seen as pushed: a call whose answer was lost may have succeeded.
 * @param {readonly import('../lib/clients.mjs').Client[]} pushers
 * @param {ReadyOrder} order
 * @param {number} deadlineMs on the scale of `performance.now()`
 */
export async function push(pushers, order, deadlineMs) {
  for (let attempt = 0; performance.now() < deadlineMs; attempt++) {
    const pusher = pushers[attempt % pushers.length];
    try {
      const now = await /** @type {import('../lib/clients.mjs').Client} */ (pusher).order(order.id);
      if (now.state !== 'SUBMISSION_PENDING') return;
      const action = now.actions.find((/** @type {any} */ one) => one.event === 'pushToBureau');
      if (action?.presence === 'ENABLED')
        await orderFlow.sendVersionedEvent(/** @type {any} */ (pusher), 'pushToBureau', now);
    } catch {
      // Expected: an api process was killed, the database is restarting, or another try has changed the version.
    }
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
  throw new Failure(`${order.number} could not be pushed`);
}
