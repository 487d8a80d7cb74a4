import { writeAudit } from '@beian/database/audit';
import { bodyHash, findAnswer, saveAnswer } from '@beian/database/idempotency';
import { newId } from '@beian/database/ids';
import type { AppContext, Tx } from '@beian/database/transaction';
import { evaluateEvent } from '@beian/domain/life-cycle';
import {
  beginsFromNothing,
  guards,
  MAX_FIRST_WEBSITES,
  type OrderMetadata,
  orderLifeCycle,
  type PlanName,
  planRow,
} from '@beian/domain/order';
import { kindRow, type OrderKind } from '@beian/domain/order-names';
import { findProvince } from '@beian/domain/province';
import type { Actor } from '@beian/domain/staff';
import type { RefusalReasonCode } from '@beian/domain/text';
import { type BilingualText, bilingual, type Refusal, refusal } from '@beian/domain/text';
import { findRecordFacts } from '../facts/record-facts.ts';
import { toRefusal } from '../facts/refusals.ts';
import { perform } from '../perform/perform.ts';

const wrongInput = (
  field: string,
  code: RefusalReasonCode,
  message: BilingualText,
  suggestion: BilingualText,
): Refusal => refusal('INVALID_INPUT', { code, field, message, suggestion, ruleId: 'R-2' });

/** What is wrong with the call itself. */
function inputRefusal({ name, recordId, websites, province }: Omit<PlanCall, 'actor' | 'key'>): Refusal | null {
  const fromNothing = beginsFromNothing(name);
  if (province !== undefined && findProvince(province) === undefined)
    return wrongInput(
      'province',
      'PROVINCE_UNKNOWN',
      bilingual('没有这个省', 'There is no such province'),
      bilingual(
        '请从省份列表中选择（六位行政区划代码，如 320000）',
        'Choose one from the list of provinces: six digits, such as 320000',
      ),
    );
  if (fromNothing ? recordId !== undefined : recordId === undefined)
    return wrongInput(
      'recordId',
      fromNothing ? 'RECORD_NOT_NEEDED' : 'RECORD_MISSING',
      fromNothing
        ? bilingual('此方案从未备案开始，不针对已有备案', 'This plan begins from nothing and is about no record')
        : bilingual('请指明备案', 'Name the record'),
      fromNothing
        ? bilingual('请去掉备案，只指明省份', 'Leave the record out and name the province')
        : bilingual('请从可操作的备案中选择', 'Choose one of your records'),
    );
  if (
    websites !== undefined &&
    (!fromNothing || !Number.isInteger(websites) || websites < 1 || websites > MAX_FIRST_WEBSITES)
  )
    return wrongInput(
      'websites',
      'WEBSITES_OUT_OF_RANGE',
      fromNothing
        ? bilingual(`网站数须为 1 至 ${MAX_FIRST_WEBSITES}`, `A plan files 1 to ${MAX_FIRST_WEBSITES} websites`)
        : bilingual('此方案的网站由备案决定', 'The record says which websites this plan is about'),
      bilingual('请改正或去掉 websites', 'Correct websites or leave it out'),
    );
  return null;
}
export interface PlanCall {
  readonly actor: Actor;
  readonly name: PlanName;
  /** Left out of a plan that begins from nothing. */
  readonly recordId?: string;
  /** Which website, where the record has several. */
  readonly websiteId?: string;
  /** How many websites are to be filed, of a plan that begins from nothing; default: 1. */
  readonly websites?: number;
  /** Where it is filed; default: the record's province. GB/T 2260. */
  readonly province?: string;
  /** The partner's own id and pairs, which each order of the plan gets; unique means against orders outside of the plan. */
  readonly reference?: string;
  readonly uniqueReference?: boolean;
  readonly metadata?: OrderMetadata;
  readonly key: string;
}

export type PlanOutcome =
  | { readonly ok: true; readonly planId: string }
  | { readonly ok: false; readonly refusal: Refusal };

/** Whether the plan's first order could be opened; the refusal, or the province in which the last one is filed. Writes nothing. */
export async function planRefusal(
  tx: Tx,
  actor: Actor,
  asked: Omit<PlanCall, 'actor' | 'key'>,
): Promise<Refusal | { readonly province: string }> {
  const wrong = inputRefusal(asked);
  if (wrong !== null) return wrong;
  const { recordId, province } = asked;
  const [first] = await planSteps(tx, asked);
  if (first === undefined) throw new Error(`the plan ${asked.name} has no step`);
  const { kind, websiteId } = first;
  const named = kindRow(kind).about === 'nothing' ? { province } : { recordId, websiteId };
  const found = await findRecordFacts(tx, actor, named, kind);
  if ('reasons' in found) return found;
  const judged = evaluateEvent(orderLifeCycle, guards, 'openOrder', found.facts, actor, undefined);
  if (!judged.allowed) return toRefusal(judged);
  const filedIn = province ?? found.facts.province;
  return (await targetRefusal(tx, actor, asked)) ?? { province: filedIn };
}

/** Why nothing can be filed in another province than the record's, if that is asked for. */
async function targetRefusal(
  tx: Tx,
  actor: Actor,
  { name, province }: Pick<PlanCall, 'name' | 'province'>,
): Promise<Refusal | undefined> {
  const kind = planRow(name).steps.find((step) => kindRow(step).about === 'nothing');
  if (province === undefined || kind === undefined) return undefined;
  const found = await findRecordFacts(tx, actor, { province }, kind);
  if ('reasons' in found) return found;
  const judged = evaluateEvent(orderLifeCycle, guards, 'openOrder', found.facts, actor, undefined);
  return judged.allowed ? undefined : toRefusal(judged);
}

