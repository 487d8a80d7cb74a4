import { type AppContext, system, type Tx, transaction } from '@beian/database/transaction';
import type { FaceReading } from '@beian/domain/machine-checks';
import {
  type PaperKind,
  type PaperResult,
  type PaperValue,
  paperResultOf,
  type StoredPaperResult,
} from '@beian/domain/reading';
import { lockOrder } from '../facts/facts.ts';
import { readPicture } from '../machine-checks/machine-checks.ts';
import { checkReadElsewhere } from '../machine-checks/read-elsewhere.ts';
import {
  type ClaimOptions,
  claimQueuedPicture,
  delayQueuedPicture,
  notifyReadings,
  type QueuedPicture,
  removeQueuedPicture,
} from '../readings/queue-sql.ts';
import { findSameReading, type ReadingToStore, readingAad, storeReading } from '../readings/readings-sql.ts';
import { valueHashesOf } from '../readings/value-hashes.ts';
import { storeFaces } from './find-face.ts';
import { differingItems, reopenLatePasses } from './late-differences.ts';

/** Why a picture was not read: it cannot be decoded; its time was over; there was no answer. */
export type NotRead = 'DAMAGED' | 'TOO_LONG' | 'NO_ANSWER';

/** What a reader read, with places in pixels of the picture. */
export type ReaderAnswer = PaperResult & { readonly engine: string };

export interface PictureReader {
  readonly readPaper: (bytes: Buffer, paper: PaperKind) => Promise<ReaderAnswer | NotRead>;
  readonly findFaces: (bytes: Buffer) => Promise<FaceReading | NotRead>;
}

/** How often the reader may give up the same picture; then it counts as one that cannot be read. */
const MOST_TRIES = 3;
/** Seconds until a picture is tried again: without an answer, and after the reader gave it up (times the number of tries). */
const AGAIN_S = { NO_ANSWER: 5, TOO_LONG: 60 };

/** Claims the picture that is read next; undefined: none waits. */
export const claimPicture = (ctx: AppContext, options: ClaimOptions): Promise<QueuedPicture | undefined> =>
  transaction(ctx, system('clock'), async (tx) => {
    const picture = await claimQueuedPicture(tx, options);
    if (picture !== undefined) await notifyReadings(tx, picture.orderId);
    return picture;
  });

/**
 * Has a claimed picture read and stores what was read, sealed; the same bytes are read once. It leaves the queue when it was read or cannot
 * be, and waits again otherwise, however long no reader runs. Files are read and pictures sent outside of transactions. A missing
 * or damaged file is a finding of the machine checks and is left out here.
 * @returns how it went; undefined: there was nothing to ask the reader
 */
export async function readQueued(
  ctx: AppContext,
  picture: QueuedPicture,
  reader: PictureReader,
): Promise<'READ' | NotRead | undefined> {
  const bytes =
    picture.isGone || (await takeSameReading(ctx, picture)) ? undefined : await readPicture(ctx, picture.file);
  if (bytes === undefined) {
    await transaction(ctx, system('clock'), (tx) => removeQueuedPicture(tx, picture.id));
    // Committed before it is looked for: of two scans that are read at once, at least one is found.
    if (!picture.isGone) await checkReadElsewhere(ctx, picture.orderId);
    return undefined;
  }
  if (picture.paper === 'FACE') return await settle(ctx, picture, await reader.findFaces(bytes), storeFaces);
  const how = await settle(ctx, picture, await reader.readPaper(bytes, picture.paper), storeAnswer);
  if (how === 'READ') await checkReadElsewhere(ctx, picture.orderId);
  return how;
}

type Store<T> = (ctx: AppContext, tx: Tx, picture: QueuedPicture, answer: T | null) => Promise<void>;

/** Stores an answer, or null where the picture cannot be read, in the transaction that takes it out of the queue. */
async function settle<T extends object>(
  ctx: AppContext,
  picture: QueuedPicture,
  answer: T | NotRead,
  store: Store<T>,
): Promise<'READ' | NotRead> {
  const notRead = typeof answer === 'string' ? answer : undefined;
  const waits = notRead === 'NO_ANSWER' || (notRead === 'TOO_LONG' && picture.tries + 1 < MOST_TRIES);
  await transaction(ctx, system('clock'), async (tx) => {
    if (waits) {
      const seconds = notRead === 'TOO_LONG' ? AGAIN_S.TOO_LONG * (picture.tries + 1) : AGAIN_S.NO_ANSWER;
      return await delayQueuedPicture(tx, picture, { seconds, tooLong: notRead === 'TOO_LONG' });
    }
    // The order is locked before its material, as every event does.
    if (await lockOrder(tx, picture.orderId)) await store(ctx, tx, picture, typeof answer === 'string' ? null : answer);
    await removeQueuedPicture(tx, picture.id);
    await notifyReadings(tx, picture.orderId);
  });
  return notRead ?? 'READ';
}

const storeAnswer: Store<ReaderAnswer> = async (ctx, tx, picture, answer) => {
  const found = answer === null ? null : toStore(ctx, picture, answer.engine, toFractions(answer, picture));
  await takeReading(ctx, tx, picture, found);
};

const toStore = (ctx: AppContext, { id }: QueuedPicture, engine: string, result: PaperResult) => ({
  engine,
  sealed: ctx.keys.sealJson(readingAad(id), result),
  valueHashes: valueHashesOf(ctx, result),
});

async function takeReading(
  ctx: AppContext,
  tx: Tx,
  { id, orderId, kind, hash, paper }: QueuedPicture,
  found: ReadingToStore['found'],
): Promise<void> {
  if (paper === 'FACE' || !(await storeReading(tx, { orderId, material: { id, hash }, paper, found }))) return;
  await reopenLatePasses(ctx, tx, { orderId, material: kind }, differingItems(ctx, tx, kind));
}

/** Takes what was read of the same bytes as the same paper, unless a person asked for another reading. */
const takeSameReading = (ctx: AppContext, picture: QueuedPicture): Promise<boolean> =>
  transaction(ctx, system('clock'), async (tx) => {
    const { orderId, hash, paper, anew } = picture;
    const same = paper === 'FACE' || anew ? undefined : await findSameReading(tx, hash, paper);
    if (same === undefined) return false;
    const result = paperResultOf(ctx.keys.unsealJson<StoredPaperResult>(same.aad, same.result));
    if (await lockOrder(tx, orderId)) await takeReading(ctx, tx, picture, toStore(ctx, picture, same.engine, result));
    await notifyReadings(tx, orderId);
    return true;
  });

/** Places as fractions of the picture, so that they hold for a smaller copy, too. */
export function toFractions(
  { turned, paper, unreadable, values }: PaperResult,
  { width, height }: Pick<QueuedPicture, 'width' | 'height'>,
): PaperResult {
  const share = (at: number, edge: number) => Math.min(1, Math.max(0, Math.round((at / edge) * 1e5) / 1e5));
  const inShares = (place: PaperValue['place']) =>
    place.map(({ x, y }) => ({ x: share(x, width), y: share(y, height) }));
  return {
    turned,
    paper,
    unreadable,
    values: values.map(({ place, looks, ...value }) => ({
      ...value,
      place: inShares(place),
      looks: looks.map(({ at, place }) => ({ at, place: inShares(place) })),
    })),
  };
}
