import { enumOf, fieldsOf, type ViewOf } from '../fields/field-rows.ts';
import type { ChangeMove } from '../filing/proposal.ts';
import type { OrderKind } from '../order-names/kinds/kinds.ts';
import { ruleSourceFields, ruleTextFields } from '../province/rule-text-fields.ts';
import type { MoveAnswer } from './change-form.ts';
import type { RuleSubjects, RuleTopic } from './rulebook-rows.ts';

export const changeRuleFields = fieldsOf(
  'ChangeRule',
  'One way to change a subject, and what its bureau says to it 变更规则. Since 2026-11.',
  {
    move: { shape: enumOf<ChangeMove>('ChangeMove'), description: 'The way.' },
    label: { shape: 'String', description: "What people call it, in the caller's language." },
    answer: { shape: enumOf<MoveAnswer>('MoveAnswer'), description: "The bureau's answer." },
    conditions: { shape: ruleTextFields, list: true, description: 'Under what conditions.', console: false },
    wayOut: { shape: 'String', nullable: true, description: 'What to do where it is not allowed; null elsewhere.' },
  },
);
export type ChangeRuleView = ViewOf<typeof changeRuleFields>;

const provinceRuleFields = fieldsOf('ProvinceRule', 'One dated rule of a bureau 省规则. Since 2026-11.', {
  key: { shape: 'String', description: 'Stable key of the value, e.g. `rules.minAge`.' },
  text: { shape: 'String', description: "What it says, in the caller's language." },
  source: { shape: 'String', description: 'Where it comes from: a key of the documented sources.' },
  from: { shape: 'String', description: 'First edition in which it holds.' },
  until: {
    shape: 'String',
    nullable: true,
    description: 'First edition in which it holds no more; null: it still does.',
  },
  reaches: {
    shape: 'String',
    list: true,
    description:
      'What it does: `move`, `material MATERIAL_KIND`, `check FIELD`, `checklist ITEM` (seen by the reviewer), `siteName`.',
  },
});

export const provinceFields = fieldsOf(
  'Province',
  'A province with its bureau 管局 and all that it asks of a change, under one edition. Since 2026-11.',
  {
    code: { shape: 'String', description: 'GB/T 2260 code, six digits.' },
    label: { shape: 'String', description: "Its name, in the caller's language." },
    bureau: { shape: 'String', description: 'The bureau.' },
    edition: { shape: 'String', description: 'The edition of the rules 规则版本 that is answered for.' },
    smsChecked: { shape: 'Boolean', description: 'The ministry checks changes by SMS there 短信核验.' },
    smsHours: { shape: 'Int', description: 'Hours to answer that SMS.' },
    photoMethod: {
      shape: 'String',
      description: 'How the website principal is photographed: `curtain`, `bureau-app` or `face-check`.',
    },
    addsDomains: { shape: 'Boolean', description: 'A change of a website may add a domain.' },
    changeRules: {
      shape: changeRuleFields,
      list: true,
      description: 'Every way to change a subject, with the answer.',
    },
    domainRules: {
      shape: ruleTextFields,
      list: true,
      description: 'What is asked of a domain that a change adds 域名核验: who may hold it, and how long it must last.',
    },
    rules: {
      shape: provinceRuleFields,
      list: true,
      description: 'All its rules of this edition.',
    },
  },
);
export type ProvinceView = ViewOf<typeof provinceFields>;

const statedRuleFields = fieldsOf('StatedRule', 'One rule of a province with its days and sources. Since 2026-11.', {
  topic: { shape: enumOf<RuleTopic>('RuleTopic'), description: 'What it is about.' },
  key: { shape: 'String', description: 'Key of the rule, e.g. `rules.minAge`; several may share one.' },
  text: { shape: 'String', description: "What it says, in the caller's language." },
  from: { shape: 'Date', description: 'First day on which it is in force, `YYYY-MM-DD`.' },
  until: { shape: 'Date', nullable: true, description: 'First day on which it no longer is; null: none is known.' },
  sources: { shape: ruleSourceFields, list: true, description: 'Where it comes from.' },
});
export type StatedRuleView = ViewOf<typeof statedRuleFields>;

const rulebookRuleFields = fieldsOf(
  'RulebookRule',
  'A rule in force in a province on a day, and what it concerns 省规则. Since 2026-11.',
  {
    ...statedRuleFields.rows,
    subjects: { shape: enumOf<RuleSubjects>('RuleSubjects'), description: 'Whose filings it concerns.' },
    kinds: {
      shape: enumOf<OrderKind>('OrderKind'),
      list: true,
      description: 'The kinds of orders that it can concern.',
    },
    effects: {
      shape: 'String',
      list: true,
      description: "What it does, in the caller's language, e.g. the material that it asks for.",
    },
  },
);

const rulebookChangeFields = fieldsOf(
  'RulebookChange',
  'What changes in a province with an edition, or on a day of the installation’s own rules, which may be to come. Since 2026-11.',
  {
    edition: { shape: 'String', description: 'The edition.' },
    day: { shape: 'Date', description: 'Its day, `YYYY-MM-DD`.' },
    began: { shape: statedRuleFields, list: true, description: 'Rules that began.' },
    ended: { shape: statedRuleFields, list: true, description: 'Rules that ended.' },
  },
);

const rulebookKindFields = fieldsOf(
  'RulebookKind',
  'A kind of order that can be placed in a province. Since 2026-11.',
  {
    kind: { shape: enumOf<OrderKind>('OrderKind'), description: 'The kind.' },
    label: { shape: 'String', description: "What people call it, in the caller's language." },
  },
);

export const rulebookFields = fieldsOf(
  'Rulebook',
  'All rules of a province in force on a day, by topic 各省规则. Since 2026-11.',
  {
    code: { shape: 'String', description: 'GB/T 2260 code of the province, six digits.' },
    label: { shape: 'String', description: "Its name, in the caller's language." },
    bureau: { shape: 'String', description: 'The bureau.' },
    edition: { shape: 'String', description: 'The edition of the rules 规则版本 that is answered for.' },
    since: { shape: 'Date', description: 'The day since which the rules are these, `YYYY-MM-DD`.' },
    until: {
      shape: 'Date',
      nullable: true,
      description: 'The day with which the next edition begins; null: none is known.',
    },
    kinds: {
      shape: rulebookKindFields,
      list: true,
      description: 'The kinds of orders that can be placed.',
    },
    rules: {
      shape: rulebookRuleFields,
      list: true,
      description: 'The rules, by topic in the order of the enum.',
    },
    changes: {
      shape: rulebookChangeFields,
      list: true,
      description: 'What changed in this province, oldest first.',
    },
  },
);
export type RulebookView = ViewOf<typeof rulebookFields>;
