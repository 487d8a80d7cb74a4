import { auditRefusal } from '@beian/database/audit';
import { readOnly, transaction } from '@beian/database/transaction';
import type { PlanName } from '@beian/domain/order';
import { loadPlan, openPlan, type PlanCall, planRefusal, previewPlan } from '@beian/orders/plans';
import { actorOf, type RequestContext } from '../context.ts';
import { toActionRefused } from '../localize.ts';

interface Asked {
  readonly name: PlanName;
  readonly recordId?: string;
  readonly websiteId?: string;
  readonly websites?: number;
  readonly province?: string;
}

/** Opens the orders of a plan; the plan, or why it is refused. */
export function openLocalizedPlan(context: RequestContext, asked: Omit<PlanCall, 'actor' | 'key'>, key: string) {
  const { ctx, language } = context;
  const actor = actorOf(context);
  return transaction(ctx, actor, async (tx) => {
    const outcome = await openPlan(ctx, tx, { ...asked, actor, key });
    if (!outcome.ok) return toActionRefused(outcome.refusal, language);
    const plan = await loadPlan(tx, outcome.planId, language);
    if (plan === undefined) throw new Error('openPlan: the plan is gone');
    return plan;
  });
}

/** What a plan would be; writes nothing but the audit of a refusal. */
export async function previewLocalizedPlan(context: RequestContext, asked: Asked) {
  const { ctx, language } = context;
  const actor = actorOf(context);
  const judged = await readOnly(ctx, actor, async (tx) => {
    const first = await planRefusal(tx, actor, asked);
    return 'reasons' in first ? first : previewPlan(tx, { ...asked, province: first.province, language });
  });
  if (!('reasons' in judged)) return judged;
  await auditRefusal(ctx, actor, 'planPreview', { code: judged.code }, asked.recordId);
  return toActionRefused(judged, language);
}
