import { auditTextSql, hashOfLink } from '@beian/database/audit';
import type { ClientBase } from 'pg';
import type { Realm } from '../chain/head.ts';
import { BATCH, type Fault, type VerificationResult, type VerifyOptions } from './verification-result.ts';
import { verifyCovered } from './verify-covered.ts';
import { verifyEvents } from './verify-events.ts';
import { checkHeads, type KnownHeads } from './verify-heads.ts';
import { verifyOrders } from './verify-orders.ts';
import { verifyRecords } from './verify-records.ts';

/**
 * Verifies the audit log, its chain and heads, the chains of orders, orders, records and covered rows in one read-only snapshot.
 * Each chain ends at its first bad row. For the role auditor; hashes are computed by PostgreSQL's built-in functions.
 */
export async function verifyAudit(client: ClientBase, options: VerifyOptions = {}): Promise<VerificationResult> {
  await client.query('begin isolation level repeatable read read only');
  try {
    return await verifyInTransaction(client, options);
  } finally {
    await client.query('rollback');
  }
}

/** The same inside an existing transaction. */
export async function verifyInTransaction(
  client: ClientBase,
  options: VerifyOptions = {},
): Promise<VerificationResult> {
  // Our own functions in the database may have been replaced, so none is called.
  await client.query(
    `set local search_path = pg_catalog; set local app.kind = 'system'; set local app.actor = 'auditor'`,
  );
  await client.query('set local jit = off; set local work_mem = 65536');
  const faults: Fault[] = [];
  const notes: string[] = [];
  let links = 0;
  let heads = 0;
  let unlinked = 0;
  let head: number | null = null;
  for (const realm of ['live', 'test'] as const) {
    const known = options.order === undefined ? await checkHeads(client, realm, options, faults, notes) : undefined;
    heads += known?.count ?? 0;
    if (realm === 'live') head = known?.last?.seq ?? null;
    links += await verifyChain(client, realm, options, known, faults);
    unlinked += await findUnlinked(client, realm, faults);
  }
  const events = await verifyEvents(client, options, faults);
  // Damaged chains of events prove nothing about their orders.
  const isWhole = !faults.some(({ table }) => table === 'order_events' || table === 'orders');
  if (!isWhole) notes.push('Orders were not held to their events, which are not whole.');
  const { orders } = isWhole ? await verifyOrders(client, options, faults) : { orders: 0 };
  const { records } = await verifyRecords(client, options, faults);
  const { covered } = await verifyCovered(client, options, faults, notes);
  return { faults, links, heads, head, unlinked, notes, ...events, orders, records, covered };
}

interface Link {
  readonly n: string;
  readonly day: string;
  readonly audit_id: string;
  readonly hash: string;
  readonly said: string | null;
  /** For a single order: the hash of the previous link. */
  readonly before: string | null;
}

