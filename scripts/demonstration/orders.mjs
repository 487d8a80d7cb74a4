// The orders that a newcomer finds, as a table: each row is one order and the events that lead to its state.
import pLimit from 'p-limit';
import { Failure } from '../lib/failure.mjs';
import { appliesTo, changeNamed, matterOf } from './changes.mjs';
import { freeRecords } from './records.mjs';
import { seededRandom } from './seeded-random.mjs';
import { runSteps } from './steps.mjs';

/**
 * @typedef {object} Row
 * @property {string} state final state of the order
 * @property {string} province
 * @property {import('./changes.mjs').ChangeName} change
 * @property {StepNames} stepNames
 */

const hour = 3_600_000;
/** @typedef {readonly import('./steps.mjs').StepName[]} StepNames */
/** Ready to push; a kind without a photo passes its steps unchanged. */
export const photographed = /** @type {StepNames} */ (['submit', 'review', 'photo', 'reviewPhoto']);
const asked = /** @type {StepNames} */ ([...photographed, 'push', 'answered']);
const pushed = /** @type {StepNames} */ ([...asked, 'verify']);

/** Orders that were opened before today, oldest first; `ago` in ms. */
export const pastOrders = /** @type {readonly { ago: number, rows: readonly Row[] }[]} */ ([
  // No further action: applicantMove lapses on day 45.
  { ago: 46 * 24 * hour, rows: [{ state: 'LAPSED', province: '110000', change: 'contact', stepNames: [] }] },
  // Five days include at least one working day, so this order is overdue.
  {
    ago: 5 * 24 * hour,
    rows: [{ state: 'INITIAL_REVIEW', province: '340000', change: 'siteName', stepNames: ['submit'] }],
  },
  // At any hour of the start, one of these has used most of its working day, and one only a little.
  { ago: 22 * hour, rows: [{ state: 'INITIAL_REVIEW', province: '360000', change: 'address', stepNames: ['submit'] }] },
  { ago: 8 * hour, rows: [{ state: 'INITIAL_REVIEW', province: '150000', change: 'unitName', stepNames: ['submit'] }] },
  { ago: 3 * hour, rows: [{ state: 'INITIAL_REVIEW', province: '230000', change: 'contact', stepNames: ['submit'] }] },
]);

/** Opened today: all other states. Bureaus that are closed, or decide nothing, stay so. */
// biome-ignore format: a table reads by its columns
export const presentOrders = /** @type {readonly Row[]} */ ([
  { state: 'DRAFT',                province: '320000', change: 'addedDomain',    stepNames: ['sendNotice'] },
  { state: 'INITIAL_REVIEW',       province: '130000', change: 'sensitiveName',  stepNames: ['submit'] },
  { state: 'CORRECTION_REQUIRED',  province: '140000', change: 'siteName',       stepNames: ['submit', 'returnIt'] },
  { state: 'INITIAL_REJECTED',     province: '510000', change: 'unitName',       stepNames: ['submit', 'reject'] },
  { state: 'VERIFICATION_PENDING', province: '350000', change: 'notesName',      stepNames: ['submit', 'review'] },
  { state: 'PHOTO_REVIEW',         province: '610000', change: 'newCompany',     stepNames: ['submit', 'review', 'photo'] },
  { state: 'PHOTO_REVIEW',         province: '640000', change: 'siteName',       stepNames: ['submit', 'review', 'photoOfAnother'] },
  { state: 'SUBMISSION_PENDING',   province: '210000', change: 'secondSite',     stepNames: photographed },
  { state: 'SUBMITTING',           province: '410000', change: 'siteName',       stepNames: ['closeBureau', ...photographed, 'push'] },
  { state: 'UPLOAD_FAILED',        province: '420000', change: 'services',       stepNames: ['breakFile', ...pushed] },
  { state: 'SMS_PENDING',          province: '120000', change: 'contact',        stepNames: asked },
  { state: 'SMS_RETURNED',         province: '460000', change: 'contact',        stepNames: [...asked, 'enterWrongCodes'] },
  { state: 'BUREAU_REVIEW',        province: '370000', change: 'subjectContact', stepNames: ['holdDecisions', ...pushed] },
  { state: 'BUREAU_REJECTED',      province: '440000', change: 'contact',        stepNames: ['holdDecisions', ...pushed, 'refuse', 'letDecide'] },
  { state: 'APPROVED',             province: '330000', change: 'siteName',       stepNames: ['holdDecisions', ...pushed, 'approve', 'letDecide'] },
  { state: 'ABANDONED',            province: '500000', change: 'services',       stepNames: ['abandon'] },
  { state: 'INITIAL_REVIEW',       province: '430000', change: 'bothContacts',   stepNames: ['submit'] },
  { state: 'APPROVED',             province: '450000', change: 'movedAccess',    stepNames: ['holdDecisions', ...pushed, 'approve', 'letDecide'] },
  { state: 'SUBMISSION_PENDING',   province: '520000', change: 'accessAddress',  stepNames: photographed },
  { state: 'BUREAU_REVIEW',        province: '370000', change: 'unusedSite',     stepNames: ['holdDecisions', ...pushed] },
  { state: 'BUREAU_REJECTED',      province: '530000', change: 'wrongPassword',  stepNames: [...pushed, 'decided'] },
  { state: 'APPROVED',             province: '220000', change: 'closedSubject',  stepNames: ['holdDecisions', ...pushed, 'approve', 'letDecide'] },
]);

