import type { Tx, WithKeys } from '@beian/database/transaction';
import { bandsToQuery, type PictureFingerprint } from '@beian/documents/images';
import type { FieldValues, MaterialKind } from '@beian/domain/filing';
import {
  type ComparedPicture,
  comparedMails,
  comparedPicture,
  comparedPictures,
  MOST_COMPARED,
  type PersonElsewhere,
  type PictureLooks,
  pictureMatchLimits,
  type StoredMachineCheck,
  type UsedBy,
  unreadableFileResult,
} from '@beian/domain/machine-checks';
import { materialKey } from '@beian/domain/order';
import { identifiersIn } from '@beian/domain/personal';
import { hashesOfPerson } from '@beian/records/record';

/** A material of an order, with what the checks need to know of its file. */
export interface Picture {
  readonly id: string;
  readonly kind: MaterialKind;
  readonly hash: string;
  readonly file: string;
  readonly format: 'jpeg' | 'png' | null;
  readonly bytes: number;
  readonly width: number;
  readonly height: number;
}

export interface PictureToCheck extends Picture {
  /** Whether the file checks were already made for exactly this content. */
  readonly looked: boolean;
}

const pictureColumns = 'm.id, m.kind, m.hash, m.file, m.format, m.bytes, m.width, m.height';

export async function findPictures(tx: Tx, orderId: string): Promise<Picture[]> {
  const { rows } = await tx.client.query<Picture>(
    `/* findPictures */ select ${pictureColumns} from app.materials m
     where m.order_id = $1 and m.removed_at is null order by m.kind`,
    [orderId],
  );
  return rows;
}

/** The materials of an order with `looked`. For the worker only: the role of the API cannot read fingerprints. */
export async function findPicturesToCheck(tx: Tx, orderId: string): Promise<PictureToCheck[]> {
  const { rows } = await tx.client.query<PictureToCheck>(
    `/* findPicturesToCheck */ select ${pictureColumns},
       exists (select 1 from app.machine_checks k where k.order_id = m.order_id and k.item = 'material.' || m.kind
         and k.content_hash = m.hash and k.check = 'size')
       and (m.kind <> all($2) or exists (select 1 from app.picture_marks p where p.material_id = m.id)) as looked
     from app.materials m where m.order_id = $1 and m.removed_at is null order by m.kind`,
    [orderId, comparedPictures],
  );
  return rows;
}

/**
 * Stores check results; a repeated check of the same content replaces the older result. Notifies the watchers of the
 * order.
 */
export async function storeMachineChecks(
  tx: Tx,
  { orderId, edition }: { readonly orderId: string; readonly edition: string },
  checks: readonly StoredMachineCheck[],
): Promise<void> {
  if (checks.length === 0) return;
  await tx.client.query(
    `/* storeMachineChecks */ insert into app.machine_checks as k
       (order_id, item, "check", content_hash, rule_id, outcome, fault, facts, edition)
     select $1, r.item, r."check", r."contentHash", r."ruleId", r.outcome, r.fault, r.facts, $2
     from jsonb_to_recordset($3::jsonb) as r(item text, "check" text, "contentHash" text, "ruleId" text, outcome text,
       fault text, facts jsonb)
     on conflict (order_id, item, "check", content_hash) do update set rule_id = excluded.rule_id,
       outcome = excluded.outcome, fault = excluded.fault, facts = excluded.facts, edition = excluded.edition, at = app.now()`,
    [orderId, edition, JSON.stringify(checks)],
  );
  await tx.client.query(`select pg_notify(app.channel('orders'), $1)`, [orderId]);
}

/** Deletes what was stored while the picture's file could not be read. */
export async function removeUnreadableFinding(tx: Tx, orderId: string, { kind, hash }: Picture): Promise<void> {
  await tx.client.query(
    `/* removeUnreadableFinding */ delete from app.machine_checks where order_id = $1 and item = $2 and content_hash = $3 and "check" = $4`,
    [orderId, materialKey(kind), hash, unreadableFileResult.check],
  );
}

/** All stored checks of an order, for its current and its earlier content. */
export async function findMachineChecks(tx: Tx, orderId: string): Promise<StoredMachineCheck[]> {
  const { rows } = await tx.client.query<{ checks: StoredMachineCheck[] | null }>(
    `/* findMachineChecks */ select ${machineChecksSql} as checks from (select $1::text as order_id) c`,
    [orderId],
  );
  return rows[0]?.checks ?? [];
}

