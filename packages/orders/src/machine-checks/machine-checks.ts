import { UnreadableFile } from '@beian/database/files';
import {
  type AppContext,
  readOnly,
  settleAll,
  system,
  type Tx,
  testSystem,
  transaction,
} from '@beian/database/transaction';
import { analyseImage, comparisons, fingerprintPaper, type ImageAnalysis, mirrorPaper } from '@beian/documents/images';
import { type MaterialKind, textOf } from '@beian/domain/filing';
import {
  checkColours,
  checkFile,
  comparedMails,
  comparedPicture,
  fieldsOfOneSubject,
  mobileOfPerson,
  type PictureLooks,
  personElsewhereResult,
  personsToCompare,
  pictureMatchLimits,
  reusedPictureResult,
  reusedValueResult,
  type SamePicture,
  type StoredMachineCheck,
  unreadableFileResult,
} from '@beian/domain/machine-checks';
import { materialKey, type OrderFacts } from '@beian/domain/order';
import { photoRulesOf } from '@beian/domain/photo';
import { editionOf } from '@beian/domain/province';
import { idNumberHashes, mobileHashes } from '@beian/records/record';
import { readContent } from '../content/content.ts';
import { findFacts } from '../facts/facts.ts';
import {
  findMachineChecks,
  findMailReuse,
  findPersonElsewhere,
  findPictures,
  findPicturesToCheck,
  findSimilarPictures,
  findValueReuse,
  type Picture,
  type PictureToCheck,
  removeUnreadableFinding,
  type SimilarPicture,
  storeMachineChecks,
  storePictureFingerprint,
} from './machine-checks-sql.ts';
import { checkReadElsewhere } from './read-elsewhere.ts';

interface OrderPictures {
  readonly facts: OrderFacts;
  readonly recordId: string;
  readonly pictures: readonly PictureToCheck[];
}

/**
 * Runs the machine checks of an order's current content: each material not analysed yet, and photos, scans and phone numbers
 * shared with other orders. Each result is stored with the hash of the content it judged, so a late result is not
 * taken for one of newer content. Image files are read outside of transactions. A fault with one image does not stop the
 * checks of the others. A file that is missing or damaged is a finding of its own order, and is not compared with others.
 * @returns names of the files that are missing or damaged
 * @throws the first other fault with an image; the job is then retried
 */
export async function runMachineChecks(ctx: AppContext, orderId: string): Promise<readonly string[]> {
  const found = await readOrder(ctx, orderId);
  if (found === undefined) return [];
  const faults: unknown[] = [];
  const unreadable: string[] = [];
  for (const picture of found.pictures) {
    try {
      if (!picture.looked && !(await analysePicture(ctx, orderId, picture, found))) unreadable.push(picture.file);
      else unreadable.push(...(await checkReusedPicture(ctx, orderId, picture, found.facts)));
    } catch (fault) {
      faults.push(fault);
    }
  }
  await checkReusedValues(ctx, orderId);
  await checkReadElsewhere(ctx, orderId);
  if (faults.length > 0) throw faults[0];
  return unreadable;
}

/**
 * The checks of an order's current files: stored results, and for files not analysed yet the result that `checkContent`
 * would find, which is not stored; about 50 to 300 ms each. The comparison with other orders (photo, mobile numbers) is
 * only reported when stored: the worker alone makes it, and it only warns. `test`: the order is a test order.
 * A file that is missing or damaged is a finding.
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
    const bytes = await readPicture(ctx, picture.file);
    if (bytes === undefined) made.push(unreadableFinding(picture));
    else made.push(...fileChecksOf(picture, await analyseImage(bytes), facts));
  }
  return [...kept, ...made];
}

/** Undefined: the file is missing or damaged. */
export async function readPicture(ctx: AppContext, file: string): Promise<Buffer | undefined> {
  try {
    return await ctx.files.get(file);
  } catch (error) {
    if (error instanceof UnreadableFile) return undefined;
    throw error;
  }
}

/**
 * The fingerprint is committed before similar pictures are searched: of two copies that arrive at once, at least one is
 * found. False: the file is missing or damaged, which is then the finding.
 */
async function analysePicture(
  ctx: AppContext,
  orderId: string,
  picture: PictureToCheck,
  found: OrderPictures,
): Promise<boolean> {
  const edition = editionOf(found.facts.edition);
  const bytes = await readPicture(ctx, picture.file);
  if (bytes === undefined) {
    await transaction(ctx, system('clock'), (tx) =>
      storeMachineChecks(tx, { orderId, edition }, [unreadableFinding(picture)]),
    );
    return false;
  }
  const analysis = await analyseImage(bytes);
  const looks = comparedPicture(picture.kind)?.looks;
  const fingerprints =
    looks === undefined || looks === 'photo'
      ? { fingerprint: analysis.fingerprint, mirrored: null }
      : await fingerprintPaper(bytes);
  await transaction(ctx, system('clock'), async (tx) => {
    await removeUnreadableFinding(tx, orderId, picture);
    if (looks !== undefined) {
      const owner = { id: picture.id, orderId, recordId: found.recordId };
      await storePictureFingerprint(tx, owner, looks, fingerprints);
    }
    await storeMachineChecks(tx, { orderId, edition }, fileChecksOf(picture, analysis, found.facts));
  });
  return true;
}

