import type { ClaimStep } from '@beian/domain/filing';
import { settleClaim } from '@beian/orders/record-claims';
import { Arg, Ctx, ID, Mutation, Query, Resolver } from 'type-graphql';
import { After, Before, type Cursor, First, Last, type Size } from '../common/page.arguments.ts';
import type { RequestContext } from '../context.ts';
import { Key } from '../order/order.arguments.ts';
import { claim, listClaims, settleClaimStep } from './claim.load.ts';
import { ClaimInput, RecordClaimConnection, RecordClaimResult } from './claim.type.ts';
import { ClaimSteps } from './enums.ts';

/** Claims of filings by papers 认领备案. */
@Resolver()
export class ClaimResolver {
  @Query(() => RecordClaimConnection, {
    description: 'Claims of filings 备案认领 of the caller, the latest first; the desk sees all. Since 2026-12.',
  })
  recordClaims(
    @First() first: Size,
    @After() after: Cursor,
    @Last() last: Size,
    @Before() before: Cursor,
    @Ctx() context: RequestContext,
  ) {
    return listClaims(context, { first, after, last, before });
  }

  @Mutation(() => RecordClaimResult, {
    description:
      'Claims by papers a filing that is known here and that no partner holds 认领备案: both numbers must fit, its subject principal is asked by SMS and mail, a former holder with a closed account may object, each for the days that the settings say (`claimOwnerDays`, `claimObjectionDays`), then the desk decides. A filing that another partner holds ends HELD: it takes a transfer. Partners only. Since 2026-12.',
  })
  claimRecord(
    @Arg('input', () => ClaimInput, { description: 'Numbers and papers.' }) input: ClaimInput,
    @Key() key: string,
    @Ctx() context: RequestContext,
  ) {
    return claim(context, input, key);
  }

  @Mutation(() => RecordClaimResult, {
    description:
      'Takes a step of a claim 办理备案认领, one that its `steps` name: its claimant withdraws; the desk grants it, refuses it, or notes an objection. Since 2026-12.',
  })
  settleRecordClaim(
    @Arg('id', () => ID, { description: 'The claim.' }) claimId: string,
    @Arg('step', () => ClaimSteps, { description: 'What is done.' }) step: ClaimStep,
    @Arg('reason', () => String, { nullable: true, description: 'Why the desk decides so; its claimant reads it.' })
    reason: string | null | undefined,
    @Key() key: string,
    @Ctx() context: RequestContext,
  ) {
    return settleClaimStep(context, (tx, actor) =>
      settleClaim(context.ctx, tx, { actor, claimId, step, reason: reason ?? null, key }),
    );
  }
}
