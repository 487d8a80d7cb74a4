import type { Projection } from '@beian/database/sql';
import { type AppContext, settleAll, type Tx } from '@beian/database/transaction';
import type { PublishedCode, PublishedCodes } from '@beian/domain/codes';
import type { FieldValues, PublishedRules } from '@beian/domain/filing';
import { blackListColumns } from './black-list.ts';

/** One row of a code table 基础代码, translated by the bureau's codec. */
export interface PublishedCodeRow {
  /** A list of packages/domain, REGION, or the tag of a table that nothing reads. */
  readonly table: string;
  readonly code: string;
  readonly name?: string;
  readonly valid: boolean;
  readonly more: Readonly<Record<string, string>>;
}

/** Rows per statement: a table of regions has some thousands. */
const BATCH_SIZE = 1000;

/** Adds or changes rows; a file applied after a newer one does not overwrite the newer values. */
export async function storeCodes(
  tx: Tx,
  { bureauId, answerId }: { readonly bureauId: string; readonly answerId: string },
  rows: readonly PublishedCodeRow[],
): Promise<void> {
  // The last row of a file for each code: one statement cannot update a row twice.
  const last = [...new Map(rows.map((row) => [`${row.table}:${row.code}`, row])).values()];
  for (let from = 0; from < last.length; from += BATCH_SIZE) {
    await tx.client.query(
      `/* storeCodes */ insert into app.published_codes as c (list, code, name, valid, more, bureau_id, answer_id)
       select r.table, r.code, r.name, r.valid, r.more, $2, $3
       from jsonb_to_recordset($1::jsonb) as r("table" text, code text, name text, valid boolean, more jsonb)
       on conflict (list, code) do update set name = coalesce(excluded.name, c.name), valid = excluded.valid,
         more = c.more || excluded.more, bureau_id = excluded.bureau_id, answer_id = excluded.answer_id, at = app.now()
         where c.answer_id <= excluded.answer_id`,
      [JSON.stringify(last.slice(from, from + BATCH_SIZE)), bureauId, answerId],
    );
  }
}

type Codes = Record<string, Record<string, PublishedCode>>;

/**
 * The published lists that are in use, by list and code; regions only of the given province (GB/T 2260, six digits).
 */
export async function loadPublishedCodes(tx: Tx, province?: string): Promise<Codes> {
  const { rows } = await tx.client.query<{ list: string; codes: Record<string, PublishedCode> }>({
    name: 'published-codes',
    text: `/* loadPublishedCodes */ select list, json_object_agg(code, json_build_object('name', name, 'valid', valid)
        order by length(code), code) as codes
      from app.published_codes where list ~ '^[A-Z_]+$' and (list <> 'REGION' or code like $1 || '%') group by list`,
    values: [province?.slice(0, 2) ?? 'none'],
  });
  return Object.fromEntries(rows.map(({ list, codes }) => [list, codes]));
}

/** The same without regions, as a projection for queries of orders. */
export const codesProjection: Projection<'codes', PublishedCodes> = {
  name: 'codes',
  sql: `(select coalesce(json_object_agg(c.list, c.codes), '{}') from (
      select list, json_object_agg(code, json_build_object('name', name, 'valid', valid) order by length(code), code) as codes
      from app.published_codes where list ~ '^[A-Z_]+$' and list <> 'REGION' group by list) c)`,
  common: true,
};

/** The published data that affect these values. */
export async function loadPublishedRules(
  ctx: AppContext,
  tx: Tx,
  province: string,
  values: FieldValues,
): Promise<PublishedRules> {
  const { subjectHash, domains } = blackListColumns(ctx, values);
  const [{ rows }, codes] = await settleAll([
    tx.client.query<{ kind: string; key: string }>({
      name: 'black-listed',
      text: '/* blackListed */ select kind, key from app.black_listed($1, $2)',
      values: [subjectHash, domains],
    }),
    loadPublishedCodes(tx, province),
  ]);
  return {
    codes,
    blackListed: {
      subject: rows.some(({ kind }) => kind === 'subject'),
      domains: rows.flatMap(({ kind, key }) => (kind === 'website' ? [key] : [])),
    },
  };
}
