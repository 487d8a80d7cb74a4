import { isDeepStrictEqual } from 'node:util';
import { hashPrefix, sealedPrefix, sealingKeyIdOf } from '@beian/database/sealing';
import { editionInForceIn } from '@beian/database/settings';
import type { WithKeys } from '@beian/database/transaction';
import { domainContentSql } from '@beian/orders/facts';
import type pg from 'pg';
import { hashedColumns, sealedTexts } from './hashed-columns.ts';
import { aadOf, type SealedColumn, sealedColumns } from './sealed-columns.ts';

/** Rows per transaction, and pages that it scans; a transaction holds its row locks for some milliseconds. */
const ROWS = 500;
const LARGE_ROWS = 2;
const PAGES = 256;
/** Shorter than PostgreSQL's deadlock timeout, so that in a deadlock this transaction ends and never a user's. */
const LOCK_MS = 200;
const LOCKED = '55P03';

type Row = Record<string, unknown>;

export interface Renewed {
  readonly changed: number;
  /**
   * Rows that stay under another key, by table and aad: their value cannot be decrypted, or is not sufficient to
   * compute their hash.
   */
  readonly stuck: readonly string[];
}

/** Runs `work` in a transaction of the tables' owner as a system actor, for both realms. */
export async function asSystem<T>(client: pg.Client, work: () => Promise<T>): Promise<T> {
  await client.query(
    `begin; set local app.kind = 'system'; set local app.actor = 'keys'; set local lock_timeout = ${LOCK_MS}`,
  );
  try {
    const done = await work();
    await client.query('commit');
    return done;
  } catch (error) {
    await client.query('rollback');
    throw error;
  }
}

const hashesOf = (table: string): readonly string[] => hashedColumns[table]?.columns ?? [];
const isList = (column: string): boolean => column.endsWith('_hashes');

/** SQL: the row uses a key other than the current one; $1: the header of sealed values, $2: the prefix of hashes. */
function staleSql(table: string, sealed: readonly SealedColumn[]): string {
  const values = sealed.map(
    ({ column }) => `(${column} is not null and substring(${column} from 1 for length($1::bytea)) <> $1::bytea)`,
  );
  const hashes = hashesOf(table).map((column) =>
    isList(column)
      ? `exists (select 1 from unnest(${column}) h where not starts_with(h, $2::text))`
      : `(${column} <> '' and not starts_with(${column}, $2::text))`,
  );
  return [...values, ...hashes].join(' or ');
}

const heads = ({ keys }: WithKeys): [Buffer, string] => {
  const { sealing, hash } = keys.current();
  return [sealedPrefix(sealing), hashPrefix(hash)];
};

/** Number of rows of a table that use a key other than the current one. */
export async function countStale(client: pg.Client, ctx: WithKeys, table: string): Promise<number> {
  const sealed = sealedColumns[table] ?? [];
  const { rows } = await asSystem(client, () =>
    client.query<{ count: number }>(
      `/* countStale */ select count(*)::int as count from app.${table}
       where ($2::text is not null) and (${staleSql(table, sealed)})`,
      heads(ctx),
    ),
  );
  return rows[0]?.count ?? 0;
}

/**
 * Seals and hashes the stale rows of a table under the current keys, a few rows per transaction; rows locked by
 * others are left for the next pass. Concurrent writers wait for some milliseconds. After an interruption the next
 * call continues.
 */
export async function renewTable(
  client: pg.Client,
  ctx: WithKeys,
  table: string,
  onProgress: (rows: number) => void,
): Promise<Renewed> {
  const sealed = sealedColumns[table] ?? [];
  const most = sealed.some(({ large }) => large) ? LARGE_ROWS : ROWS;
  const stuck = new Set<string>();
  let changed = 0;
  for (let page = 0; page < (await pagesOf(client, table)); page += PAGES) {
    const passed: string[] = [];
    for (;;) {
      const batch = await renewBatch(client, ctx, table, { from: page, passed, most });
      changed += batch.changed;
      for (const one of batch.stuck) stuck.add(one);
      passed.push(...batch.passed);
      onProgress(batch.changed);
      if (batch.found < most) break;
    }
  }
  return { changed, stuck: [...stuck] };
}

async function pagesOf(client: pg.Client, table: string): Promise<number> {
  const { rows } = await client.query<{ pages: number }>(
    `select (pg_relation_size('app.${table}') / current_setting('block_size')::int)::int as pages`,
  );
  return rows[0]?.pages ?? 0;
}

interface Batch {
  readonly from: number;
  /**
   * ctids of rows that are not tried again. After VACUUM FULL another row may have one of them: it is counted as
   * stale and renewed in the next pass.
   */
  readonly passed: readonly string[];
  readonly most: number;
}

async function renewBatch(
  client: pg.Client,
  ctx: WithKeys,
  table: string,
  batch: Batch,
): Promise<Renewed & { found: number; passed: string[] }> {
  try {
    return await asSystem(client, async () => {
      const rows = await lockStale(client, ctx, table, batch);
      const renewed = rows.map((row) => renewRow(ctx, table, row));
      const written = renewed.filter(({ isNew }) => isNew);
      const stuck = renewed.filter(({ isStuck }) => isStuck);
      const moved = written.length === 0 ? [] : await writeRows(client, table, written);
      const [column] = sealedColumns[table] as readonly [SealedColumn];
      return {
        found: rows.length,
        changed: written.length,
        // A row that was written and is still stuck has a new ctid, perhaps further on in the table.
        passed: stuck.length === 0 ? [] : [...stuck.map(({ row }) => String(row.tid)), ...moved],
        stuck: stuck.map(({ row }) => aadOf(table, column, row)),
      };
    });
  } catch (error) {
    if ((error as { code?: unknown }).code !== LOCKED) throw error;
    return { found: 0, changed: 0, passed: [], stuck: [] };
  }
}

