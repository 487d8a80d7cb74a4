// Orders for a chaos run, brought to 待提交管局 by the public doors and pushed while everything falls over.
import * as walk from '../../examples/walk.mjs';
import { changeRow, fits } from '../demonstration/changes.mjs';
import { freeRecords } from '../demonstration/records.mjs';
import { go } from '../demonstration/road.mjs';
import { Failure } from '../lib/failure.mjs';

/** @typedef {import('../demonstration/changes.mjs').FiledRecord} FiledRecord */
/** @typedef {import('../demonstration/changes.mjs').ChangeName} ChangeName */
/** @typedef {walk.Order & { province: string }} Ready */

/** Provinces whose ministry asks by SMS first: their orders wait for a person, not for the gateway. */
const bySms = ['120000', '620000', '540000', '640000', '460000', '650000', '630000'];
/** Shanghai's photo comes from its bureau's app. */
const without = [...bySms, '310000'];
/** A contact can be changed as often as is wanted. @type {ChangeName[]} */
const proposed = ['siteName', 'notesName', 'contact', 'subjectContact'];
/** Orders that are made at the same time. */
const AT_ONCE = 6;

/**
 * Records for the next round: whole provinces in an order that the seed gives, so that files hold several orders.
 * @param {import('../lib/doors.mjs').Doors} doors
 * @param {number} count
 * @param {import('../demonstration/dice.mjs').Dice} die
 */
export async function chooseRecords(doors, count, die) {
  const free = (await freeRecords(doors.partner)).filter(
    (record) => !without.includes(record.province) && fits(changeRow('contact'), record),
  );
  /** @type {FiledRecord[]} */
  const chosen = [];
  const provinces = [...new Set(free.map(({ province }) => province))];
  while (provinces.length > 0 && chosen.length < count) {
    const [province] = provinces.splice(die.number(0, provinces.length - 1), 1);
    chosen.push(...free.filter((record) => record.province === province));
  }
  return chosen.slice(0, count);
}

/**
 * @param {import('../lib/doors.mjs').Doors} doors
 * @param {readonly FiledRecord[]} records
 * @param {import('../demonstration/dice.mjs').Dice} die
 * @param {boolean} isFirst whether names may change, too: a second time they would grow
 * @returns {Promise<Ready[]>}
 */
export async function makeOrders(doors, records, die, isFirst) {
  const matters = records.map((record) => {
    const fitting = proposed.filter((name) => fits(changeRow(name), record));
    const change = changeRow(isFirst ? die.pick(fitting) : 'contact');
    return { doors, record, kind: change.kind, values: change.values(record, die) };
  });
  return inParallel(matters, AT_ONCE, async (matter) => {
    const order = await go(matter, ['submit', 'review', 'photo', 'reviewPhoto']);
    if (order.state !== 'SUBMISSION_PENDING') throw new Failure(`${order.number} is ${order.state}, not ready to push`);
    return { ...order, province: matter.record.province };
  });
}

/**
 * Pushes one order by whichever api answers, until it is seen to be pushed: a call whose answer was lost may have counted.
 * @param {readonly import('../lib/doors.mjs').Client[]} pushers
 * @param {Ready} order
 * @param {number} giveUp `performance.now()`
 */
export async function push(pushers, order, giveUp) {
  for (let attempt = 0; performance.now() < giveUp; attempt++) {
    const pusher = pushers[attempt % pushers.length];
    try {
      const now = await /** @type {import('../lib/doors.mjs').Client} */ (pusher).order(order.id);
      if (now.state !== 'SUBMISSION_PENDING') return;
      const action = now.actions.find((/** @type {any} */ one) => one.event === 'pushToBureau');
      if (action?.presence === 'ENABLED') await walk.step(/** @type {any} */ (pusher), 'pushToBureau', now);
    } catch {
      // An api that was killed, a database that is coming back, a version that another try has moved on.
    }
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
  throw new Failure(`${order.number} could not be pushed`);
}

/** @template T, R @param {readonly T[]} list @param {number} width @param {(one: T) => Promise<R>} work @returns {Promise<R[]>} */
export async function inParallel(list, width, work) {
  /** @type {R[]} */
  const results = [];
  const waiting = list.map((one, at) => ({ one, at }));
  const walker = async () => {
    for (let next = waiting.shift(); next; next = waiting.shift()) results[next.at] = await work(next.one);
  };
  await Promise.all(Array.from({ length: width }, walker));
  return results;
}
