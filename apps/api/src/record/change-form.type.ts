import type { CodeList } from '@beian/domain/codes';
import type { MaterialKind } from '@beian/domain/filing';
import { Field, ID, Int, ObjectType } from 'type-graphql';
import { CodeLists, MaterialKinds } from '../common/enums.ts';
import { RuleText } from '../common/rule-text.type.ts';
import { ChangeRule } from '../province/change-rule.type.ts';

@ObjectType('FormField', { simpleResolvers: true, description: 'One field that a change may set. Since 2026-11.' })
export class FormField {
  @Field(() => String, { description: 'What `saveDraft` calls it, e.g. `subject.name`.' })
  field!: string;

  @Field(() => String, { description: "What people call it, in the caller's language." })
  label!: string;

  @Field(() => String, { description: '`subject`, `subjectPrincipal`, `website` or `websitePrincipal`.' })
  group!: string;

  @Field(() => Boolean, { description: 'It holds a list: set it with `values`; else with `value`.' })
  list!: boolean;

  @Field(() => Boolean, { description: 'It may not be empty. Others are asked of some only: see `rules`.' })
  required!: boolean;

  @Field(() => Int, { description: 'Longest text, in characters.' })
  maxLength!: number;

  @Field(() => CodeLists, {
    nullable: true,
    description: 'Its values are codes of this list: `Query.codes` says what can be offered. Null: any text.',
  })
  codeList!: CodeList | null;

  @Field(() => [String], { nullable: true, description: 'The registered value; personal ones are masked. Null: none.' })
  registered!: string[] | null;

  @Field(() => Boolean, { description: '`registered` is shown in part.' })
  masked!: boolean;

  @Field(() => [RuleText], { description: 'What the bureau asks of it.' })
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

  @Field(() => [RuleText], { description: 'The rules that ask for it.' })
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
