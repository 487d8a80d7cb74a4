/** @typedef {import('./changes.mjs').FiledRecord} FiledRecord */

const query = `query records($after: String) { records(first: 100, after: $after) {
  edges { node { id filingNumber province name openOrder { id } values { field values }
    CHANGE_WEBSITE: actions(kind: CHANGE_WEBSITE) { presence } CHANGE_SUBJECT: actions(kind: CHANGE_SUBJECT) { presence }
    websites { id name domains ours } } }
  pageInfo { hasNextPage endCursor } } }`;

/** Natures whose certificate no change filing takes: their orders go nowhere. */
const unsendable = ['11'];

/**
 * Records of the partner that an order can be opened for, by filing number.
 * @param {import('../lib/doors.mjs').Client} partner
 * @returns {Promise<FiledRecord[]>}
 */
export async function freeRecords(partner) {
  /** @type {FiledRecord[]} */
  const all = [];
  for (let after = null; ; ) {
    const { records } = await partner.graphql(query, { after });
    all.push(...records.edges.map((/** @type {{ node: FiledRecord }} */ { node }) => node));
    if (!records.pageInfo.hasNextPage) break;
    after = records.pageInfo.endCursor;
  }
  return all.filter(
    (record) =>
      record.openOrder === null &&
      record.websites.some(({ ours }) => ours) &&
      !unsendable.includes(record.values.find(({ field }) => field === 'subject.nature')?.values[0] ?? ''),
  );
}
