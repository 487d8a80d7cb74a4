import { noteWritten } from '@beian/database/covered-rows';
import { newId } from '@beian/database/ids';
import { materials } from '@beian/database/schema';
import type { EventWrite } from '../event/write.ts';
import { removeMaterialOf } from '../material/attach-material.ts';
import { markPhotoHandedIn } from '../material/photos.ts';
import { type FaceResult, storeFaceResult, takePhotoFile } from './results.ts';

/** Attaches the sharpest frame of a face check as the photo and hands it in; the previous photo is kept as history. */
export const takeFacePhoto: EventWrite<'takeFacePhoto'> = async ({ tx, loaded, input }) => {
  const { checkId, outcome, score } = input;
  const orderId = loaded.row.id;
  const picture = await takePhotoFile(tx, checkId);
  const materialId = newId('material');
  await removeMaterialOf(tx, orderId, 'FACE_PHOTO', loaded.facts.now);
  await tx.insert(materials).values({ id: materialId, orderId, kind: 'FACE_PHOTO', ...picture });
  noteWritten(tx, 'materials', materialId);
  await storeFaceResult(tx, checkId, { outcome, score } satisfies FaceResult, materialId);
  await markPhotoHandedIn(tx, orderId);
  return { contentChanged: true, logged: { checkId, outcome, score, hash: picture.hash } };
};
