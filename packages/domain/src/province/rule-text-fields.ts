import { fieldsOf, type ViewOf } from '../fields/field-rows.ts';

export const ruleSourceFields = fieldsOf('RuleSource', 'A document that a rule comes from 来源. Since 2026-11.', {
  key: { shape: 'String', description: 'Its key, as `source` has it.' },
  title: { shape: 'String', description: "Its title, in the caller's language." },
  publisher: { shape: 'String', description: 'Who published it, and the copy that was read.' },
  date: {
    shape: 'String',
    nullable: true,
    description: 'Day, month or years of the text or of the copy, e.g. `2019-09-12`; null: it has no date.',
  },
});
export type RuleSourceView = ViewOf<typeof ruleSourceFields>;

export const ruleTextFields = fieldsOf(
  'RuleText',
  'A rule of the field or of a bureau, in one sentence. Since 2026-11.',
  {
    text: { shape: 'String', description: "What it says, in the caller's language." },
    source: {
      shape: 'String',
      description: 'Where it comes from: a key of the documented sources; `derived`: our own inference.',
    },
    from: {
      shape: 'Date',
      nullable: true,
      description: 'First day on which it is in force, `YYYY-MM-DD`; null where it is told with an order.',
      console: false,
    },
    until: {
      shape: 'Date',
      nullable: true,
      description: 'First day on which it no longer is; null: none is known.',
      console: false,
    },
    sources: {
      shape: ruleSourceFields,
      nullable: true,
      list: true,
      description: 'The documents that `source` names; null where it is told with an order.',
      console: false,
    },
  },
);
export type RuleTextView = ViewOf<typeof ruleTextFields>;
