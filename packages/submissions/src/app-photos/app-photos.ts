import { DatabaseUnavailable } from '@beian/database/connection';
import { sha256 } from '@beian/database/sealing';
import { type AppContext, system, transaction } from '@beian/database/transaction';
import { readImage } from '@beian/documents/images';
import { type AppPhotoProblem, appPhotoProblemRow } from '@beian/domain/photo';
import { mobilesToVerify } from '@beian/orders/content';
import { collectionCodeAad, findPendingCollectionCode, storeAppPhotoProblem } from '@beian/orders/material';
import { perform } from '@beian/orders/perform';

/**
 * What the worker asks the bureau's app, and whose photo it must be. Holds unsealed personal values: for the worker
 * only.
 */
export interface AppPhotoRequest {
  readonly id: string;
  readonly code: string;
  /** Mobile numbers of the website's principal. */
  readonly mobiles: readonly string[];
  /** Content hash of the mobile numbers; null when the order does not change them. */
  readonly mobileHash: string | null;
}

/** The app's answer for a collection code. */
export interface FetchedAppPhoto {
  readonly bytes: Buffer;
  /** The phone number under which the photo was taken. */
  readonly phone: string;
  /** ISO 8601, UTC. */
  readonly shotAt: string;
}

/** The photo was attached to the order, was refused or missing, or another code was entered meanwhile. */
export type AppPhotoOutcome = 'fetched' | AppPhotoProblem | 'superseded';

/** The order's collection code that is still to be asked about; undefined when there is none. */
export const findAppPhotoRequest = (ctx: AppContext, orderId: string): Promise<AppPhotoRequest | undefined> =>
  transaction(ctx, system('bureau'), async (tx) => {
    const asked = await findPendingCollectionCode(tx, orderId);
    if (asked === undefined) return undefined;
    const { id, code, mobileHash, ...row } = asked;
    const mobiles = await mobilesToVerify(ctx, tx, { id: orderId, ...row }, ['website']);
    return {
      id,
      code: ctx.keys.unseal(collectionCodeAad(id), code).toString(),
      mobiles: (mobiles.get('website') ?? '').split(';').map((one) => one.trim()),
      mobileHash,
    };
  });

/**
 * Stores the photo of a code as the order's FACE_PHOTO, through `perform`. A photo from another phone number than the
 * website principal's, or one that cannot be read, is not stored. The file is written to disk before its row.
 */
export async function storeFetchedAppPhoto(
  ctx: AppContext,
  orderId: string,
  request: AppPhotoRequest,
  picture: FetchedAppPhoto,
): Promise<AppPhotoOutcome> {
  if (!request.mobiles.includes(picture.phone)) return recordAppPhotoProblem(ctx, request, 'OTHER_PHONE');
  const read = await readImage(picture.bytes);
  if (!read.ok) return recordAppPhotoProblem(ctx, request, 'UNREADABLE');
  const { jpeg, width, height } = read.image;
  const file = await ctx.files.put(jpeg);
  const actor = system('bureau');
  const input = {
    askingId: request.id,
    picture: { hash: sha256(picture.bytes), file, bytes: picture.bytes.length, width, height },
    shotAt: picture.shotAt,
    mobileHash: request.mobileHash,
  };
  try {
    const outcome = await transaction(ctx, actor, (tx) =>
      perform(ctx, tx, { event: 'takeBureauAppPhoto', orderId, actor, input }),
    );
    if (outcome.ok) return 'fetched';
    await ctx.files.delete(file);
    return 'superseded';
  } catch (error) {
    // Keep the file when the connection was lost: the transaction may have committed (same rule as for uploads).
    if (!(error instanceof DatabaseUnavailable)) await ctx.files.delete(file);
    throw error;
  }
}

/** Records why a code brought no photo. */
export async function recordAppPhotoProblem(
  ctx: AppContext,
  request: AppPhotoRequest,
  problem: AppPhotoProblem,
): Promise<AppPhotoProblem> {
  const state = appPhotoProblemRow(problem).isTemporary ? 'unavailable' : 'refused';
  await transaction(ctx, system('bureau'), (tx) => storeAppPhotoProblem(tx, request.id, state, problem));
  return problem;
}
