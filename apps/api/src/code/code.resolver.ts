import type { CodeList } from '@beian/domain/codes';
import { Arg, Ctx, Int, Query, Resolver } from 'type-graphql';
import { CodeLists } from '../common/enums.ts';
import { actorOf, type RequestContext } from '../context.ts';
import { loadCodes, loadRegions } from './code.load.ts';
import { Code, Region } from './code.type.ts';

@Resolver()
export class CodeResolver {
  @Query(() => [Code], {
    description:
      'A code table of the bureaus 代码表, ascending: what a form can offer. The lists grow; a code that is registered is right although it is not listed. Since 2026-11.',
  })
  codes(
    @Arg('list', () => CodeLists, { description: 'Which table.' }) list: CodeList,
    @Arg('nature', () => Int, {
      nullable: true,
      description: 'Certificate types alone: those that this nature 单位性质 offers.',
    })
    nature: number | null,
    @Ctx() { ctx }: RequestContext,
  ) {
    return loadCodes(ctx, list, nature ?? null);
  }

  @Query(() => [Region], {
    description:
      'The cities of a province, or the counties of a city, ascending; empty for a code without any. A registered code is right although it is not listed. Since 2026-11.',
  })
  regions(
    @Arg('parent', () => String, { description: 'Code of the province or of the city, six digits.' }) parent: string,
    @Ctx() context: RequestContext,
  ) {
    // Anyone who is signed in.
    actorOf(context);
    return loadRegions(context.ctx, parent);
  }
}
