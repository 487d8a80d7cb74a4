import type { ChangeMove } from '@beian/domain/filing';
import type { MoveAnswer } from '@beian/domain/order';
import { Field, ObjectType } from 'type-graphql';
import { ChangeMoves, MoveAnswers } from '../common/enums.ts';
import { RuleText } from '../common/rule-text.type.ts';

@ObjectType('ChangeRule', {
  simpleResolvers: true,
  description: 'One way to change a subject, and what its bureau says to it 变更规则. Since 2026-11.',
})
export class ChangeRule {
  @Field(() => ChangeMoves, { description: 'The way.' })
  move!: ChangeMove;

  @Field(() => String, { description: "What people call it, in the caller's language." })
  label!: string;

  @Field(() => MoveAnswers, { description: "The bureau's answer." })
  answer!: MoveAnswer;

  @Field(() => [RuleText], { description: 'Under what conditions.' })
  conditions!: RuleText[];

  @Field(() => String, { nullable: true, description: 'What to do where it is not allowed; null elsewhere.' })
  wayOut!: string | null;
}
