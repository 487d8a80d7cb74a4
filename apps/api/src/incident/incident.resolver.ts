import { formatCount, textLengths } from '@beian/domain/text';
import { Arg, Ctx, ID, Mutation, Query, Resolver } from 'type-graphql';
import { After, Before, type Cursor, First, Last, type Size } from '../common/page.arguments.ts';
import type { RequestContext } from '../context.ts';
import { Key } from '../order/order.arguments.ts';
import { acknowledgeIncident, findEvidence, giveUpIncident, listIncidents } from './incident.load.ts';
import { Evidence, IncidentConnection, IncidentResult } from './incident.type.ts';

/** Answers of bureaus that cannot be processed. */
@Resolver()
export class IncidentResolver {
  @Query(() => IncidentConnection, {
    description:
      'Incidents of a connection 异常答复, the latest first; supervisors and administrators only. Pages by `first` and `after`, or `last` and `before`. Since 2026-11.',
  })
  incidents(
    @Arg('bureauId', () => ID, { description: "The connection's global id." }) bureauId: string,
    @First() first: Size,
    @After() after: Cursor,
    @Last() last: Size,
    @Before() before: Cursor,
    @Ctx() context: RequestContext,
  ) {
    return listIncidents(context, bureauId, { first, after, last, before });
  }

  @Query(() => Evidence, {
    nullable: true,
    description:
      'The beginning of what was kept of an incident; null: there is none for the caller. Supervisors and administrators only, each look audited. Since 2026-11.',
  })
  evidence(
    @Arg('id', () => ID, { description: "The incident's global id." }) id: string,
    @Ctx() context: RequestContext,
  ) {
    return findEvidence(context, id);
  }

  @Mutation(() => IncidentResult, {
    description:
      'Says that a person has looked at an incident 标为已阅; should it come again, it is new again. Supervisors and administrators only, audited. Since 2026-11.',
  })
  markIncidentSeen(
    @Arg('id', () => ID, { description: "The incident's global id." }) id: string,
    @Key() key: string,
    @Ctx() context: RequestContext,
  ) {
    return acknowledgeIncident(context, id, key);
  }

  @Mutation(() => IncidentResult, {
    description:
      'Gives up a file that cannot be read 放弃文件: once it has failed several times alike it is acknowledged unread when it comes again, so that files behind it arrive. Supervisors and administrators only, audited. Since 2026-11.',
  })
  giveUpFile(
    @Arg('id', () => ID, { description: "The incident's global id." }) id: string,
    @Arg('note', () => String, {
      description: `What was settled with the bureau, 1 to ${formatCount(textLengths.writeOff)} characters; sealed.`,
    })
    note: string,
    @Key() key: string,
    @Ctx() context: RequestContext,
  ) {
    return giveUpIncident(context, id, note, key);
  }
}
