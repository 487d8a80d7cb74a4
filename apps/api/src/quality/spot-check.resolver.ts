import type { SpotCheckList, SpotCheckOutcome, SpotCheckState } from '@beian/domain/quality';
import { spotCheckBounds } from '@beian/domain/quality';
import { Arg, Ctx, ID, Int, Mutation, Query, Resolver } from 'type-graphql';
import { After, Before, type Cursor, First, Last, type Size } from '../common/page.arguments.ts';
import { SpotCheckLists, SpotCheckOutcomes, SpotCheckStates } from '../common/quality-enums.ts';
import type { RequestContext } from '../context.ts';
import { Key } from '../order/order.arguments.ts';
import { omitNullish } from '../page.ts';
import { QualityFilterInput } from './lists.type.ts';
import { givenFilter } from './quality.load.ts';
import {
  findRules,
  findSpotCheck,
  listSpotChecks,
  setRules,
  startSpotCheck,
  submitSpotCheck,
} from './spot-check.load.ts';
import {
  OpenedSecondLook,
  SecondLookConnection,
  SecondLookResult,
  SecondLookRules,
  SecondLookRulesResult,
  SecondVerdictInput,
  TenureClassInput,
} from './spot-check.type.ts';

/** Spot checks: their lists, and the actions of the checker. */
@Resolver()
export class SpotCheckResolver {
  @Query(() => SecondLookConnection, {
    description:
      'A list of spot checks 抽检: what can still be held and is due first, or the latest first. Those of all are for supervisors and administrators; empty for partners. Since 2026-11.',
  })
  secondLooks(
    @Arg('list', () => SpotCheckLists, { description: 'Which list.' }) list: SpotCheckList,
    @Arg('state', () => SpotCheckStates, { nullable: true, description: 'Only those that stand so.' })
    state: SpotCheckState | null,
    @Arg('outcome', () => SpotCheckOutcomes, { nullable: true, description: 'Only those that came out so.' })
    outcome: SpotCheckOutcome | null,
    @Arg('filter', () => QualityFilterInput, { nullable: true, description: 'By days, reviewer, province and kind.' })
    filter: QualityFilterInput | null,
    @First() first: Size,
    @After() after: Cursor,
    @Last() last: Size,
    @Before() before: Cursor,
    @Ctx() context: RequestContext,
  ) {
    const asked = { ...givenFilter(filter), list, ...omitNullish({ state, outcome }) };
    return listSpotChecks(context, asked, { first, after, last, before });
  }

  @Query(() => OpenedSecondLook, {
    nullable: true,
    description:
      'One spot check with what was decided on; null: none that the caller may see. Opening one that the caller has taken leaves an audit row. Since 2026-11.',
  })
  secondLook(@Arg('id', () => ID, { description: 'Its id.' }) id: string, @Ctx() context: RequestContext) {
    return findSpotCheck(context, id);
  }

  @Mutation(() => SecondLookResult, {
    description:
      'Takes a spot check 开始抽检 for an hour: its values are then in clear to the caller; audited. Since 2026-11.',
  })
  takeSecondLook(
    @Arg('id', () => ID, { description: 'Its id.' }) id: string,
    @Key() key: string,
    @Ctx() context: RequestContext,
  ) {
    return startSpotCheck(context, id, key);
  }

  @Mutation(() => SecondLookResult, {
    description:
      'Gives the own word on every item 提交抽检结论, which ends it and tells both; audited. The order is not moved by it. Since 2026-11.',
  })
  giveSecondLook(
    @Arg('id', () => ID, { description: 'Its id.' }) id: string,
    @Arg('verdicts', () => [SecondVerdictInput], { description: 'Each item once.' }) verdicts: SecondVerdictInput[],
    @Key() key: string,
    @Ctx() context: RequestContext,
  ) {
    return submitSpotCheck(context, id, verdicts, key);
  }

  @Query(() => SecondLookRules, {
    description: 'How many decisions are looked at again 抽检规则; for staff. Since 2026-11.',
  })
  secondLookRules(@Ctx() context: RequestContext) {
    return findRules(context);
  }

  @Mutation(() => SecondLookRulesResult, {
    description:
      'Sets classes, shares and patience for decisions from now on 更改抽检规则; administrators, audited. Since 2026-11.',
  })
  changeSecondLookRules(
    @Arg('classes', () => [TenureClassInput], {
      description: `1 to ${spotCheckBounds.classes}, in the order of their days; the last without.`,
    })
    classes: TenureClassInput[],
    @Arg('patienceDays', () => Int, {
      description: `Working days until a spot check lapses, 1 to ${spotCheckBounds.lapseDays}.`,
    })
    patienceDays: number,
    @Arg('seen', () => String, {
      nullable: true,
      description: '`changedAt` of the rules that the caller saw; `STALE` where it is another by now.',
    })
    seen: string | null,
    @Key() key: string,
    @Ctx() context: RequestContext,
  ) {
    return setRules(context, { classes, patienceDays }, seen, key);
  }
}