/**
 * Opens the orders of a plan: the first as any other, the others as drafts that cannot be submitted before the bureau has approved the
 * one before. All or none; one effect per idempotency key.
 */
export async function openPlan(ctx: AppContext, tx: Tx, call: PlanCall): Promise<PlanOutcome> {
  const { actor, name, recordId, websiteId, websites, province, key } = call;
  const { reference, uniqueReference, metadata } = call;
  const body = bodyHash([
    'openPlan',
    name,
    recordId ?? '',
    websiteId,
    websites,
    province,
    ...given({ reference, uniqueReference, metadata }),
  ]);
  const seen = await findAnswer<PlanOutcome>(ctx, tx, actor, key, body);
  if (seen !== undefined) return seen;
  const outcome = await openSteps(ctx, tx, call);
  await saveAnswer(ctx, tx, actor, key, body, outcome);
  return outcome;
}

async function openSteps(ctx: AppContext, tx: Tx, call: PlanCall): Promise<PlanOutcome> {
  const { actor, name, recordId, province, reference, uniqueReference, metadata } = call;
  const wrong = inputRefusal(call) ?? (await targetRefusal(tx, actor, call)) ?? null;
  if (wrong !== null) {
    const codes = wrong.reasons.map(({ code }) => code);
    await writeAudit(tx, actor, 'openPlan', recordId, 'refused', { code: wrong.code, codes });
    return { ok: false, refusal: wrong };
  }
  const planId = newId('plan');
  // What is filed anew belongs to the record that the first filing opens.
  let newRecord = recordId;
  for (const [position, { kind, websiteId, valuesOf }] of (await planSteps(tx, call)).entries()) {
    const { about } = kindRow(kind);
    const opened = await perform(ctx, tx, {
      event: 'openOrder',
      actor,
      ...(about === 'nothing' ? {} : { recordId: newRecord }),
      ...(websiteId === undefined ? {} : { websiteId }),
      input: {
        kind,
        ...(about === 'nothing' ? { province: province ?? (await provinceOf(tx, recordId)) } : {}),
        ...(position === 0 ? {} : { after: true }),
        ...(valuesOf === undefined ? {} : { valuesOf }),
        ...(reference === undefined ? {} : { reference }),
        ...(uniqueReference === undefined || position > 0 ? {} : { uniqueReference }),
        ...(metadata === undefined ? {} : { metadata }),
      },
    });
    if (!opened.ok && position > 0) throw new Error(`openPlan: ${kind} is refused after the first step`);
    if (!opened.ok) return { ok: false, refusal: opened.refusal };
    if (position === 0)
      await tx.client.query(
        `/* openPlan */ insert into app.plans (id, name, partner_id, record_id)
           select $1, $2, $3, record_id from app.orders where id = $4`,
        [planId, name, actor.id, opened.orderId],
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

/** Nothing where all is left out: a call that was saved under its key before these existed has the same hash. */
const given = (labels: Readonly<Record<string, unknown>>): unknown[] =>
  Object.values(labels).every((value) => value === undefined) ? [] : [labels];

interface PlanStep {
  readonly kind: OrderKind;
  /** What it is about, of a kind about a website. */
  readonly websiteId?: string;
  /** The filed values with which its draft begins. */
  readonly valuesOf?: { readonly recordId: string; readonly websiteId?: string };
}

/** The steps of a plan: those of its row, and one for each further website where the row says so. */
export async function planSteps(
  tx: Tx,
  { name, recordId, websiteId, websites = 1 }: Pick<PlanCall, 'name' | 'recordId' | 'websiteId' | 'websites'>,
): Promise<readonly PlanStep[]> {
  const { steps, keepsValues, eachFurther } = planRow(name);
  const { rows } = await tx.client.query<{ id: string }>(
    `/* planSteps */ select id from app.websites where record_id = $1 and filed and not gone and ours order by id <> $2, filing_number`,
    [recordId ?? null, websiteId ?? null],
  );
  const [first, ...further] = rows.map(({ id }) => id);
  // Where each website gets a step, the plan is about all of them and need not be told with which it begins.
  const named = websiteId ?? (eachFurther === undefined ? undefined : first);
  const step = (kind: OrderKind, site: string | undefined, filled: boolean): PlanStep => ({
    kind,
    ...(isAboutWebsite(kind) && site !== undefined ? { websiteId: site } : {}),
    ...(filled && recordId !== undefined ? { valuesOf: { recordId, websiteId: site ?? first } } : {}),
  });
  const more = recordId === undefined ? Array.from({ length: websites - 1 }, () => undefined) : further;
  return [
    ...steps.map((kind, at) => step(kind, named, at > 0 && keepsValues)),
    ...(eachFurther === undefined ? [] : more.map((site) => step(eachFurther, site, keepsValues))),
  ];
}

const isAboutWebsite = (kind: OrderKind): boolean => ['website', 'access'].includes(kindRow(kind).about);

/** GB/T 2260 code of the province of a record that the actor may see. */
async function provinceOf(tx: Tx, recordId: string | undefined): Promise<string | undefined> {
  if (recordId === undefined) return undefined;
  const { rows } = await tx.client.query<{ province: string }>(
    '/* provinceOf */ select province from app.records where id = $1',
    [recordId],
  );
  return rows[0]?.province;
}
