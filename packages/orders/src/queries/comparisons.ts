import {
  type ComparisonRole,
  comparisonRoles,
  type FieldValues,
  type Language,
  type MaterialKind,
  materialRow,
  photographed,
} from '@beian/domain';
import type { House, Tx } from '../house.ts';
import { askOf } from '../sql/ask-of.ts';
import type { ComparisonView, MaterialView } from './item-view.ts';

/** A material as its row has it; `createdAt` ISO 8601. */
export interface PictureRow {
  readonly id: string;
  readonly kind: MaterialKind;
  readonly width: number;
  readonly height: number;
  readonly bytes: number;
  readonly createdAt: string;
}

/** A picture that is on the order no more, or hangs on an earlier one that the bureau approved. */
export interface EarlierPicture extends PictureRow {
  readonly from: 'RETURN' | 'APPROVED';
  /** It hangs on an order of the same website. */
  readonly sameWebsite: boolean;
  /** A photo that was accepted. */
  readonly accepted: boolean;
  /** What that order says of the persons. */
  readonly values: FieldValues;
}

interface Row extends Omit<EarlierPicture, 'values'> {
  orderId: string;
  ofOrder: string;
  plain: FieldValues;
  personal: Buffer;
}

/** How many approved orders of a record are looked through: one that changes more often shows what is newest. */
const ORDERS_BACK = 10;

/** Pictures that those of each order can be held against, newest first. For staff: an earlier order may be another partner's. */
export async function loadEarlierPictures(
  house: House,
  tx: Tx,
  ids: readonly string[],
): Promise<Map<string, EarlierPicture[]>> {
  const picture = `m.id, m.kind, m.width, m.height, m.bytes, app.iso(m.created_at) as "createdAt"`;
  const { rows } = await askOf<Row>(tx, ids, {
    name: 'earlier-pictures',
    text: `/* loadEarlierPictures */ with here as (
        select o.id, o.record_id, o.website_id, o.created_at,
          (select max(r.at) from app.returns r where r.order_id = o.id) as returned_at
        from app.orders o where o.id = any($1)),
      found as (
        select h.id as "orderId", m.order_id as "ofOrder", 'RETURN' as "from", true as "sameWebsite", false as accepted,
          m.created_at as at, ${picture}
        from here h join app.materials m on m.order_id = h.id and m.removed_at is not null
          and m.created_at <= h.returned_at and m.removed_at >= h.returned_at
        union all
        select h.id, e.id, 'APPROVED', e.website_id = h.website_id, m.hash is not distinct from e.standing_photo,
          m.created_at, ${picture}
        from here h cross join lateral (
            select e.id, e.website_id, e.standing_photo from app.orders e
            where e.record_id = h.record_id and e.state = 'APPROVED' and e.created_at < h.created_at
            order by e.created_at desc, e.id desc limit ${ORDERS_BACK}) e
          join app.materials m on m.order_id = e.id and m.removed_at is null)
      select f.*, c.plain, c.personal from found f join app.order_contents c on c.order_id = f."ofOrder"
      order by f.at desc, f.id desc`,
  });
  const found = new Map<string, EarlierPicture[]>();
  for (const { orderId, ofOrder, plain, personal, ...row } of rows) {
    const values: FieldValues = {
      ...plain,
      ...house.keys.unsealJson<FieldValues>(`order_contents.personal:${ofOrder}`, personal),
    };
    found.set(orderId, [...(found.get(orderId) ?? []), { ...row, values }]);
  }
  return found;
}

/** The order's own pictures, what it says now, and what was before. */
export interface Compared {
  readonly own: ReadonlyMap<MaterialKind, PictureRow>;
  readonly now: FieldValues;
  readonly earlier: readonly EarlierPicture[];
}

/**
 * What one material is held against. A photo only against pictures of the person whom the order names now: another person's
 * face beside it would prove nothing.
 */
export function comparisonsOf(
  kind: MaterialKind,
  { own, now, earlier }: Compared,
  language: Language,
): ComparisonView[] {
  const photo = materialRow(kind).photo === true;
  const person = photographedIn(now);
  const ofPerson = person === null ? [] : earlier.filter(({ values }) => photographedIn(values) === person);
  const approved = earlier.filter((one) => one.from === 'APPROVED');
  const candidates: Partial<Record<ComparisonRole, PictureRow | undefined>> = {
    LAST_RETURNED: earlier.find((one) => one.from === 'RETURN' && one.kind === kind),
    ...(photo
      ? {
          ID_PORTRAIT: portraitIn(now, own) ?? firstOf(ofPerson.map(({ values, ...one }) => portraitOf(values, one))),
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

/** The addresses of a picture, and what it shows in the reader's language. */
export function materialView(
  { id, kind, width, height, bytes, createdAt }: PictureRow,
  language: Language,
): MaterialView {
  const url = `/materials/${id}`;
  return {
    id,
    kind,
    label: materialRow(kind).label[language],
    url,
    reducedUrl: `${url}?size=reduced`,
    thumbnailUrl: `${url}?size=thumbnail`,
    width,
    height,
    bytes,
    createdAt,
  };
}

/** Whom a photo has to show; null: not said. */
function photographedIn(values: FieldValues): string | null {
  const said = photographed.map((id) => values[id]);
  return said.some((one) => one === undefined) ? null : JSON.stringify(said);
}

/** The subject's principal and the website's are one person: whose ID is uploaded once (A19-UP). */
const onePrincipal = (values: FieldValues): boolean =>
  photographed.every(
    (id) =>
      values[id] !== undefined &&
      values[id] === (values as Record<string, unknown>)[id.replace('website.', 'subject.')],
  );

const portraitIn = (values: FieldValues, own: ReadonlyMap<MaterialKind, PictureRow>): PictureRow | undefined =>
  own.get('WEBSITE_PRINCIPAL_ID') ?? (onePrincipal(values) ? own.get('SUBJECT_PRINCIPAL_ID') : undefined);

const portraitOf = (values: FieldValues, picture: PictureRow): PictureRow | undefined =>
  portraitIn(values, new Map([[picture.kind, picture]]));

const firstOf = <T>(list: readonly (T | undefined)[]): T | undefined => list.find((one) => one !== undefined);
