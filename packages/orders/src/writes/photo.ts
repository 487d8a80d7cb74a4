import { type AppPhotoProblem, appPhotoProblemRow, guards, type Refusal, refusal } from '@beian/domain';
import { newId } from '../ids.ts';
import { materials } from '../schema/order.ts';
import { drawSecondLook } from '../second-looks/draw.ts';
import { codeIsUsedUp, collectionCodePlace, insertAppPhoto, storeAppPhoto, useUpAppPhotos } from '../sql/app-photos.ts';
import { markDelivered } from '../sql/curtains.ts';
import { addJob } from '../sql/outbox.ts';
import { handInPhoto } from '../sql/photos.ts';
import { removeMaterialOf } from './attach-material.ts';
import { rejectPhoto as returnPhoto } from './return.ts';
import type { Write } from './write.ts';

/** From now on the photo counts as used. */
export const submitPhoto: Write = async ({ tx, hand }) => {
  await handInPhoto(tx, hand.row.id);
  return {};
};
export const confirmBureauApp = submitPhoto;

/** An accepted photo stands until the picture changes. Where it shows our curtain, the one under way has arrived. */
export const approvePhoto: Write = async (context) => {
  const { tx, hand } = context;
  await markDelivered(tx, hand.row.id);
  return {
    set: { standingPhoto: hand.facts.materials.FACE_PHOTO ?? null },
    written: drawSecondLook(context, 'approvePhoto'),
  };
};

/** What was returned serves no more, and neither does its collection code. */
export const rejectPhoto: Write = async (context) => {
  await useUpAppPhotos(context.tx, context.hand.row.id);
  return returnPhoto(context);
};

/** Writes the code down, sealed, and asks the worker to fetch its picture. */
export const fetchBureauAppPhoto: Write = async ({ ctx, tx, hand: { row }, input }) => {
  const { code } = input as { code: string };
  const hashes = ctx.keys.searchHashes('collectionCode', code);
  if (await codeIsUsedUp(tx, row.id, hashes)) return refused('USED_CODE', 'code');
  const id = newId('shot');
  const sealed = ctx.keys.seal(collectionCodePlace(id), code);
  await insertAppPhoto(tx, { id, orderId: row.id, code: sealed, codeHash: hashes[0] as string });
  await addJob(tx, 'fetchAppPhoto', { orderId: row.id });
  return { logged: { askingId: id } };
};

const refused = (problem: AppPhotoProblem, field: string): Refusal =>
  refusal('GUARD_FAILED', {
    ...appPhotoProblemRow(problem),
    code: problem,
    field,
    ruleId: guards.photoByBureauApp.ruleId,
  });

/** Hangs the picture that came on the order; the one before it is kept as history. */
export const takeBureauAppPhoto: Write = async ({ tx, hand, input }) => {
  const { askingId, picture, shotAt, mobileHash } = input as {
    askingId: string;
    picture: { hash: string; file: string; bytes: number; width: number; height: number };
    shotAt: string;
    mobileHash: string | null;
  };
  const materialId = newId('material');
  await removeMaterialOf(tx, hand.row.id, 'FACE_PHOTO', hand.facts.now);
  await tx.insert(materials).values({ id: materialId, orderId: hand.row.id, kind: 'FACE_PHOTO', ...picture });
  await storeAppPhoto(tx, askingId, { hash: picture.hash, materialId, shotAt, mobileHash });
  return { content: true, logged: { askingId, hash: picture.hash, shotAt } };
};
