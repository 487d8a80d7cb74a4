import { readOnly, transaction } from '@beian/database/transaction';
import { loadStaffNotices, seeStaffNotices } from '@beian/reporting/staff-notices';
import { Arg, Ctx, Mutation, Query, Resolver } from 'type-graphql';
import { DateTime } from '../common/date-time.ts';
import { actorOf, type RequestContext } from '../context.ts';
import { toActionRefused } from '../localize.ts';
import { SeeStaffNoticesResult, StaffNotices } from './staff-notice.type.ts';

const findNotices = (context: RequestContext) => {
  const actor = actorOf(context);
  return readOnly(context.ctx, actor, (tx) => loadStaffNotices(tx, actor, context.language));
};

/** Notices of the console's bell. */
@Resolver()
export class StaffNoticeResolver {
  @Query(() => StaffNotices, {
    nullable: true,
    description:
      'What concerns the caller 站内通知: orders that the caller holds or is assigned, questions of colleagues, escalations, spot checks, connections that need a person; null for partners. Since 2026-11.',
  })
  staffNotices(@Ctx() context: RequestContext) {
    return findNotices(context);
  }

  @Mutation(() => SeeStaffNoticesResult, {
    description:
      'Notes that the notices up to an instant were shown; an earlier instant changes nothing. Since 2026-11.',
  })
  async seeStaffNotices(
    @Arg('until', () => DateTime, { description: 'Time of the newest notice that was shown.' }) until: string,
    @Ctx() context: RequestContext,
  ) {
    const actor = actorOf(context);
    const outcome = await transaction(context.ctx, actor, (tx) => seeStaffNotices(tx, actor, until));
    return outcome.ok ? findNotices(context) : toActionRefused(outcome.refusal, context.language);
  }
}
