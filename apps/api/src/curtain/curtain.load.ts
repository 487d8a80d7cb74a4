import { transaction } from '@beian/database/transaction';
import { loadCurtains } from '@beian/orders/photo';
import { actorOf, type RequestContext } from '../context.ts';
import { localizeCurtain } from '../localize.ts';

/** One curtain; null where the caller sees none. Whoever may send it reads the address in clear, which is audited. */
export async function findCurtain(context: RequestContext, id: string) {
  const { ctx, language } = context;
  const actor = actorOf(context);
  const [view] = await transaction(ctx, actor, (tx) =>
    loadCurtains(ctx, tx, { actor, ids: [id], language, opening: true }),
  );
  return view === undefined ? null : localizeCurtain(view, language);
}
