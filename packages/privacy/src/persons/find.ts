import type { AppContext, Tx } from '@beian/database/transaction';
import { certificateTypes } from '@beian/domain/codes';
import {
  type FieldValues,
  type PersonPart,
  personParts,
  subjectToFieldValues,
  websiteToFieldValues,
} from '@beian/domain/filing';
import { identifiesSomebody, idNumbersOf, type PersonIdentifier, partsOfPerson } from '@beian/domain/personal';

import { readContent } from '@beian/orders/content';
import type { ReturnedContent } from '@beian/orders/return';
import { hashesOfPerson, unsealSubject, unsealVersion, unsealWebsite } from '@beian/records/record';
import { digestAddressAad } from '@beian/reporting/digest';

/**
 * Maximum number of rows per kind in one search; a person with more gets a note, so no search reads the whole database.
 */
const MAX_FOUND_PER_KIND = 500;

/** One stored content of an order, and the parts of it that belong to the person. */
export interface FoundContent {
  readonly what: 'registered' | 'now' | 'returned';
  readonly values: FieldValues;
  readonly parts: readonly PersonPart[];
  /** Set for a returned content. */
  readonly returnId?: string;
}

export interface FoundOrder {
  readonly id: string;
  readonly number: string;
  readonly kind: string;
  readonly province: string;
  readonly state: string;
  readonly open: boolean;
  readonly recordId: string;
  readonly websiteId: string;
  /** ISO 8601, UTC. */
  readonly createdAt: string;
  readonly updatedAt: string;
  readonly contents: readonly FoundContent[];
  /** Parts that belong to the person in any of the contents. */
  readonly parts: readonly PersonPart[];
  /** Parts that belong to the person in every content that was sent; materials for them certainly show the person. */
  readonly certainParts: readonly PersonPart[];
  /** Parts that belong to anybody in any of the contents. */
  readonly people: readonly PersonPart[];
  /** The order contains no values of other people. */
  readonly isOnlyPerson: boolean;
}

export interface FoundFiling {
  readonly recordId: string;
  readonly filingNumber: string;
  /** Website whose principal it is; null for the subject. */
  readonly websiteId: string | null;
  readonly values: FieldValues;
  readonly parts: readonly PersonPart[];
  /** Filed at the bureau now. */
  readonly inForce: boolean;
}

export interface FoundVersion {
  readonly id: string;
  readonly recordId: string;
  readonly filingNumber: string;
  /** ISO 8601, UTC; null while in force. */
  readonly since: string;
  readonly until: string | null;
  readonly subject: { readonly values: FieldValues; readonly parts: readonly PersonPart[] };
  readonly websites: readonly {
    readonly id: string;
    readonly values: FieldValues;
    readonly parts: readonly PersonPart[];
  }[];
}

export interface FoundStaff {
  readonly id: string;
  readonly name: string;
  readonly login: string;
  readonly roles: readonly string[];
  readonly active: boolean;
  readonly email: string | null;
}

/** Everything found on a person. Personal data. */
export interface FoundPerson {
  /** The identifier searched for; replaced by the ID number when a mobile number or address led to exactly one. */
  readonly sought: PersonIdentifier;
  /** Number of ID numbers that the mobile number or address led to; above 1 it is shared by several people. */
  readonly people: number;
  readonly orders: readonly FoundOrder[];
  readonly filings: readonly FoundFiling[];
  readonly versions: readonly FoundVersion[];
  readonly staff: readonly FoundStaff[];
  /** Entries of the bureaus' black lists. */
  readonly blackListed: number;
  /** More than `MAX_FOUND_PER_KIND` rows of a kind: the rest is not included. */
  readonly more: boolean;
}

/**
 * Finds what is held on a person: by the keyed hash of the value, then by comparing the unsealed rows. A mobile number
 * or address is replaced by the ID number stored beside it when there is exactly one.
 */
