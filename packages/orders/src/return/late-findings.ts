import { newId } from '@beian/database/ids';
import type { Tx } from '@beian/database/transaction';
import { statesOfWaiting } from '@beian/domain/order';
import type { ReasonCode } from '@beian/domain/reasons';

/** An item that a review passed before a return that did not object to it. */
export interface PassedBefore {
  readonly item: string;
  /** Content hash of what was passed. */
  readonly hash: string;
  readonly staffId: string;
  readonly staffName: string;
  /** ISO 8601, UTC. */
  readonly at: string;
  /** Round of the return that followed. */
  readonly round: number;
}

/**
 * SQL: of an order `o`, as JSON rows: each item whose last verdict before a return was `pass` and that the return did
 * not object to; a wait is no return. Verdicts voided because the bureau published other values (`fell_at`) do not count. Content that a
 * later return objected to is excluded, so that a late finding is counted only once.
 */
export const passedBeforeSql = `(select json_agg(json_build_object('item', p.item, 'hash', p.hash, 'staffId', p.staff_id,
    'staffName', p.staff_name, 'at', app.iso(p.at), 'round', p.round)) from (
  select distinct on (v.item) v.item, v.hash, v.staff_id, v.staff_name, v.at, t.round
  from app.verdicts v join app.returns t on t.order_id = v.order_id and t.at >= v.at and t.into_state <> all('{${statesOfWaiting.join()}}')
  where v.order_id = o.id and v.verdict = 'pass' and v.fell_at is null and not jsonb_exists(t.items, v.item)
    and not exists (select 1 from app.verdicts n where n.order_id = v.order_id and n.item = v.item
      and (n.at, n.id) > (v.at, v.id) and n.at <= t.at)
    and not exists (select 1 from app.returns w where w.order_id = v.order_id and w.at >= v.at and w.items ->> v.item = v.hash)
  order by v.item, t.at desc, v.at desc) p)`;

/** The items that an earlier review passed and its return did not object to, by item key. */
export async function findPassedBefore(tx: Tx, orderId: string): Promise<Map<string, PassedBefore>> {
  const { rows } = await tx.client.query<{ passed: PassedBefore[] | null }>({
    name: 'passed-before',
    text: `/* findPassedBefore */ select ${passedBeforeSql} as passed from app.orders o where o.id = $1`,
    values: [orderId],
  });
  return new Map((rows[0]?.passed ?? []).map((one) => [one.item, one]));
}

export interface LateFinding {
  readonly orderId: string;
  readonly returnId: string;
  readonly round: number;
  readonly codes: readonly ReasonCode[];
  readonly staff: { readonly id: string; readonly name: string };
  readonly passed: PassedBefore;
}

export async function addLateFinding(tx: Tx, finding: LateFinding): Promise<void> {
  const { passed, staff } = finding;
  await tx.client.query({
    name: 'add-late-finding',
    text: `/* addLateFinding */ insert into app.late_findings
      (id, order_id, return_id, item, hash, round, codes, staff_id, staff_name, passed_by, passed_by_name, passed_at, passed_round)
      values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13)`,
    values: [
      newId('late'),
      finding.orderId,
      finding.returnId,
      passed.item,
      passed.hash,
      finding.round,
      finding.codes,
      staff.id,
      staff.name,
      passed.staffId,
      passed.staffName,
      passed.at,
      passed.round,
    ],
  });
}
