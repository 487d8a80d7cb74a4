// A partner's system that hands in orders for a while: all provinces, both kinds, some that the machine checks flag.

import { appliesTo, changeNamed, changes } from './changes.mjs';
import { unansweredProvinces } from './orders.mjs';
import { freeRecords } from './records.mjs';
import { seededRandom } from './seeded-random.mjs';
import { runSteps } from './steps.mjs';

const DURATION_MINUTES = 10;
/** Between two orders, seconds. */
const PAUSE_SECONDS = /** @type {const} */ ([8, 22]);

/** @typedef {import('./changes.mjs').ChangeName} ChangeName */
const names = /** @type {ChangeName[]} */ (Object.keys(changes));

/**
 * The next order: a record that is free, and a change that fits it; undefined when there is none left.
 * @param {import('./changes.mjs').FiledRecord[]} records those it may take; the one it takes is taken out
 * @param {import('./seeded-random.mjs').SeededRandom} random
 */
export function nextOrder(records, random) {
  while (records.length > 0) {
    const [record] = records.splice(random.integer(0, records.length - 1), 1);
    if (record === undefined || unansweredProvinces.includes(record.province)) continue;
    const applicable = names.filter((name) => appliesTo(changeNamed(name), record));
    if (applicable.length > 0) return { record, change: changeNamed(random.pick(applicable)) };
  }
  return undefined;
}

/**
 * Hands in an order every few seconds for ten minutes, or until no record is free. One that is refused stays a draft and
 * is told.
 * @param {import('../lib/clients.mjs').Clients} clients
 * @param {(text: string) => void} say
 */
export async function submitOrders(clients, say) {
  const random = seededRandom(2018);
  const until = Date.now() + DURATION_MINUTES * 60_000;
  const records = await freeRecords(clients.partner);
  while (Date.now() < until) {
    const next = nextOrder(records, random);
    if (next === undefined) return;
    const { record, change } = next;
    const plan = { clients, record, kind: change.kind, values: change.values(record, random) };
    try {
      const order = await runSteps(plan, ['submit']);
      say(`${order.number} ${record.province} ${change.label} ${order.state}`);
    } catch (error) {
      say(error instanceof Error ? error.message : String(error));
    }
    await new Promise((resolve) => setTimeout(resolve, random.integer(...PAUSE_SECONDS) * 1000));
  }
}
