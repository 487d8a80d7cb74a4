import { isDeepStrictEqual } from 'node:util';
import { noteWritten } from '@beian/database/covered-rows';
import { newId } from '@beian/database/ids';
import { recordVersions } from '@beian/database/schema';
import type { AppContext, Tx, WithKeys } from '@beian/database/transaction';
import {
  accessesToFieldValues,
  type FieldValues,
  isPerson,
  type Principal,
  type Subject,
  subjectToFieldValues,
  type VersionCause,
  type Website,
  websiteToFieldValues,
} from '@beian/domain/filing';
import { desc, eq } from 'drizzle-orm';
import {
  joinSubject,
  joinWebsite,
  type SealedSubject,
  type SealedWebsite,
  unsealSubject,
  unsealSubjectPart,
  unsealWebsite,
  unsealWebsitePart,
} from './record.ts';

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
  /** Base64; only in versions older than migration 0057. */
  readonly personal?: string;
}

type CopiedRow = Pick<typeof recordVersions.$inferSelect, 'recordId' | 'plain' | 'personal'> & {
  readonly websites: readonly (StoredSite & { readonly personal: string })[];
};
export type VersionRow = Pick<
  typeof recordVersions.$inferSelect,
  'id' | 'recordId' | 'plain' | 'personal' | 'websites' | 'sites'
>;

export const versionAad = (part: 'personal' | 'sites', id: string): string => `record_versions.${part}:${id}`;

/** Values from the copied rows of a record. */
function unsealCopied(ctx: WithKeys, row: CopiedRow): Registered {
  const subject = unsealSubject(ctx, { id: row.recordId, plain: row.plain, personal: row.personal });
  return registered(
    subject,
    row.websites.map(({ id, ours, plain, personal }) => {
      return { id, ours, website: unsealWebsite(ctx, { id, plain, personal: Buffer.from(personal, 'base64') }) };
    }),
  );
}

/**
 * A version's values. A version older than migration 0057 is sealed with the aad of the rows that it was copied from,
 * until `sealVersions` has run.
 */
export function unsealVersion(ctx: WithKeys, row: VersionRow): Registered {
  if (row.sites === null) return unsealCopied(ctx, row as CopiedRow);
  const subject = ctx.keys.unsealJson<SealedSubject>(versionAad('personal', row.id), row.personal);
  const sites = ctx.keys.unsealJson<Record<string, SealedWebsite>>(versionAad('sites', row.id), row.sites);
  return registered(
    joinSubject(row.plain, subject),
    (row.websites as readonly StoredSite[]).map(({ id, ours, plain }) => {
      return { id, ours, website: joinWebsite(plain, sites[id] as SealedWebsite) };
    }),
  );
}

function registered(
  subject: Subject,
  sites: readonly { readonly id: string; readonly ours: boolean; readonly website: Website }[],
): Registered {
  const values = subjectToFieldValues(subject);
  return {
    values,
    person: isPerson(values),
    websites: sites.map(({ id, ours, website }) => {
      const registeredValues = { ...websiteToFieldValues(website), ...accessesToFieldValues(website.accesses) };
      return { id, ours, filingNumber: website.filingNumber, values: registeredValues };
    }),
  };
}

/** The unsealed part of a record, or of a version of it. */
export interface PlainRow {
  readonly plain: unknown;
  readonly websites: readonly { readonly id: string; readonly ours: boolean; readonly plain: unknown }[];
}
const emptySubject: SealedSubject = {
  name: '',
  certificateNumber: '',
  certificateAddress: '',
  principal: {} as Principal,
};

/** Unsealed fields that differ between two states of a record, those of a website prefixed with its id. */
export function differingFields(one: PlainRow, other: PlainRow): string[] {
  const clear = ({ plain, websites }: PlainRow): Map<string, unknown> => {
    const { values, websites: sites } = registered(
      joinSubject(plain, emptySubject),
      websites.map(({ id, ours, plain: site }) => ({ id, ours, website: joinWebsite(site, {} as SealedWebsite) })),
    );
    return new Map<string, unknown>([
      ...Object.entries(values),
      ...sites.flatMap(({ id, ours, values: of }) => [
        [`${id}.ours`, ours] as const,
        ...Object.entries(of).map(([field, value]) => [`${id}.${field}`, value] as const),
      ]),
    ]);
  };
  const [a, b] = [clear(one), clear(other)];
  return [...new Set([...a.keys(), ...b.keys()])].filter((name) => !isDeepStrictEqual(a.get(name), b.get(name)));
}