async function lockStale(
  client: pg.Client,
  ctx: WithKeys,
  table: string,
  { from, passed, most }: Batch,
): Promise<Row[]> {
  const sealed = sealedColumns[table] ?? [];
  const values = sealed.map(({ column }) => column);
  const places = [...new Set(sealed.flatMap(({ aadColumns }) => aadColumns))].filter((one) => !values.includes(one));
  const others = (hashedColumns[table]?.inputColumns ?? []).filter(
    (one) => ![...places, ...hashesOf(table)].includes(one),
  );
  const { rows } = await client.query<Row>(
    `/* lockStale */ select ctid::text as tid, ${[...places.map((one) => `${one}::text`), ...values, ...others, ...hashesOf(table)].join(', ')}
     from app.${table}
     where ctid >= '(${from},0)'::tid and ctid < '(${from + PAGES},0)'::tid and $2::text is not null
       and not ctid = any($3::tid[]) and (${staleSql(table, sealed)})
     limit ${most} for no key update skip locked`,
    [...heads(ctx), passed],
  );
  return rows;
}

interface RenewedRow {
  readonly row: Row;
  readonly values: Row;
  readonly isNew: boolean;
  /** A part of it stays under another key. */
  readonly isStuck: boolean;
}

/** The row's sealed values and hashes under the current keys, as far as they can be computed. */
function renewRow(ctx: WithKeys, table: string, row: Row): RenewedRow {
  const { sealing } = ctx.keys.current();
  const hashed = hashedColumns[table];
  const opened: Row = { ...row };
  const values: Row = Object.fromEntries(hashesOf(table).map((column) => [column, row[column]]));
  let isNew = false;
  try {
    for (const column of sealedColumns[table] ?? []) {
      const sealed = row[column.column] as Buffer | null;
      values[column.column] = sealed;
      if (sealed === null) continue;
      const aad = aadOf(table, column, row);
      const plain = ctx.keys.unseal(aad, sealed);
      if (sealingKeyIdOf(sealed) !== sealing) {
        values[column.column] = ctx.keys.seal(aad, plain);
        isNew = true;
      }
      if (hashed !== undefined) opened[column.column] = read(`${table}.${column.column}`, plain);
    }
  } catch {
    return { row, values, isNew: false, isStuck: true };
  }
  const hashes = hashed === undefined ? {} : hashed.compute(ctx, opened);
  if (hashes === undefined) return { row, values, isNew, isStuck: true };
  return {
    row,
    values: { ...values, ...hashes },
    isNew: isNew || !isDeepStrictEqual({ ...values, ...hashes }, values),
    isStuck: false,
  };
}

const read = (column: string, plain: Buffer): unknown =>
  sealedTexts.has(column) ? plain.toString() : JSON.parse(plain.toString());

async function writeRows(
  client: pg.Client,
  table: string,
  rows: readonly { readonly row: Row; readonly values: Row }[],
): Promise<string[]> {
  const sealed = (sealedColumns[table] ?? []).map(({ column }) => column);
  const hashes = hashesOf(table);
  const set = [
    ...sealed.map((column, at) => ({ column, type: 'bytea[]', value: `v.c${at}` })),
    ...hashes.map((column, at) => ({
      column,
      type: 'text[]',
      value: isList(column)
        ? `case when v.c${sealed.length + at} is not null then array(select jsonb_array_elements_text(v.c${sealed.length + at}::jsonb)) end`
        : `v.c${sealed.length + at}`,
    })),
  ];
  const tids = rows.map(({ row }) => String(row.tid));
  const move = table === 'records' ? await dependents(client, tids) : undefined;
  const { rows: moved } = await client.query<{ tid: string }>(
    `/* renewRows */ update app.${table} t set ${set.map(({ column, value }) => `${column} = ${value}`).join(', ')}
     from unnest($1::tid[], ${set.map(({ type }, at) => `$${at + 2}::${type}`).join(', ')})
       as v(tid, ${set.map((_, at) => `c${at}`).join(', ')}) where t.ctid = v.tid returning t.ctid::text as tid`,
    [tids, ...set.map(({ column }) => rows.map(({ values }) => asText(column, values[column])))],
  );
  await move?.();
  return moved.map(({ tid }) => tid);
}

const asText = (column: string, value: unknown): unknown =>
  isList(column) && value !== null ? JSON.stringify(value) : value;

/**
 * Domain checks that are valid for a record's holder get its new hash, so that a key rotation causes no new query at
 * the registry.
 */
async function dependents(client: pg.Client, tids: readonly string[]): Promise<() => Promise<void>> {
  const joined = `app.domain_checks k join app.orders o on o.id = k.order_id
    join app.order_contents c on c.order_id = o.id join app.records r on r.id = o.record_id`;
  const hash = domainContentSql('k.domain', editionInForceIn('o.province'));
  const { rows } = await client.query<{ orderId: string; domain: string }>(
    `/* dependents */ select k.order_id as "orderId", k.domain from ${joined}
     where r.ctid = any($1::tid[]) and k.content_hash = ${hash} for no key update of k`,
    [tids],
  );
  return async () => {
    if (rows.length === 0) return;
    await client.query(
      `/* moveDependents */ update app.domain_checks d set content_hash = n.hash
       from (select k.order_id, k.domain, ${hash} as hash from unnest($1::text[], $2::text[]) w(order_id, domain)
         join (${joined}) on k.order_id = w.order_id and k.domain = w.domain) n
       where d.order_id = n.order_id and d.domain = n.domain`,
      [rows.map(({ orderId }) => orderId), rows.map(({ domain }) => domain)],
    );
  };
}