/** SQL: checks of the order `c.order_id`, as JSON. */
export const machineChecksSql = `(select json_agg(json_build_object('item', k.item, 'check', k.check, 'contentHash', k.content_hash,
    'ruleId', k.rule_id, 'outcome', k.outcome, 'fault', k.fault, 'facts', k.facts) order by k.item, k.check)
  from app.machine_checks k where k.order_id = c.order_id)`;

const ofPapers = { column: 'detail', type: 'bit(512)' } as const;
/** The column of the fingerprint that tells pictures apart. */
const fingerprintColumns = {
  photo: { column: 'fine', type: 'bit(256)' },
  page: ofPapers,
  card: ofPapers,
} as const satisfies Record<PictureLooks, object>;

export interface PictureFingerprints {
  readonly fingerprint: PictureFingerprint;
  /** Of the paper with left and right exchanged; null: a photo. */
  readonly mirrored: PictureFingerprint | null;
}

/** Stores the fingerprint by which a similar picture is found. */
export async function storePictureFingerprint(
  tx: Tx,
  picture: { readonly id: string; readonly orderId: string; readonly recordId: string },
  looks: PictureLooks,
  { fingerprint: { coarse, fine }, mirrored }: PictureFingerprints,
): Promise<void> {
  const { column, type } = fingerprintColumns[looks];
  await tx.client.query(
    `/* storePictureFingerprint */ insert into app.picture_marks (material_id, order_id, record_id, coarse, ${column}, mirror_coarse, mirror_detail)
     values ($1, $2, $3, $4, $5::${type}, $6, $7::bit(512)) on conflict (material_id) do nothing`,
    [
      ...[picture.id, picture.orderId, picture.recordId, coarse, fine],
      ...[mirrored?.coarse ?? null, mirrored?.fine ?? null],
    ],
  );
}

/** A picture of another order with a similar fingerprint. */
export interface SimilarPicture {
  readonly orderId: string;
  readonly orderNumber: string;
  readonly sameSubject: boolean;
  readonly kind: MaterialKind;
  readonly file: string;
  readonly hash: string;
  /** It was taken off its order. */
  readonly removed: boolean;
  /** It is similar to this picture with left and right exchanged. */
  readonly mirrored: boolean;
}

interface OwnFingerprint {
  readonly coarse: string;
  readonly bits: string;
  readonly orderId: string;
  readonly recordId: string;
}

/**
 * Pictures of other subjects, or of all other orders, that may be copies of this material, the most similar first, at most as many as are
 * compared. Pictures removed before they were submitted do not count.
 */
export async function findSimilarPictures(
  tx: Tx,
  { id, kind }: Pick<Picture, 'id' | 'kind'>,
): Promise<SimilarPicture[]> {
  const row = comparedPicture(kind);
  if (row === undefined) return [];
  const { column } = fingerprintColumns[row.looks];
  const { rows: own } = await tx.client.query<OwnFingerprint & { mirrored: boolean }>(
    `/* pictureMarks */ select coarse, ${column}::text as bits, order_id as "orderId", record_id as "recordId", false as mirrored
     from app.picture_marks where material_id = $1 and ${column} is not null
     union all select mirror_coarse, mirror_detail::text, order_id, record_id, true
     from app.picture_marks where material_id = $1 and mirror_detail is not null order by mirrored`,
    [id],
  );
  const found: SimilarPicture[] = [];
  for (const { mirrored, ...fingerprint } of own)
    found.push(...(await findSimilar(tx, row, fingerprint)).map((one) => ({ ...one, mirrored })));
  return found;
}

async function findSimilar(
  tx: Tx,
  row: ComparedPicture,
  fingerprint: OwnFingerprint,
): Promise<Omit<SimilarPicture, 'mirrored'>[]> {
  const { column, type } = fingerprintColumns[row.looks];
  const { coarse, bits } = pictureMatchLimits[row.looks];
  const { rows } = await tx.client.query<Omit<SimilarPicture, 'mirrored'>>(
    `/* findSimilarPictures */ select o.id as "orderId", o.number as "orderNumber", near.record_id = $3 as "sameSubject", m.kind, m.file, m.hash,
       m.removed_at is not null as removed
     from (select p.material_id, p.order_id, p.record_id, bit_count(p.${column} # $2::${type}) as distance from app.picture_marks p
       where ${row.withinSubject ? 'p.order_id <> $12' : 'p.record_id <> $3 and p.order_id <> $12'}
         and (p.band0 = any($4) or p.band1 = any($5) or p.band2 = any($6) or p.band3 = any($7))
         and bit_count((p.coarse # $1::bigint)::bit(64)) <= $8 and bit_count(p.${column} # $2::${type}) <= $9) near
     join app.materials m on m.id = near.material_id and m.kind = any($11) and (m.removed_at is null or m.handed_in_at is not null)
     join app.orders o on o.id = near.order_id
     order by near.distance, o.number limit $10`,
    [
      fingerprint.coarse,
      fingerprint.bits,
      fingerprint.recordId,
      ...bandsToQuery(BigInt(fingerprint.coarse)),
      coarse,
      bits,
      MOST_COMPARED,
      row.with,
      fingerprint.orderId,
    ],
  );
  return rows;
}

