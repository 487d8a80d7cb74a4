import { type AppContext, system, type Tx, transaction } from '@beian/database/transaction';
import type { FieldValues, MaterialKind } from '@beian/domain/filing';
import { materialKey } from '@beian/domain/order';
import { readMaterialOf } from '@beian/domain/reading';
import { readContent } from '../content/content.ts';
import { enqueuePictures, type ReadAs } from '../readings/queue-sql.ts';
import { looksForFace } from './find-face.ts';

/** A present material of an order whose partner's papers are read. */
interface Present {
  readonly id: string;
  readonly kind: MaterialKind;
  /** As which paper it was read; null: not yet. */
  readonly readAs: string | null;
  /** A face was looked for in it. */
  readonly faceFound: boolean;
}

export const readAs = (kind: MaterialKind, values: FieldValues): ReadAs | undefined =>
  kind === 'FACE_PHOTO' ? 'FACE' : readMaterialOf(kind, values)?.paper;

/** Adds to the reading queue each picture of an order that was not read yet, or was read as another paper than it is now. */
export async function enqueueUnread(ctx: AppContext, orderId: string): Promise<void> {
  await transaction(ctx, system('clock'), async (tx) => {
    const present = await findPresent(tx, orderId);
    if (present.length === 0) return;
    const { base, now } = await readContent(ctx, tx, orderId);
    const values = { ...base, ...now };
    const hasFace = present.some(({ kind }) => kind === 'FACE_PHOTO') && (await looksForFace(tx, orderId));
    const unread = present.flatMap(({ id, kind, readAs: done, faceFound }) => {
      const paper = readAs(kind, values);
      return paper === undefined || paper === done || (paper === 'FACE' && (faceFound || !hasFace))
        ? []
        : [{ id, paper }];
    });
    if (unread.length > 0) await enqueuePictures(tx, orderId, unread);
  });
}

async function findPresent(tx: Tx, orderId: string): Promise<Present[]> {
  const { rows } = await tx.client.query<Present>(
    `/* findPicturesToRead */ select m.id, m.kind, r.paper as "readAs", exists (select from app.machine_checks k
       where k.order_id = m.order_id and k.item = $2 and k.content_hash = m.hash and k.check = 'faces') as "faceFound"
     from app.materials m join app.orders o on o.id = m.order_id join app.partners p on p.id = o.partner_id
       left join app.readings r on r.material_id = m.id
     where m.order_id = $1 and m.removed_at is null and p.papers_read order by m.created_at, m.id`,
    [orderId, materialKey('FACE_PHOTO')],
  );
  return rows;
}
