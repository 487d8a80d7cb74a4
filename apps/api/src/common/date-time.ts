import { GraphQLError, GraphQLScalarType } from 'graphql';

/** An instant. Passed on as the ISO text that the database wrote, without parsing. */
export const DateTime = new GraphQLScalarType<string, string>({
  name: 'DateTime',
  description: 'An instant: ISO 8601 text in UTC with milliseconds, e.g. `2026-11-24T01:30:00.000Z`. Since 2026-11.',
  specifiedByURL: 'https://scalars.graphql.org/andimarek/date-time.html',
  serialize: asText,
  parseValue: asInstant,
});

function asText(value: unknown): string {
  if (typeof value === 'string') return value;
  throw new GraphQLError('DateTime must be ISO 8601 text');
}

const INSTANT = /^\d{4}-\d\d-\d\dT\d\d:\d\d(:\d\d(\.\d{1,6})?)?(Z|[+-]\d\d:\d\d)$/;

/** Input is checked, because PostgreSQL accepts other texts as timestamps or fails on them. */
function asInstant(value: unknown): string {
  if (typeof value === 'string' && INSTANT.test(value) && !Number.isNaN(Date.parse(value))) return value;
  throw new GraphQLError('DateTime must be ISO 8601 text with a zone, e.g. 2026-11-24T09:30:00+08:00');
}
