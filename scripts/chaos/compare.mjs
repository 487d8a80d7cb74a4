// Compares the state of the desk with the ledgers of the bureaus. A pure function, so that a test covers each kind of mistake.

/**
 * @typedef {{ id: string, number: string, kind: string, state: string, ztid: string | null, providerId?: string | null,
 *   ends: string | null }} Order `ztid`: the bureau's id of its subject; `providerId`: ours, by which a first filing is reported; `ends`:
 *   the bureau's id of the subject, website or access that it cancels
 * @typedef {{ orderId: string, province: string, sequence: string, state: string, hash: string }} Attempt an order in a file
 * @typedef {{ method: string, code: number | null, dataSequence?: string, sha256?: string, ztids?: string[], repeated?: true }} Line
 * @typedef {{ province: string, ztid: string, names: readonly string[], domains: readonly string[], accesses: readonly string[] }}
 * RecordSummary a record as the desk or a bureau stores it
 * @typedef {object} BothSides
 * @property {readonly Order[]} orders
 * @property {readonly Attempt[]} attempts
 * @property {Readonly<Record<string, readonly Line[]>>} ledgers by province
 * @property {Readonly<Record<string, string>>} counters by province: the last number that the desk counts as used
 * @property {readonly RecordSummary[]} desk
 * @property {readonly RecordSummary[]} bureau
 * @property {readonly string[]} ended ids of what has ended at the bureaus
 * @property {readonly string[]} overlapping orders that were open at a bureau while another order of their subject was
 * @property {readonly string[]} unmatched results that matched no order
 */

/** @param {BothSides} found */
export function compare(found) {
  const accepted = Object.entries(found.ledgers).flatMap(([province, lines]) =>
    lines
      .filter((line) => line.method === 'isp_upload' && line.code === 0 && !line.repeated)
      .map((line) => ({ ...line, province, sequence: line.dataSequence ?? '' })),
  );
  /** @type {string[]} */
  const deliveredOnce = [];
  /** @type {string[]} */
  const lost = [];
  /** @type {string[]} */
  const duplicated = [];
  /** @type {string[]} */
  const contradictory = [];

  for (const order of found.orders) {
    const attempts = found.attempts.filter(({ orderId }) => orderId === order.id);
    const arrived = attempts.flatMap((attempt) =>
      accepted.filter(
        (line) =>
          line.province === attempt.province &&
          line.sequence === attempt.sequence &&
          line.sha256 === attempt.hash &&
          // A subject that has ended, or was not filed yet, is named by what the file says of it.
          line.ztids?.some((id) => [order.ztid, order.providerId, order.ends].includes(id)),
      ),
    );
    if (arrived.length === 0) lost.push(`${order.number} ${order.state}: at no bureau`);
    else if (arrived.length > 1) duplicated.push(`${order.number}: ${arrived.length} times`);
    else deliveredOnce.push(order.kind);
    if (!found.desk.some(({ ztid }) => ztid === order.ztid))
      contradictory.push(`the subject ${order.ztid} of ${order.number} is no record here`);
    if (order.state !== 'APPROVED') contradictory.push(`${order.number} is ${order.state}, its bureau approves all`);
    for (const { state, province, sequence } of attempts) {
      if (state !== 'ACCEPTED') contradictory.push(`file ${province}/${sequence} is ${state} when all is quiet`);
    }
  }

  // Files that the bureau accepted and we have no attempt for, and sequence numbers other than 1, 2, 3 ….
  const ownFiles = new Set(found.attempts.map(({ province, sequence, hash }) => `${province}/${sequence}/${hash}`));
  for (const { province, sequence, sha256, ztids } of accepted) {
    if (!ownFiles.has(`${province}/${sequence}/${sha256}`))
      duplicated.push(`the bureau has ${province}/${sequence} of ${ztids?.join(', ')}, which is no file of ours`);
  }
  for (const [province, counter] of Object.entries(found.counters)) {
    const numbers = accepted.filter((line) => line.province === province).map(({ sequence }) => Number(sequence));
    if (numbers.some((number, at) => number !== at + 1))
      contradictory.push(`numbers at ${province}: ${numbers.join(' ')}`);
    if (Number(counter) !== numbers.length)
      contradictory.push(`the last number at ${province} is ${numbers.length}, the desk says ${counter}`);
  }

  // Whether a subject without websites is on file at the bureau follows from what has ended.
  const text = (/** @type {RecordSummary | undefined} */ record) =>
    record === undefined ? '' : [...record.names, ...record.domains, ...record.accesses].sort().join(' ');
  const bureauRecords = new Map(found.bureau.map((record) => [record.ztid, record]));
  for (const record of found.desk) {
    const atBureau = bureauRecords.get(record.ztid);
    if (text(atBureau) !== text(record))
      contradictory.push(`subject ${record.ztid}: ${text(record)} here, ${text(atBureau)} at the bureau`);
  }
  for (const { number, ends } of found.orders) {
    const times = found.ended.filter((id) => id === ends).length;
    if (ends !== null && times !== 1) contradictory.push(`${number}: its bureau has ended ${ends} ${times} times`);
  }
  const cancelled = new Set(found.orders.map(({ ends }) => ends));
  for (const id of found.ended)
    if (!cancelled.has(id)) contradictory.push(`a bureau has ended ${id}, which no order cancels`);
  for (const what of found.unmatched) contradictory.push(`a result fitted no order: ${what}`);

  const count = (/** @type {readonly string[]} */ kinds, /** @type {string} */ kind) =>
    kinds.filter((one) => one === kind).length;
  const kinds = found.orders.map(({ kind }) => kind);
  return {
    in: found.orders.length,
    once: deliveredOnce.length,
    /** Orders, and those that are at their bureau exactly once, by kind. */
    byKind: [...new Set(kinds)]
      .sort()
      .map((kind) => ({ kind, in: count(kinds, kind), once: count(deliveredOnce, kind) })),
    lost,
    duplicated,
    contradictory,
    twoOpen: [...found.overlapping],
  };
}

/** @typedef {ReturnType<typeof compare>} Comparison */