export async function findPerson(ctx: AppContext, tx: Tx, sought: PersonIdentifier): Promise<FoundPerson> {
  const first = await findBy(ctx, tx, sought);
  if (sought.by === 'idNumber') return first;
  const numbers = new Set([
    ...first.orders.flatMap(({ contents }) => contents.flatMap(({ values }) => idNumbersOf(values, sought))),
    ...first.filings.flatMap(({ values }) => idNumbersOf(values, sought)),
    ...first.versions.flatMap(({ subject, websites }) =>
      [subject, ...websites].flatMap(({ values }) => idNumbersOf(values, sought)),
    ),
  ]);
  const [onlyNumber] = numbers;
  if (numbers.size !== 1 || onlyNumber === undefined) return { ...first, people: Math.max(1, numbers.size) };
  const whole = await findBy(ctx, tx, { by: 'idNumber', value: onlyNumber });
  return { ...whole, staff: first.staff };
}

async function findBy(ctx: AppContext, tx: Tx, sought: PersonIdentifier): Promise<FoundPerson> {
  const hashes = hashesOfPerson(ctx, sought);
  const orders = await findOrders(ctx, tx, sought, hashes);
  const filings = await findFilings(ctx, tx, sought, hashes);
  const versions = await findVersions(ctx, tx, sought, hashes);
  return {
    sought,
    people: 1,
    orders,
    filings,
    versions,
    staff: await findStaff(ctx, tx, sought),
    blackListed: await countBlackListed(ctx, tx, sought),
    more: [orders, filings, versions].some((list) => list.length >= MAX_FOUND_PER_KIND),
  };
}

async function findOrders(
  ctx: AppContext,
  tx: Tx,
  sought: PersonIdentifier,
  hashes: readonly string[],
): Promise<FoundOrder[]> {
  const { rows } = await tx.client.query<
    Omit<FoundOrder, 'contents' | 'parts' | 'certainParts' | 'people' | 'isOnlyPerson'> & {
      returns: { id: string; content: string }[] | null;
    }
  >(
    `/* findPersonOrders */ select o.id, o.number, o.kind, o.province, o.state, o.locked as open, o.record_id as "recordId", o.website_id as "websiteId",
       app.iso(o.created_at) as "createdAt", app.iso(o.updated_at) as "updatedAt",
       (select json_agg(json_build_object('id', t.id, 'content', encode(t.content, 'base64')) order by t.at, t.id) from app.returns t
         where t.order_id = o.id and t.content is not null) as returns
     from app.order_contents c join app.orders o on o.id = c.order_id where c.person_hashes && $1 order by o.id limit $2`,
    [hashes, MAX_FOUND_PER_KIND],
  );
  const found: FoundOrder[] = [];
  for (const { returns, ...row } of rows) {
    const { base, now } = await readContent(ctx, tx, row.id);
    const content = (what: FoundContent['what'], values: FieldValues, returnId?: string): FoundContent => ({
      what,
      values,
      parts: partsOfPerson(values, sought),
      ...(returnId === undefined ? {} : { returnId }),
    });
    const contents = [
      content('registered', base),
      content('now', now),
      ...(returns ?? []).map(({ id, content: sealed }) =>
        content(
          'returned',
          ctx.keys.unsealJson<ReturnedContent>(`returns.content:${id}`, Buffer.from(sealed, 'base64')).values,
          id,
        ),
      ),
    ];
    const parts = personParts.filter((part) => contents.some((one) => one.parts.includes(part)));
    // Registered values do not show whose materials were sent with the order.
    const sent = contents.filter(({ what }) => what !== 'registered');
    const certainParts = parts.filter((part) => sent.every((one) => one.parts.includes(part)));
    const people = personParts.filter((part) => contents.some(({ values }) => identifiesSomebody(values, part)));
    found.push({
      ...row,
      contents,
      parts,
      certainParts,
      people,
      isOnlyPerson: people.every((part) => certainParts.includes(part)),
    });
  }
  return found;
}

