import type { AppContext, Tx } from '@beian/database/transaction';
import { system, transaction } from '@beian/database/transaction';
import { resizedCopy } from '@beian/documents/images';
import { textOf } from '@beian/domain/filing';
import { type FaceOutcome, type FacePicture, isHandingOutcome } from '@beian/domain/photo';
import { readContent } from '@beian/orders/content';
import { type FaceResult, faceReferenceAad, storeFaceResult } from '@beian/orders/face-check';
import { isPhotoUsedElsewhere } from '@beian/orders/material';
import { perform } from '@beian/orders/perform';

/** Calls of the service for one check; after them the photo goes to the reviewer without a result. */
const MAX_CALLS = 3;

/** What the worker asks the liveness service. Holds unsealed personal values: for the worker only. */
export interface FaceQuestion {
  /** The same on every call about one check. */
  readonly id: string;
  readonly name: string;
  readonly idNumber: string;
  /** JPEG files, reduced. */
  readonly idFront: Buffer;
  /** One to three; the first is the photo. */
  readonly frames: readonly Buffer[];
}

/** The service's answer. */
export interface FaceAnswer {
  readonly outcome: 'live' | 'doubtful' | 'notLive' | 'notSamePerson';
  readonly score: number | null;
  /** The service's own number of the check. */
  readonly reference: string | null;
}

/** The question of a check that waits for its result, which counts as a call; undefined when there is none to ask. */
export async function askFaceQuestion(
  ctx: AppContext,
  checkId: string,
): Promise<{ readonly question: FaceQuestion; readonly isLastCall: boolean } | undefined> {
  const found = await transaction(ctx, system('clock'), async (tx) => {
    const { rows } = await tx.client.query<{ orderId: string; asked: number }>(
      `/* askFaceQuestion */ update app.face_checks set asked = asked + 1 where id = $1 and state = 'checking'
       returning order_id as "orderId", asked`,
      [checkId],
    );
    const [row] = rows;
    if (row === undefined) return undefined;
    const pictures = await tx.client.query<{ kind: FacePicture; file: string }>(
      '/* askFaceQuestion */ select kind, file from app.face_pictures where check_id = $1 order by kind',
      [checkId],
    );
    const { now } = await readContent(ctx, tx, row.orderId);
    return { ...row, pictures: pictures.rows, now };
  });
  if (found === undefined) return undefined;
  const copyOf = (file: string) => resizedCopy(() => ctx.files.get(file), 'reduced');
  const idFront = found.pictures.find(({ kind }) => kind === 'ID_FRONT');
  if (idFront === undefined) throw new Error('a face check has no picture of the ID');
  const frames = found.pictures.filter(({ kind }) => kind.startsWith('FRAME_'));
  return {
    question: {
      id: checkId,
      name: textOf(found.now, 'website.principal.name') ?? '',
      idNumber: textOf(found.now, 'website.principal.idNumber') ?? '',
      idFront: await copyOf(idFront.file),
      frames: await Promise.all(frames.map(({ file }) => copyOf(file))),
    },
    isLastCall: found.asked >= MAX_CALLS,
  };
}

/**
 * Stores the result of a check. With a result for the reviewer the photo is attached and handed in, through `perform`; of the other
 * results the applicant alone is told. A photo used before, or an order that has moved on, gets a result of its own.
 */
export const storeFaceAnswer = (
  ctx: AppContext,
  checkId: string,
  { outcome, score, reference }: Omit<FaceAnswer, 'outcome'> & { readonly outcome: FaceOutcome },
): Promise<FaceOutcome | undefined> =>
  transaction(ctx, system('clock'), async (tx) => {
    const { rows } = await tx.client.query<{ orderId: string; hash: string | null }>(
      `/* storeFaceAnswer */ update app.face_checks c set reference = $2 where id = $1 and state = 'checking'
       returning order_id as "orderId", (select hash from app.face_pictures f where f.check_id = c.id and f.kind = 'FRAME_1') as hash`,
      [checkId, reference === null ? null : ctx.keys.seal(faceReferenceAad(checkId), reference)],
    );
    const [check] = rows;
    if (check === undefined) return undefined;
    if (!isHandingOutcome(outcome)) return storeResult(tx, checkId, { outcome, score });
    if (check.hash !== null && (await isPhotoUsedElsewhere(tx, check.orderId, check.hash)))
      return storeResult(tx, checkId, { outcome: 'usedBefore', score });
    const taken = await perform(ctx, tx, {
      event: 'takeFacePhoto',
      orderId: check.orderId,
      actor: system('clock'),
      input: { checkId, outcome, score },
    });
    return taken.ok ? outcome : storeResult(tx, checkId, { outcome: 'superseded', score });
  });

async function storeResult(tx: Tx, checkId: string, result: FaceResult): Promise<FaceOutcome> {
  await storeFaceResult(tx, checkId, result);
  return result.outcome;
}
