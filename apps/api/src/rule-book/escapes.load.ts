import { readLong } from '@beian/database/transaction';
import { escapeWeeks } from '@beian/domain/escapes';
import { hasRight } from '@beian/domain/staff';
import { bilingual } from '@beian/domain/text';
import { loadEscapeFigures } from '@beian/rule-book/escapes';
import { badInput } from '../bilingual-error.ts';
import { type RequestContext, requireActor } from '../context.ts';

/** @throws GraphQLError FORBIDDEN without the right, BAD_USER_INPUT for another period */
export function findEscapeFigures(context: RequestContext, asked: number) {
  const actor = requireActor(context, (one) => hasRight(one, 'readQuality'));
  const weeks = escapeWeeks.find((one) => one === asked);
  if (weeks === undefined)
    throw badInput(
      'weeks',
      bilingual(`\`weeks\` 只能是 ${escapeWeeks.join('、')}`, `\`weeks\` is one of ${escapeWeeks.join(', ')}.`),
    );
  return readLong(context.ctx, actor, (tx) => loadEscapeFigures(tx, { weeks, language: context.language }));
}
