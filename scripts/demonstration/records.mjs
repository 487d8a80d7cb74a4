import { allRecords } from '../lib/all-records.mjs';

/** @typedef {import('./changes.mjs').FiledRecord} FiledRecord */

const fields = `id filingNumber province name openOrder { id } values { field values }
  websites { id name domains ours accesses { ours } }`;

/** Natures whose certificate no change filing accepts: their orders could not be sent. */
const unsendable = ['11'];

/**
 * Records of the partner that an order can be opened for, ordered by filing number.
 * @param {import('../lib/clients.mjs').Client} partner
 * @returns {Promise<FiledRecord[]>}
 */
export async function freeRecords(partner) {
  const all = /** @type {FiledRecord[]} */ (await allRecords(partner, fields));
  return all.filter(
    (record) =>
      record.openOrder === null &&
      record.websites.some(({ ours, accesses }) => ours || accesses.length > 0) &&
      !unsendable.includes(record.values.find(({ field }) => field === 'subject.nature')?.values[0] ?? ''),
  );
}
