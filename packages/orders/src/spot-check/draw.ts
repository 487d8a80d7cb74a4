import { calendarInForce } from '@beian/database/calendar';
import { newId } from '@beian/database/ids';
import { hashWithoutKeyId } from '@beian/database/sealing';
import { type AppContext, isTest, type Tx } from '@beian/database/transaction';
import { addSpan } from '@beian/domain/calendar';
import type { FieldValues, MaterialKind } from '@beian/domain/filing';
import {
  domainFindings,
  filingFindings,
  findingsWithBlackList,
  itemsInReview,
  type StoredFinding,
} from '@beian/domain/order';
import {
  type DrawnEvent,
  drawKey,
  drawnEvents,
  drawnNumber,
  drawnShareOf,
  isDrawn,
  type SpotCheckRules,
  spotCheckSpan,
  tenureClassOf,
} from '@beian/domain/quality';
import { readContent } from '../content/content.ts';
import type { WriteContext } from '../event/write.ts';

/** One item of a spot check: the verdict, the content it was about, and who gave it. */
export interface DecidedItem {
  readonly item: string;
  readonly hash: string;
  readonly verdict: 'pass' | 'return';
  readonly verdictId: string;
  readonly staffId: string;
  readonly staffName: string;
  /** Passed with others by one key; missing in spot checks from before such verdicts. */
  readonly grouped?: boolean;
}

/** A picture attached to the order at the time of the decision. */
export interface DecidedMaterial {
  readonly id: string;
  readonly kind: MaterialKind;
  readonly hash: string;
}

/** The content decided on; stored sealed with the spot check. */
export interface DecidedContent {
  readonly base: FieldValues;
  readonly now: FieldValues;
  readonly findings: readonly StoredFinding[];
}

export const spotCheckContentAad = (id: string): string => `second_looks.content:${id}`;

/** The number drawn for a decision, 0 ≤ n < 100; reproducible with the same hash key. */
const drawNumberFor = (keys: AppContext['keys'], orderId: string, seq: number): number =>
  drawnNumber(hashWithoutKeyId(keys.searchHash('secondLook', drawKey(orderId, seq))));

interface DrawInputs {
  readonly rules: SpotCheckRules;
  /** Whole days since the person's first decision; null when this is the first. */
  readonly days: number | null;
  readonly verdicts: (DecidedItem & { readonly at: string })[] | null;
  readonly materials: DecidedMaterial[] | null;
}

/**
 * Draws whether a decision gets a spot check and records the draw, in the decision's own transaction. A drawn decision
 * is stored as it was made: items with hashes and verdicts, pictures, and the sealed content.
 */
export async function drawSpotCheck(context: WriteContext, event: DrawnEvent): Promise<void> {
  const { ctx, tx, loaded, facts, actor } = context;
  // Test orders are not decided by people, so they get no spot check.
  if (isTest(ctx, actor)) return;
  const { id: orderId, lastSeq } = loaded.row;
  const items = itemsInReview(facts);
  const { rows } = await tx.client.query<DrawInputs>({
    name: 'draw-ground',
    text: `/* drawSpotCheck */ select (select value from app.settings where name = 'secondLooks') as rules,
        (select floor(extract(epoch from app.now() - first_decided_at) / 86400)::int from app.staff where id = $2) as days,
        (select json_agg(v) from (select distinct on (v.item) v.item, v.hash, v.verdict, v.id as "verdictId", v.staff_id as "staffId",
            v.staff_name as "staffName", v.grouped from app.verdicts v
          where v.order_id = $1 and v.item = any($3) order by v.item, v.at desc, v.id desc) v) as verdicts,
        (select json_agg(json_build_object('id', m.id, 'kind', m.kind, 'hash', m.hash)) from app.materials m
          where m.order_id = $1 and m.removed_at is null) as materials`,
    values: [orderId, actor.id, items.map(({ key }) => key)],
  });
  const [inputs] = rows;
  if (inputs === undefined) throw new Error('drawSecondLook: no ground');
  const { rules, days } = inputs;
  const seq = lastSeq + 1;
  // In the order of the review screen.
  const judged = items.flatMap(({ key, hash }) =>
    (inputs.verdicts ?? []).filter((one) => one.item === key && one.hash === hash),
  );
  const grouped = drawnEvents[event] === 'approvals' && judged.some((one) => one.grouped);
  const share = drawnShareOf(tenureClassOf(rules, Math.max(0, days ?? 0)), event, grouped);
  const number = drawNumberFor(ctx.keys, orderId, seq);
  // A decision without a judged item leaves nothing to check.
  const drawn = isDrawn(number, share) && judged.length > 0;
  await tx.client.query({
    name: 'write-draw',
    text: `/* writeDraw */ insert into app.draws (id, order_id, seq, event, staff_id, tenure_days, share, number, drawn, grouped)
      values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10)`,
    values: [newId('draw'), orderId, seq, event, actor.id, Math.max(0, days ?? 0), share, number, drawn, grouped],
  });
  if (days === null)
    await tx.client.query(
      '/* firstDecision */ update app.staff set first_decided_at = app.now() where id = $1 and first_decided_at is null',
      [actor.id],
    );
  if (drawn) await saveSpotCheck(context, { event, seq, grouped, rules, judged, materials: inputs.materials ?? [] });
}

