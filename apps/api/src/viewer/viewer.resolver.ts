import type { GraphQLResolveInfo } from 'graphql';
import { Arg, Ctx, ID, Info, Query, Resolver } from 'type-graphql';
import { Node } from '../common/node.type.ts';
import type { Context } from '../context.ts';
import { partsAsked } from '../parts.ts';
import { findNode, findViewer } from './viewer.load.ts';
import { Viewer } from './viewer.type.ts';

@Resolver(() => Viewer)
export class ViewerResolver {
  @Query(() => Viewer, { nullable: true, description: 'Who is asking; null for an anonymous caller. Since 2026-11.' })
  viewer(@Ctx() context: Context) {
    return findViewer(context);
  }

  @Query(() => Node, {
    nullable: true,
    description: 'Anything by its global id; null where there is nothing that the caller may see. Since 2026-11.',
  })
  node(
    @Arg('id', () => ID, { description: 'A global id.' }) id: string,
    @Ctx() context: Context,
    @Info() info: GraphQLResolveInfo,
  ) {
    return findNode(context, id, partsAsked(info));
  }
}
