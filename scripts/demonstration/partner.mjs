// A partner's system that submits orders for a while: all provinces and kinds, some that the machine checks flag.

import { appliesTo, changeNamed, changes, matterOf } from './changes.mjs';
import { drawKind } from './kind-weights.mjs';
import { unansweredProvinces } from './orders.mjs';
import { freeRecords } from './records.mjs';
import { seededRandom } from './seeded-random.mjs';
import { runSteps } from './steps.mjs';

const DURATION_MINUTES = 10;
/** Time between two orders, seconds (least, most). */
const PAUSE_SECONDS = /** @type {const} */ ([8, 22]);

/** @typedef {import('./changes.mjs').ChangeName} ChangeName */
const names = /** @type {ChangeName[]} */ (Object.keys(changes));

/**
 * Chooses a free record, a kind of order by its weight, and a change of it; undefined when no record is left.
 * @param {import('./changes.mjs').FiledRecord[]} records candidates; the chosen record is removed
 * @param {import('./seeded-random.mjs').SeededRandom} random
 */
function nextOrder(records, random) {
  while (records.length > 0) {
    const [record] = records.splice(random.integer(0, records.length - 1), 1);
    if (record === undefined || unansweredProvinces.includes(record.province)) continue;
    const applicable = names.map(changeNamed).filter((change) => appliesTo(change, record));
    const kind = drawKind([...new Set(applicable.map((change) => change.kind))], random);
    return { record, change: random.pick(applicable.filter((change) => change.kind === kind)) };
  }
  return undefined;
}

/**
 * Submits an order every few seconds for ten minutes, or until no record is free. A refused order stays a draft and is logged.
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
    const plan = { clients, ...matterOf(change, record, random) };
    try {
      const order = await runSteps(plan, ['submit']);
      say(`${order.number} ${record.province} ${change.label} ${order.state}`);
    } catch (error) {
      say(error instanceof Error ? error.message : String(error));
    }
    await new Promise((resolve) => setTimeout(resolve, random.integer(...PAUSE_SECONDS) * 1000));
  }
}
