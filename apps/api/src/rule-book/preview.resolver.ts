import { Arg, Ctx, ID, Int, Mutation, Query, Resolver } from 'type-graphql';
import { After, Before, type Cursor, First, Last, type Size } from '../common/page.arguments.ts';
import type { RequestContext } from '../context.ts';
import { listPreviewOrders, readPreview, startEditionPreview, startPreview } from './preview.load.ts';
import { RulePreview, RulePreviewFilterInput, RulePreviewItemConnection, RulePreviewResult } from './preview.type.ts';

const DraftId = () => Arg('draftId', () => ID, { description: "The draft's id." });

const Edition = () =>
  Arg('edition', () => String, {
    description: 'The value that the setting `edition` would have, such as `2018-06` or `current`.',
  });

/** What a draft of rules or another edition would do, for supervisors and reviewers. */
@Resolver()
export class RulePreviewResolver {
  @Mutation(() => RulePreviewResult, {
    description:
      'Works out what a draft of rules would do 试算, in the background; one of this version that runs is kept. Supervisors and reviewers, audited. Since 2026-12.',
  })
  previewRuleDraft(
    @DraftId() draftId: string,
    @Arg('version', () => Int, { description: 'The version of the draft that was read.' }) version: number,
    @Ctx() context: RequestContext,
  ) {
    return startPreview(context, draftId, version);
  }

  @Query(() => RulePreview, {
    nullable: true,
    description:
      'What a draft of rules would do, as far as it is known; null: nobody asked. For supervisors and reviewers. Since 2026-12.',
  })
  rulePreview(@DraftId() draftId: string, @Ctx() context: RequestContext) {
    return readPreview(context, { draftId });
  }

  @Query(() => RulePreviewItemConnection, {
    description:
      'The orders that a preview found changed: open ones first, then decisions and refusals. For supervisors and reviewers. Since 2026-12.',
  })
  rulePreviewOrders(
    @Arg('previewId', () => ID, { description: "The preview's id." }) previewId: string,
    @Arg('filter', () => RulePreviewFilterInput, { nullable: true, description: 'How the list is cut.' })
    filter: RulePreviewFilterInput | null,
    @First() first: Size,
    @After() after: Cursor,
    @Last() last: Size,
    @Before() before: Cursor,
    @Ctx() context: RequestContext,
  ) {
    return listPreviewOrders(context, { previewId, filter, page: { first, after, last, before } });
  }

  @Mutation(() => RulePreviewResult, {
    description:
      'Works out what becomes of open orders under another edition 试算, in the background; one that runs is kept. For supervisors and reviewers, audited. Since 2026-12.',
  })
  previewEdition(@Edition() edition: string, @Ctx() context: RequestContext) {
    return startEditionPreview(context, edition);
  }

  @Query(() => RulePreview, {
    nullable: true,
    description:
      'What becomes of open orders under another edition, as far as it is known; null: nobody asked. For supervisors and reviewers. Since 2026-12.',
  })
  editionPreview(@Edition() edition: string, @Ctx() context: RequestContext) {
    return readPreview(context, { edition });
  }
}
