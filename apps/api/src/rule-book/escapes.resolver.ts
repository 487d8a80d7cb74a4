import { escapeFiguresFields, escapeWeeks } from '@beian/domain/escapes';
import { listInWords } from '@beian/domain/text';
import { Arg, Ctx, Int, Query, Resolver } from 'type-graphql';
import type { RequestContext } from '../context.ts';
import { objectType } from '../schema/object-type.ts';
import { findEscapeFigures } from './escapes.load.ts';

const EscapeFigures = objectType(escapeFiguresFields);

/** Which rules let pass what bureaus refused, and where there was none. */
@Resolver()
export class EscapesResolver {
  @Query(() => EscapeFigures, {
    description:
      'Which rules let pass what bureaus refused, and where there was none 流出问题, for supervisors and administrators. Since 2026-12.',
  })
  escapeFigures(
    @Arg('weeks', () => Int, {
      description: `Over how many weeks, the current one included: ${listInWords(escapeWeeks, 'or')}.`,
    })
    weeks: number,
    @Ctx() context: RequestContext,
  ) {
    return findEscapeFigures(context, weeks);
  }
}
