import { type AppPhotoProblem, appPhotoProblemRow } from '@beian/domain';
import { mobilesToVerify } from './bureau/mobiles.ts';
import { readImage } from './files/image.ts';
import { DatabaseAway, type AppContext, inTransaction, system } from './context.ts';
import { perform } from './perform.ts';
import { sha256 } from './seal.ts';
import { askedCode, collectionCodePlace, storeAppProblem } from './sql/app-photos.ts';

/** What the worker asks the bureau's app, and whose picture it must be. In clear: for the worker alone. */
export interface AppPhotoQuestion {
  readonly id: string;
  readonly code: string;
  /** Mobiles of the website's principal. */
  readonly mobiles: readonly string[];
  /** Content hash of those; null: the order does not change them. */
  readonly mobileHash: string | null;
}

/** What the app gives for a code. */
export interface AppPicture {
  readonly bytes: Buffer;
  /** The number under which it was taken. */
  readonly phone: string;
  /** ISO 8601, UTC. */
  readonly shotAt: string;
}

/** What became of a code: the picture hangs on the order, it is refused or not there, or another code was entered since. */
export type AppPhotoOutcome = 'fetched' | AppPhotoProblem | 'superseded';

/** The code of an order that is to be asked about; undefined where nothing is. */
export const appPhotoQuestion = (ctx: AppContext, orderId: string): Promise<AppPhotoQuestion | undefined> =>
  inTransaction(ctx, system('bureau'), async (tx) => {
    const asked = await askedCode(tx, orderId);
    if (asked === undefined) return undefined;
    const { id, code, mobileHash, ...row } = asked;
    const mobiles = await mobilesToVerify(ctx, tx, { id: orderId, ...row }, ['website']);
    return {
      id,
      code: ctx.keys.unseal(collectionCodePlace(id), code).toString(),
      mobiles: (mobiles.get('website') ?? '').split(';').map((one) => one.trim()),
      mobileHash,
    };
  });

/**
 * Stores the picture of a code as the order's FACE_PHOTO, through `perform`. One of another phone number than the website
 * principal's, and one that cannot be read, are not stored. The file is on the disk before its row is.
 */
export async function storeAppPicture(
  ctx: AppContext,
  orderId: string,
  question: AppPhotoQuestion,
  picture: AppPicture,
): Promise<AppPhotoOutcome> {
  if (!question.mobiles.includes(picture.phone)) return noAppPicture(ctx, question, 'OTHER_PHONE');
  const read = await readImage(picture.bytes);
  if (!read.ok) return noAppPicture(ctx, question, 'UNREADABLE');
  const { jpeg, width, height } = read.image;
  const file = await ctx.files.put(jpeg);
  const actor = system('bureau');
  const input = {
    askingId: question.id,
    picture: { hash: sha256(picture.bytes), file, bytes: picture.bytes.length, width, height },
    shotAt: picture.shotAt,
    mobileHash: question.mobileHash,
  };
  try {
    const outcome = await inTransaction(ctx, actor, (tx) =>
      perform(ctx, tx, { event: 'takeBureauAppPhoto', orderId, actor, input }),
    );
    if (outcome.ok) return 'fetched';
    await ctx.files.delete(file);
    return 'superseded';
  } catch (error) {
    // As of an upload: a lost connection may have committed.
    if (!(error instanceof DatabaseAway)) await ctx.files.delete(file);
    throw error;
  }
}

/** Writes down why a code brought no picture. */
export async function noAppPicture(
  ctx: AppContext,
  question: AppPhotoQuestion,
  problem: AppPhotoProblem,
): Promise<AppPhotoProblem> {
  const state = appPhotoProblemRow(problem).passing ? 'unavailable' : 'refused';
  await inTransaction(ctx, system('bureau'), (tx) => storeAppProblem(tx, question.id, state, problem));
  return problem;
}
