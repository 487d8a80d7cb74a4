import { bilingualTextFields } from '../codes/code-fields.ts';
import { fieldsOf, textOf, type ViewOf } from '../fields/field-rows.ts';

/** What an approved draft does to a rule. `CANCELLED`: it ends before it begins. */
export type RuleChangeKind = 'ADDED' | 'ENDED' | 'CANCELLED';

export const partnerEventSourceFields = fieldsOf(
  'PartnerEventSource',
  "The bureau's notice that a change of rules comes from 来源. Since 2026-12.",
  {
    title: { shape: 'String', description: 'Its title.' },
    date: { shape: 'Date', description: 'The day that it bears.' },
    address: { shape: 'String', nullable: true, description: 'Where it was published; null: not known.' },
  },
);

export const partnerEventRuleFields = fieldsOf('PartnerEventRule', 'A rule that changes 规则变动. Since 2026-12.', {
  kind: {
    shape: textOf<RuleChangeKind>(),
    description: '`ADDED`, `ENDED`, or `CANCELLED` for one that ends before it begins; kinds may be added.',
  },
  key: {
    shape: 'String',
    description: 'Its key, as in `rulebook`; a rule added takes the place of others of its key.',
  },
  provinces: {
    shape: 'String',
    list: true,
    description: 'GB/T 2260 codes of its provinces; all 31: it holds everywhere.',
  },
  day: { shape: 'Date', description: 'The change takes effect at 00:00, Beijing time, of this day.' },
  until: {
    shape: 'Date',
    nullable: true,
    description: 'Of a rule added: the first day without it; null: none is known.',
  },
  text: { shape: bilingualTextFields, description: 'What the rule says, in both languages.' },
  source: { shape: partnerEventSourceFields, description: 'The notice that the change comes from.' },
});
export type PartnerEventRuleView = ViewOf<typeof partnerEventRuleFields>;

export const partnerEventRulesFields = fieldsOf(
  'PartnerEventRules',
  'The change of rules that an event is about 规则变更: what one approval adds, ends and cancels. Since 2026-12.',
  {
    firstDay: { shape: 'Date', description: 'The first day on which one of the changes takes effect.' },
    changes: { shape: partnerEventRuleFields, list: true, description: 'The rules that change.' },
  },
);
export type PartnerEventRulesView = ViewOf<typeof partnerEventRulesFields>;
