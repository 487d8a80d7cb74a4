import { differingFields, type PlainRow } from '@beian/records/record';
import type { ClientBase } from 'pg';
import { type Fault, MAX_NAMED, remainderFault, type VerifyOptions } from './verification-result.ts';

/** Records held in memory at a time, with their websites. */
const PAGE = 500;

interface RecordRow {
  readonly id: string;
  readonly filed: boolean;
  readonly now: PlainRow;
  readonly version: (PlainRow & { readonly id: string }) | null;
  /** Columns that should repeat a value of `plain` and differ from it. */
  readonly apart: readonly string[];
}

const site = (w: string) => `json_build_object('id', ${w}.id, 'ours', ${w}.ours, 'plain', ${w}.plain)`;
const page = `select r.id, r.filed, json_build_object('plain', r.plain, 'websites', (select coalesce(json_agg(${site('w')} order by w.filing_number), '[]')
      from app.websites w where w.record_id = r.id and not w.gone and w.filed)) as now,
    (select json_build_object('id', v.id, 'plain', v.plain, 'websites', (select coalesce(json_agg(json_build_object('id', s -> 'id', 'ours', s -> 'ours',
        'plain', s -> 'plain')), '[]') from jsonb_array_elements(v.websites) s))
      from app.record_versions v where v.record_id = r.id order by v.since desc, v.id desc limit 1) as version,
    array(select c.name from (values ('filing_number', r.filing_number, r.plain ->> 'filingNumber'), ('bureau_id', r.bureau_id, r.plain ->> 'bureauId'),
        ('province', r.province, r.plain ->> 'province')) c(name, held, says) where c.held is distinct from c.says
      union all select 'websites.' || c.name || ' of ' || w.id from app.websites w cross join lateral (values
        ('filing_number', w.filing_number, w.plain ->> 'filingNumber'), ('bureau_id', w.bureau_id, w.plain ->> 'bureauId'),
        ('name', w.name, w.plain ->> 'name')) c(name, held, says) where w.record_id = r.id and c.held is distinct from c.says) as apart
  from app.records r where r.id > $1 order by r.id limit $2`;

/**
 * Compares what is registered now with the last row of its history, field by field of the unsealed part. Sealed parts
 * are not decrypted: they cannot be written without the keys. Faults contain no values, because an address may be a
 * person's.
 */
export async function verifyRecords(
  client: Pick<ClientBase, 'query'>,
  { order, day }: VerifyOptions,
  faults: Fault[],
): Promise<{ records: number }> {
  if (order !== undefined || day !== undefined) return { records: 0 };
  let count = 0;
  let differ = 0;
  let reached = '';
  for (;;) {
    const { rows } = await client.query<RecordRow>(page, [reached, PAGE]);
    for (const one of rows) {
      const what = describeDifferences(one);
      if (what === undefined) continue;
      differ += 1;
      if (differ <= MAX_NAMED) faults.push({ table: 'records', id: one.id, day: null, what });
    }
    count += rows.length;
    reached = rows.at(-1)?.id ?? reached;
    if (rows.length < PAGE) break;
  }
  if (differ > MAX_NAMED) faults.push(remainderFault('records', differ));
  return { records: count };
}

function describeDifferences({ filed, now, version, apart }: RecordRow): string | undefined {
  // What an order is about to file for the first time has no history yet.
  if (version === null) return filed ? 'it has no row in its history' : undefined;
  const fields = differingFields(now, version);
  const parts = [
    ...(fields.length === 0 ? [] : [`${fields.join(', ')} differ from its history, ${version.id}`]),
    ...(apart.length === 0 ? [] : [`${apart.join(', ')} differ from the values of the row itself`]),
  ];
  return parts.length === 0 ? undefined : parts.join('; ');
}
