import { readOnly, transaction } from '@beian/database/transaction';
import type { OrderKind } from '@beian/domain/order-names';
import { MAX_ABSENCES, MAX_CAP } from '@beian/domain/work';
import { changeAvailability, changeSkills, loadStaff } from '@beian/orders/staffing';
import { Arg, Ctx, ID, Int, Mutation, Query, Resolver } from 'type-graphql';
import { OrderKinds } from '../common/enums.ts';
import { actorOf, isStaff, type RequestContext, requireActor } from '../context.ts';
import { toActionRefused } from '../localize.ts';
import { Key } from '../order/order.arguments.ts';
import { AbsenceInput, SkillsResult, StaffSkills } from './skills.type.ts';

/** Staff, and the provinces and kinds of order that each takes on. */
@Resolver()
export class SkillsResolver {
  @Query(() => [StaffSkills], { description: 'The staff with what they take on, by name; staff alone. Since 2026-11.' })
  staffSkills(@Ctx() context: RequestContext) {
    return list(context);
  }

  @Mutation(() => SkillsResult, {
    description: 'Says what a person takes on 更改受理范围; supervisors and administrators, audited. Since 2026-11.',
  })
  async changeSkills(
    @Arg('staffId', () => ID, { description: "The person's global id." }) staffId: string,
    @Arg('provinces', () => [String], { description: 'Six-digit codes; empty: all.' }) provinces: string[],
    @Arg('kinds', () => [OrderKinds], { description: 'Empty: all.' }) kinds: OrderKind[],
    @Key() key: string,
    @Ctx() context: RequestContext,
  ) {
    const { ctx, language } = context;
    const actor = actorOf(context);
    const change = { actor, staffId, provinces, kinds, key };
    const outcome = await transaction(ctx, actor, (tx) => changeSkills(ctx, tx, change));
    if (!outcome.ok) return toActionRefused(outcome.refusal, language);
    return (await list(context)).find((one) => one.id === staffId);
  }

  @Mutation(() => SkillsResult, {
    description:
      'Says how many orders a person is given at most 接单上限, and when they are away 缺勤; takes the place of what stood. Supervisors and administrators, audited. Since 2026-11.',
  })
  async changeAvailability(
    @Arg('staffId', () => ID, { description: "The person's global id." }) staffId: string,
    @Arg('cap', () => Int, { nullable: true, description: `1 to ${MAX_CAP}; left out: no limit.` }) cap: number | null,
    @Arg('absences', () => [AbsenceInput], {
      description: `At most ${MAX_ABSENCES}; those that touch become one. Empty: none.`,
    })
    absences: AbsenceInput[],
    @Key() key: string,
    @Ctx() context: RequestContext,
  ) {
    const { ctx, language } = context;
    const actor = actorOf(context);
    const days = absences.map(({ from, until }) => ({ from, until }));
    const change = { actor, staffId, cap: cap ?? null, absences: days, key };
    const outcome = await transaction(ctx, actor, (tx) => changeAvailability(ctx, tx, change));
    if (!outcome.ok) return toActionRefused(outcome.refusal, language);
    return (await list(context)).find((one) => one.id === staffId);
  }
}

function list(context: RequestContext) {
  const actor = requireActor(context, isStaff);
  return readOnly(context.ctx, actor, (tx) => loadStaff(context.ctx, tx, actor));
}
