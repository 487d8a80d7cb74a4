import { Arg, Ctx, ID, Mutation, Query, Resolver } from 'type-graphql';
import { After, Before, type Cursor, First, Last, type Size } from '../common/page.arguments.ts';
import type { RequestContext } from '../context.ts';
import { Key } from '../order/order.arguments.ts';
import { findSentReport, findSubmission, linkToFile, listSubmissions } from './submission.load.ts';
import {
  OpenedSubmission,
  SentReport,
  SubmissionConnection,
  SubmissionFileResult,
  SubmissionFilterInput,
} from './submission.type.ts';

/** Numbered files of connections. */
@Resolver()
export class SubmissionResolver {
  @Query(() => SubmissionConnection, {
    description:
      'Files to bureaus 报送记录, of one connection or of all, the newest first; empty for partners. Pages by `first` and `after`, or `last` and `before`. Since 2026-11.',
  })
  submissions(
    @Arg('bureauId', () => ID, { nullable: true, description: "The connection's global id; left out: of all." })
    bureauId: string | null,
    @Arg('filter', () => SubmissionFilterInput, { nullable: true, description: 'Which files; left out: all.' })
    filter: SubmissionFilterInput | null,
    @First() first: Size,
    @After() after: Cursor,
    @Last() last: Size,
    @Before() before: Cursor,
    @Ctx() context: RequestContext,
  ) {
    return listSubmissions(context, { ...filter, bureauId }, { first, after, last, before });
  }

  @Query(() => OpenedSubmission, { nullable: true, description: 'One file; null: there is none. Since 2026-11.' })
  submission(@Arg('id', () => ID, { description: 'Its global id.' }) id: string, @Ctx() context: RequestContext) {
    return findSubmission(context, id);
  }

  @Query(() => SentReport, {
    nullable: true,
    description:
      'What the bureau received of an order in a file; null: it is not in it. Values for supervisors, administrators and the holder of the order’s lease, each opening audited. Since 2026-11.',
  })
  sentReport(
    @Arg('submissionId', () => ID, { description: "The file's global id." }) submissionId: string,
    @Arg('orderId', () => ID, { description: "The order's global id." }) orderId: string,
    @Ctx() context: RequestContext,
  ) {
    return findSentReport(context, submissionId, orderId);
  }

  @Mutation(() => SubmissionFileResult, {
    description:
      'A link to the file as it was sent 下载原始文件, for a minute; supervisors and administrators only, audited. Since 2026-11.',
  })
  requestSubmissionFile(
    @Arg('id', () => ID, { description: "The file's global id." }) id: string,
    @Key() key: string,
    @Ctx() context: RequestContext,
  ) {
    return linkToFile(context, id, key);
  }
}
