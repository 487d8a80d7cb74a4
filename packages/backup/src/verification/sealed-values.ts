import type { Keyring } from '@beian/database/sealing';
import { aadOf, type SealedColumn, sealedColumns } from '@beian/privacy/rotation';
import type pg from 'pg';

/** Rows of each table that a sample opens. */
const SAMPLE = 200;
/** Rows and pages that are read at a time. */
const ROWS = 500;
const PAGES = 256;

export interface OpenedValues {
  readonly opened: number;
  /** `table.column:id` of values that do not open. */
  readonly closed: readonly string[];
}

type Row = Readonly<Record<string, unknown>>;

/** Opens sealed values of every column: of `SAMPLE` rows of each table drawn at random, or of all. */
export async function openSealedValues(client: pg.ClientBase, keys: Keyring, all: boolean): Promise<OpenedValues> {
  const closed: string[] = [];
  let opened = 0;
  for (const [table, columns] of Object.entries(sealedColumns)) {
    for await (const rows of all ? allRows(client, table, columns) : sampleOf(client, table, columns)) {
      for (const row of rows)
        for (const column of columns) {
          const sealed = row[column.column] as Buffer | null;
          if (sealed === null) continue;
          const aad = aadOf(table, column, row);
          try {
            keys.unseal(aad, sealed);
            opened += 1;
          } catch {
            closed.push(aad);
          }
        }
    }
  }
  return { opened, closed };
}

function selected(columns: readonly SealedColumn[]): string {
  const values = columns.map(({ column }) => column);
  const ids = [...new Set(columns.flatMap(({ aadColumns }) => aadColumns))].filter((one) => !values.includes(one));
  return [...ids.map((one) => `${one}::text`), ...values].join(', ');
}

async function* sampleOf(
  client: pg.ClientBase,
  table: string,
  columns: readonly SealedColumn[],
): AsyncGenerator<Row[]> {
  const size = columns.some(({ large }) => large) ? SAMPLE / 20 : SAMPLE;
  const { rows: counted } = await client.query<{ count: string }>(`select count(*) as count from app.${table}`);
  const percent = Math.min(100, (200 * size) / Math.max(1, Number(counted[0]?.count)));
  const { rows } = await client.query<Row>(
    `/* sampleOf */ select ${selected(columns)} from app.${table} tablesample bernoulli (${percent}) limit ${size}`,
  );
  yield rows;
}

async function* allRows(client: pg.ClientBase, table: string, columns: readonly SealedColumn[]): AsyncGenerator<Row[]> {
  const { rows: size } = await client.query<{ pages: number }>(
    `select (pg_relation_size('app.${table}') / current_setting('block_size')::int)::int as pages`,
  );
  const pages = columns.some(({ large }) => large) ? 1 : PAGES;
  for (let from = 0; from < (size[0]?.pages ?? 0); from += pages) {
    let offset = 0;
    for (;;) {
      const { rows } = await client.query<Row>(
        `/* allRows */ select ${selected(columns)} from app.${table}
         where ctid >= '(${from},0)'::tid and ctid < '(${from + pages},0)'::tid limit ${ROWS} offset ${offset}`,
      );
      yield rows;
      if (rows.length < ROWS) break;
      offset += ROWS;
    }
  }
}
