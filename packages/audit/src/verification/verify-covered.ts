import {
  type CoveredTableName,
  coveredTable,
  coveredTableNames,
  keySql,
  rowHashSql,
} from '@beian/database/covered-rows';
import type { ClientBase } from 'pg';
import { type Fault, MAX_NAMED, remainderFault, type VerifyOptions } from './verification-result.ts';

interface Counts {
  readonly table: CoveredTableName;
  readonly covered: number;
  readonly old: number;
  readonly differ: number;
}

interface DifferingRow {
  readonly key: string;
  readonly said: string | null;
  readonly held: string | null;
  readonly named: boolean;
  readonly day: string | null;
}

/**
 * Compares each covered row with the audit row that named it last, and so finds one that was changed, deleted or put in by SQL. In a
 * database that is older than the coverage, rows of before its beginning are counted in `notes`.
 */
export async function verifyCovered(
  client: Pick<ClientBase, 'query'>,
  { order, day }: VerifyOptions,
  faults: Fault[],
  notes: string[],
): Promise<{ covered: number }> {
  if (day !== undefined && order === undefined) return { covered: 0 };
  const tables = coveredTableNames.filter((name) => order === undefined || coveredTable(name).order !== undefined);
  const { rows: starts } = await client.query<{ at: string; text: string }>(
    `select a.details ->> 'coveredFrom' as at, to_char((a.details ->> 'coveredFrom')::timestamptz at time zone 'Asia/Shanghai', 'YYYY-MM-DD HH24:MI') as text
     from app.audit a where a.action = 'coverRows' and a.details ? 'coveredFrom' order by a.at, a.id limit 1`,
  );
  const [start] = starts;
  const values = [start?.at ?? '-infinity', ...(order === undefined ? [] : [order])];
  const sides = sidesSql(tables, order !== undefined);
  const { rows: counts } = await client.query<Counts>(
    `${sides} select "table", count(*) filter (where said_key is not null and held_key is not null)::int as covered,
       count(*) filter (where said_key is null and not is_covered)::int as old, count(*) filter (where differs)::int as differ
     from sides group by 1`,
    values,
  );
  for (const { table, differ } of counts.filter((one) => one.differ > 0)) {
    const { rows } = await client.query<DifferingRow>(
      `${sidesSql([table], order !== undefined)} select coalesce(held_key, said_key) as key, said, held, said_key is not null as named,
         to_char(coalesce(said_on, made_at) at time zone 'Asia/Shanghai', 'YYYY-MM-DD') as day
       from sides where differs order by 1 limit ${MAX_NAMED}`,
      values,
    );
    const found = rows.map((row): Fault => ({ table, id: row.key, day: row.day, what: describeDifference(row) }));
    if (differ > MAX_NAMED) found.push(remainderFault(table, differ));
    // An order that differs from its events is named already.
    faults.push(...found.filter(({ id }) => !faults.some((known) => known.table === table && known.id === id)));
  }
  const old = counts.filter((one) => one.old > 0).map((one) => `${one.old.toLocaleString('en')} of ${one.table}`);
  if (old.length > 0) notes.push(`Not covered, because they are of before ${start?.text}: ${old.join(', ')}.`);
  return { covered: counts.reduce((sum, one) => sum + one.covered, 0) };
}

function describeDifference({ said, held, named }: DifferingRow): string {
  if (!named) return 'no row of the audit names this row: it was put in';
  if (held === null) return 'the row was deleted: the audit names it';
  return said === null
    ? 'the row was put in: the audit says that it was deleted'
    : 'the row was changed: the audit names it with other content';
}

/**
 * SQL of the rows on both sides, joined by table and key: what the tables hold, and what the audit said of them last. One pass over the
 * audit, whatever the number of tables. $1: the beginning of the coverage; $2: the order.
 */
function sidesSql(tables: readonly CoveredTableName[], ofOrder: boolean): string {
  const held = tables.map((name) => {
    const { order, madeAt } = coveredTable(name);
    return `select '${name}' as "table", ${keySql(name)} as key, ${rowHashSql(name)} as hash, coalesce(${madeAt}, 'infinity') as made_at from app.${name} t
      ${ofOrder ? `where t.${order} = $2` : ''}`;
  });
  const list = tables.map((name) => `'${name}'`).join(', ');
  // Of an order: what its tables hold, and what its own audit rows name.
  const keys = ofOrder
    ? `keys as materialized (select "table", key from held union select c.key, k from app.audit o cross join lateral jsonb_each(o.details -> 'covers') c
        cross join lateral jsonb_object_keys(c.value) k where o.target = $2 and o.details ? 'covers'),`
    : '';
  return `with held as materialized (${held.join(' union all ')}), ${keys}
    said as (select distinct on (c.key, r.key) c.key as "table", r.key, r.value as hash, a.at
      from app.audit a cross join lateral jsonb_each(a.details -> 'covers') c cross join lateral jsonb_each_text(c.value) r
      where a.details ? 'covers' and a.at >= $1::timestamptz and c.key in (${list}) ${ofOrder ? 'and (c.key, r.key) in (select "table", key from keys)' : ''}
      order by c.key, r.key, (a.details ->> 'coversAt')::bigint desc),
    sides as (select coalesce(h."table", s."table") as "table", h.key as held_key, s.key as said_key, h.hash as held, s.hash as said,
        h.made_at, s.at as said_on, h.made_at >= $1::timestamptz as is_covered,
        s.hash is distinct from h.hash and (s.key is not null or h.made_at >= $1::timestamptz) as differs
      from held h full join said s on s."table" = h."table" and s.key = h.key)`;
}
