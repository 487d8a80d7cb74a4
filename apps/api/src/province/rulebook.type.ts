import type { RuleSubjects, RuleTopic } from '@beian/domain/order';
import type { OrderKind } from '@beian/domain/order-names';
import { Field, ObjectType } from 'type-graphql';
import { CalendarDate } from '../common/date-time.ts';
import { OrderKinds, RuleSubjectKinds, RuleTopics } from '../common/enums.ts';
import { RuleSource } from '../common/rule-text.type.ts';

@ObjectType('StatedRule', {
  simpleResolvers: true,
  description: 'One rule of a province with its days and sources. Since 2026-11.',
})
export class StatedRule {
  @Field(() => RuleTopics, { description: 'What it is about.' })
  topic!: RuleTopic;

  @Field(() => String, { description: 'Key of the rule, e.g. `rules.minAge`; several may share one.' })
  key!: string;

  @Field(() => String, { description: "What it says, in the caller's language." })
  text!: string;

  @Field(() => CalendarDate, { description: 'First day on which it is in force, `YYYY-MM-DD`.' })
  from!: string;

  @Field(() => CalendarDate, {
    nullable: true,
    description: 'First day on which it no longer is; null: none is known.',
  })
  until!: string | null;

  @Field(() => [RuleSource], { description: 'Where it comes from.' })
  sources!: RuleSource[];
}

@ObjectType('RulebookRule', {
  simpleResolvers: true,
  description: 'A rule in force in a province on a day, and what it concerns 省规则. Since 2026-11.',
})
export class RulebookRule extends StatedRule {
  @Field(() => RuleSubjectKinds, { description: 'Whose filings it concerns.' })
  subjects!: RuleSubjects;

  @Field(() => [OrderKinds], { description: 'The kinds of orders that it can concern.' })
  kinds!: readonly OrderKind[];

  @Field(() => [String], { description: "What it does, in the caller's language, e.g. the material that it asks for." })
  effects!: string[];
}

@ObjectType('RulebookChange', {
  simpleResolvers: true,
  description: 'What changed in a province with an edition. Since 2026-11.',
})
export class RulebookChange {
  @Field(() => String, { description: 'The edition.' })
  edition!: string;

  @Field(() => CalendarDate, { description: 'Its day, `YYYY-MM-DD`.' })
  day!: string;

  @Field(() => [StatedRule], { description: 'Rules that began.' })
  began!: StatedRule[];

  @Field(() => [StatedRule], { description: 'Rules that ended.' })
  ended!: StatedRule[];
}

@ObjectType('RulebookKind', {
  simpleResolvers: true,
  description: 'A kind of order that can be placed in a province. Since 2026-11.',
})
export class RulebookKind {
  @Field(() => OrderKinds, { description: 'The kind.' })
  kind!: OrderKind;

  @Field(() => String, { description: "What people call it, in the caller's language." })
  label!: string;
}

@ObjectType('Rulebook', {
  simpleResolvers: true,
  description: 'All rules of a province in force on a day, by topic 各省规则. Since 2026-11.',
})
export class Rulebook {
  @Field(() => String, { description: 'GB/T 2260 code of the province, six digits.' })
  code!: string;

  @Field(() => String, { description: "Its name, in the caller's language." })
  label!: string;

  @Field(() => String, { description: 'The bureau.' })
  bureau!: string;

  @Field(() => String, { description: 'The edition of the rules 规则版本 that is answered for.' })
  edition!: string;

  @Field(() => CalendarDate, { description: 'The day since which the rules are these, `YYYY-MM-DD`.' })
  since!: string;

  @Field(() => CalendarDate, {
    nullable: true,
    description: 'The day with which the next edition begins; null: none is known.',
  })
  until!: string | null;

  @Field(() => [RulebookKind], { description: 'The kinds of orders that can be placed.' })
  kinds!: RulebookKind[];

  @Field(() => [RulebookRule], { description: 'The rules, by topic in the order of the enum.' })
  rules!: RulebookRule[];

  @Field(() => [RulebookChange], { description: 'What changed in this province, oldest first.' })
  changes!: RulebookChange[];
}
