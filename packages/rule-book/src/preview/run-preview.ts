import { shippedEditionSql } from '@beian/database/settings';
import { type AppContext, system, type Tx, transaction } from '@beian/database/transaction';
import type { Day, ShippedEdition } from '@beian/domain/province';
import {
  compareEditions,
  compareRules,
  concernsOf,
  effectsAtHandOver,
  effectsAtSubmission,
  provincesConcerned,
  type RuleChange,
  type RuleEffect,
  type RulePreviewPart,
  type RulesCompared,
  rulePreviewParts,
} from '@beian/domain/rule-book';
import { listOwnRules } from '../drafts/own-rules.ts';
import { type Candidate, listCandidates } from './candidates.ts';
import { loadPreviewedOrders, type Needed, type PreviewedOrder } from './judged-orders.ts';

/** Orders of one transaction: what a worker that ends loses. */
const BATCH = 400;

interface PreviewRow {
  readonly draft_id: string | null;
  readonly changes: readonly RuleChange[];
  /** The edition that would be in force; null: the preview is of a draft. */
  readonly other: ShippedEdition | null;
  readonly day: Day;
  readonly since: string;
  readonly until: string;
  readonly part: RulePreviewPart | null;
  readonly after: string | null;
  readonly shipped: ShippedEdition;
}
interface Plan {
  readonly rules: RulesCompared;
  readonly needed: Needed;
  readonly parts: readonly { readonly part: RulePreviewPart; readonly orders: readonly Candidate[] }[];
  readonly part: RulePreviewPart | null;
  readonly after: string | null;
}
interface PreviewItem {
  readonly order_id: string;
  readonly partner_id: string;
  readonly effects: readonly RuleEffect[];
  readonly outcomes: readonly string[];
  readonly decision: string | null;
}

/** `gone`: another preview took its place, or the draft was changed. `elsewhere`: another run is at it. */
export type PreviewEnd = 'done' | 'gone' | 'elsewhere';

const asClock = <T>(ctx: AppContext, work: (tx: Tx) => Promise<T>): Promise<T> =>
  transaction(ctx, system('clock'), work);

/**
 * Works out what a draft would do, in batches. It goes on where another run ended; two runs at once do not judge an order twice, because
 * each batch takes its place in the row of the preview. `stopAfter` batches it ends, for tests.
 */
export async function runPreview(
  ctx: AppContext,
  previewId: string,
  {
    stopAfter = Number.POSITIVE_INFINITY,
    batch: size = BATCH,
  }: { readonly stopAfter?: number; readonly batch?: number } = {},
): Promise<PreviewEnd> {
  const plan = await asClock(ctx, (tx) => begin(tx, previewId));
  if (plan === 'done' || plan === 'gone') return plan;
  let place = { part: plan.part, after: plan.after };
  let batches = 0;
  for (const { part, orders } of plan.parts) {
    const at = place.part === null ? -1 : rulePreviewParts.indexOf(place.part);
    if (rulePreviewParts.indexOf(part) < at) continue;
    const { after } = place;
    const left = place.part === part && after !== null ? orders.filter(({ id }) => id > after) : orders;
    for (let from = 0; from < left.length; from += size) {
      if (batches++ >= stopAfter) return 'elsewhere';
      const batch = left.slice(from, from + size);
      const was = place;
      if (!(await asClock(ctx, (tx) => judgeBatch(ctx, tx, previewId, { plan, part, batch, was })))) return 'elsewhere';
      place = { part, after: batch.at(-1)?.id ?? null };
    }
  }
  await asClock(ctx, (tx) =>
    tx.client.query(
      `/* endPreview */ update app.rule_previews set state = 'DONE', ended_at = app.now(), judged = total where id = $1 and state = 'RUNNING'`,
      [previewId],
    ),
  );
  return 'done';
}

/** SQL: the day of the preview `p`. */
const daySql = `to_char(p.day, 'YYYY-MM-DD')`;

