import { checkInput } from '@beian/database/input';
import type { AppContext, Tx } from '@beian/database/transaction';
import { refusal, textLengths } from '@beian/domain/text';
import { z } from 'zod';
import { checkChanges } from './check-changes.ts';
import { emptyDraft, writtenByCaller } from './draft-refusals.ts';
import { type DraftOutcome, type DraftRow, type DraftStep, lockDraft, settleStep } from './draft-row.ts';
import { tellPartners } from './tell-partners.ts';
import { writeOwnRules } from './write-own-rules.ts';

/** What hinders a draft from taking effect as it is now; undefined: nothing. */
async function hindrance(tx: Tx, { changes }: DraftRow) {
  if (changes.length === 0) return emptyDraft;
  const reasons = await checkChanges(tx, changes);
  return reasons.length === 0 ? undefined : refusal('INVALID_INPUT', ...reasons);
}

/** 提交规则草稿: another supervisor decides. */
export const submitRuleDraft = (ctx: AppContext, tx: Tx, call: DraftStep): Promise<DraftOutcome> =>
  settleStep(ctx, tx, call, {
    action: 'submitRuleDraft',
    write: async () => {
      const draft = await lockDraft(tx, call, 'OPEN');
      if ('reasons' in draft) return draft;
      const hindered = await hindrance(tx, draft);
      if (hindered !== undefined) return hindered;
      await tx.client.query(
        `/* submitRuleDraft */ update app.rule_drafts set state = 'SUBMITTED', submitted_at = app.now(),
           sent_back_why = null where id = $1`,
        [draft.id],
      );
      return { draftId: draft.id, details: { version: draft.version } };
    },
  });

const sentBack = z.strictObject({ why: z.string().trim().min(1).max(textLengths.ruleWhy) });

/** 退回规则草稿: it is open again; its writers may take it back themselves. */
export const sendBackRuleDraft = (
  ctx: AppContext,
  tx: Tx,
  call: DraftStep & { readonly why: string },
): Promise<DraftOutcome> =>
  settleStep(ctx, tx, call, {
    action: 'sendBackRuleDraft',
    said: call.why,
    write: async () => {
      const draft = await lockDraft(tx, call, 'SUBMITTED');
      if ('reasons' in draft) return draft;
      const read = checkInput(sentBack, { why: call.why });
      if ('reasons' in read) return read;
      await tx.client.query(
        `/* sendBackRuleDraft */ update app.rule_drafts set state = 'OPEN', sent_back_why = $2, decided_by = $3,
           decided_at = app.now() where id = $1`,
        [draft.id, read.value.why, call.actor.id],
      );
      return { draftId: draft.id, details: { version: draft.version } };
    },
  });

/** 作废规则草稿. */
export const withdrawRuleDraft = (ctx: AppContext, tx: Tx, call: DraftStep): Promise<DraftOutcome> =>
  settleStep(ctx, tx, call, {
    action: 'withdrawRuleDraft',
    write: async () => {
      const draft = await lockDraft(tx, call, 'OPEN', 'SUBMITTED');
      if ('reasons' in draft) return draft;
      await tx.client.query(
        `/* withdrawRuleDraft */ update app.rule_drafts set state = 'WITHDRAWN', decided_by = $2, decided_at = app.now()
         where id = $1`,
        [draft.id, call.actor.id],
      );
      return { draftId: draft.id };
    },
  });

/**
 * 批准规则草稿: writes its rules and tells partners of them; they take effect at 00:00, Shanghai time, of their days. Only a supervisor who wrote nothing of it may;
 * its days are checked again, since they may have come meanwhile.
 */
export const approveRuleDraft = (ctx: AppContext, tx: Tx, call: DraftStep): Promise<DraftOutcome> =>
  settleStep(ctx, tx, call, {
    action: 'approveRuleDraft',
    write: async () => {
      const draft = await lockDraft(tx, call, 'SUBMITTED');
      if ('reasons' in draft) return draft;
      if (draft.writers.includes(call.actor.id)) return writtenByCaller;
      const hindered = await hindrance(tx, draft);
      if (hindered !== undefined) return hindered;
      // Before the rows change: an end is told with the days that its rule has.
      await tellPartners(tx, draft);
      const rules = await writeOwnRules(tx, draft);
      await tx.client.query(
        `/* approveRuleDraft */ update app.rule_drafts set state = 'APPROVED', decided_by = $2, decided_at = app.now()
         where id = $1`,
        [draft.id, call.actor.id],
      );
      return { draftId: draft.id, details: { rules } };
    },
  });
