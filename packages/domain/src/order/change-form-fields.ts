import type { FormatInput } from '../checks/formats.ts';
import type { CodeList } from '../codes/code-lists.ts';
import { enumOf, fieldsOf, type ViewOf } from '../fields/field-rows.ts';
import type { MaterialKind } from '../filing/materials.ts';
import { ruleTextFields } from '../province/rule-text-fields.ts';
import { changeRuleFields } from './rulebook-fields.ts';

const fieldConditionFields = fieldsOf(
  'FieldCondition',
  'A condition on the value of another field of the form. Since 2026-11.',
  {
    field: { shape: 'String', description: 'The other field.' },
    codes: { shape: 'String', list: true, description: 'It holds one of these codes.' },
  },
);

const fieldChoiceFields = fieldsOf('FieldChoice', 'A value that a field takes 选项. Since 2026-11.', {
  code: { shape: 'String', description: 'The value.' },
  label: { shape: 'String', description: "What people call it, in the caller's language." },
  when: {
    shape: fieldConditionFields,
    nullable: true,
    description: 'Offered only then; null: always.',
  },
});

const patternText =
  'What each value must match: a regular expression in the syntax of ECMAScript, with the flag `u`. The check of the field uses the same; a value that matches may still be refused, e.g. for its check digit. Null: no shape beyond the lengths.';

const fieldFormatFields = fieldsOf(
  'FieldFormat',
  'The shape of a field while another field has a certain value 格式. Since 2026-11.',
  {
    when: { shape: fieldConditionFields, description: 'It applies then.' },
    minLength: { shape: 'Int', description: 'Shortest text, in characters.' },
    pattern: { shape: 'String', nullable: true, description: patternText },
    formatText: { shape: 'String', description: "The shape in words, in the caller's language." },
    example: { shape: 'String', description: 'A value of this shape; invented.' },
  },
);

const formFieldFields = fieldsOf('FormField', 'One field that a change may set. Since 2026-11.', {
  field: { shape: 'String', description: 'What `saveDraft` calls it, e.g. `subject.name`.' },
  label: { shape: 'String', description: "What people call it, in the caller's language." },
  group: {
    shape: 'String',
    description:
      '`subject`, `subjectPrincipal`, `website`, `websitePrincipal`, `access`, `cancellation` or `filingPassword`; `missing`: what a change must ask for beside the fields of its kind, because the filing lacks it or it cannot be sent.',
  },
  list: { shape: 'Boolean', description: 'It holds a list: set it with `values`; else with `value`.' },
  required: { shape: 'Boolean', description: 'It may not be empty. Others are asked of some only: see `rules`.' },
  maxLength: { shape: 'Int', description: 'Longest text, in characters.' },
  input: { shape: enumOf<FormatInput>('FormatInput'), description: 'How a form asks for it.' },
  minLength: { shape: 'Int', description: 'Shortest text of each value, in characters.' },
  pattern: { shape: 'String', nullable: true, description: patternText },
  formatText: { shape: 'String', description: "The shape in words, in the caller's language." },
  example: {
    shape: 'String',
    nullable: true,
    description: 'A value that the check accepts; invented. Null: see `choices`.',
  },
  formats: {
    shape: fieldFormatFields,
    list: true,
    description:
      'Other shapes, for a new value: the first whose condition holds replaces `pattern`, `minLength`, `formatText` and `example`.',
  },
  choices: {
    shape: fieldChoiceFields,
    nullable: true,
    list: true,
    description:
      'All values that the checks accept for this record and kind. Null: any text of the format; the counties of a city are those of `Query.regions`.',
  },
  codeList: {
    shape: enumOf<CodeList>('CodeList'),
    nullable: true,
    description: 'Its values are codes of this list: `Query.codes` says what can be offered. Null: any text.',
  },
  registered: {
    shape: 'String',
    nullable: true,
    list: true,
    description: 'The registered value; personal ones are masked. Null: none.',
  },
  masked: { shape: 'Boolean', description: '`registered` is shown in part.' },
  rules: {
    shape: ruleTextFields,
    list: true,
    description: 'What the bureau asks of it: the rules that can concern this record and kind.',
  },
});

const formMaterialFields = fieldsOf('FormMaterial', 'A material that a change may be asked for. Since 2026-11.', {
  kind: { shape: enumOf<MaterialKind>('MaterialKind'), description: 'What it shows.' },
  label: { shape: 'String', description: "What people call it, in the caller's language." },
  always: { shape: 'Boolean', description: 'Asked for whatever is changed; else when one of `rules` applies.' },
  rules: {
    shape: ruleTextFields,
    list: true,
    description: 'The rules that ask for it and can concern this record and kind.',
  },
});

export const changeFormFields = fieldsOf(
  'ChangeForm',
  'All that a change of this kind may set and may be asked for, before an order is opened; what exactly is needed, `order.requiredMaterials` says once values are saved. Since 2026-11.',
  {
    edition: { shape: 'String', description: 'The edition of the rules 规则版本 that it is drawn up under.' },
    websiteId: { shape: 'ID', description: 'The website that the order would be about, or restate.' },
    fields: {
      shape: formFieldFields,
      list: true,
      description: 'The fields, in the order of the catalogue.',
    },
    materials: {
      shape: formMaterialFields,
      list: true,
      description: 'The materials, in the order people upload them.',
    },
    changeRules: {
      shape: changeRuleFields,
      list: true,
      description: 'How the subject may be replaced or renamed; empty for a website.',
    },
  },
);
export type ChangeFormView = ViewOf<typeof changeFormFields>;
