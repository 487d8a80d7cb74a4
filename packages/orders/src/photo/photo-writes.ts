import { noteWritten } from '@beian/database/covered-rows';
import { newId } from '@beian/database/ids';
import { addJob } from '@beian/database/outbox';
import { materials } from '@beian/database/schema';
import { guards } from '@beian/domain/order';
import { type AppPhotoProblem, appPhotoProblemRow } from '@beian/domain/photo';
import { type Refusal, refusal } from '@beian/domain/text';
import type { EventWrite } from '../event/write.ts';
import {
  collectionCodeAad,
  insertAppPhotoRequest,
  isCollectionCodeUsedUp,
  markAppPhotosUsedUp,
  storeAppPhoto,
} from '../material/app-photos.ts';
import { removeMaterialOf } from '../material/attach-material.ts';
import { markPhotoHandedIn } from '../material/photos.ts';
import { rejectPhoto as returnPhoto } from '../return/return.ts';
import { drawSpotCheck } from '../spot-check/draw.ts';
import { markDelivered } from './curtain-rows.ts';

/** From the submission on the photo counts as used. */
export const submitPhoto: EventWrite = async ({ tx, loaded }) => {
  await markPhotoHandedIn(tx, loaded.row.id);
  return {};
};
export const confirmBureauApp = submitPhoto;

/** An accepted photo stays valid until the picture changes. It also shows that a curtain in transit has arrived. */
export const approvePhoto: EventWrite = async (context) => {
  const { tx, loaded } = context;
  await markDelivered(tx, loaded.row.id);
  return {
    set: { standingPhoto: loaded.facts.materials.FACE_PHOTO ?? null },
    pendingWrite: drawSpotCheck(context, 'approvePhoto'),
  };
};

/** A returned photo is used up, and so is its collection code. */
export const rejectPhoto: EventWrite<'rejectPhoto'> = async (context) => {
  await markAppPhotosUsedUp(context.tx, context.loaded.row.id);
  return returnPhoto(context);
};

/** Stores the collection code, sealed, and enqueues the job that fetches its photo. */
export const fetchBureauAppPhoto: EventWrite<'fetchBureauAppPhoto'> = async ({ ctx, tx, loaded: { row }, input }) => {
  const { code } = input;
  const hashes = ctx.keys.searchHashes('collectionCode', code);
  if (await isCollectionCodeUsedUp(tx, row.id, hashes)) return photoRefusal('USED_CODE', 'code');
  const id = newId('shot');
  const sealed = ctx.keys.seal(collectionCodeAad(id), code);
  await insertAppPhotoRequest(tx, {
    id,
    orderId: row.id,
    code: sealed,
    codeHash: ctx.keys.searchHash('collectionCode', code),
  });
  await addJob(tx, 'fetchAppPhoto', { orderId: row.id });
  return { logged: { askingId: id } };
};

const photoRefusal = (problem: AppPhotoProblem, field: string): Refusal =>
  refusal('GUARD_FAILED', {
    ...appPhotoProblemRow(problem),
    code: problem,
    field,
    ruleId: guards.photoByBureauApp.ruleId,
  });

/** Attaches the fetched photo to the order; the previous one is kept as history. */
export const takeBureauAppPhoto: EventWrite<'takeBureauAppPhoto'> = async ({ tx, loaded, input }) => {
  const { askingId, picture, shotAt, mobileHash } = input;
  const materialId = newId('material');
  await removeMaterialOf(tx, loaded.row.id, 'FACE_PHOTO', loaded.facts.now);
  await tx.insert(materials).values({ id: materialId, orderId: loaded.row.id, kind: 'FACE_PHOTO', ...picture });
  noteWritten(tx, 'materials', materialId);
  await storeAppPhoto(tx, askingId, { hash: picture.hash, materialId, shotAt, mobileHash });
  return { contentChanged: true, logged: { askingId, hash: picture.hash, shotAt } };
};
