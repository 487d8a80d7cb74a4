import { noteWritten } from '@beian/database/covered-rows';
import { newId } from '@beian/database/ids';
import type { AppContext, Tx } from '@beian/database/transaction';
import { type FieldId, textOf } from '@beian/domain/filing';
import { photographedFields } from '@beian/domain/order';
import { photoMethodOfOrder } from '@beian/domain/photo';
import { readContent } from '../content/content.ts';
import type { LoadedOrder } from '../facts/facts.ts';

interface EarlierCheck {
  readonly id: string;
  readonly orderId: string;
  readonly hash: string;
}

const personFields: readonly FieldId[] = [...photographedFields, 'website.principal.idType'];

/**
 * Takes over a face check of an earlier approved order of the same subject and partner, if its person is this order's website principal and
 * the setting `faceCheckReuse` allows its age (docs/spec/rules.md ). Returns the hash of the photo that then stands.
 */
export async function reuseFaceCheck(
  ctx: AppContext,
  tx: Tx,
  { row, facts }: LoadedOrder,
): Promise<string | undefined> {
  const isWanted =
    facts.required.includes('FACE_PHOTO') &&
    facts.materials.FACE_PHOTO === undefined &&
    photoMethodOfOrder(facts) === 'FACE_CHECK';
  if (!isWanted) return undefined;
  const { rows } = await tx.client.query<EarlierCheck>(
    `/* findEarlierChecks */ select c.id, c.order_id as "orderId", m.hash from app.face_checks c
       join app.materials m on m.id = c.material_id and m.removed_at is null
       join app.orders e on e.id = c.order_id and e.state = 'APPROVED' and e.standing_photo = m.hash
     where e.record_id = $2 and e.id <> $1 and e.partner_id = (select partner_id from app.orders where id = $1)
       and c.outcome = 'live' and c.reused_from is null and c.answered_at > app.now() - make_interval(days =>
         (select (value #>> '{}')::int from app.settings where name = 'faceCheckReuse'))
     order by c.answered_at desc, c.id desc limit 5`,
    [row.id, row.recordId],
  );
  if (rows.length === 0) return undefined;
  const { now } = await readContent(ctx, tx, row.id);
  for (const earlier of rows) {
    const { now: then } = await readContent(ctx, tx, earlier.orderId);
    const isSame = personFields.every((field) => textOf(then, field) === textOf(now, field));
    if (isSame && textOf(now, 'website.principal.idNumber') !== undefined) {
      await takeOver(tx, row.id, earlier);
      return earlier.hash;
    }
  }
  return undefined;
}

/** The photo of both orders is one file, which stays until neither needs it. */
async function takeOver(tx: Tx, orderId: string, { id }: EarlierCheck): Promise<void> {
  const materialId = newId('material');
  await tx.client.query(
    `/* reuseFaceCheck */ insert into app.materials (id, order_id, kind, hash, file, bytes, width, height, handed_in_at)
     select $1, $2, m.kind, m.hash, m.file, m.bytes, m.width, m.height, app.now()
     from app.face_checks c join app.materials m on m.id = c.material_id where c.id = $3`,
    [materialId, orderId, id],
  );
  await tx.client.query(
    `/* reuseFaceCheck */ insert into app.face_checks
       (id, order_id, state, consent_version, consented_at, sent_at, answered_at, outcome, score, material_id, reused_from)
     select $1, $2, c.state, c.consent_version, c.consented_at, c.sent_at, c.answered_at, c.outcome, c.score, $3, c.id
     from app.face_checks c where c.id = $4`,
    [newId('face'), orderId, materialId, id],
  );
  noteWritten(tx, 'materials', materialId);
}