async function begin(tx: Tx, previewId: string): Promise<Plan | 'done' | 'gone'> {
  const { rows } = await tx.client.query<PreviewRow & { state: string }>(
    `/* beginPreview */ select p.state, p.draft_id, coalesce(d.changes, '[]') as changes, case when p.edition is not null
         then ${shippedEditionSql('p.edition', daySql)} end as other, to_char(p.day, 'YYYY-MM-DD') as day, app.iso(p.since) as since,
       app.iso(p.asked_at) as until, p.part, p.after,
       (select ${shippedEditionSql(`value #>> '{}'`, daySql)} from app.settings where name = 'edition') as shipped
     from app.rule_previews p left join app.rule_drafts d on d.id = p.draft_id and d.version = p.version
     where p.id = $1 and (d.id is not null or p.edition is not null)`,
    [previewId],
  );
  const [row] = rows;
  if (row === undefined) return 'gone';
  if (row.state === 'DONE') return 'done';
  const { changes, shipped, other } = row;
  const own = await listOwnRules(tx);
  const rules =
    other === null
      ? compareRules({ shipped, own, changes, draftId: row.draft_id ?? '', day: row.day })
      : compareEditions({ shipped, other, own, day: row.day });
  const provinces = provincesConcerned(rules);
  const concerns = provinces.map((code) => concernsOf(code, rules));
  const parts: { part: RulePreviewPart; orders: readonly Candidate[] }[] = [];
  // Who changes the edition asks what becomes of the work in hand.
  for (const part of other === null ? rulePreviewParts : (['OPEN'] as const))
    parts.push({ part, orders: await listCandidates(tx, part, { provinces, since: row.since, until: row.until }) });
  const refusals = parts.find(({ part }) => part === 'REFUSAL')?.orders ?? [];
  await tx.client.query(
    `/* beginPreview */ update app.rule_previews set state = 'RUNNING', begun_at = coalesce(begun_at, app.now()),
       total = coalesce(total, $2), refusals_changed = $3 where id = $1`,
    [
      previewId,
      parts.reduce((sum, { orders }) => sum + orders.length, 0),
      refusals.filter(({ refused }) => refused?.isAsItWas === false).length,
    ],
  );
  const needed = {
    day: row.day,
    content: concerns.some(({ submission }) => submission),
    registryAnswers: concerns.some(({ domains }) => domains),
    shared: concerns.some(({ shared }) => shared),
  };
  return { rules, needed, parts, part: row.part, after: row.after };
}

interface Batch {
  readonly plan: Plan;
  readonly part: RulePreviewPart;
  readonly batch: readonly Candidate[];
  readonly was: Pick<Plan, 'part' | 'after'>;
}

async function judgeBatch(ctx: AppContext, tx: Tx, previewId: string, { plan, part, batch, was }: Batch) {
  const { rowCount } = await tx.client.query(
    `/* previewPlace */ update app.rule_previews set part = $2, after = $3, judged = judged + $4
     where id = $1 and state = 'RUNNING' and part is not distinct from $5 and after is not distinct from $6`,
    [previewId, part, batch.at(-1)?.id, batch.length, was.part, was.after],
  );
  if (rowCount === 0) return false;
  const byId = new Map(batch.map((one) => [one.id, one]));
  const orders = await loadPreviewedOrders(ctx, tx, [...byId.keys()], plan.needed);
  const items = orders.flatMap((order): PreviewItem[] => {
    const candidate = byId.get(order.id);
    const effects = candidate === undefined ? [] : effectsOf(part, order, candidate, plan.rules);
    const outcomes = [...new Set(effects.map(({ outcome }) => outcome))];
    const decision = candidate?.decision ?? null;
    return effects.length === 0
      ? []
      : [{ order_id: order.id, partner_id: order.partnerId, effects, outcomes, decision }];
  });
  if (items.length > 0)
    await tx.client.query(
      `/* addPreviewItems */ insert into app.rule_preview_items (preview_id, part, order_id, partner_id, effects, outcomes, decision)
       select $1, $2, r.* from jsonb_to_recordset($3::jsonb) as r(order_id text, partner_id text, effects jsonb, outcomes text[], decision text)
       on conflict do nothing`,
      [previewId, part, JSON.stringify(items)],
    );
  return true;
}

function effectsOf(
  part: RulePreviewPart,
  { judged, handOver, isUnsubmitted, isBeforeHandOver }: PreviewedOrder,
  { refused }: Candidate,
  rules: RulesCompared,
): readonly RuleEffect[] {
  const atSubmission = judged === null ? [] : effectsAtSubmission(judged, rules);
  if (part === 'OPEN')
    return [...(isUnsubmitted ? atSubmission : []), ...(isBeforeHandOver ? effectsAtHandOver(handOver, rules) : [])];
  const all = [...atSubmission, ...effectsAtHandOver(handOver, rules)];
  if (part === 'DECISION') return all;
  return refused?.isAsItWas !== true
    ? []
    : all.filter(({ outcome, at }) => outcome !== 'FREED' && refused.items.includes(at));
}
