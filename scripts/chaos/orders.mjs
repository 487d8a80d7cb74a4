// Creates orders over the public API, moves them to 待提交管局 and pushes them while processes are killed.
import pLimit from 'p-limit';
import * as orderFlow from '../../examples/order-flow.mjs';
import { appliesTo, changeNamed } from '../demonstration/changes.mjs';
import { freeRecords } from '../demonstration/records.mjs';
import { runSteps } from '../demonstration/steps.mjs';
import { Failure } from '../lib/failure.mjs';

/** @typedef {import('../demonstration/changes.mjs').FiledRecord} FiledRecord */
/** @typedef {import('../demonstration/changes.mjs').ChangeName} ChangeName */
/** @typedef {orderFlow.Order & { province: string }} ReadyOrder */

/** Provinces with SMS verification: their orders wait for a person, not for the gateway. */
const smsProvinces = ['120000', '620000', '540000', '640000', '460000', '650000', '630000'];
/** Shanghai is excluded because its photo comes from its bureau's app. */
const excludedProvinces = [...smsProvinces, '310000'];
/** Changes of a contact can be repeated without limit. @type {ChangeName[]} */
const proposedChanges = ['siteName', 'notesName', 'contact', 'subjectContact'];
/** Number of orders that are created concurrently. */
const CONCURRENCY = 6;

/**
 * Records for the next round: whole provinces in an order given by the seed, so that files hold several orders.
 * @param {import('../lib/clients.mjs').Clients} clients
 * @param {number} count
 * @param {import('../demonstration/seeded-random.mjs').SeededRandom} random
 */
export async function chooseRecords(clients, count, random) {
  const free = (await freeRecords(clients.partner)).filter(
    (record) => !excludedProvinces.includes(record.province) && appliesTo(changeNamed('contact'), record),
  );
  /** @type {FiledRecord[]} */
  const chosen = [];
  const provinces = [...new Set(free.map(({ province }) => province))];
  while (provinces.length > 0 && chosen.length < count) {
    const [province] = provinces.splice(random.integer(0, provinces.length - 1), 1);
    chosen.push(...free.filter((record) => record.province === province));
  }
  return chosen.slice(0, count);
}

/**
 * @param {import('../lib/clients.mjs').Clients} clients
 * @param {readonly FiledRecord[]} records
 * @param {import('../demonstration/seeded-random.mjs').SeededRandom} random
 * @param {boolean} isFirst whether names may change, too: a second change would make them longer
 * @returns {Promise<ReadyOrder[]>}
 */
export async function makeOrders(clients, records, random, isFirst) {
  const plans = records.map((record) => {
    const applicable = proposedChanges.filter((name) => appliesTo(changeNamed(name), record));
    const change = changeNamed(isFirst ? random.pick(applicable) : 'contact');
    return { clients, record, kind: change.kind, values: change.values(record, random) };
  });
  return pLimit(CONCURRENCY).map(plans, async (plan) => {
    const order = await runSteps(plan, ['submit', 'review', 'photo', 'reviewPhoto']);
    if (order.state !== 'SUBMISSION_PENDING') throw new Failure(`${order.number} is ${order.state}, not ready to push`);
    return { ...order, province: plan.record.province };
  });
}

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
