import { newId } from '@beian/database/ids';
import type { AppContext, Tx } from '@beian/database/transaction';
import type { RuleDraftInput } from '@beian/domain/rule-book';
import type { Actor } from '@beian/domain/staff';
import { refusal } from '@beian/domain/text';
import { checkChanges } from './check-changes.ts';
import { type DraftOutcome, type DraftStep, lockDraft, settleStep } from './draft-row.ts';
import { type DraftContent, readDraftInput } from './read-input.ts';

export interface NewDraft {
  readonly actor: Actor;
  readonly input: RuleDraftInput;
  readonly key: string;
}

/** Shape and days are checked with each save, so that a person reads at once what is wrong; a draft without changes may be saved. */
async function checkInput(tx: Tx, input: RuleDraftInput) {
  const read = await readDraftInput(tx, input);
  if ('reasons' in read) return read;
  const reasons = await checkChanges(tx, read.value.changes);
  return reasons.length === 0 ? read : refusal('INVALID_INPUT', ...reasons);
}

const columns = ({ title, notice, why, changes }: DraftContent) => [
  title,
  JSON.stringify(notice),
  why,
  JSON.stringify(changes),
];

/** 新建规则草稿. */
export const createRuleDraft = (ctx: AppContext, tx: Tx, call: NewDraft): Promise<DraftOutcome> =>
  settleStep(ctx, tx, call, {
    action: 'createRuleDraft',
    said: call.input,
    write: async () => {
      const read = await checkInput(tx, call.input);
      if ('reasons' in read) return read;
      const draftId = newId('draft');
      await tx.client.query(
        '/* createRuleDraft */ insert into app.rule_drafts (id, title, source, why, changes, made_by) values ($1, $2, $3, $4, $5, $6)',
        [draftId, ...columns(read.value), call.actor.id],
      );
      return { draftId, details: { changes: read.value.changes.length } };
    },
  });

/** 保存规则草稿. Any supervisor may: who did cannot approve it. */
export const saveRuleDraft = (
  ctx: AppContext,
  tx: Tx,
  call: DraftStep & { readonly input: RuleDraftInput },
): Promise<DraftOutcome> =>
  settleStep(ctx, tx, call, {
    action: 'saveRuleDraft',
    said: call.input,
    write: async () => {
      const draft = await lockDraft(tx, call, 'OPEN');
      if ('reasons' in draft) return draft;
      const read = await checkInput(tx, call.input);
      if ('reasons' in read) return read;
      await tx.client.query(
        `/* saveRuleDraft */ update app.rule_drafts set title = $2, source = $3, why = $4, changes = $5, version = version + 1,
           changed_at = app.now(), written_by = case when $6 = any(written_by) then written_by else array_append(written_by, $6) end where id = $1`,
        [draft.id, ...columns(read.value), call.actor.id],
      );
      return { draftId: draft.id, details: { version: draft.version + 1, changes: read.value.changes.length } };
    },
  });
