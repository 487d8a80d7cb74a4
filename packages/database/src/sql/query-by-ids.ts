import type { QueryResult, QueryResultRow } from 'pg';
import type { Tx } from '../transaction/tx.ts';

export interface IdsQuery {
  readonly name: string;
  /** Must use `= any($1)` for the ids, or `unnest($1::text[]) with ordinality as want(id, place)`. */
  readonly text: string;
  /** Parameters from $2 on. */
  readonly values?: readonly unknown[];
}

/**
 * Runs a named statement for these ids; for a single id it uses a separate statement with `= $1`. For a list PostgreSQL
 * assumes ten elements, finds a plan for one id cheaper, and therefore plans anew on every call, which took up to eight
 * times as long as the statement (docs/decisions/0031).
 */
export function queryByIds<R extends QueryResultRow>(
  tx: Tx,
  ids: readonly string[],
  { name, text, values = [] }: IdsQuery,
): Promise<Pick<QueryResult<R>, 'rows'>> {
  // No query for an empty list.
  if (ids.length === 0) return Promise.resolve({ rows: [] });
  return ids.length === 1
    ? tx.client.query<R>({ name: `${name}-of-one`, text: forOneId(text), values: [ids[0], ...values] })
    : tx.client.query<R>({ name, text, values: [ids, ...values] });
}

const statementsForOneId = new Map<string, string>();

/** The same statement text for one id. */
export function forOneId(text: string): string {
  const made =
    statementsForOneId.get(text) ??
    text
      .replaceAll('= any($1)', '= $1')
      .replaceAll('unnest($1::text[]) with ordinality', '(values ($1::text, 1::bigint))');
  statementsForOneId.set(text, made);
  return made;
}
