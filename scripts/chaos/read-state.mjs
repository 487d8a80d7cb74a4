// Reads both sides for the comparison: the database of the desk, and the ledgers and records of the bureaus.
import { allRecords } from '../lib/all-records.mjs';

/** @typedef {import('./installation.mjs').Installation} Installation */

/** @param {Pick<Installation, 'query' | 'clients'>} installation @returns {Promise<import('./compare.mjs').BothSides>} */
export async function readBothSides({ query, clients }) {
  const orders = await query(
    `select o.id, o.number, o.kind, o.state, r.bureau_id as ztid, r.provider_id as "providerId",
       case o.kind when 'CANCEL_SUBJECT' then r.bureau_id when 'CANCEL_WEBSITE' then w.bureau_id when 'CANCEL_ACCESS' then o.access_id end as ends
     from app.orders o join app.records r on r.id = o.record_id join app.websites w on w.id = o.website_id
     where exists (select 1 from app.order_events e where e.order_id = o.id and e.event = 'pushToBureau')`,
  );
  const attempts = await query(
    `select so.order_id as "orderId", b.province, u.sequence::text, u.state, u.file_hash as hash
     from app.submission_orders so join app.submissions u on u.id = so.submission_id join app.bureaus b on b.id = u.bureau_id
     where u.state <> 'REFUSED'`,
  );
  const bureaus = await query('select province, last_sequence::text as last from app.bureaus where not test');
  const overlapping = await query(
    // Both times are the starts of transactions: of two concurrent ones the later may have been committed first.
    `with open_at as (
       select o.record_id, o.number, least(u.settled_at, so.answered_at) as since, coalesce(so.answered_at, 'infinity') as until
       from app.submission_orders so join app.submissions u on u.id = so.submission_id join app.orders o on o.id = so.order_id
       where u.state = 'ACCEPTED')
     select a.number || ' and ' || b.number as pair from open_at a join open_at b on b.record_id = a.record_id
       and b.number > a.number and tstzrange(a.since, a.until) && tstzrange(b.since, b.until)`,
  );
  // Code 1017: the bureau reports that another change of the subject is pending.
  const second = await query(`select id from app.answer_entries where '1017' = any(codes)`);
  const unmatched = await query(
    `select file_name || ' ' || array_to_string(codes, ' ') || ' ' || why::text as what
     from app.answer_entries e join app.bureau_answers a on a.id = e.answer_id where e.status = 'unmatched'
       and not e.why @> '[{"code":"ENTRY_NOT_NEW"}]'`,
  );
  const provinces = bureaus.map(({ province }) => province);
  const ledgers = await Promise.all(
    provinces.map(async (one) => [one, await clients.callSandbox(`control/ledger?province=${one}`)]),
  );
  const states = await Promise.all(provinces.map((one) => clients.callSandbox(`control/state?province=${one}`)));
  const ids = new Map(
    (await query('select filing_number, bureau_id from app.records where not test')).map((row) => [
      row.filing_number,
      row.bureau_id,
    ]),
  );
  const desk = await allRecords(clients.partner, 'filingNumber province websites { name domains accesses { id } }');
  return {
    orders,
    attempts,
    ledgers: Object.fromEntries(ledgers),
    counters: Object.fromEntries(bureaus.map(({ province, last }) => [province, last])),
    desk: desk.map((record) => ({
      province: record.province,
      ztid: ids.get(record.filingNumber) ?? '',
      ...partsOf(record.websites, ({ id }) => id),
    })),
    bureau: states.flatMap(({ province, records }) =>
      records.map((/** @type {any} */ { ztid, websites }) => ({
        province,
        ztid,
        ...partsOf(websites, ({ jrid }) => jrid),
      })),
    ),
    ended: states.flatMap(({ ended }) => ended.map((/** @type {{ jlid: string }} */ { jlid }) => jlid)),
    overlapping: [...overlapping.map(({ pair }) => pair), ...second.map(({ id }) => `entry ${id} says 1017`)],
    unmatched: unmatched.map(({ what }) => what),
  };
}

/**
 * @param {{ name: string, domains: string[], accesses: any[] }[]} websites
 * @param {(access: any) => string} accessId
 */
const partsOf = (websites, accessId) => ({
  names: websites.map(({ name }) => name),
  domains: websites.flatMap(({ domains }) => domains),
  accesses: websites.flatMap(({ accesses }) => accesses.map(accessId)),
});

/**
 * Work that is still pending, as sentences; empty when all is done.
 * @param {Pick<Installation, 'query' | 'clients'>} installation @returns {Promise<string[]>}
 */
export async function pendingWork({ query, clients }) {
  const rows = await query(
    `select state || ' ' || count(*) as what from app.orders where state in
       ('SUBMISSION_PENDING', 'SUBMITTING', 'SMS_PENDING', 'BUREAU_REVIEW') group by state
     union all select 'file ' || state || ' ' || count(*) from app.submissions
       where state in ('PREPARED', 'SENDING', 'UNKNOWN') group by state
     union all select 'answers not acknowledged ' || count(*) from app.bureau_answers
       where acked_at is null having count(*) > 0
     union all select 'answers not applied ' || count(*) from app.bureau_answers
       where applied_at is null having count(*) > 0`,
  );
  const bureaus = await clients.callSandbox('control/bureaus');
  const waiting = bureaus
    .filter((/** @type {any} */ { pending, queueLength, late }) => pending + queueLength + late > 0)
    .map(
      (/** @type {any} */ one) => `${one.province}: pending ${one.pending}, queue ${one.queueLength}, late ${one.late}`,
    );
  return [...rows.map(({ what }) => what), ...waiting];
}

/**
 * The longest time from the push of an order to its acceptance by the bureau, ms.
 * @param {Installation} installation @returns {Promise<number>}
 */
export async function slowestAcceptance({ query }) {
  const [row] = await query(
    `select coalesce(max(extract(epoch from arrived.at - pushed.at)), 0)::float8 * 1000 as ms from app.order_events pushed
     join lateral (select min(at) as at from app.order_events e where e.order_id = pushed.order_id
       and e.event = 'uploadAccepted' and e.seq > pushed.seq) arrived on true
     where pushed.event = 'pushToBureau'`,
  );
  return Number(row.ms);
}
