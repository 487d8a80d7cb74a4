export { approveRuleDraft, sendBackRuleDraft, submitRuleDraft, withdrawRuleDraft } from './decide-draft.ts';
export { loadConflicts } from './draft-conflicts.ts';
export { listRuleDraftIds, loadRuleDrafts } from './draft-pages.ts';
export type { DraftOutcome, DraftStep } from './draft-row.ts';
export { listOwnRuleIds, listOwnRules, loadOwnRules, type OwnRule } from './own-rules.ts';
export { createRuleDraft, type NewDraft, saveRuleDraft } from './write-draft.ts';