/**
 * Where another subject has the value, given by its hashes (`mobileHashes`): in a filing, or in an open order that has
 * been submitted. At most three of each.
 */
export async function findValueReuse(tx: Tx, orderId: string, hashes: readonly string[]): Promise<UsedBy> {
  const { rows } = await tx.client.query<UsedBy>(
    `/* findValueReuse */ with own as (select record_id from app.orders where id = $1)
     select array(select number from (
         select r.filing_number as number from app.records r, own where r.mobile_hash = any($2) and r.id <> own.record_id
         union select r.filing_number from own, app.websites w
           join app.records r on r.id = w.record_id where w.mobile_hash = any($2) and not w.gone and w.record_id <> own.record_id
         order by 1 limit 3) filed) as filings,
       array(select o.number from own, app.order_contents c
         join app.orders o on o.id = c.order_id
         where (c.subject_mobile_hash = any($2) or c.website_mobile_hash = any($2))
           and o.locked and o.round > 0 and o.record_id <> own.record_id
           and (c.subject_mobile_hash = any($2) and 'subject.principal.mobile' = any(o.changed)
             or c.website_mobile_hash = any($2) and 'website.principal.mobile' = any(o.changed)) order by 1 limit 3) as orders`,
    [orderId, hashes],
  );
  return rows[0] ?? { orders: [], filings: [] };
}

/** As `findValueReuse`, of the mail address in these values: rows have the hashes of all persons in them. */
export async function findMailReuse(ctx: WithKeys, tx: Tx, orderId: string, values: FieldValues): Promise<UsedBy> {
  const mails = identifiersIn(values).filter(({ by }) => by === 'email');
  const hashes = mails.flatMap((mail) => hashesOfPerson(ctx, mail));
  const { rows } = await tx.client.query<UsedBy>(
    `/* findMailReuse */ with own as (select record_id from app.orders where id = $1)
     select array(select number from (
         select r.filing_number as number from app.records r, own where r.person_hashes && $2 and r.id <> own.record_id
         union select r.filing_number from own, app.websites w
           join app.records r on r.id = w.record_id where w.person_hashes && $2 and not w.gone and w.record_id <> own.record_id
         order by 1 limit 3) filed) as filings,
       array(select o.number from own, app.order_contents c join app.orders o on o.id = c.order_id
         where c.person_hashes && $2 and o.locked and o.round > 0 and o.record_id <> own.record_id and o.changed && $3
         order by 1 limit 3) as orders`,
    [orderId, hashes, comparedMails],
  );
  return rows[0] ?? { orders: [], filings: [] };
}

/**
 * Where else a person is principal or subject, by the hashes of the ID number: in a filing, or in an open order that has been submitted.
 * `mobiles`: hashes of the mobile that the order gives; null: none to compare with.
 */
export async function findPersonElsewhere(
  tx: Tx,
  orderId: string,
  { numbers, mobiles }: { readonly numbers: readonly string[]; readonly mobiles: readonly string[] | null },
): Promise<PersonElsewhere> {
  const { rows } = await tx.client.query<PersonElsewhere>(
    `/* findPersonElsewhere */ with own as (select record_id from app.orders where id = $1),
       filed as (
         select r.filing_number as number, r.mobile_hash from unnest($2::text[]) one
           join app.records r on r.id_hashes @> array[one], own where r.id <> own.record_id and r.filing_number <> ''
         union select r.filing_number, w.mobile_hash from unnest($2::text[]) one
           join app.websites w on w.id_hashes @> array[one] and not w.gone
           join app.records r on r.id = w.record_id, own where w.record_id <> own.record_id and r.filing_number <> '')
     select array(select distinct number from filed order by number limit 3) as filings,
       array(select distinct o.number from own, unnest($2::text[]) one
         join app.order_contents c on c.id_hashes @> array[one]
         join app.orders o on o.id = c.order_id
         where o.locked and o.round > 0 and o.record_id <> own.record_id order by o.number limit 3) as orders,
       coalesce((select bool_or(mobile_hash is not null and mobile_hash <> all($3::text[])) from filed), false) as "otherMobile"`,
    [orderId, numbers, mobiles],
  );
  return rows[0] ?? { orders: [], filings: [], otherMobile: false };
}
