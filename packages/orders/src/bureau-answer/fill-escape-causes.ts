import type { AppContext, Tx } from '@beian/database/transaction';
import { type ItemFinding, judgeEscape, type ReviewedOrder, reviewedFindings } from '@beian/domain/escapes';
import { assess } from '@beian/domain/order';
import type { ReasonCode } from '@beian/domain/reasons';
import { findFacts, type LoadedOrder } from '../facts/facts.ts';
import { findMachineChecks } from '../machine-checks/machine-checks-sql.ts';
import { findPapersOf } from '../readings/paper-view.ts';
import type { ReturnedContent } from '../return/return.ts';
import { differingItems, loadProposal, loadReviewedOrder, machineFinding } from './reviewed-order.ts';

const BATCH = 100;

interface Unjudged {
  readonly id: string;
  readonly orderId: string;
  readonly item: string | null;
  readonly reason: ReasonCode;
  readonly passedRule: string | null;
  readonly day: string;
  /** ISO 8601 UTC. */
  readonly at: string;
  /** Items that were passed before. */
  readonly passed: readonly string[];
  /** Of the return that followed: the content that was refused. */
  readonly returnId: string | null;
  readonly content: Buffer | null;
}

/**
 * Judges a batch of refusals from before their causes were stored, oldest first, and returns how many. An order that was corrected since is
 * judged by the content with which it was returned; where that was erased, by the rule that was stored with the refusal.
 */
export async function fillEscapeCauses(ctx: AppContext, tx: Tx): Promise<number> {
  const { rows } = await tx.client.query<Unjudged>(
    `/* findUnjudged */ select r.id, r.order_id as "orderId", r.item, r.reason, r.passed_rule as "passedRule", app.shanghai_day(r.at) as day, app.iso(r.at) as at,
       array(select v.item from (select distinct on (v.item) v.item, v.verdict from app.verdicts v
         where v.order_id = r.order_id and v.at <= r.at order by v.item, v.at desc, v.id desc) v where v.verdict = 'pass') as passed,
       t.id as "returnId", t.content
     from app.refusal_reasons r left join lateral (select t.id, t.content from app.returns t
       where t.order_id = r.order_id and t.at >= r.at order by t.at, t.id limit 1) t on true
     where r.cause is null order by r.at, r.id limit ${BATCH} for update of r skip locked`,
  );
  const orders = await findFacts(tx, [...new Set(rows.map(({ orderId }) => orderId))]);
  for (const row of rows) {
    const loaded = orders.get(row.orderId);
    if (loaded === undefined) throw new Error(`fillEscapeCauses: no order ${row.orderId}`);
    const { cause, rules } = judgeEscape(row, await loadReviewThen(ctx, tx, loaded, row));
    await tx.client.query('/* fillEscapeCause */ update app.refusal_reasons set cause = $2, rules = $3 where id = $1', [
      row.id,
      cause,
      rules,
    ]);
  }
  return rows.length;
}

async function loadReviewThen(ctx: AppContext, tx: Tx, loaded: LoadedOrder, row: Unjudged): Promise<ReviewedOrder> {
  const passed = new Set(row.passed);
  if (row.returnId === null) return { ...(await loadReviewedOrder(ctx, tx, loaded)), passed };
  const returned =
    row.content === null ? null : ctx.keys.unsealJson<ReturnedContent>(`returns.content:${row.returnId}`, row.content);
  const now = await loadProposal(ctx, tx, loaded);
  const proposal = { ...now, today: row.day, after: returned?.values ?? {} };
  if (returned === null || Object.keys(returned.values).length === 0)
    return { ...{ proposal, machineChecks: [], differing: [], passed }, findings: storedRule(row) };
  const stored = await findMachineChecks(tx, row.orderId);
  const papers = await findPapersOf(ctx, tx, row.orderId, {
    values: { ...now.before, ...returned.values },
    hashes: returned.hashes,
    now: Date.parse(row.at),
  });
  return {
    proposal,
    findings: reviewedFindings({ ...loaded.facts, findings: assess(proposal).findings }),
    machineChecks: stored.filter(({ item, contentHash }) => returned.hashes[item] === contentHash).map(machineFinding),
    differing: differingItems(papers, loaded),
    passed,
  };
}

const storedRule = ({ item, passedRule }: Unjudged): ItemFinding[] =>
  item === null || passedRule === null ? [] : [{ item, ruleId: passedRule, outcome: 'pass' }];
