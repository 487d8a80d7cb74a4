import { enumOf, fieldsOf, type ViewOf } from '../fields/field-rows.ts';
import { ruleSourceFields } from '../province/rule-text-fields.ts';
import { bilingual } from '../text/bilingual-text.ts';
import type { RuleConflictKind } from './conflict-kinds.ts';
import { RULE_NOTICE_DAYS, type RuleDraftState } from './draft.ts';
import type { OwnRuleState } from './own-rule-states.ts';

export const ruleNoticeFields = fieldsOf(
  'RuleNotice',
  'The notice that a draft of rules comes from 来源. Since 2026-12.',
  {
    title: { shape: 'String', description: 'Its title, as typed.' },
    date: { shape: 'Date', description: 'The day that it bears.' },
    address: { shape: 'String', nullable: true, description: 'Where it was published; null: not given.' },
    text: { shape: 'String', nullable: true, description: 'Its text, as pasted; null: there is a file.' },
    fileId: {
      shape: 'ID',
      nullable: true,
      description: 'The uploaded scan, at `/evidence/<id>`; null: there is a text.',
    },
    fileHash: { shape: 'String', nullable: true, description: 'SHA-256 of the bytes of that scan, hex.' },
  },
);

export const ruleDraftFields = fieldsOf(
  'RuleDraft',
  'A draft of rules of the installation 规则草稿: what one notice of a bureau changes. Since 2026-12.',
  {
    id: { shape: 'ID', description: 'Global id.' },
    version: {
      shape: 'Int',
      description: 'Rises when its content is saved; each step names the version that the caller saw.',
    },
    state: {
      shape: enumOf<RuleDraftState>('RuleDraftState'),
      description: 'How far it has come.',
      label: bilingual('状态', 'State'),
      column: 'state',
    },
    stateLabel: { shape: 'String', description: "The same in the caller's language." },
    title: { shape: 'String', description: 'What it is called.', column: 'title', label: bilingual('标题', 'Title') },
    notice: { shape: ruleNoticeFields, description: 'The notice that it comes from.' },
    why: { shape: 'String', description: 'Why, as its author put it.' },
    changes: {
      shape: 'String',
      description:
        'What it changes, as JSON: an array of `{ does: "add", rule }` and `{ does: "end", rule, until }` in the shape that `saveRuleDraft` takes.',
    },
    changesCount: {
      shape: 'Int',
      description: 'How many changes.',
      column: 'changes',
      label: bilingual('改动', 'Changes'),
    },
    provinces: {
      shape: 'String',
      list: true,
      description: 'GB/T 2260 codes of the provinces that its new rules are about.',
    },
    firstDay: {
      shape: 'Date',
      nullable: true,
      description: 'The first day that one of its changes takes effect at 00:00, Shanghai time; null: it has none yet.',
      column: 'firstDay',
      label: bilingual('生效日', 'First day'),
    },
    isShortNotice: {
      shape: 'Boolean',
      description: `Its first day is nearer than the ${RULE_NOTICE_DAYS} days for which partners are to know a change; of a decided draft as it was decided.`,
    },
    madeBy: { shape: 'String', description: 'Who began it.', column: 'madeBy', label: bilingual('起草人', 'Begun by') },
    madeAt: { shape: 'DateTime', description: 'When.', column: 'madeAt', label: bilingual('起草时间', 'Begun') },
    changedAt: { shape: 'DateTime', description: 'When it was last changed.' },
    submittedAt: { shape: 'DateTime', nullable: true, description: 'When it was submitted last; null: never.' },
    decidedBy: {
      shape: 'String',
      nullable: true,
      description: 'Who approved it, withdrew it, or sent it back last; null: nobody.',
    },
    decidedAt: { shape: 'DateTime', nullable: true, description: 'When.' },
    sentBackWhy: { shape: 'String', nullable: true, description: 'Why it was sent back; null: it was not since.' },
    mayChange: { shape: 'Boolean', description: 'The caller may save, submit and withdraw it now.' },
    mayDecide: {
      shape: 'Boolean',
      description: 'The caller may approve it now: another supervisor than those who wrote it.',
    },
  },
);
export type RuleDraftView = ViewOf<typeof ruleDraftFields>;

