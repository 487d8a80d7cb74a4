import type { CodeList } from '@beian/domain/codes';
import { Arg, Ctx, Int, Query, Resolver } from 'type-graphql';
import { CodeLists } from '../common/enums.ts';
import type { RequestContext } from '../context.ts';
import { loadCodes } from './code.load.ts';
import { Code } from './code.type.ts';

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
  ): Promise<Code[]> {
    return loadCodes(ctx, list, nature ?? null);
  }
}
