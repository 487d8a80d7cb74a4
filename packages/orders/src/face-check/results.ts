import { newId } from '@beian/database/ids';
import type { Tx } from '@beian/database/transaction';
import type { FaceOutcome } from '@beian/domain/photo';

/** The aad of the service's sealed number of a check. */
export const faceReferenceAad = (id: string): string => `face_checks.reference:${id}`;

export interface FaceResult {
  readonly outcome: FaceOutcome;
  /** Likeness in per cent; null: the service gives none. */
  readonly score: number | null;
}

/** Stores what came out of a check; `materialId`: the photo that it brought. */
export async function storeFaceResult(
  tx: Tx,
  checkId: string,
  { outcome, score }: FaceResult,
  materialId: string | null = null,
): Promise<void> {
  await tx.client.query(
    `/* storeFaceResult */ with done as (update app.face_checks set state = 'done', answered_at = app.now(), outcome = $2, score = $3, material_id = $4
       where id = $1 and state = 'checking' returning order_id) select pg_notify(app.channel('orders'), order_id) from done`,
    [checkId, outcome, score, materialId],
  );
}

export interface StoredPicture {
  readonly hash: string;
  readonly file: string;
  readonly bytes: number;
  readonly width: number;
  readonly height: number;
}

/** Takes the sharpest frame out of the check's pictures: its file goes on as that of the photo. */
export async function takePhotoFile(tx: Tx, checkId: string): Promise<StoredPicture> {
  const { rows } = await tx.client.query<StoredPicture>(
    `/* takePhotoFile */ delete from app.face_pictures where check_id = $1 and kind = 'FRAME_1' returning hash, file, bytes, width, height`,
    [checkId],
  );
  const [picture] = rows;
  if (picture === undefined) throw new Error('a face check has no frame');
  return picture;
}

/** A check of a test order that waits for its result, with one frame: nobody was asked, so the version of the consent is none. */
export async function insertTestCheck(tx: Tx, orderId: string, picture: StoredPicture): Promise<string> {
  const id = newId('face');
  await tx.client.query(
    `/* insertTestCheck */ insert into app.face_checks (id, order_id, state, consent_version, sent_at) values ($1, $2, 'checking', 'test', app.now())`,
    [id, orderId],
  );
  const { hash, file, bytes, width, height } = picture;
  await tx.client.query(
    `/* insertTestCheck */ insert into app.face_pictures (id, check_id, order_id, kind, hash, file, bytes, width, height)
     values ($1, $2, $3, 'FRAME_1', $4, $5, $6, $7, $8)`,
    [newId('face'), id, orderId, hash, file, bytes, width, height],
  );
  return id;
}
