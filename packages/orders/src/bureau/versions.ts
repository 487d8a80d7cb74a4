import { isDeepStrictEqual } from 'node:util';
import { type FieldValues, isPerson, readSubject, readWebsite, type VersionCause } from '@beian/domain';
import { desc, eq } from 'drizzle-orm';
import type { House, Tx } from '../house.ts';
import { newId } from '../ids.ts';
import { recordVersions } from '../schema/record.ts';
import { openSubject, openWebsite } from './record.ts';

/** What was registered, unsealed. */
export interface Registered {
  readonly values: FieldValues;
  readonly person: boolean;
  /** By filing number. */
  readonly websites: readonly {
    readonly id: string;
    readonly filingNumber: string;
    readonly ours: boolean;
    readonly values: FieldValues;
  }[];
}

interface StoredSite {
  readonly id: string;
  readonly ours: boolean;
  readonly plain: unknown;
  /** Base64. */
  readonly personal: string;
}

type Row = Pick<typeof recordVersions.$inferSelect, 'recordId' | 'plain' | 'personal' | 'websites'>;

/** A version's values. They are sealed to the rows that they were copied from, which is why ids of those open them. */
export function openVersion(house: House, row: Row): Registered {
  const subject = openSubject(house, { id: row.recordId, plain: row.plain, personal: row.personal });
  const values = readSubject(subject);
  return {
    values,
    person: isPerson(values),
    websites: (row.websites as readonly StoredSite[]).map(({ id, ours, plain, personal }) => {
      const website = openWebsite(house, { id, plain, personal: Buffer.from(personal, 'base64') });
      return { id, ours, filingNumber: website.filingNumber, values: readWebsite(website) };
    }),
  };
}

const ofRecord = (
  recordId: string,
) => `select r.id as "recordId", r.plain, r.personal, (select coalesce(array_agg(distinct h), '{}') from (
    select unnest(r.person_hashes) as h union select unnest(w.person_hashes) from app.websites w where w.record_id = r.id and not w.gone) p) as hashes, coalesce(
    (select jsonb_agg(jsonb_build_object('id', w.id, 'ours', w.ours, 'plain', w.plain, 'personal', encode(w.personal, 'base64'))
       order by w.filing_number) from app.websites w where w.record_id = r.id and not w.gone), '[]') as websites
  from app.records r where r.id = ${recordId}`;

/**
 * Keeps what a record's rows say now as what is registered from now on, unless the fields are those of the version before:
 * a bureau publishes much that it has published already. Whoever writes a record ends with this, in the same transaction.
 */
export async function keepVersion(
  house: House,
  tx: Tx,
  recordId: string,
  { cause, orderId }: { readonly cause: VersionCause; readonly orderId?: string },
): Promise<void> {
  const { rows } = await tx.client.query<Row>(`/* keepVersion */ ${ofRecord('$1')}`, [recordId]);
  const [now] = rows;
  if (now === undefined) throw new Error('keepVersion: the record is gone');
  const [last] = await tx
    .select()
    .from(recordVersions)
    .where(eq(recordVersions.recordId, recordId))
    .orderBy(desc(recordVersions.since), desc(recordVersions.id))
    .limit(1);
  if (last !== undefined && isDeepStrictEqual(openVersion(house, last), openVersion(house, now))) return;
  await tx.client.query(
    `/* storeVersion */ with one as (insert into app.record_versions (id, record_id, since, cause, order_id, plain, personal, websites, person_hashes)
     select $2, v."recordId", greatest(app.now(), (select max(since) + interval '1 microsecond'
       from app.record_versions where record_id = $1)), $3, $4, v.plain, v.personal, v.websites, v.hashes from (${ofRecord('$1')}) v returning since)
     update app.record_versions set ended_at = one.since from one where record_id = $1 and ended_at is null`,
    // A transaction's time is that of its beginning: one that waited for another's row comes after it all the same.
    [recordId, newId('version'), cause, orderId ?? null],
  );
}
