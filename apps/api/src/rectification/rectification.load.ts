import { readOnly } from '@beian/database/transaction';
import { loadRectifications, type RectificationQuery } from '@beian/submissions/rectifications';
import { actorOf, type RequestContext } from '../context.ts';

type Asked = Omit<RectificationQuery, 'actor' | 'language'>;

export function loadNotices(context: RequestContext, asked: Asked) {
  const { ctx, language } = context;
  const actor = actorOf(context);
  return readOnly(ctx, actor, (tx) => loadRectifications(ctx, tx, { actor, language, ...asked }));
}

/** The notice as the caller sees it; null: none that it may see. */
export async function findRectification(context: RequestContext, id: string) {
  return (await loadNotices(context, { id }))[0] ?? null;
}
