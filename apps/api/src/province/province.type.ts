import { Field, Int, ObjectType } from 'type-graphql';
import { RuleText } from '../common/rule-text.type.ts';
import { ChangeRule } from './change-rule.type.ts';

@ObjectType('ProvinceRule', {
  simpleResolvers: true,
  description: 'One dated rule of a bureau 省规则. Since 2026-11.',
})
export class ProvinceRule {
  @Field(() => String, { description: 'Stable key of the value, e.g. `rules.minAge`.' })
  key!: string;

  @Field(() => String, { description: "What it says, in the caller's language." })
  text!: string;

  @Field(() => String, { description: 'Where it comes from: a key of the documented sources.' })
  source!: string;

  @Field(() => String, { description: 'First edition in which it holds.' })
  from!: string;

  @Field(() => String, { nullable: true, description: 'First edition in which it holds no more; null: it still does.' })
  until!: string | null;

  @Field(() => [String], {
    description:
      'What it does: `move`, `material MATERIAL_KIND`, `check FIELD`, `checklist ITEM` (seen by the reviewer), `siteName`.',
  })
  reaches!: string[];
}

@ObjectType('Province', {
  simpleResolvers: true,
  description: 'A province with its bureau 管局 and all that it asks of a change, under one edition. Since 2026-11.',
})
export class Province {
  @Field(() => String, { description: 'GB/T 2260 code, six digits.' })
  code!: string;

  @Field(() => String, { description: "Its name, in the caller's language." })
  label!: string;

  @Field(() => String, { description: 'The bureau.' })
  bureau!: string;

  @Field(() => String, { description: 'The edition of the rules 规则版本 that is answered for.' })
  edition!: string;

  @Field(() => Boolean, { description: 'The ministry checks changes by SMS there 短信核验.' })
  smsChecked!: boolean;

  @Field(() => Int, { description: 'Hours to answer that SMS.' })
  smsHours!: number;

  @Field(() => String, {
    description: 'How the website principal is photographed: `curtain`, `bureau-app` or `face-check`.',
  })
  photoMethod!: string;

  @Field(() => Boolean, { description: 'A change of a website may add a domain.' })
  addsDomains!: boolean;

  @Field(() => [ChangeRule], { description: 'Every way to change a subject, with the answer.' })
  changeRules!: ChangeRule[];

  @Field(() => [RuleText], {
    description: 'What is asked of a domain that a change adds 域名核验: who may hold it, and how long it must last.',
  })
  domainRules!: RuleText[];

  @Field(() => [ProvinceRule], { description: 'All its rules of this edition.' })
  rules!: ProvinceRule[];
}
