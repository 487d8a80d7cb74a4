import { writeAudit } from '@beian/database/audit';
import { bodyHash, findAnswer, saveAnswer } from '@beian/database/idempotency';
import { newId } from '@beian/database/ids';
import type { AppContext, Tx } from '@beian/database/transaction';
import { evaluateEvent } from '@beian/domain/life-cycle';
import { guards, orderLifeCycle, type PlanName, planRow } from '@beian/domain/order';
import { kindRow, type OrderKind } from '@beian/domain/order-names';
import { findProvince } from '@beian/domain/province';
import type { Actor } from '@beian/domain/staff';
import { bilingual, type Refusal, refusal } from '@beian/domain/text';
import { findRecordFacts } from '../facts/facts.ts';
import { toRefusal } from '../facts/refusals.ts';
import { perform } from '../perform/perform.ts';

const unknownProvince = refusal('INVALID_INPUT', {
  code: 'PROVINCE_UNKNOWN',
  field: 'province',
  message: bilingual('没有这个省', 'There is no such province'),
  suggestion: bilingual(
    '六位行政区划代码，如 320000；见 provinces',
    'Its GB/T 2260 code of six digits, such as 320000; see provinces',
  ),
  ruleId: 'R-2',
});

export interface PlanCall {
  readonly actor: Actor;
  readonly name: PlanName;
  readonly recordId: string;
  /** Which website, where the record has several. */
  readonly websiteId?: string;
  /** Where it is filed anew; default: the record's province. GB/T 2260. */
  readonly province?: string;
  readonly key: string;
}

export type PlanOutcome =
  | { readonly ok: true; readonly planId: string }
  | { readonly ok: false; readonly refusal: Refusal };

/** Whether the plan's first order could be opened; the refusal, or the province in which the last one is filed. Writes nothing. */
export async function planRefusal(
  tx: Tx,
  actor: Actor,
  { name, recordId, websiteId, province }: Omit<PlanCall, 'actor' | 'key'>,
): Promise<Refusal | { readonly province: string }> {
  if (province !== undefined && findProvince(province) === undefined) return unknownProvince;
  const [kind] = planRow(name).steps;
  const found = await findRecordFacts(tx, actor, { recordId, websiteId }, kind);
  if ('reasons' in found) return found;
  const judged = evaluateEvent(orderLifeCycle, guards, 'openOrder', found.facts, actor, undefined);
  return judged.allowed ? { province: province ?? found.facts.province } : toRefusal(judged);
}

/**
 * Opens the orders of a plan: the first as any other, the others as drafts that cannot be submitted before the bureau has approved the
 * one before. All or none; one effect per idempotency key.
 */
export async function openPlan(ctx: AppContext, tx: Tx, call: PlanCall): Promise<PlanOutcome> {
  const { actor, name, recordId, websiteId, province, key } = call;
  const body = bodyHash(['openPlan', name, recordId, websiteId, province]);
  const seen = await findAnswer<PlanOutcome>(ctx, tx, actor, key, body);
  if (seen !== undefined) return seen;
  const outcome = await openSteps(ctx, tx, call);
  await saveAnswer(ctx, tx, actor, key, body, outcome);
  return outcome;
}

async function openSteps(
  ctx: AppContext,
  tx: Tx,
  { actor, name, recordId, websiteId, province }: PlanCall,
): Promise<PlanOutcome> {
  if (province !== undefined && findProvince(province) === undefined) {
    const codes = unknownProvince.reasons.map(({ code }) => code);
    await writeAudit(tx, actor, 'openPlan', recordId, 'refused', { code: unknownProvince.code, codes });
    return { ok: false, refusal: unknownProvince };
  }
  const planId = newId('plan');
  const steps = await planSteps(tx, { name, recordId, websiteId });
  // What is filed anew belongs to the record that the first filing opens.
  let newRecord = recordId;
  for (const [position, { kind, valuesOf }] of steps.entries()) {
    const { about } = kindRow(kind);
    const opened = await perform(ctx, tx, {
      event: 'openOrder',
      actor,
      ...(about === 'nothing' ? {} : { recordId: newRecord }),
      ...(about === 'website' || about === 'access' ? { websiteId } : {}),
      input: {
        kind,
        ...(about === 'nothing' ? { province: province ?? (await provinceOf(tx, recordId)) } : {}),
        ...(position === 0 ? {} : { after: true }),
        ...(valuesOf === undefined ? {} : { valuesOf }),
      },
    });
    if (!opened.ok && position > 0) throw new Error(`openPlan: ${kind} is refused after the first step`);
    if (!opened.ok) return { ok: false, refusal: opened.refusal };
    if (position === 0)
      await tx.client.query(
        '/* openPlan */ insert into app.plans (id, name, partner_id, record_id) values ($1, $2, $3, $4)',
        [planId, name, actor.id, recordId],
      );
    const { rows } = await tx.client.query<{ record: string }>(
      `/* openPlan */ with added as (insert into app.plan_steps (plan_id, position, order_id) values ($1, $2, $3))
       select record_id as record from app.orders where id = $3`,
      [planId, position, opened.orderId],
    );
    if (about === 'nothing') newRecord = rows[0]?.record ?? newRecord;
  }
  return { ok: true, planId };
}

interface PlanStep {
  readonly kind: OrderKind;
  /** The filed values with which its draft begins. */
  readonly valuesOf?: { readonly recordId: string; readonly websiteId?: string };
}

/** The steps of a plan for a record: those of its row, and one for each further website of ours where the row says so. */
export async function planSteps(
  tx: Tx,
  { name, recordId, websiteId }: Pick<PlanCall, 'name' | 'recordId' | 'websiteId'>,
): Promise<readonly PlanStep[]> {
  const { steps, keepsValues, eachFurther } = planRow(name);
  const { rows } = await tx.client.query<{ id: string }>(
    `/* planSteps */ select id from app.websites where record_id = $1 and filed and not gone and ours order by id <> $2, filing_number`,
    [recordId, websiteId ?? null],
  );
  const [first, ...further] = rows.map(({ id }) => id);
  return [
    ...steps.map((kind, at) =>
      at > 0 && keepsValues ? { kind, valuesOf: { recordId, websiteId: first ?? websiteId } } : { kind },
    ),
    ...(eachFurther === undefined
      ? []
      : further.map((id) => ({ kind: eachFurther, valuesOf: { recordId, websiteId: id } }))),
  ];
}

/** GB/T 2260 code of the province of a record that the actor may see. */
async function provinceOf(tx: Tx, recordId: string): Promise<string | undefined> {
  const { rows } = await tx.client.query<{ province: string }>(
    '/* provinceOf */ select province from app.records where id = $1',
    [recordId],
  );
  return rows[0]?.province;
}
