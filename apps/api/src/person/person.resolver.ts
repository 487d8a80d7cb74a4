import type { AnswerWay, RequestWants } from '@beian/domain/personal';
import { ANSWER_DAYS } from '@beian/domain/personal';
import { formatCount, textLengths } from '@beian/domain/text';
import { personSought } from '@beian/privacy/persons';
import { Arg, Ctx, ID, Mutation, Query, Resolver } from 'type-graphql';
import { After, Before, type Cursor, First, Last, type Size } from '../common/page.arguments.ts';
import type { RequestContext } from '../context.ts';
import { Key } from '../order/order.arguments.ts';
import { type Given, inputType } from '../schema/input-type.ts';
import {
  answerRequest,
  decideRequest,
  findPerson,
  findRequest,
  listRequests,
  makeExport,
  openNewRequest,
} from './person.load.ts';
import {
  OpenedPersonRequest,
  PersonExportResult,
  PersonFoundResult,
  PersonRequestConnection,
  PersonRequestResult,
} from './person.type.ts';
import { AnswerWays, RequestWantsNames } from './person-enums.ts';

const PersonSought = inputType(personSought);
type PersonSought = Given<typeof personSought>;

/** Data subjects: search, export, deletion, answers. Administrators only. */
@Resolver()
export class PersonResolver {
  @Query(() => PersonRequestConnection, {
    description:
      'Requests of data subjects 个人信息请求: those that are not answered, the first due first, or all, the latest first; administrators only. Since 2026-11.',
  })
  personRequests(
    @Arg('open', () => Boolean, { description: 'Only those that are not answered.' }) open: boolean,
    @First() first: Size,
    @After() after: Cursor,
    @Last() last: Size,
    @Before() before: Cursor,
    @Ctx() context: RequestContext,
  ) {
    return listRequests(context, open, { first, after, last, before });
  }

  @Query(() => OpenedPersonRequest, {
    nullable: true,
    description:
      'One request with what was decided, and the letter; null: none for the caller. Each look is audited. Since 2026-11.',
  })
  personRequest(@Arg('id', () => ID, { description: 'Its id.' }) id: string, @Ctx() context: RequestContext) {
    return findRequest(context, id);
  }

  @Mutation(() => PersonFoundResult, {
    description:
      'Finds what is held on a data subject 查找个人信息: how many places, no values; administrators only, audited without the value. A mutation, because each search leaves an audit row. Since 2026-11.',
  })
  findPerson(
    @Arg('sought', () => PersonSought, { description: 'By what.' }) sought: PersonSought,
    @Ctx() context: RequestContext,
  ) {
    return findPerson(context, sought);
  }

  @Mutation(() => PersonExportResult, {
    description:
      'Makes an archive of everything held on a data subject 导出个人信息, to be taken away once within ten minutes; administrators only, audited without the value. Since 2026-11.',
  })
  exportPerson(
    @Arg('sought', () => PersonSought, { description: 'By what.' }) sought: PersonSought,
    @Arg('requestId', () => ID, { nullable: true, description: 'The request that it answers.' }) requestId:
      | string
      | null,
    @Key() key: string,
    @Ctx() context: RequestContext,
  ) {
    return makeExport(context, { ...sought, requestId: requestId ?? null, key });
  }

  @Mutation(() => PersonRequestResult, {
    description: `Writes down a request of a data subject 登记请求, due in ${ANSWER_DAYS} working days; administrators only, audited. Since 2026-11.`,
  })
  openPersonRequest(
    @Arg('wants', () => RequestWantsNames, { description: 'What is asked for.' }) wants: RequestWants,
    @Arg('sought', () => PersonSought, { description: 'Whom it is about.' }) sought: PersonSought,
    @Arg('askedBy', () => String, {
      description: `Who asked, and how they showed who they are; 1 to ${formatCount(textLengths.personRequest)} characters, sealed.`,
    })
    askedBy: string,
    @Arg('reason', () => String, {
      description: `Why, in their words; 1 to ${formatCount(textLengths.personRequest)} characters, sealed.`,
    })
    reason: string,
    @Key() key: string,
    @Ctx() context: RequestContext,
  ) {
    return openNewRequest(context, { wants, ...sought, askedBy, reason, key });
  }

  @Mutation(() => PersonRequestResult, {
    description:
      'Decides a request 决定并执行: what may be deleted is, for good, and for the rest the basis is written down. The worker carries it out; administrators only, audited. Since 2026-11.',
  })
  decidePersonRequest(
    @Arg('id', () => ID, { description: 'Its id.' }) id: string,
    @Key() key: string,
    @Ctx() context: RequestContext,
  ) {
    return decideRequest(context, id, key);
  }

  @Mutation(() => PersonRequestResult, {
    description: 'Notes that the answer went out 登记答复; administrators only, audited. Since 2026-11.',
  })
  answerPersonRequest(
    @Arg('id', () => ID, { description: 'Its id.' }) id: string,
    @Arg('over', () => AnswerWays, { description: 'How.' }) over: AnswerWay,
    @Key() key: string,
    @Ctx() context: RequestContext,
  ) {
    return answerRequest(context, { id, over, key });
  }
}
