import type { ClockParty } from '@beian/domain/board';
import { Field, Int, ObjectType } from 'type-graphql';
import { ClockParties } from '../common/enums.ts';

@ObjectType('PartyTime', {
  simpleResolvers: true,
  description:
    "What of an order's time so far was a party's 四方计时. Each instant belongs to exactly one; the four sum to the wall time since it was opened. Since 2026-11.",
})
export class PartyTime {
  @Field(() => ClockParties, { description: 'The party.' })
  party!: ClockParty;

  @Field(() => String, { description: "What people call it, in the caller's language." })
  label!: string;

  @Field(() => Int, { description: 'Wall time, whole seconds.' })
  seconds!: number;
}