const unreadableFinding = ({ kind, hash }: Picture): StoredMachineCheck => ({
  ...unreadableFileResult,
  item: materialKey(kind),
  contentHash: hash,
});

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
    ...(kind === 'FACE_PHOTO' ? checkColours(analysis.regions, photoRulesOf(facts)) : []),
  ];
  return judged.map((one) => ({ ...one, item: materialKey(kind), contentHash: hash }));
}

/**
 * Finds candidates by fingerprint and confirms them by comparing the image files. Returns the files that are missing or damaged; such a
 * candidate counts as another picture.
 */
async function checkReusedPicture(
  ctx: AppContext,
  orderId: string,
  picture: PictureToCheck,
  facts: OrderFacts,
): Promise<readonly string[]> {
  const row = comparedPicture(picture.kind);
  if (row === undefined) return [];
  const candidates = await transaction(ctx, system('clock'), (tx) => findSimilarPictures(tx, picture));
  const { copies, unreadable } = await copiesAmong(ctx, picture, candidates, row.looks);
  await transaction(ctx, system('clock'), async (tx) => {
    const own = await personShown(ctx, tx, orderId, picture.kind);
    const found: SamePicture[] = [];
    for (const { orderId: other, orderNumber, sameSubject, kind, removed } of copies) {
      // A picture that was taken off may show somebody else than the order names today.
      const theirs = removed || own === null ? null : await personShown(ctx, tx, other, kind);
      found.push({ orderNumber, sameSubject, samePerson: theirs === null ? null : theirs === own });
    }
    const check = { ...reusedPictureResult(row, found), item: materialKey(picture.kind), contentHash: picture.hash };
    await storeMachineChecks(tx, { orderId, edition: editionOf(facts.edition) }, [check]);
  });
  return unreadable;
}

/** The ID number of the person whom a material of the order shows; null: it shows nobody, or the order's content was erased. */
async function personShown(ctx: AppContext, tx: Tx, orderId: string, kind: MaterialKind): Promise<string | null> {
  const field = comparedPicture(kind)?.person;
  if (field === undefined) return null;
  return textOf((await readContent(ctx, tx, orderId)).now, field)?.toUpperCase() ?? null;
}

async function copiesAmong(
  ctx: AppContext,
  picture: Picture,
  candidates: readonly SimilarPicture[],
  looks: PictureLooks,
): Promise<{ readonly copies: readonly SimilarPicture[]; readonly unreadable: readonly string[] }> {
  const { copy, difference } = comparisons[looks];
  const copies = candidates.filter(({ hash }) => hash === picture.hash);
  const others = candidates.filter(({ hash }) => hash !== picture.hash);
  if (others.length === 0) return { copies, unreadable: [] };
  const bytes = await readPicture(ctx, picture.file);
  if (bytes === undefined) return { copies, unreadable: [picture.file] };
  const own = await copy(bytes);
  const unreadable: string[] = [];
  for (const other of others) {
    const theirs = await readPicture(ctx, other.file);
    if (theirs === undefined) unreadable.push(other.file);
    else if (
      difference(other.mirrored ? mirrorPaper(own) : own, await copy(theirs)) <= pictureMatchLimits[looks].difference
    )
      copies.push(other);
  }
  return { copies, unreadable };
}

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
      if (contentHash === undefined || value === undefined) continue;
      const usedBy = await (comparedMails.some((mail) => mail === reach.field)
        ? findMailReuse(ctx, tx, orderId, { [reach.field]: value })
        : findValueReuse(tx, orderId, mobileHashes(ctx, value)));
      checks.push({ ...reusedValueResult(reach, usedBy), item: reach.field, contentHash });
    }
    for (const field of personsToCompare(facts)) {
      const contentHash = facts.fieldHashes[field];
      const number = textOf(now, field);
      if (contentHash === undefined || number === undefined) continue;
      const mobile = textOf(now, mobileOfPerson[field]);
      const found = await findPersonElsewhere(tx, orderId, {
        numbers: idNumberHashes(ctx, number),
        mobiles: mobile === undefined ? null : mobileHashes(ctx, mobile),
      });
      checks.push({ ...personElsewhereResult(found), item: field, contentHash });
    }
    await storeMachineChecks(tx, { orderId, edition: editionOf(facts.edition) }, checks);
  });
