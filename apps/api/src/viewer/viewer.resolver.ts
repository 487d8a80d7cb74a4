import type { Language } from '@beian/domain/text';
import type { GraphQLResolveInfo } from 'graphql';
import { Arg, Ctx, ID, Info, Mutation, Query, Resolver } from 'type-graphql';
import { NoticeLanguages } from '../common/enums.ts';
import { Node } from '../common/node.type.ts';
import type { RequestContext } from '../context.ts';
import { Key } from '../order/order.arguments.ts';
import { selectedParts } from '../selected-parts.ts';
import { chooseNoticeLanguage, findNode, findViewer, loadWorkday } from './viewer.load.ts';
import { Viewer, ViewerResult, Workday } from './viewer.type.ts';

@Resolver(() => Viewer)
export class ViewerResolver {
  @Query(() => Viewer, { nullable: true, description: 'Who is asking; null for an anonymous caller. Since 2026-11.' })
  viewer(@Ctx() context: RequestContext) {
    return findViewer(context);
  }

  @Query(() => Workday, {
    description: 'Today as a working day, by the clock, calendar and working hours of the database. Since 2026-11.',
  })
  workday(@Ctx() context: RequestContext) {
    return loadWorkday(context);
  }

  @Mutation(() => ViewerResult, {
    description:
      'Says in which language the notices of the partner’s orders are written from now on 通知语言; partners only, audited. Since 2026-11.',
  })
  changeNoticeLanguage(
    @Arg('language', () => NoticeLanguages, { description: 'Chinese at first.' }) language: Language,
    @Key() key: string,
    @Ctx() context: RequestContext,
  ) {
    return chooseNoticeLanguage(context, language, key);
  }

  @Query(() => Node, {
    nullable: true,
    description: 'Anything by its global id; null where there is nothing that the caller may see. Since 2026-11.',
  })
  node(
    @Arg('id', () => ID, { description: 'A global id.' }) id: string,
    @Ctx() context: RequestContext,
    @Info() info: GraphQLResolveInfo,
  ) {
    return findNode(context, id, selectedParts(info));
  }
}
