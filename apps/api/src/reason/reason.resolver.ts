import { qualityPeriods } from '@beian/domain/quality';
import {
  type ReturnReasonView,
  reasonCodes,
  reasonRow,
  reasonSearchKeys,
  reasonUseFields,
  returnReasonFields,
} from '@beian/domain/reasons';
import { listInWords } from '@beian/domain/text';
import { Arg, Ctx, Int, Query, Resolver } from 'type-graphql';
import type { RequestContext } from '../context.ts';
import { findReasonUses } from '../quality/quality.load.ts';
import { objectType } from '../schema/object-type.ts';

const ReturnReason = objectType(returnReasonFields);

const ReasonUse = objectType(reasonUseFields);

@Resolver(() => ReturnReason)
export class ReasonResolver {
  @Query(() => [ReturnReason], { description: 'The library of reasons, in the order of the review. Since 2026-11.' })
  returnReasons(@Ctx() { language }: RequestContext): ReturnReasonView[] {
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
