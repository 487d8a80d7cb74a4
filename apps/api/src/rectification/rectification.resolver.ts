import { readOnly, type Tx, transaction } from '@beian/database/transaction';
import { type RectificationListFilter, rectificationListFilters } from '@beian/domain/bureau';
import type { Actor } from '@beian/domain/staff';
import { formatCount, textLengths } from '@beian/domain/text';
import {
  answerVerificationTask,
  handleRectification,
  linkRectification,
  loadRectifications,
  MAX_RECTIFICATIONS,
  type RectificationOutcome,
  type RectificationQuery,
  sendVerificationMaterial,
  setRectificationDue,
} from '@beian/submissions/rectifications';
import { Arg, Args, Ctx, ID, Mutation, Query, Resolver } from 'type-graphql';
import { actorOf, isStaff, type RequestContext } from '../context.ts';
import { toActionRefused } from '../localize.ts';
import { Key } from '../order/order.arguments.ts';
import { omitNullish } from '../page.ts';
import { assertReadableFilter } from '../schema/check-filter.ts';
import { filterArguments, type GivenFilter } from '../schema/filter-input.ts';
import { Rectification, RectificationResult } from './rectification.type.ts';

const NoticeId = () => Arg('id', () => ID, { description: "The notice's global id." });

const ListFilters = filterArguments(rectificationListFilters);

/** Rectification notices of bureaus. */
@Resolver()
export class RectificationResolver {
  @Query(() => [Rectification], {
    description: `Rectification notices 整改通知, and for staff checks 核查 and verification tasks 核实任务, at most ${MAX_RECTIFICATIONS}: open ones first, those due first at the front; a partner reads the notices of its records. Since 2026-11.`,
  })
  rectifications(
    @Arg('recordId', () => ID, { nullable: true, description: 'Of this record.' }) recordId: string | null,
    @Arg('orderId', () => ID, { nullable: true, description: "Of this order's record." }) orderId: string | null,
    @Args(() => ListFilters) filter: GivenFilter<RectificationListFilter>,
    @Ctx() context: RequestContext,
  ) {
    const isStaffMember = isStaff(actorOf(context));
    assertReadableFilter(rectificationListFilters, filter, { prefix: '', isStaff: isStaffMember });
    return listRectifications(context, omitNullish({ recordId, orderId, ...filter }));
  }

  @Mutation(() => RectificationResult, {
    description: 'Marks a rectification notice as dealt with 已处理; supervisors only, audited. Since 2026-11.',
  })
  handleRectification(
    @NoticeId() id: string,
    @Arg('note', () => String, {
      description: `What was done about it, 1 to ${formatCount(textLengths.rectification)} characters.`,
    })
    note: string,
    @Key() key: string,
    @Ctx() context: RequestContext,
  ) {
    return runStep(context, (tx, actor) => handleRectification(context.ctx, tx, { actor, id, note, key }));
  }

  @Mutation(() => RectificationResult, {
    description:
      'Answers a verification task 反馈核实结果: the result is sent to the bureau, and the task is answered once the bureau has taken it; supervisors only, audited. Since 2026-11.',
  })
  answerVerificationTask(
    @NoticeId() id: string,
    @Arg('passed', () => Boolean, { description: 'The record is right.' }) passed: boolean,
    @Arg('opinion', () => String, {
      description: `What was found, 1 to ${formatCount(textLengths.verificationOpinion)} characters.`,
    })
    opinion: string,
    @Arg('errors', () => String, {
      nullable: true,
      description: `What is wrong, 1 to ${formatCount(textLengths.verificationErrors)} characters; only where it is not passed.`,
    })
    errors: string | null,
    @Key() key: string,
    @Ctx() context: RequestContext,
  ) {
    const said = { passed, opinion, ...omitNullish({ errors }) };
    return runStep(context, (tx, actor) => answerVerificationTask(context.ctx, tx, { actor, id, key, ...said }));
  }

  @Mutation(() => RectificationResult, {
    description:
      'Sends the verification material that a notice asks for 上报核验材料: that of the latest approved order of its record; reviewers and supervisors, audited. The result of the bureau answers the notice. Since 2026-11.',
  })
  sendVerificationMaterial(@NoticeId() id: string, @Key() key: string, @Ctx() context: RequestContext) {
    return runStep(context, (tx, actor) => sendVerificationMaterial(context.ctx, tx, { actor, id, key }));
  }

  @Mutation(() => RectificationResult, {
    description:
      "Sets the last day of a rectification notice, which the bureau's text names 设定期限; supervisors only, audited. Its partners are told. Since 2026-11.",
  })
  setRectificationDue(
    @NoticeId() id: string,
    @Arg('day', () => String, { description: 'YYYY-MM-DD, Shanghai; today at the earliest.' }) day: string,
    @Arg('note', () => String, {
      description: `Why that day, 1 to ${formatCount(textLengths.rectification)} characters.`,
    })
    note: string,
    @Key() key: string,
    @Ctx() context: RequestContext,
  ) {
    return runStep(context, (tx, actor) => setRectificationDue(context.ctx, tx, { actor, id, day, note, key }));
  }

  @Mutation(() => RectificationResult, {
    description:
      'An open order of the record answers a rectification notice 关联订单; for its partner and supervisors, audited. `openOrder` links the order that it opens itself. Since 2026-11.',
  })
  linkRectification(
    @NoticeId() id: string,
    @Arg('orderId', () => ID, { description: "The order's global id." }) orderId: string,
    @Key() key: string,
    @Ctx() context: RequestContext,
  ) {
    return runStep(context, (tx, actor) => linkRectification(context.ctx, tx, { actor, id, orderId, key }));
  }
}

function listRectifications(context: RequestContext, asked: Omit<RectificationQuery, 'actor' | 'language'>) {
  const { ctx, language } = context;
  const actor = actorOf(context);
  return readOnly(ctx, actor, (tx) => loadRectifications(ctx, tx, { actor, language, ...asked }));
}

/** The notice as the caller sees it; null: none that it may see. */
export async function findRectification(context: RequestContext, id: string) {
  return (await listRectifications(context, { id }))[0] ?? null;
}

/** The notice as the caller sees it after the step. */
async function runStep(context: RequestContext, step: (tx: Tx, actor: Actor) => Promise<RectificationOutcome>) {
  const { ctx, language } = context;
  const actor = actorOf(context);
  const outcome = await transaction(ctx, actor, (tx) => step(tx, actor));
  if (!outcome.ok) return toActionRefused(outcome.refusal, language);
  const view = await findRectification(context, outcome.id);
  if (view === null) throw new Error('a notice is out of sight after a step about it');
  return view;
}