async function findFilings(
  ctx: AppContext,
  tx: Tx,
  sought: PersonIdentifier,
  hashes: readonly string[],
): Promise<FoundFiling[]> {
  const { rows: subjects } = await tx.client.query<{
    id: string;
    filingNumber: string;
    plain: unknown;
    personal: Buffer;
    inForce: boolean;
  }>(
    `/* findPersonRecords */ select r.id, r.filing_number as "filingNumber", r.plain, r.personal,
       exists (select 1 from app.websites w where w.record_id = r.id and not w.gone) as "inForce"
     from app.records r where r.person_hashes && $1 order by r.id limit $2`,
    [hashes, MAX_FOUND_PER_KIND],
  );
  const { rows: sites } = await tx.client.query<{
    id: string;
    recordId: string;
    filingNumber: string;
    plain: unknown;
    personal: Buffer;
    inForce: boolean;
  }>(
    `/* findPersonWebsites */ select w.id, w.record_id as "recordId", w.filing_number as "filingNumber", w.plain, w.personal, not w.gone as "inForce"
     from app.websites w where w.person_hashes && $1 order by w.id limit $2`,
    [hashes, MAX_FOUND_PER_KIND],
  );
  return [
    ...subjects.map(({ id, filingNumber, inForce, ...row }): FoundFiling => {
      const values = subjectToFieldValues(unsealSubject(ctx, { id, ...row }));
      return { recordId: id, filingNumber, websiteId: null, values, parts: partsOfPerson(values, sought), inForce };
    }),
    ...sites.map(({ id, recordId, filingNumber, inForce, ...row }): FoundFiling => {
      const values = websiteToFieldValues(unsealWebsite(ctx, { id, ...row }));
      return { recordId, filingNumber, websiteId: id, values, parts: partsOfPerson(values, sought), inForce };
    }),
  ].filter(({ parts }) => parts.length > 0);
}

async function findVersions(
  ctx: AppContext,
  tx: Tx,
  sought: PersonIdentifier,
  hashes: readonly string[],
): Promise<FoundVersion[]> {
  const { rows } = await tx.client.query<{
    id: string;
    recordId: string;
    filingNumber: string;
    since: string;
    until: string | null;
    plain: unknown;
    personal: Buffer;
    websites: unknown;
    sites: Buffer | null;
  }>(
    `/* findPersonVersions */ select v.id, v.record_id as "recordId", r.filing_number as "filingNumber", app.iso(v.since) as since,
       app.iso(v.ended_at) as until, v.plain, v.personal, v.websites, v.sites
     from app.record_versions v join app.records r on r.id = v.record_id where v.person_hashes && $1 order by v.since, v.id limit $2`,
    [hashes, MAX_FOUND_PER_KIND],
  );
  return rows.map(({ plain, personal, websites: stored, sites, ...row }) => {
    const { id, recordId } = row;
    const { values, websites } = unsealVersion(ctx, { id, recordId, plain, personal, websites: stored, sites });
    return {
      ...row,
      subject: { values, parts: partsOfPerson(values, sought) },
      websites: websites.map((site) => ({
        id: site.id,
        values: site.values,
        parts: partsOfPerson(site.values, sought),
      })),
    };
  });
}

/** Staff, found by the address of their digest; no ID numbers of staff are stored. */
async function findStaff(ctx: AppContext, tx: Tx, sought: PersonIdentifier): Promise<FoundStaff[]> {
  if (sought.by !== 'email') return [];
  const { rows } = await tx.client.query<Omit<FoundStaff, 'email'> & { address: Buffer }>(
    `/* findPersonStaff */ select s.id, s.name, s.login, s.roles, s.active, d.address from app.staff s
     join app.staff_digests d on d.staff_id = s.id where d.address is not null order by s.id`,
  );
  return rows.flatMap(({ address, ...row }) => {
    const email = ctx.keys.unseal(digestAddressAad(row.id), address).toString();
    return email.trim().toLowerCase() === sought.value ? [{ ...row, email }] : [];
  });
}

async function countBlackListed(ctx: AppContext, tx: Tx, sought: PersonIdentifier): Promise<number> {
  if (sought.by !== 'idNumber') return 0;
  const keys = Object.keys(certificateTypes.rows).flatMap((type) =>
    ctx.keys.searchHashes('blackList', `${type}:${sought.value.trim().toUpperCase()}`),
  );
  const { rows } = await tx.client.query<{ count: number }>(
    `/* countBlackListed */ select count(*)::int as count from app.black_list where kind = 'subject' and key = any($1) and removed_at is null`,
    [keys],
  );
  return rows[0]?.count ?? 0;
}
