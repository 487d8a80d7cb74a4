import {
  type OwnRuleFilter,
  ownRuleFilters,
  type RuleDraftFilter,
  type RuleDraftInput,
  ruleDraftFilters,
} from '@beian/domain/rule-book';
import { formatCount, textLengths } from '@beian/domain/text';
import {
  approveRuleDraft,
  createRuleDraft,
  type DraftStep,
  saveRuleDraft,
  sendBackRuleDraft,
  submitRuleDraft,
  withdrawRuleDraft,
} from '@beian/rule-book/drafts';
import { Arg, Args, Ctx, ID, Int, Mutation, Query, Resolver } from 'type-graphql';
import { After, Before, type Cursor, First, Last, type Size } from '../common/page.arguments.ts';
import '../common/rule-book-enums.ts';
import type { RequestContext } from '../context.ts';
import { Key } from '../order/order.arguments.ts';
import { filterArguments, type GivenFilter } from '../schema/filter-input.ts';
import { findRuleDraft, givenDraft, listOwnRules, listRuleDrafts, settleRuleDraft } from './rule-draft.load.ts';
import {
  OpenedRuleDraft,
  OwnRuleConnection,
  RuleDraftConnection,
  RuleDraftInput as RuleDraftInputType,
  RuleDraftResult,
} from './rule-draft.type.ts';

const OwnRuleFilters = filterArguments(ownRuleFilters);
const RuleDraftFilters = filterArguments(ruleDraftFilters);
const DraftId = () => Arg('id', () => ID, { description: "The draft's global id." });
const Version = () =>
  Arg('version', () => Int, { description: 'The version that the caller saw; `STALE` where it is another by now.' });
const Input = () => Arg('input', () => RuleDraftInputType, { description: 'What it holds.' });

/** Rules of the installation and their drafts 自定规则. */
@Resolver()
export class RuleDraftResolver {
  @Query(() => RuleDraftConnection, {
    description:
      'Drafts of rules 规则草稿, the latest first; for the desk only. Pages by `first` and `after`, or `last` and `before`. Since 2026-12.',
  })
  ruleDrafts(
    @Args(() => RuleDraftFilters) filter: GivenFilter<RuleDraftFilter>,
    @First() first: Size,
    @After() after: Cursor,
    @Last() last: Size,
    @Before() before: Cursor,
    @Ctx() context: RequestContext,
  ) {
    return listRuleDrafts(context, filter, { first, after, last, before });
  }

  @Query(() => OpenedRuleDraft, {
    nullable: true,
    description:
      'A draft of rules, with what is in conflict with it; null: there is none. For the desk only. Since 2026-12.',
  })
  ruleDraft(@DraftId() id: string, @Ctx() context: RequestContext) {
    return findRuleDraft(context, id);
  }

  @Query(() => OwnRuleConnection, {
    description:
      'Rules of the installation 自定规则, the latest first; for the desk only. Pages by `first` and `after`, or `last` and `before`. Since 2026-12.',
  })
  ownRules(
    @Args(() => OwnRuleFilters) filter: GivenFilter<OwnRuleFilter>,
    @First() first: Size,
    @After() after: Cursor,
    @Last() last: Size,
    @Before() before: Cursor,
    @Ctx() context: RequestContext,
  ) {
    return listOwnRules(context, filter, { first, after, last, before });
  }

  @Mutation(() => RuleDraftResult, {
    description: 'Begins a draft of rules 新建规则草稿; supervisors only, audited. Since 2026-12.',
  })
  createRuleDraft(@Input() input: RuleDraftInput, @Key() key: string, @Ctx() context: RequestContext) {
    return settleRuleDraft(context, (tx, actor) =>
      createRuleDraft(context.ctx, tx, { actor, input: givenDraft(input), key }),
    );
  }

  @Mutation(() => RuleDraftResult, {
    description:
      'Saves an open draft of rules 保存规则草稿. Whoever saves it cannot approve it. Supervisors only, audited. Since 2026-12.',
  })
  saveRuleDraft(
    @DraftId() draftId: string,
    @Version() version: number,
    @Input() input: RuleDraftInput,
    @Key() key: string,
    @Ctx() context: RequestContext,
  ) {
    return settleRuleDraft(context, (tx, actor) =>
      saveRuleDraft(context.ctx, tx, { actor, draftId, version, input: givenDraft(input), key }),
    );
  }

  @Mutation(() => RuleDraftResult, {
    description:
      'Submits a draft of rules 提交规则草稿, for another supervisor to approve; supervisors only, audited. Since 2026-12.',
  })
  submitRuleDraft(
    @DraftId() draftId: string,
    @Version() version: number,
    @Key() key: string,
    @Ctx() context: RequestContext,
  ) {
    return step(context, submitRuleDraft, { draftId, version, key });
  }

  @Mutation(() => RuleDraftResult, {
    description:
      'Sends a submitted draft of rules back 退回规则草稿: it is open again; supervisors only, audited. Since 2026-12.',
  })
  sendBackRuleDraft(
    @DraftId() draftId: string,
    @Version() version: number,
    @Arg('why', () => String, { description: `Why, 1 to ${formatCount(textLengths.ruleWhy)} characters.` }) why: string,
    @Key() key: string,
    @Ctx() context: RequestContext,
  ) {
    return settleRuleDraft(context, (tx, actor) =>
      sendBackRuleDraft(context.ctx, tx, { actor, draftId, version, why, key }),
    );
  }

  @Mutation(() => RuleDraftResult, {
    description: 'Withdraws a draft of rules 作废规则草稿 for good; supervisors only, audited. Since 2026-12.',
  })
  withdrawRuleDraft(
    @DraftId() draftId: string,
    @Version() version: number,
    @Key() key: string,
    @Ctx() context: RequestContext,
  ) {
    return step(context, withdrawRuleDraft, { draftId, version, key });
  }

  @Mutation(() => RuleDraftResult, {
    description:
      'Approves a submitted draft of rules 批准规则草稿: each change takes effect at 00:00, Shanghai time, of its day. Another supervisor than those who wrote it; audited. Since 2026-12.',
  })
  approveRuleDraft(
    @DraftId() draftId: string,
    @Version() version: number,
    @Key() key: string,
    @Ctx() context: RequestContext,
  ) {
    return step(context, approveRuleDraft, { draftId, version, key });
  }
}

const step = (context: RequestContext, take: typeof submitRuleDraft, call: Omit<DraftStep, 'actor'>) =>
  settleRuleDraft(context, (tx, actor) => take(context.ctx, tx, { ...call, actor }));
