// A partner's system that hands in orders for a while: all provinces, both kinds, some that the machine checks flag.

import { changeRow, changes, fits } from './changes.mjs';
import { still } from './chapters.mjs';
import { dice } from './dice.mjs';
import { freeRecords } from './records.mjs';
import { go } from './road.mjs';

const MINUTES = 10;
/** Between two orders, seconds. */
const PAUSE = /** @type {const} */ ([8, 22]);

/** @typedef {import('./changes.mjs').ChangeName} ChangeName */
const names = /** @type {ChangeName[]} */ (Object.keys(changes));

/**
 * The next order: a record that is free, and a change that fits it; undefined when there is none left.
 * @param {import('./changes.mjs').FiledRecord[]} records those it may take; the one it takes is taken out
 * @param {import('./dice.mjs').Dice} die
 */
export function nextOrder(records, die) {
  while (records.length > 0) {
    const [record] = records.splice(die.number(0, records.length - 1), 1);
    if (record === undefined || still.includes(record.province)) continue;
    const fitting = names.filter((name) => fits(changeRow(name), record));
    if (fitting.length > 0) return { record, change: changeRow(die.pick(fitting)) };
  }
  return undefined;
}

/**
 * Hands in an order every few seconds for ten minutes, or until no record is free. One that is refused stays a draft and
 * is told.
 * @param {import('../lib/doors.mjs').Doors} doors
 * @param {(text: string) => void} say
 */
export async function handIn(doors, say) {
  const die = dice(2018);
  const until = Date.now() + MINUTES * 60_000;
  const records = await freeRecords(doors.partner);
  while (Date.now() < until) {
    const next = nextOrder(records, die);
    if (next === undefined) return;
    const { record, change } = next;
    const matter = { doors, record, kind: change.kind, values: change.values(record, die) };
    try {
      const order = await go(matter, ['submit']);
      say(`${order.number} ${record.province} ${change.says} ${order.state}`);
    } catch (error) {
      say(error instanceof Error ? error.message : String(error));
    }
    await new Promise((resolve) => setTimeout(resolve, die.number(...PAUSE) * 1000));
  }
}
