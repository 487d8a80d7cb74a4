import { type OutsideAnswer as Answer, outsideSources, outsideUses } from '@beian/domain/dry-run';
import { createUnionType, Field, ID, Int, ObjectType } from 'type-graphql';
import { DateTime } from '../common/date-time.ts';
import { enumOf } from '../common/enums.ts';
import { ActionRefused, Reason } from '../common/reason.type.ts';

const OutsideSources = enumOf('OutsideSource', 'Who outside is asked of what an order brings.', outsideSources);
const OutsideUses = enumOf('OutsideUse', 'Whether there is an answer that counts 外部答复.', outsideUses);

@ObjectType('OutsideAnswer', {
  simpleResolvers: true,
  description: 'What a dry run goes by that somebody outside has said, or would have to say. Since 2026-11.',
})
export class OutsideAnswer {
  @Field(() => OutsideSources, { description: 'Whose answer.' })
  source!: Answer['source'];

  @Field(() => String, { description: 'An added domain, canonical; or `certificate`: the papers of the subject.' })
  about!: string;

  @Field(() => OutsideUses, { description: 'Whether there is one that counts. A dry run asks nobody.' })
  use!: Answer['use'];

  @Field(() => DateTime, { nullable: true, description: 'When the kept answer came; null: there is none that counts.' })
  answeredAt!: string | null;
}

@ObjectType('DryRun', {
  simpleResolvers: true,
  description: 'What would become of an order that is handed in now 预检. Since 2026-11.',
})
export class DryRun {
  @Field(() => ID, { description: "The order's global id." })
  orderId!: string;

  @Field(() => Int, { description: 'The `version` of the order that it is of.' })
  version!: number;

  @Field(() => String, { description: 'The edition of the rules that it is of, e.g. `2018-06`.' })
  edition!: string;

  @Field(() => Boolean, {
    description:
      'Whether `submitOrder` would take it and no automatic check return it, given these answers, the other orders and the edition.',
  })
  passes!: boolean;

  @Field(() => [Reason], { description: 'What `submitOrder` would refuse it for, all at once.' })
  refused!: Reason[];

  @Field(() => [Reason], {
    description: 'What an automatic check would return it for after that, beyond what is refused.',
  })
  returned!: Reason[];

  @Field(() => [Reason], { description: 'Doubts of the checks that a reviewer will look at; they return nothing.' })
  reviewed!: Reason[];

  @Field(() => [OutsideAnswer], { description: 'What the registry and the bureau have said, and what they have not.' })
  answers!: OutsideAnswer[];
}

export const DryRunResult = createUnionType({
  name: 'DryRunResult',
  description: 'The dry run, or why there is none: no such order, or it may not be handed in now. Since 2026-11.',
  types: () => [DryRun, ActionRefused] as const,
  resolveType: (value) => ('passes' in value ? 'DryRun' : 'ActionRefused'),
});
