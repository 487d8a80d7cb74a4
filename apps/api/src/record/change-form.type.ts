import type { FormatInput } from '@beian/domain/checks';
import type { CodeList } from '@beian/domain/codes';
import type { MaterialKind } from '@beian/domain/filing';
import { Field, ID, Int, ObjectType } from 'type-graphql';
import { CodeLists, FormatInputs, MaterialKinds } from '../common/enums.ts';
import { RuleText } from '../common/rule-text.type.ts';
import { ChangeRule } from '../province/change-rule.type.ts';

@ObjectType('FieldCondition', {
  simpleResolvers: true,
  description: 'A condition on the value of another field of the form. Since 2026-11.',
})
export class FieldCondition {
  @Field(() => String, { description: 'The other field.' })
  field!: string;

  @Field(() => [String], { description: 'It holds one of these codes.' })
  codes!: readonly string[];
}

@ObjectType('FieldChoice', { simpleResolvers: true, description: 'A value that a field takes 选项. Since 2026-11.' })
export class FieldChoice {
  @Field(() => String, { description: 'The value.' })
  code!: string;

  @Field(() => String, { description: "What people call it, in the caller's language." })
  label!: string;

  @Field(() => FieldCondition, { nullable: true, description: 'Offered only then; null: always.' })
  when!: FieldCondition | null;
}

const patternText =
  'What each value must match: a regular expression in the syntax of ECMAScript, with the flag `u`. The check of the field uses the same; a value that matches may still be refused, e.g. for its check digit. Null: no shape beyond the lengths.';

@ObjectType('FieldFormat', {
  simpleResolvers: true,
  description: 'The shape of a field while another field has a certain value 格式. Since 2026-11.',
})
export class FieldFormat {
  @Field(() => FieldCondition, { description: 'It applies then.' })
  when!: FieldCondition;

  @Field(() => Int, { description: 'Shortest text, in characters.' })
  minLength!: number;

  @Field(() => String, { nullable: true, description: patternText })
  pattern!: string | null;

  @Field(() => String, { description: "The shape in words, in the caller's language." })
  formatText!: string;

  @Field(() => String, { description: 'A value of this shape; invented.' })
  example!: string;
}

@ObjectType('FormField', { simpleResolvers: true, description: 'One field that a change may set. Since 2026-11.' })
export class FormField {
  @Field(() => String, { description: 'What `saveDraft` calls it, e.g. `subject.name`.' })
  field!: string;

  @Field(() => String, { description: "What people call it, in the caller's language." })
  label!: string;

  @Field(() => String, {
    description:
      '`subject`, `subjectPrincipal`, `website`, `websitePrincipal`, `access`, `cancellation` or `filingPassword`; `missing`: what a change must ask for beside the fields of its kind, because the filing lacks it or it cannot be sent.',
  })
  group!: string;

  @Field(() => Boolean, { description: 'It holds a list: set it with `values`; else with `value`.' })
  list!: boolean;

  @Field(() => Boolean, { description: 'It may not be empty. Others are asked of some only: see `rules`.' })
  required!: boolean;

  @Field(() => Int, { description: 'Longest text, in characters.' })
  maxLength!: number;

  @Field(() => FormatInputs, { description: 'How a form asks for it.' })
  input!: FormatInput;

  @Field(() => Int, { description: 'Shortest text of each value, in characters.' })
  minLength!: number;

  @Field(() => String, { nullable: true, description: patternText })
  pattern!: string | null;

  @Field(() => String, { description: "The shape in words, in the caller's language." })
  formatText!: string;

  @Field(() => String, {
    nullable: true,
    description: 'A value that the check accepts; invented. Null: see `choices`.',
  })
  example!: string | null;

  @Field(() => [FieldFormat], {
    description:
      'Other shapes, for a new value: the first whose condition holds replaces `pattern`, `minLength`, `formatText` and `example`.',
  })
  formats!: FieldFormat[];

  @Field(() => [FieldChoice], {
    nullable: true,
    description:
      'All values that the checks accept for this record and kind. Null: any text of the format; the counties of a city are those of `Query.regions`.',
  })
  choices!: FieldChoice[] | null;

  @Field(() => CodeLists, {
    nullable: true,
    description: 'Its values are codes of this list: `Query.codes` says what can be offered. Null: any text.',
  })
  codeList!: CodeList | null;

  @Field(() => [String], { nullable: true, description: 'The registered value; personal ones are masked. Null: none.' })
  registered!: string[] | null;

  @Field(() => Boolean, { description: '`registered` is shown in part.' })
  masked!: boolean;

  @Field(() => [RuleText], {
    description: 'What the bureau asks of it: the rules that can concern this record and kind.',
  })
  rules!: RuleText[];
}

@ObjectType('FormMaterial', {
  simpleResolvers: true,
  description: 'A material that a change may be asked for. Since 2026-11.',
})
export class FormMaterial {
  @Field(() => MaterialKinds, { description: 'What it shows.' })
  kind!: MaterialKind;

  @Field(() => String, { description: "What people call it, in the caller's language." })
  label!: string;

  @Field(() => Boolean, { description: 'Asked for whatever is changed; else when one of `rules` applies.' })
  always!: boolean;

  @Field(() => [RuleText], { description: 'The rules that ask for it and can concern this record and kind.' })
  rules!: RuleText[];
}

@ObjectType('ChangeForm', {
  simpleResolvers: true,
  description:
    'All that a change of this kind may set and may be asked for, before an order is opened; what exactly is needed, `order.requiredMaterials` says once values are saved. Since 2026-11.',
})
export class ChangeForm {
  @Field(() => String, { description: 'The edition of the rules 规则版本 that it is drawn up under.' })
  edition!: string;

  @Field(() => ID, { description: 'The website that the order would be about, or restate.' })
  websiteId!: string;

  @Field(() => [FormField], { description: 'The fields, in the order of the catalogue.' })
  fields!: FormField[];

  @Field(() => [FormMaterial], { description: 'The materials, in the order people upload them.' })
  materials!: FormMaterial[];

  @Field(() => [ChangeRule], { description: 'How the subject may be replaced or renamed; empty for a website.' })
  changeRules!: ChangeRule[];
}
