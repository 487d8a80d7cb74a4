import { type AppPhotoProblem, appPhotoProblemRow } from '@beian/domain';
import { mobilesToVerify } from './bureau/mobiles.ts';
import { type AppContext, DatabaseUnavailable, system, transaction } from './context.ts';
import { readImage } from './files/image.ts';
import { perform } from './perform.ts';
import { sha256 } from './seal.ts';
import { collectionCodeAad, findPendingCollectionCode, storeAppPhotoProblem } from './sql/app-photos.ts';

/** What the worker asks the bureau's app, and whose picture it must be. In clear: for the worker alone. */
export interface AppPhotoRequest {
  readonly id: string;
  readonly code: string;
  /** Mobiles of the website's principal. */
  readonly mobiles: readonly string[];
  /** Content hash of those; null: the order does not change them. */
  readonly mobileHash: string | null;
}

/** What the app gives for a code. */
export interface FetchedAppPhoto {
  readonly bytes: Buffer;
  /** The number under which it was taken. */
  readonly phone: string;
  /** ISO 8601, UTC. */
  readonly shotAt: string;
}

/** What became of a code: the picture hangs on the order, it is refused or not there, or another code was entered since. */
export type AppPhotoOutcome = 'fetched' | AppPhotoProblem | 'superseded';

/** The code of an order that is to be asked about; undefined where nothing is. */
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
 * Stores the picture of a code as the order's FACE_PHOTO, through `perform`. One of another phone number than the website
 * principal's, and one that cannot be read, are not stored. The file is on the disk before its row is.
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
    // As of an upload: a lost connection may have committed.
    if (!(error instanceof DatabaseUnavailable)) await ctx.files.delete(file);
    throw error;
  }
}

/** Writes down why a code brought no picture. */
export async function recordAppPhotoProblem(
  ctx: AppContext,
  request: AppPhotoRequest,
  problem: AppPhotoProblem,
): Promise<AppPhotoProblem> {
  const state = appPhotoProblemRow(problem).isTemporary ? 'unavailable' : 'refused';
  await transaction(ctx, system('bureau'), (tx) => storeAppPhotoProblem(tx, request.id, state, problem));
  return problem;
}
