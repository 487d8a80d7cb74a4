import { fromBase64, isoSql, jsonRowsSql, type Projection } from '@beian/database/sql';
import type { AppContext } from '@beian/database/transaction';
import { type FieldValues, type MaterialKind, materialLabel, materialRow } from '@beian/domain/filing';
import { type ComparisonRole, comparisonRoles, photographedFields } from '@beian/domain/order';
import type { ComparisonView, MaterialView } from '@beian/domain/order-fields';
import type { OrderKind } from '@beian/domain/order-names';
import type { Language } from '@beian/domain/text';

/** A row of a material; `createdAt` is ISO 8601. */
export interface PictureRow {
  readonly id: string;
  readonly kind: MaterialKind;
  readonly width: number;
  readonly height: number;
  readonly bytes: number;
  readonly createdAt: string;
}

/** A picture that was removed from the order, or belongs to an earlier order that the bureau approved. */
export interface EarlierPicture extends PictureRow {
  readonly from: 'RETURN' | 'APPROVED';
  /** It belongs to an order for the same website. */
  readonly sameWebsite: boolean;
  /** It is a photo that was accepted. */
  readonly accepted: boolean;
  /** The persons' values in that order. */
  readonly values: FieldValues;
}

interface Row extends Omit<EarlierPicture, 'values'> {
  ofOrder: string;
  plain: FieldValues;
  personal: string;
}

/** Number of approved orders of a record that are searched, newest first. */
const ORDERS_BACK = 10;

const picture = `m.id, m.kind, m.width, m.height, m.bytes, ${isoSql('m.created_at')} as "createdAt"`;

/**
 * Earlier pictures to compare an order's pictures with, newest first. For staff only: an earlier order may be another
 * partner's.
 */
export const earlierProjection: Projection<'earlier', Row[]> = {
  name: 'earlier',
  desk: true,
  sql: jsonRowsSql(`select f.id, f.kind, f.width, f.height, f.bytes, f."createdAt", f."from", f."sameWebsite", f.accepted, f."ofOrder",
      c.plain, encode(c.personal, 'base64') as personal
    from (
      select m.order_id as "ofOrder", 'RETURN' as "from", true as "sameWebsite", false as accepted, m.created_at as at, ${picture}
        from (select max(r.at) as at from app.returns r where r.order_id = o.id) r
        join app.materials m on m.order_id = o.id and m.removed_at is not null and m.created_at <= r.at and m.removed_at >= r.at
      union all
      select e.id, 'APPROVED', e.website_id = o.website_id, m.hash is not distinct from e.standing_photo, m.created_at, ${picture}
        from (select e.id, e.website_id, e.standing_photo from app.orders e
          where e.record_id = o.record_id and e.state = 'APPROVED' and e.created_at < o.created_at
          order by e.created_at desc, e.id desc limit ${ORDERS_BACK}) e
        join app.materials m on m.order_id = e.id and m.removed_at is null) f
    join app.order_contents c on c.order_id = f."ofOrder" order by f.at desc, f.id desc`),
};

export const earlierPictures = (ctx: AppContext, rows: readonly Row[]): EarlierPicture[] =>
  rows.map(({ ofOrder, plain, personal, ...row }) => ({
    ...row,
    values: {
      ...plain,
      ...ctx.keys.unsealJson<FieldValues>(`order_contents.personal:${ofOrder}`, fromBase64(personal)),
    },
  }));

/** The order's own pictures, its current values, and the earlier pictures. */
export interface ComparisonInputs {
  readonly own: ReadonlyMap<MaterialKind, PictureRow>;
  readonly now: FieldValues;
  readonly earlier: readonly EarlierPicture[];
}

/**
 * The pictures that one material is compared with. A photo is compared only with pictures of the person whom the
 * order names now, because another person's face proves nothing.
 */
export function comparisonsOf(
  kind: MaterialKind,
  { own, now, earlier }: ComparisonInputs,
  language: Language,
): ComparisonView[] {
  const photo = materialRow(kind).photo === true;
  const person = photographedPerson(now);
  const ofPerson = person === null ? [] : earlier.filter(({ values }) => photographedPerson(values) === person);
  const approved = earlier.filter((one) => one.from === 'APPROVED');
  const candidates: Partial<Record<ComparisonRole, PictureRow | undefined>> = {
    LAST_RETURNED: earlier.find((one) => one.from === 'RETURN' && one.kind === kind),
    ...(photo
      ? {
          ID_PORTRAIT:
            portraitIn(now, own) ?? firstDefined(ofPerson.map(({ values, ...one }) => portraitOf(values, one))),
          LAST_ACCEPTED: ofPerson.find((one) => one.kind === kind && one.accepted),
        }
      : {
          REGISTERED: approved.find(
            (one) => one.kind === kind && (one.sameWebsite || materialRow(kind).owner === 'subject'),
          ),
        }),
  };
  return (Object.keys(comparisonRoles) as ComparisonRole[]).flatMap((role) => {
    const picture = candidates[role];
    if (picture === undefined || picture.id === own.get(kind)?.id) return [];
    return [{ role, roleLabel: comparisonRoles[role][language], material: materialView(picture, language) }];
  });
}

/** The URLs of a picture, and its description in the reader's language. */
export function materialView(
  { id, kind, width, height, bytes, createdAt }: PictureRow,
  language: Language,
  of?: { readonly kind?: OrderKind },
): MaterialView {
  const url = `/materials/${id}`;
  return {
    id,
    kind,
    label: materialLabel(kind, of)[language],
    url,
    reducedUrl: `${url}?size=reduced`,
    thumbnailUrl: `${url}?size=thumbnail`,
    width,
    height,
    bytes,
    createdAt,
  };
}

/** Key of the person whom a photo must show; null if the values do not say. */
function photographedPerson(values: FieldValues): string | null {
  const said = photographedFields.map((id) => values[id]);
  return said.some((one) => one === undefined) ? null : JSON.stringify(said);
}

/** The subject's principal and the website's are the same person, whose ID is uploaded once (A19-UP). */
const isSamePrincipal = (values: FieldValues): boolean =>
  photographedFields.every(
    (id) =>
      values[id] !== undefined &&
      values[id] === (values as Record<string, unknown>)[id.replace('website.', 'subject.')],
  );

const portraitIn = (values: FieldValues, own: ReadonlyMap<MaterialKind, PictureRow>): PictureRow | undefined =>
  own.get('WEBSITE_PRINCIPAL_ID') ?? (isSamePrincipal(values) ? own.get('SUBJECT_PRINCIPAL_ID') : undefined);

const portraitOf = (values: FieldValues, picture: PictureRow): PictureRow | undefined =>
  portraitIn(values, new Map([[picture.kind, picture]]));

const firstDefined = <T>(list: readonly (T | undefined)[]): T | undefined => list.find((one) => one !== undefined);
