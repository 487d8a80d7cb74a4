import { isDay, isInstant } from '@beian/domain/calendar';
import { bilingual } from '@beian/domain/text';
import { GraphQLError, GraphQLScalarType, type ValueNode, valueFromASTUntyped } from 'graphql';

/** A literal is checked as a variable is, by `inputs/check.ts`, so that both are refused alike, with the place. */
const asGiven = (node: ValueNode): string => valueFromASTUntyped(node) as string;

/** An instant. Passed on as the ISO text that the database wrote, without parsing. */
export const DateTime = new GraphQLScalarType<string, string>({
  name: 'DateTime',
  description:
    'An instant: ISO 8601 text. In answers in UTC with milliseconds, e.g. `2026-11-24T01:30:00.000Z`; an input may have another zone, e.g. `2026-11-24T09:30:00+08:00`, but must have one. Since 2026-11.',
  specifiedByURL: 'https://scalars.graphql.org/andimarek/date-time.html',
  serialize: asText,
  parseValue: asInstant,
  parseLiteral: asGiven,
  extensions: {
    shape: bilingual(
      '带时区的 ISO 8601 时刻，如 2026-11-24T09:30:00+08:00',
      'ISO 8601 text with a zone, e.g. 2026-11-24T09:30:00+08:00',
    ),
  },
});

function asText(value: unknown): string {
  if (typeof value === 'string') return value;
  throw new GraphQLError('DateTime and Date must be ISO 8601 text');
}

/** Input is checked, because PostgreSQL accepts other texts as timestamps or fails on them. */
function asInstant(value: unknown): string {
  if (typeof value === 'string' && isInstant(value)) return value;
  throw new GraphQLError('DateTime must be ISO 8601 text with a zone, e.g. 2026-11-24T09:30:00+08:00');
}

/** A day of Shanghai. Passed on as the text that the database or the rule has. */
export const CalendarDate = new GraphQLScalarType<string, string>({
  name: 'Date',
  description: 'A day of Shanghai (UTC+8): ISO 8601 text, `YYYY-MM-DD`, e.g. `2026-11-24`. Since 2026-11.',
  specifiedByURL: 'https://scalars.graphql.org/andimarek/local-date.html',
  serialize: asText,
  parseValue: asDay,
  parseLiteral: asGiven,
  extensions: {
    shape: bilingual('存在的日期，YYYY-MM-DD，如 2026-11-24', 'a day that exists, YYYY-MM-DD, e.g. 2026-11-24'),
  },
});

function asDay(value: unknown): string {
  if (typeof value === 'string' && isDay(value)) return value;
  throw new GraphQLError('Date must be a day that exists, YYYY-MM-DD, e.g. 2026-11-24');
}
