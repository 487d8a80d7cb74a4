import { fromBase64, type Projection } from '@beian/database/sql';
import type { FieldValues } from '@beian/domain/filing';
import { type PhotoMethod, photoMethods } from '@beian/domain/photo';
import { shown } from '@beian/records/values';
import { photoTakenBySql } from '../facts/facts-sql.ts';
import { partOf } from '../part/part.ts';

interface Sealed {
  readonly method: PhotoMethod;
  readonly base: string;
  readonly now: string;
}

const photoHashSql = `(select m.hash from app.materials m where m.order_id = o.id and m.kind = 'FACE_PHOTO' and m.removed_at is null)`;

const photoPrincipal: Projection<'photoPrincipal', Sealed | null> = {
  name: 'photoPrincipal',
  sql: `case when o.state = 'PHOTO_REVIEW' then (select json_build_object('method', coalesce(${photoTakenBySql(photoHashSql)}, 'CURTAIN'), 'base', encode(c.base_personal, 'base64'),
      'now', encode(c.personal, 'base64')) from app.order_contents c where c.order_id = o.id) end`,
};

const principalName = 'website.principal.name';

/**
 * What the list of photos shows of an order: whose photo it is, how it was taken and since when it waits; null unless
 * its photo is to be reviewed. The name is masked for everybody.
 */
export const photoReviewPart = partOf({
  projections: [photoPrincipal],
  desk: true,
  view: ({ photoPrincipal: sealed }, { id, dutySince }, { ctx, language }) => {
    if (sealed === null || dutySince === null) return { photoReview: null };
    const values: FieldValues = {
      ...ctx.keys.unsealJson<FieldValues>(`order_contents.base_personal:${id}`, fromBase64(sealed.base)),
      ...ctx.keys.unsealJson<FieldValues>(`order_contents.personal:${id}`, fromBase64(sealed.now)),
    };
    const { method } = sealed;
    return {
      photoReview: {
        principalName: shown(principalName, values[principalName], true)?.[0] ?? null,
        method,
        methodLabel: photoMethods[method][language],
        since: dutySince,
      },
    };
  },
});
