import { findTextsInForce } from '@beian/database/rules';
import { readOnly } from '@beian/database/transaction';
import { qualityPeriods } from '@beian/domain/quality';
import {
  type ReturnReasonView,
  reasonCodes,
  reasonRow,
  reasonSearchKeys,
  reasonTextIn,
  reasonUseFields,
  returnReasonFields,
} from '@beian/domain/reasons';
import { reasonTextKey } from '@beian/domain/rule-book';
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
  async returnReasons(@Ctx() { ctx, caller, language }: RequestContext): Promise<ReturnReasonView[]> {
    // Whoever is not signed in reads the library of the program.
    const texts =
      caller === null
        ? null
        : await readOnly(ctx, caller.actor, ({ client }) => findTextsInForce(client, reasonCodes.map(reasonTextKey)));
    return reasonCodes.map((code) => {
      const own = texts?.reason(code);
      return {
        code,
        ...reasonTextIn({ code, own }, language),
        fits: [...reasonRow(code).appliesTo],
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
