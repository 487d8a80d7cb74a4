import { type AppContext, system, type Tx, transaction } from '@beian/database/transaction';
import {
  type PaperKind,
  type PaperResult,
  type PaperValue,
  paperResultOf,
  readMaterialOf,
  type StoredPaperResult,
} from '@beian/domain/reading';
import { readContent } from '../content/content.ts';
import { lockOrder } from '../facts/facts.ts';
import { readPicture } from '../machine-checks/machine-checks.ts';
import {
  findSameReading,
  findUnreadMaterials,
  READING_GIVEN_UP_S,
  type ReadingToStore,
  readingAad,
  storeReading,
  type UnreadMaterial,
} from '../readings/readings-sql.ts';
import { differingItems, reopenLatePasses } from './late-differences.ts';

/** What a reader answers: what it read, with places in pixels of the picture; or that the picture cannot be decoded. */
export type ReaderAnswer = (PaperResult & { readonly engine: string }) | 'DAMAGED';

/** Reads one picture. Undefined: there was no answer. */
export type ReadPicture = (bytes: Buffer, paper: PaperKind, materialId: string) => Promise<ReaderAnswer | undefined>;

export interface PicturesRead {
  readonly read: number;
  /** Without an answer, and still awaited: the job is to run again. */
  readonly awaited: number;
  /** Without an answer for a day: they stay unread until the order's next step. */
  readonly unread: number;
}

/**
 * Reads each present paper of an order that was not read yet, one after the other, and stores what was read, sealed. The same bytes are read
 * once: another material takes the earlier result. Files are read and pictures sent outside of transactions. A missing or damaged file
 * is a finding of the machine checks and is left out here.
 */
export async function readPapers(ctx: AppContext, orderId: string, read: ReadPicture): Promise<PicturesRead> {
  const papers = await findPapers(ctx, orderId);
  const count = { read: 0, awaited: 0, unread: 0 };
  for (const { material, paper } of papers) {
    if (await takeSameReading(ctx, orderId, material, paper)) continue;
    const bytes = await readPicture(ctx, material.file);
    if (bytes === undefined) continue;
    const answer = await read(bytes, paper, material.id);
    if (answer === undefined) {
      count[material.age < READING_GIVEN_UP_S ? 'awaited' : 'unread'] += 1;
      continue;
    }
    const found =
      answer === 'DAMAGED'
        ? null
        : { engine: answer.engine, sealed: ctx.keys.sealJson(readingAad(material.id), toFractions(answer, material)) };
    await transaction(ctx, system('clock'), (tx) => takeReading(ctx, tx, { orderId, material, paper, found }));
    count.read += 1;
  }
  return count;
}

/** The order is locked before its material, as every event does. */
async function takeReading(ctx: AppContext, tx: Tx, reading: ReadingToStore): Promise<void> {
  const { orderId, material } = reading;
  if (!(await lockOrder(tx, orderId)) || !(await storeReading(tx, reading))) return;
  await reopenLatePasses(ctx, tx, { orderId, material: material.kind }, differingItems(ctx, tx, material.kind));
}

const findPapers = (ctx: AppContext, orderId: string) =>
  transaction(ctx, system('clock'), async (tx) => {
    const materials = await findUnreadMaterials(tx, orderId);
    if (materials.length === 0) return [];
    const { now } = await readContent(ctx, tx, orderId);
    return materials.flatMap((material): { material: UnreadMaterial; paper: PaperKind }[] => {
      const paper = readMaterialOf(material.kind, now)?.paper;
      return paper === undefined ? [] : [{ material, paper }];
    });
  });

const takeSameReading = (
  ctx: AppContext,
  orderId: string,
  material: UnreadMaterial,
  paper: PaperKind,
): Promise<boolean> =>
  transaction(ctx, system('clock'), async (tx) => {
    const same = await findSameReading(tx, material.hash, paper);
    if (same === undefined) return false;
    const result = paperResultOf(ctx.keys.unsealJson<StoredPaperResult>(same.aad, same.result));
    const found = { engine: same.engine, sealed: ctx.keys.sealJson(readingAad(material.id), result) };
    await takeReading(ctx, tx, { orderId, material, paper, found });
    return true;
  });

/** Places as fractions of the picture, so that they hold for a smaller copy, too. */
export function toFractions(
  { turned, paper, unreadable, values }: PaperResult,
  { width, height }: Pick<UnreadMaterial, 'width' | 'height'>,
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
