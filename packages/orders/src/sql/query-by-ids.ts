import type { QueryResult, QueryResultRow } from 'pg';
import type { Tx } from '../context.ts';

export interface IdsQuery {
  readonly name: string;
  /** `= any($1)` of the ids, or `unnest($1::text[]) with ordinality as want(id, place)`. */
  readonly text: string;
  /** From $2 on. */
  readonly values?: readonly unknown[];
}

/**
 * A named statement about what has these ids; of one id it is a statement of its own, `= $1`. Of a list PostgreSQL expects ten, finds the
 * plan for the one that comes cheaper, and therefore plans anew at every call, which took up to eight times as long as the statement (docs/decisions/0031).
 */
export function queryByIds<R extends QueryResultRow>(
  tx: Tx,
  ids: readonly string[],
  { name, text, values = [] }: IdsQuery,
): Promise<Pick<QueryResult<R>, 'rows'>> {
  // What hangs on what was not found is not asked for.
  if (ids.length === 0) return Promise.resolve({ rows: [] });
  return ids.length === 1
    ? tx.client.query<R>({ name: `${name}-of-one`, text: forOneId(text), values: [ids[0], ...values] })
    : tx.client.query<R>({ name, text, values: [ids, ...values] });
}

const statementsForOneId = new Map<string, string>();

/** The same statement for one id. */
export function forOneId(text: string): string {
  const made =
    statementsForOneId.get(text) ??
    text
      .replaceAll('= any($1)', '= $1')
      .replaceAll('unnest($1::text[]) with ordinality', '(values ($1::text, 1::bigint))');
  statementsForOneId.set(text, made);
  return made;
}