/** The columns of a version, sealed with the aad of its own row. */
function sealCopied(ctx: WithKeys, id: string, { recordId, personal, websites }: CopiedRow) {
  const subject = unsealSubjectPart(ctx, { id: recordId, personal });
  const sites = websites.map((site) => {
    return [site.id, unsealWebsitePart(ctx, { id: site.id, personal: Buffer.from(site.personal, 'base64') })] as const;
  });
  return {
    personal: ctx.keys.sealJson(versionAad('personal', id), subject),
    sites: ctx.keys.sealJson(versionAad('sites', id), Object.fromEntries(sites)),
    websites: JSON.stringify(websites.map(({ personal: _, ...site }) => site)),
  };
}

/**
 * Seals at most `limit` versions older than migration 0057 with the aad of their own rows; returns their number. May
 * run concurrently.
 */
export async function sealVersions(ctx: WithKeys, tx: Pick<Tx, 'client'>, limit = 200): Promise<number> {
  const { rows } = await tx.client.query<CopiedRow & { id: string }>(
    `/* sealVersions */ select id, record_id as "recordId", plain, personal, websites from app.record_versions
     where sites is null limit $1 for update skip locked`,
    [limit],
  );
  for (const row of rows) {
    const { personal, sites, websites } = sealCopied(ctx, row.id, row);
    await tx.client.query(
      '/* sealVersions */ update app.record_versions set personal = $2, sites = $3, websites = $4 where id = $1',
      [row.id, personal, sites, websites],
    );
  }
  return rows.length;
}

const currentRecordSql = `select r.id as "recordId", r.plain, r.personal, (select coalesce(array_agg(distinct h), '{}') from (
    select unnest(r.person_hashes) as h union select unnest(w.person_hashes) from app.websites w where w.record_id = r.id and not w.gone and w.filed) p) as hashes, coalesce(
    (select jsonb_agg(jsonb_build_object('id', w.id, 'ours', w.ours, 'plain', w.plain, 'personal', encode(w.personal, 'base64'))
       order by w.filing_number) from app.websites w where w.record_id = r.id and not w.gone and w.filed), '[]') as websites
  from app.records r where r.id = $1`;

/**
 * Saves the current rows of a record as a new version, unless the fields equal the last one, because a bureau often
 * publishes the same again. Every write of a record must end with this, in the same transaction.
 */
export async function saveVersion(
  ctx: AppContext,
  tx: Tx,
  recordId: string,
  { cause, orderId }: { readonly cause: VersionCause; readonly orderId?: string },
): Promise<void> {
  const { rows } = await tx.client.query<CopiedRow & { readonly hashes: string[] }>(
    `/* keepVersion */ ${currentRecordSql}`,
    [recordId],
  );
  const [now] = rows;
  if (now === undefined) throw new Error('keepVersion: the record is gone');
  const [last] = await tx
    .select()
    .from(recordVersions)
    .where(eq(recordVersions.recordId, recordId))
    .orderBy(desc(recordVersions.since), desc(recordVersions.id))
    .limit(1);
  if (last !== undefined && isDeepStrictEqual(unsealVersion(ctx, last), unsealCopied(ctx, now))) return;
  const id = newId('version');
  const { personal, sites, websites } = sealCopied(ctx, id, now);
  await tx.client.query(
    `/* storeVersion */ with one as (insert into app.record_versions
       (id, record_id, since, cause, order_id, plain, personal, websites, sites, person_hashes)
      values ($2, $1, greatest(app.now(), (select max(since) + interval '1 microsecond'
        from app.record_versions where record_id = $1)), $3, $4, $5, $6, $7, $8, $9) returning since)
      update app.record_versions set ended_at = one.since from one where record_id = $1 and ended_at is null`,
    // app.now() is the start of the transaction: one that waited for another's row lock must still come after it.
    [recordId, id, cause, orderId ?? null, JSON.stringify(now.plain), personal, websites, sites, now.hashes],
  );
  noteWritten(tx, 'record_versions', id);
}
