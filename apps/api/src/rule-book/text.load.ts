import { readLong, readOnly } from '@beian/database/transaction';
import { isDay } from '@beian/domain/calendar';
import type { Day } from '@beian/domain/province';
import { isTextKey } from '@beian/domain/rule-book';
import { hasRight } from '@beian/domain/staff';
import { bilingual } from '@beian/domain/text';
import { loadOwnTexts, previewText } from '@beian/rule-book/texts';
import { badInput } from '../bilingual-error.ts';
import { type RequestContext, requireActor } from '../context.ts';

/** @throws GraphQLError FORBIDDEN unless the caller is of the desk */
export function listOwnTexts(context: RequestContext) {
  const actor = requireActor(context, (one) => hasRight(one, 'readRuleDrafts'));
  return readOnly(context.ctx, actor, (tx) => loadOwnTexts(tx, context.language));
}

/** @throws GraphQLError FORBIDDEN without the right, BAD_USER_INPUT naming the argument */
export function findTextPreview(
  context: RequestContext,
  asked: { readonly key: string; readonly texts: string; readonly day: string | null },
) {
  const { ctx, language } = context;
  const actor = requireActor(context, (one) => hasRight(one, 'previewRules'));
  const { key } = asked;
  if (!isTextKey(key))
    throw badInput(
      'key',
      bilingual(
        '没有这个文字，应为 reason:代码 或 notice:名称，例如 reason:WEB-01',
        'There is no such text: give `reason:CODE` or `notice:NAME`, e.g. `reason:WEB-01`.',
      ),
    );
  let texts: unknown;
  try {
    texts = JSON.parse(asked.texts);
  } catch {
    throw badInput('texts', bilingual('`texts` 不是 JSON 格式', '`texts` is no JSON.'));
  }
  if (asked.day !== null && !isDay(asked.day))
    throw badInput('day', bilingual('`day` 应为 YYYY-MM-DD', '`day` is written YYYY-MM-DD.'));
  const day = asked.day === null ? {} : { day: asked.day as Day };
  return readLong(ctx, actor, (tx) => previewText(tx, { key, texts, ...day }, language));
}
