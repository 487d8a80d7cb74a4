// What the desk holds when a newcomer opens it, as a table: each row is one order and the road of real events behind it.
import { Failure } from '../lib/failure.mjs';
import { changeRow, fits } from './changes.mjs';
import { dice } from './dice.mjs';
import { freeRecords } from './records.mjs';
import { go } from './road.mjs';

/**
 * @typedef {object} Row
 * @property {string} state where the order stands at the end
 * @property {string} province
 * @property {import('./changes.mjs').ChangeName} change
 * @property {Road} road
 */

const hour = 3_600_000;
/** @typedef {readonly import('./road.mjs').StepName[]} Road */
const photographed = /** @type {Road} */ (['submit', 'review', 'photo', 'reviewPhoto']);
const handedOver = /** @type {Road} */ ([...photographed, 'push', 'answered']);

/** Before today, oldest first: how long ago, in ms, and what was begun then. */
export const past = /** @type {readonly { ago: number, rows: readonly Row[] }[]} */ ([
  // Nobody touches it: applicantMove lapses on day 45.
  { ago: 46 * 24 * hour, rows: [{ state: 'LAPSED', province: '110000', change: 'contact', road: [] }] },
  // Five days hold a working day at least, so this one is overdue.
  { ago: 5 * 24 * hour, rows: [{ state: 'INITIAL_REVIEW', province: '340000', change: 'siteName', road: ['submit'] }] },
  // Whatever the hour of the start, one of these has most of its working day behind it, and one but little.
  { ago: 22 * hour, rows: [{ state: 'INITIAL_REVIEW', province: '360000', change: 'address', road: ['submit'] }] },
  { ago: 8 * hour, rows: [{ state: 'INITIAL_REVIEW', province: '150000', change: 'unitName', road: ['submit'] }] },
  { ago: 3 * hour, rows: [{ state: 'INITIAL_REVIEW', province: '230000', change: 'contact', road: ['submit'] }] },
]);

/** Today: every other state. Bureaus that are closed, or decide nothing, stay so. */
// biome-ignore format: a table reads by its columns
export const today = /** @type {readonly Row[]} */ ([
  { state: 'DRAFT',                province: '320000', change: 'addedDomain',    road: [] },
  { state: 'INITIAL_REVIEW',       province: '130000', change: 'sensitiveName',  road: ['submit'] },
  { state: 'CORRECTION_REQUIRED',  province: '140000', change: 'siteName',       road: ['submit', 'returnIt'] },
  { state: 'INITIAL_REJECTED',     province: '510000', change: 'unitName',       road: ['submit', 'reject'] },
  { state: 'VERIFICATION_PENDING', province: '350000', change: 'notesName',      road: ['submit', 'review'] },
  { state: 'PHOTO_REVIEW',         province: '610000', change: 'contact',        road: ['submit', 'review', 'photo'] },
  { state: 'SUBMISSION_PENDING',   province: '210000', change: 'sitePrincipal',  road: photographed },
  { state: 'SUBMITTING',           province: '410000', change: 'siteName',       road: ['closeBureau', ...photographed, 'push'] },
  { state: 'UPLOAD_FAILED',        province: '420000', change: 'services',       road: ['breakFile', ...handedOver] },
  { state: 'SMS_PENDING',          province: '120000', change: 'contact',        road: handedOver },
  { state: 'SMS_RETURNED',         province: '460000', change: 'contact',        road: [...handedOver, 'enterWrongCodes'] },
  { state: 'BUREAU_REVIEW',        province: '370000', change: 'subjectContact', road: ['holdDecisions', ...handedOver] },
  { state: 'BUREAU_REJECTED',      province: '440000', change: 'contact',        road: ['holdDecisions', ...handedOver, 'refuse', 'letDecide'] },
  { state: 'APPROVED',             province: '330000', change: 'siteName',       road: ['holdDecisions', ...handedOver, 'approve', 'letDecide'] },
  { state: 'ABANDONED',            province: '500000', change: 'services',       road: ['abandon'] },
]);

/** Provinces that the chapters need. */
export const provinces = [
  ...new Set([...past.flatMap(({ rows }) => rows), ...today].map(({ province }) => province)),
].sort();
/** Where a bureau is closed or decides nothing: nobody is to wait for an answer there. */
export const still = today
  .filter(({ road }) => road.includes('closeBureau') || (road.includes('holdDecisions') && !road.includes('letDecide')))
  .map(({ province }) => province);

/** Orders brought on at the same time. */
const ABREAST = 3;

/**
 * Opens the orders of some rows and takes each down its road; one that fails holds up none of the others.
 * @param {import('../lib/doors.mjs').Doors} doors
 * @param {readonly Row[]} rows
 * @param {(text: string) => void} say
 * @returns {Promise<{ row: Row, id: string, state: string }[]>}
 * @throws {Failure} naming each that failed, when the others are done
 */
export async function tell(doors, rows, say) {
  const records = await freeRecords(doors.partner);
  /** @param {Row} row @param {number} at */
  const matterOf = (row, at) => {
    const change = changeRow(row.change);
    const place = records.findIndex((record) => record.province === row.province && fits(change, record));
    const [record] = place < 0 ? [] : records.splice(place, 1);
    if (record === undefined) throw new Failure(`no free record of ${row.province} for ${row.change}`);
    return { doors, record, kind: change.kind, values: change.values(record, dice(at + 1)) };
  };
  /** @type {{ row: Row, id: string, state: string }[]} */
  const told = [];
  /** @type {string[]} */
  const failed = [];
  const waiting = [...rows.entries()];
  const one = async () => {
    for (let next = waiting.shift(); next; next = waiting.shift()) {
      const [at, row] = next;
      try {
        const order = await go(matterOf(row, at), row.road);
        say(`${order.number} ${row.province} ${order.state}`);
        told.push({ row, id: order.id, state: order.state });
      } catch (error) {
        failed.push(`${row.state}: ${error instanceof Error ? error.message : String(error)}`);
      }
    }
  };
  await Promise.all(Array.from({ length: ABREAST }, one));
  if (failed.length > 0) throw new Failure(failed.join(' · '));
  return told;
}

/**
 * Tells of the past, from its first day to the present. Sessions end on the way: the doors are opened anew at each stop.
 * @param {() => Promise<import('../lib/doors.mjs').Doors>} enter
 * @param {(ago: number) => Promise<unknown>} travel
 * @param {(text: string) => void} say
 */
export async function tellPast(enter, travel, say) {
  /** @type {Awaited<ReturnType<typeof tell>>} */
  const told = [];
  for (const { ago, rows } of past) {
    await travel(ago);
    told.push(...(await tell(await enter(), rows, say)));
  }
  await travel(0);
  const { partner, until } = await enter();
  for (const { row, id, state } of told) {
    if (row.state === state) continue;
    await until(`${id} is ${row.state}`, async () => (await partner.order(id)).state === row.state);
  }
  return told;
}