export const conflictingRuleFields = fieldsOf('ConflictingRule', 'A rule of a conflict. Since 2026-12.', {
  key: { shape: 'String', description: 'Its key.' },
  text: { shape: 'String', description: "What it says, in the caller's language." },
  from: { shape: 'Date', description: 'Its first day.' },
  until: { shape: 'Date', nullable: true, description: 'The first day without it; null: none is known.' },
  change: {
    shape: 'Int',
    nullable: true,
    description:
      'Its place among the changes of the draft, from 0; null: it is approved, of the program, or of another draft.',
  },
});

export const ruleConflictFields = fieldsOf(
  'RuleConflict',
  'What a draft of rules does beside another rule, now or on a day to come, or in vain 规则冲突. It hinders no step. Since 2026-12.',
  {
    kind: { shape: enumOf<RuleConflictKind>('RuleConflictKind'), description: 'What kind.' },
    label: { shape: 'String', description: "The same in the caller's language." },
    change: { shape: 'Int', description: 'The place of the change among those of the draft, from 0.' },
    text: { shape: 'String', description: "What is in conflict, in the caller's language." },
    provinces: { shape: 'String', list: true, description: 'GB/T 2260 codes of the provinces where it is so.' },
    rules: {
      shape: conflictingRuleFields,
      list: true,
      description: 'The rules: that of the draft first; alone where no order can meet it.',
    },
  },
);
export type RuleConflictView = ViewOf<typeof ruleConflictFields>;

export const openedRuleDraftFields = fieldsOf(
  'OpenedRuleDraft',
  'A draft of rules with what is in conflict with it. Since 2026-12.',
  {
    draft: { shape: ruleDraftFields, description: 'The draft.' },
    conflicts: { shape: ruleConflictFields, list: true, description: 'Its conflicts with other rules; empty: none.' },
  },
);
export type OpenedRuleDraftView = ViewOf<typeof openedRuleDraftFields>;

export const ownRuleFields = fieldsOf(
  'OwnRule',
  'A rule of the installation 自定规则: added by an approved draft. Since 2026-12.',
  {
    id: { shape: 'ID', description: 'Global id; `{ does: "end", rule: <id> }` ends it.' },
    key: {
      shape: 'String',
      description: 'Its key: another rule replaces it by naming it.',
      column: 'key',
      label: bilingual('规则键', 'Key'),
    },
    state: {
      shape: enumOf<OwnRuleState>('OwnRuleState'),
      description: 'Whether it is in force.',
      column: 'state',
      label: bilingual('状态', 'State'),
    },
    stateLabel: { shape: 'String', description: "The same in the caller's language." },
    text: {
      shape: 'String',
      description: "What it says, in the caller's language.",
      column: 'text',
      label: bilingual('规则', 'Rule'),
    },
    provinces: { shape: 'String', list: true, description: 'GB/T 2260 codes of its provinces.' },
    rule: {
      shape: 'String',
      description: 'Its effects and what it replaces, as JSON: `{ in, replaces, effects, says }`.',
    },
    from: { shape: 'Date', description: 'Its first day.', column: 'from', label: bilingual('起', 'From') },
    until: {
      shape: 'Date',
      nullable: true,
      description: 'The first day without it; null: none is known.',
      column: 'until',
      label: bilingual('至', 'Until'),
    },
    draftId: { shape: 'ID', description: 'The draft that added it.' },
    endedByDraftId: { shape: 'ID', nullable: true, description: 'The draft that ended it; null: none.' },
    sources: { shape: ruleSourceFields, list: true, description: 'The notice that it comes from.' },
  },
);
export type OwnRuleView = ViewOf<typeof ownRuleFields>;
