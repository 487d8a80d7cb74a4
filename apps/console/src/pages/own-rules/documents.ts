import type { RuleChange } from '@beian/domain/rule-book';
import { listOf } from '../../app/providers/data.ts';
import { ownRulesDocument, type RuleDraft, ruleDraftsDocument } from '../../generated/rule-draft.ts';

export const ownRules = listOf('ownRules', ownRulesDocument, (data) => data.ownRules);
export const ruleDrafts = listOf('ruleDrafts', ruleDraftsDocument, (data) => data.ruleDrafts);

/** The key under which a draft is kept. */
export const draftKey = ['ruleDraft'] as const;

export const changesOf = (draft: Pick<RuleDraft, 'changes'>): readonly RuleChange[] =>
  JSON.parse(draft.changes) as readonly RuleChange[];

/** A draft as the API takes it, with other changes. */
export const inputOf = (draft: RuleDraft, changes: readonly RuleChange[]) => ({
  title: draft.title,
  why: draft.why,
  notice: {
    title: draft.notice.title,
    date: draft.notice.date,
    address: draft.notice.address,
    text: draft.notice.text,
    fileId: draft.notice.fileId,
  },
  changes: JSON.stringify(changes),
});
