/**
 * Reads every record of a partner, page by page, ordered by filing number.
 * @param {import('../../examples/desk-client.mjs').Client} partner
 * @param {string} fields GraphQL fields to read of each record
 * @returns {Promise<any[]>}
 */
export async function allRecords(partner, fields) {
  const query = `query records($after: String) { records(first: 100, after: $after) {
    edges { node { ${fields} } } pageInfo { hasNextPage endCursor } } }`;
  const all = [];
  for (let after = null; ; ) {
    const { records } = await partner.graphql(query, { after });
    all.push(...records.edges.map((/** @type {{ node: any }} */ { node }) => node));
    if (!records.pageInfo.hasNextPage) return all;
    after = records.pageInfo.endCursor;
  }
}