interface DrawnDecision {
  readonly event: DrawnEvent;
  readonly seq: number;
  readonly grouped: boolean;
  readonly rules: SpotCheckRules;
  readonly judged: readonly DecidedItem[];
  readonly materials: readonly DecidedMaterial[];
}

async function saveSpotCheck(
  { ctx, tx, loaded, facts, actor }: WriteContext,
  { event, seq, grouped, rules, judged, materials }: DrawnDecision,
): Promise<void> {
  const id = newId('look');
  const { base, now } = await readContent(ctx, tx, loaded.row.id);
  const keys = judged.map(({ item }) => item);
  const findings = [...findingsWithBlackList(facts), ...domainFindings(facts), ...filingFindings(facts)];
  const content: DecidedContent = { base, now, findings: findings.filter(({ field }) => keys.includes(field)) };
  const calendar = await calendarInForce(ctx, tx, loaded.calendar);
  const due = addSpan(calendar, loaded.hours, Date.parse(facts.now), spotCheckSpan(rules));
  const judges = [...new Set([actor.id, ...judged.map(({ staffId }) => staffId)])];
  const dueAt = new Date(due.due).toISOString();
  await tx.client.query({
    name: 'keep-decision',
    text: `/* saveSpotCheck */ insert into app.second_looks (id, order_id, seq, event, province, kind, round, decided_by, decided_name, judges,
        items, materials, content, due_at, provisional, place, grouped)
      values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $14, $16)`,
    values: [
      id,
      loaded.row.id,
      seq,
      event,
      facts.province,
      facts.kind,
      loaded.row.round,
      actor.id,
      actor.name,
      judges,
      JSON.stringify(judged),
      JSON.stringify(materials),
      ctx.keys.sealJson(spotCheckContentAad(id), content),
      dueAt,
      due.provisional,
      grouped,
    ],
  });
}

/** Marks the spot checks of a pushed order and sorts them behind those of orders that can still be stopped. */
export async function markSpotChecksPushed(tx: Tx, orderId: string): Promise<void> {
  await tx.client.query({
    name: 'spot-checks-pushed',
    text: `/* markSpotChecksPushed */ update app.second_looks set pushed_at = app.now(), place = due_at + interval '24000 hours'
      where order_id = $1 and ended_at is null and pushed_at is null`,
    values: [orderId],
  });
}

/** Ends spot checks not given in time and returns how many. Runs as the clock. */
export async function lapseSpotChecks(tx: Tx): Promise<number> {
  const { rowCount } = await tx.client.query({
    name: 'lapse-spot-checks',
    text: '/* lapseSpotChecks */ update app.second_looks set ended_at = app.now() where ended_at is null and due_at <= app.now()',
  });
  return rowCount ?? 0;
}
