import { qualityPeriods } from '@beian/domain/quality';
import { reasonCodes, reasonRow, reasonSearchKeys } from '@beian/domain/reasons';
import { listInWords } from '@beian/domain/text';
import { Arg, Ctx, Field, Int, ObjectType, Query, Resolver } from 'type-graphql';
import type { RequestContext } from '../context.ts';
import { findReasonUses } from '../quality/quality.load.ts';

@ObjectType('ReturnReason', {
  simpleResolvers: true,
  description: 'A reason of the library 理由库 for returning or rejecting an order. Since 2026-11.',
})
export class ReturnReason {
  @Field(() => String, { description: 'Stable code, e.g. `WEB-01`.' })
  code!: string;

  @Field(() => String, { description: "What it is called, in the caller's language." })
  label!: string;

  @Field(() => String, { description: "What the applicant is told to do, in the caller's language." })
  advice!: string;

  @Field(() => [String], {
    description:
      'Where it fits: keys of items, `field` for every field, `material` for every material, `order` for the order as a whole.',
  })
  fits!: string[];

  @Field(() => [String], {
    description:
      'What it is looked up by beside its code: the label in Chinese, in English, and the Chinese label in pinyin without tones, a syllable per character, separated by spaces.',
  })
  searchKeys!: string[];
}

@ObjectType('ReasonUse', {
  simpleResolvers: true,
  description: 'How often a reason of the library 理由库 was given to applicants. Since 2026-11.',
})
export class ReasonUse {
  @Field(() => String, { description: 'Its code, e.g. `WEB-01`.' })
  code!: string;

  @Field(() => Int, { description: 'Returns and rejections with it.' })
  uses!: number;

  @Field(() => Int, { description: 'People who gave it.' })
  reviewers!: number;
}

@Resolver(() => ReturnReason)
export class ReasonResolver {
  @Query(() => [ReturnReason], { description: 'The library of reasons, in the order of the review. Since 2026-11.' })
  returnReasons(@Ctx() { language }: RequestContext): ReturnReason[] {
    return reasonCodes.map((code) => {
      const { label, advice, appliesTo: fits } = reasonRow(code);
      return {
        code,
        label: label[language],
        advice: advice[language],
        fits: [...fits],
        searchKeys: reasonSearchKeys(code),
      };
    });
  }

  @Query(() => [ReasonUse], {
    description:
      'How often each reason was given, without those that were not, the most used first; for staff who read figures of quality. Since 2026-11.',
  })
  reasonUses(
    @Arg('days', () => Int, {
      description: `Over how many days, today included: ${listInWords(qualityPeriods, 'or')}.`,
    })
    days: number,
    @Ctx() context: RequestContext,
  ) {
    return findReasonUses(context, days);
  }
}
