import { readOnly, transaction } from '@beian/database/transaction';
import type { CurtainState } from '@beian/domain/photo';
import { listCurtainIds, loadCurtains } from '@beian/orders/photo';
import { Arg, Ctx, ID, Query, Resolver } from 'type-graphql';
import { CurtainStates } from '../common/enums.ts';
import { After, Before, type Cursor, First, Last, type Size } from '../common/page.arguments.ts';
import { connectionOf } from '../common/page.type.ts';
import { actorOf, type RequestContext } from '../context.ts';
import { localizeCurtain } from '../localize.ts';
import { loadPage, omitNullish } from '../page.ts';
import { Curtain, CurtainConnection } from './curtain.type.ts';

/** One curtain; null where the caller sees none. Whoever may send it reads the address in clear, which is audited. */
export async function findCurtain(context: RequestContext, id: string) {
  const { ctx, language } = context;
  const actor = actorOf(context);
  const [view] = await transaction(ctx, actor, (tx) =>
    loadCurtains(ctx, tx, { actor, ids: [id], language, opening: true }),
  );
  return view === undefined ? null : localizeCurtain(view, language);
}

@Resolver()
export class CurtainResolver {
  @Query(() => CurtainConnection, {
    description:
      'Curtains in a state that the caller may see: what is to be sent and what is on its way the oldest first, what has arrived the newest first. Pages by `first` and `after`, or `last` and `before`. Since 2026-11.',
  })
  curtains(
    @Arg('state', () => CurtainStates, { description: 'How far they are.' }) state: CurtainState,
    @First() first: Size,
    @After() after: Cursor,
    @Last() last: Size,
    @Before() before: Cursor,
    @Ctx() context: RequestContext,
  ) {
    const { ctx, language } = context;
    const actor = actorOf(context);
    return readOnly(ctx, actor, async (tx) => {
      const page = { first, after, last, before };
      const ids = await loadPage(page, () => listCurtainIds(tx, { ...omitNullish(page), state }));
      const views = await loadCurtains(ctx, tx, { actor, ids: ids.ids, language });
      return connectionOf(
        ids,
        views.map((view) => localizeCurtain(view, language)),
      );
    });
  }

  @Query(() => Curtain, {
    nullable: true,
    description:
      'One curtain; null where the caller sees none. Whoever may send it reads the address in clear, which is audited. Since 2026-11.',
  })
  curtain(
    @Arg('id', () => ID, { description: "The curtain's global id." }) id: string,
    @Ctx() context: RequestContext,
  ): Promise<unknown> {
    return findCurtain(context, id);
  }
}