/** Opened when the present ones stand: a website that has left us comes back. */
export const laterOrders = /** @type {readonly Row[]} */ ([
  { state: 'INITIAL_REVIEW', province: '450000', change: 'movedBack', stepNames: ['submit'] },
]);

/** Provinces where a bureau is closed or decides nothing: do not wait for an answer there. */
export const unansweredProvinces = presentOrders
  .filter(
    ({ stepNames }) =>
      stepNames.includes('closeBureau') || (stepNames.includes('holdDecisions') && !stepNames.includes('letDecide')),
  )
  .map(({ province }) => province);

/** Number of orders that are processed concurrently. */
const CONCURRENCY = 3;

/**
 * Opens the orders of the rows and runs their steps; a failing order does not stop the others.
 * @param {import('../lib/clients.mjs').Clients} clients
 * @param {readonly Row[]} rows
 * @param {(text: string) => void} say
 * @returns {Promise<{ row: Row, id: string, state: string }[]>}
 * @throws {Failure} that names each failed order, after the others are done
 */
export async function createOrders(clients, rows, say) {
  const records = await freeRecords(clients.partner);
  /** @param {Row} row @param {number} at */
  const planOf = (row, at) => {
    const change = changeNamed(row.change);
    const place = records.findIndex((record) => record.province === row.province && appliesTo(change, record));
    const record = records[place];
    if (record === undefined) throw new Failure(`no free record of ${row.province} for ${row.change}`);
    // A first filing is about no record; its neighbour stays free.
    if (change.kind !== 'FIRST_FILING') records.splice(place, 1);
    return { clients, ...matterOf(change, record, seededRandom(at + 1)) };
  };
  /** @type {{ row: Row, id: string, state: string }[]} */
  const created = [];
  /** @type {string[]} */
  const failed = [];
  await pLimit(CONCURRENCY).map(rows, async (row, at) => {
    try {
      const order = await runSteps(planOf(row, at), row.stepNames);
      say(`${order.number} ${row.province} ${order.state}`);
      created.push({ row, id: order.id, state: order.state });
    } catch (error) {
      failed.push(`${row.state}: ${error instanceof Error ? error.message : String(error)}`);
    }
  });
  if (failed.length > 0) throw new Failure(failed.join(' · '));
  return created;
}

/**
 * Creates the past orders, from the first day to the present. Sessions expire when the clock moves, so it signs in again at each
 * stop.
 * @param {() => Promise<import('../lib/clients.mjs').Clients>} enter
 * @param {(ago: number) => Promise<unknown>} travel
 * @param {(text: string) => void} say
 */
export async function createPastOrders(enter, travel, say) {
  /** @type {Awaited<ReturnType<typeof createOrders>>} */
  const created = [];
  for (const { ago, rows } of pastOrders) {
    await travel(ago);
    created.push(...(await createOrders(await enter(), rows, say)));
  }
  await travel(0);
  const { partner, waitFor } = await enter();
  for (const { row, id, state } of created) {
    if (row.state === state) continue;
    await waitFor(`${id} is ${row.state}`, async () => (await partner.order(id)).state === row.state);
  }
  return created;
}
