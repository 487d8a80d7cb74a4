import { Arg, Ctx, Query, Resolver } from 'type-graphql';
import type { RequestContext } from '../context.ts';
import { findTextPreview, listOwnTexts } from './text.load.ts';
import { OwnText, TextPreview } from './text.type.ts';

/** Texts of reasons and notices in the words of the installation 自定文字. */
@Resolver()
export class OwnTextResolver {
  @Query(() => [OwnText], {
    description:
      'Texts of reasons and notices in the words of the installation 自定文字, in force or to come, in the order of approval; for the desk only. Since 2026-12.',
  })
  ownTexts(@Ctx() context: RequestContext) {
    return listOwnTexts(context);
  }

  @Query(() => TextPreview, {
    description:
      'What recipients would read with a proposed text 文字预览, on up to three recent orders. For supervisors and reviewers. Since 2026-12.',
  })
  textPreview(
    @Arg('key', () => String, { description: '`reason:CODE` or `notice:NAME`.' }) key: string,
    @Arg('texts', () => String, {
      description: 'Its parts as JSON, e.g. `{"label":{"zh":"…","en":"…"},"advice":{"zh":"…","en":"…"}}`.',
    })
    texts: string,
    @Arg('day', () => String, { nullable: true, description: 'Its first day, YYYY-MM-DD, Shanghai; left out: today.' })
    day: string | null,
    @Ctx() context: RequestContext,
  ) {
    return findTextPreview(context, { key, texts, day });
  }
}