async function verifyChain(
  client: ClientBase,
  realm: Realm,
  { day, order }: VerifyOptions,
  known: KnownHeads | undefined,
  faults: Fault[],
): Promise<number> {
  const where = day !== undefined ? 'and c.day = $4::date' : order !== undefined ? 'and a.target = $4' : '';
  const before =
    where === '' ? 'null' : '(select b.hash from app.audit_chain b where b.test = c.test and b.n = c.n - 1)';
  const from =
    order === undefined
      ? 'app.audit_chain c left join app.audit a on a.id = c.audit_id'
      : 'app.audit a join app.audit_chain c on c.audit_id = a.id';
  const more = day === undefined && order === undefined ? [] : [day ?? order];
  // Page by page in the sequence of an index: sorting all of it would need disk space. No index holds one order's links in their
  // sequence, so they are one page.
  const page = `select c.n::text, c.day::text, c.audit_id, c.hash, case when a.id is not null then ${auditTextSql} end as said,
       ${before} as before from ${from} where c.test = $1 and c.n > $2 ${where} order by c.n limit $3`;
  const walk = { n: 0n, hash: '', day: '', begun: where === '' };
  let count = 0;
  let reached = '-1';
  for (;;) {
    const { rows } = await client.query<Link>(page, [
      realm === 'test',
      reached,
      order === undefined ? BATCH : null,
      ...more,
    ]);
    for (const link of rows) {
      const n = BigInt(link.n);
      // For a part of a chain, the preceding link is taken as given.
      if (order !== undefined || !walk.begun) Object.assign(walk, { n: n - 1n, hash: link.before ?? '', begun: true });
      const what = checkLink(link, n, walk);
      if (what !== undefined) {
        faults.push(
          what === GONE
            ? gone(link)
            : {
                table: what.table,
                id: what.table === 'audit' ? link.audit_id : `${realm} ${link.n}`,
                day: link.day,
                what: what.what,
              },
        );
        return count;
      }
      Object.assign(walk, { n, hash: link.hash, day: link.day });
      count += 1;
      const head = known?.at.get(Number(n));
      if (head !== undefined && head.hash !== link.hash) {
        faults.push({
          ...{ table: 'audit_chain', id: `${realm} ${head.after + 1}`, day: link.day },
          what: `links ${head.after + 1} to ${link.n} were written anew: head ${head.seq} was signed over others`,
        });
        return count;
      }
    }
    if (order !== undefined || rows.length < BATCH) break;
    reached = rows.at(-1)?.n ?? reached;
  }
  const last = known?.last;
  if (day === undefined && last !== undefined && last.n > Number(walk.n)) {
    faults.push({
      ...{ table: 'audit_chain', id: `${realm} ${walk.n + 1n}`, day: last.day },
      what: `the chain ends at link ${walk.n}, but head ${last.seq} was signed over link ${last.n}: its tail was cut off`,
    });
  }
  return count;
}

const GONE = Symbol('gone');
const gone = (link: Link): Fault => ({ table: 'audit', id: link.audit_id, day: link.day, what: 'the row was deleted' });

function checkLink(
  link: Link,
  n: bigint,
  walk: { readonly n: bigint; readonly hash: string; readonly day: string },
): { table: 'audit' | 'audit_chain'; what: string } | typeof GONE | undefined {
  if (n !== walk.n + 1n)
    return { table: 'audit_chain', what: `links ${walk.n + 1n} to ${n - 1n}, before this one, were deleted` };
  if (link.said === null) return GONE;
  if (link.day < walk.day) return { table: 'audit_chain', what: 'its day is before that of the link before it' };
  if (hashOfLink(walk.hash, link.n, link.day, link.said) !== link.hash)
    return { table: 'audit', what: 'the row, or its link, was changed, swapped or moved to another day' };
  return undefined;
}

/** Rows without a link are recent; one older than the last linked row was inserted later. */
async function findUnlinked(client: ClientBase, realm: Realm, faults: Fault[]): Promise<number> {
  const { rows } = await client.query<{ id: string; day: string; late: boolean }>(
    // A restored database may stand on a server that counts transactions from the beginning: its new rows are not late.
    `select a.id, to_char(a.at at time zone 'Asia/Shanghai', 'YYYY-MM-DD') as day,
       (a.tx, a.id) < (t.tx, t.id) and t.tx < lpad(pg_snapshot_xmax(pg_current_snapshot())::text, 20, '0') as late
     from app.audit a left join app.audit_chain c on c.audit_id = a.id
     left join lateral (select b.tx, b.id from app.audit_chain k join app.audit b on b.id = k.audit_id where k.test = $1
       order by k.n desc limit 1) t on true
     where c.audit_id is null and a.test = $1 order by a.tx, a.id limit ${BATCH}`,
    [realm === 'test'],
  );
  const put = rows.find(({ late }) => late);
  if (put !== undefined)
    faults.push({ table: 'audit', id: put.id, day: put.day, what: 'the row was put in later: it is in no link' });
  return rows.filter(({ late }) => !late).length;
}
