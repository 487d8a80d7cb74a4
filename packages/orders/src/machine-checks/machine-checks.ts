import { type AppContext, readOnly, settleAll, system, testSystem, transaction } from '@beian/database/transaction';
import { analyseImage, compareImages, type ImageAnalysis } from '@beian/documents/images';
import { textOf } from '@beian/domain/filing';
import {
  checkColours,
  checkFile,
  comparedPictures,
  fieldsOfOneSubject,
  pictureMatchLimits,
  reusedPictureResult,
  reusedValueResult,
  type StoredMachineCheck,
} from '@beian/domain/machine-checks';
import { materialKey, type OrderFacts } from '@beian/domain/order';
import { mobileHashes } from '@beian/records/record';
import { readContent } from '../content/content.ts';
import { findFacts } from '../facts/facts.ts';
import {
  findMachineChecks,
  findPictures,
  findPicturesToCheck,
  findSimilarPictures,
  findValueReuse,
  isComparedAcrossSubjects,
  type Picture,
  type PictureToCheck,
  type SimilarPicture,
  storeMachineChecks,
  storePictureFingerprint,
} from './machine-checks-sql.ts';

interface OrderPictures {
  readonly facts: OrderFacts;
  readonly recordId: string;
  readonly pictures: readonly PictureToCheck[];
}

/**
 * Runs the machine checks of an order's current content: each material not analysed yet, and photos and phone numbers
 * shared with other subjects. Each result is stored with the hash of the content it judged, so a late result is not
 * taken for one of newer content. Image files are read outside of transactions. An unreadable image does not stop the
 * checks of the others.
 * @throws the error of the first image that cannot be read; the job is then retried
 */
export async function runMachineChecks(ctx: AppContext, orderId: string): Promise<void> {
  const found = await readOrder(ctx, orderId);
  if (found === undefined) return;
  const faults: unknown[] = [];
  for (const picture of found.pictures) {
    try {
      if (!picture.looked) await analysePicture(ctx, orderId, picture, found);
      if (comparedPictures.includes(picture.kind)) await checkReusedPicture(ctx, orderId, picture, found.facts);
    } catch (fault) {
      faults.push(fault);
    }
  }
  await checkReusedValues(ctx, orderId);
  if (faults.length > 0) throw faults[0];
}

/**
 * The checks of an order's current files: stored results, and for files not analysed yet the result that `checkContent`
 * would find, which is not stored; about 50 to 300 ms each. The comparison with other orders (photo, mobile numbers) is
 * only reported when stored: the worker alone makes it, and it only warns. `test`: the order is a test order.
 * @throws the error of an image that cannot be read
 */
export async function previewChecks(
  ctx: AppContext,
  orderId: string,
  { test }: { readonly test: boolean },
): Promise<readonly StoredMachineCheck[]> {
  const found = await readOnly(ctx, (test ? testSystem : system)('clock'), async (tx) => {
    const facts = (await findFacts(tx, [orderId])).get(orderId)?.facts;
    const [kept, pictures] = await settleAll([findMachineChecks(tx, orderId), findPictures(tx, orderId)]);
    return { facts, kept, pictures };
  });
  const { facts, kept, pictures } = found;
  if (facts === undefined) return kept;
  const hasFileChecks = ({ kind, hash }: Picture): boolean =>
    kept.some((one) => one.item === materialKey(kind) && one.check === 'size' && one.contentHash === hash);
  const made: StoredMachineCheck[] = [];
  for (const picture of pictures.filter((one) => !hasFileChecks(one))) {
    made.push(...fileChecksOf(picture, await analyseImage(await ctx.files.get(picture.file)), facts));
  }
  return [...kept, ...made];
}

/**
 * The fingerprint is committed before similar pictures are searched: of two copies that arrive at once, at least one is
 * found.
 */
async function analysePicture(
  ctx: AppContext,
  orderId: string,
  picture: PictureToCheck,
  found: OrderPictures,
): Promise<void> {
  const analysis = await analyseImage(await ctx.files.get(picture.file));
  await transaction(ctx, system('clock'), async (tx) => {
    if (comparedPictures.includes(picture.kind)) {
      await storePictureFingerprint(tx, { id: picture.id, orderId, recordId: found.recordId }, analysis.fingerprint);
    }
    const { edition } = found.facts;
    await storeMachineChecks(tx, { orderId, edition }, fileChecksOf(picture, analysis, found.facts));
  });
}

const readOrder = (ctx: AppContext, orderId: string): Promise<OrderPictures | undefined> =>
  transaction(ctx, system('clock'), async (tx) => {
    const loaded = (await findFacts(tx, [orderId])).get(orderId);
    if (loaded === undefined) return undefined;
    return { facts: loaded.facts, recordId: loaded.row.recordId, pictures: await findPicturesToCheck(tx, orderId) };
  });

function fileChecksOf(picture: Picture, analysis: ImageAnalysis, facts: OrderFacts): StoredMachineCheck[] {
  const { kind, hash, format, bytes, width, height } = picture;
  const judged = [
    ...checkFile(kind, { ...analysis.measures, format, bytes, width, height }),
    ...(kind === 'FACE_PHOTO' ? checkColours(analysis.regions, facts) : []),
  ];
  return judged.map((one) => ({ ...one, item: materialKey(kind), contentHash: hash }));
}

/** Finds candidates by fingerprint and confirms them by comparing the image files. */
async function checkReusedPicture(
  ctx: AppContext,
  orderId: string,
  picture: PictureToCheck,
  { edition }: OrderFacts,
): Promise<void> {
  const candidates = await transaction(ctx, system('clock'), (tx) => findSimilarPictures(tx, picture.id));
  const used: string[] = [];
  for (const other of candidates) if (await isCopy(ctx, picture, other)) used.push(other.orderNumber);
  const orders = [...new Set(used)].slice(0, 3);
  const check = { ...reusedPictureResult({ orders, filings: [] }), item: materialKey(picture.kind) };
  await transaction(ctx, system('clock'), (tx) =>
    storeMachineChecks(tx, { orderId, edition }, [{ ...check, contentHash: picture.hash }]),
  );
}

const isCopy = async (ctx: AppContext, picture: PictureToCheck, other: SimilarPicture): Promise<boolean> =>
  picture.hash === other.hash ||
  (await compareImages(await ctx.files.get(picture.file), await ctx.files.get(other.file))) <=
    pictureMatchLimits.difference;

/** Runs in one transaction with the read of the values that are judged. */
const checkReusedValues = (ctx: AppContext, orderId: string): Promise<void> =>
  transaction(ctx, system('clock'), async (tx) => {
    const facts = (await findFacts(tx, [orderId])).get(orderId)?.facts;
    if (facts === undefined) return;
    const { now } = await readContent(ctx, tx, orderId);
    const checks: StoredMachineCheck[] = [];
    for (const reach of fieldsOfOneSubject(facts)) {
      const contentHash = facts.fieldHashes[reach.field];
      const value = textOf(now, reach.field);
      if (contentHash === undefined || value === undefined || !isComparedAcrossSubjects(reach.field)) continue;
      const usedBy = await findValueReuse(tx, orderId, mobileHashes(ctx, value));
      checks.push({ ...reusedValueResult(reach, usedBy), item: reach.field, contentHash });
    }
    await storeMachineChecks(tx, { orderId, edition: facts.edition }, checks);
  });
