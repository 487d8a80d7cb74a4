import {
  comparedPictures,
  fieldsOfOneSubject,
  judgeColours,
  judgeFile,
  judgeReusedPicture,
  judgeReusedValue,
  materialKey,
  nearPicture,
  type OrderFacts,
  type StoredMachineCheck,
  textOf,
} from '@beian/domain';
import { mobileHashes } from './bureau/record.ts';
import { readContent } from './content.ts';
import { compare, type Look, lookAt } from './files/look/look.ts';
import { type AppContext, inTransaction, readingOnly, system, together } from './context.ts';
import { findFacts } from './sql/facts.ts';
import {
  findLikePictures,
  findOtherUsers,
  isLookedUp,
  type LikePicture,
  type Picture,
  type PictureToCheck,
  picturesOf,
  picturesToCheck,
  storedMachineChecks,
  storeMachineChecks,
  storePictureMarks,
} from './sql/machine-checks.ts';
import { testSystem } from './test-orders/ground.ts';

interface Found {
  readonly facts: OrderFacts;
  readonly recordId: string;
  readonly pictures: readonly PictureToCheck[];
}

/**
 * Makes the machine checks of an order as it stands: looks at each material whose content has not been looked at, and at what
 * its photo and phones share with other subjects. Each is stored with the hash of what it judged, so that one which comes late
 * is not taken for a check of what came after. Pictures are read outside of any transaction. One that cannot be read keeps nobody
 * from the others' checks.
 * @throws what the first picture failed with that cannot be read: it is tried again
 */
export async function checkContent(ctx: AppContext, orderId: string): Promise<void> {
  const found = await readOrder(ctx, orderId);
  if (found === undefined) return;
  const faults: unknown[] = [];
  for (const picture of found.pictures) {
    try {
      if (!picture.looked) await lookAtPicture(ctx, orderId, picture, found);
      if (comparedPictures.includes(picture.kind)) await checkReusedPicture(ctx, orderId, picture, found.facts);
    } catch (fault) {
      faults.push(fault);
    }
  }
  await checkReusedValues(ctx, orderId);
  if (faults.length > 0) throw faults[0];
}

/**
 * The checks of an order's files as it stands: those that were kept, and of a file that nobody has looked at yet what `checkContent`
 * would find, which is not kept; some 50 to 300 ms each. What is compared with others' orders (photo, mobiles) is told where it was
 * kept: that comparison is the worker's alone, and only ever warns.
 * `test`: the order is a test order.
 * @throws what a picture failed with that cannot be read
 */
export async function foreseeChecks(
  ctx: AppContext,
  orderId: string,
  { test }: { readonly test: boolean },
): Promise<readonly StoredMachineCheck[]> {
  const found = await readingOnly(ctx, (test ? testSystem : system)('clock'), async (tx) => {
    const facts = (await findFacts(tx, [orderId])).get(orderId)?.facts;
    const [kept, pictures] = await together([storedMachineChecks(tx, orderId), picturesOf(tx, orderId)]);
    return { facts, kept, pictures };
  });
  const { facts, kept, pictures } = found;
  if (facts === undefined) return kept;
  const isLookedAt = ({ kind, hash }: Picture): boolean =>
    kept.some((one) => one.item === materialKey(kind) && one.check === 'size' && one.contentHash === hash);
  const made: StoredMachineCheck[] = [];
  for (const picture of pictures.filter((one) => !isLookedAt(one))) {
    made.push(...fileChecksOf(picture, await lookAt(await ctx.files.get(picture.file)), facts));
  }
  return [...kept, ...made];
}

/** Committed before others are asked for: of two copies that come at once, one at least is found. */
async function lookAtPicture(ctx: AppContext, orderId: string, picture: PictureToCheck, found: Found): Promise<void> {
  const look = await lookAt(await ctx.files.get(picture.file));
  await inTransaction(ctx, system('clock'), async (tx) => {
    if (comparedPictures.includes(picture.kind)) {
      await storePictureMarks(tx, { id: picture.id, orderId, recordId: found.recordId }, look.marks);
    }
    const { edition } = found.facts;
    await storeMachineChecks(tx, { orderId, edition }, fileChecksOf(picture, look, found.facts));
  });
}

const readOrder = (ctx: AppContext, orderId: string): Promise<Found | undefined> =>
  inTransaction(ctx, system('clock'), async (tx) => {
    const hand = (await findFacts(tx, [orderId])).get(orderId);
    if (hand === undefined) return undefined;
    return { facts: hand.facts, recordId: hand.row.recordId, pictures: await picturesToCheck(tx, orderId) };
  });

function fileChecksOf(picture: Picture, look: Look, facts: OrderFacts): StoredMachineCheck[] {
  const { kind, hash, format, bytes, width, height } = picture;
  const judged = [
    ...judgeFile(kind, { ...look.measures, format, bytes, width, height }),
    ...(kind === 'FACE_PHOTO' ? judgeColours(look.regions, facts) : []),
  ];
  return judged.map((one) => ({ ...one, item: materialKey(kind), contentHash: hash }));
}

/** Finds by marks, and believes the pictures alone. */
async function checkReusedPicture(
  ctx: AppContext,
  orderId: string,
  picture: PictureToCheck,
  { edition }: OrderFacts,
): Promise<void> {
  const like = await inTransaction(ctx, system('clock'), (tx) => findLikePictures(tx, picture.id));
  const used: string[] = [];
  for (const other of like) if (await isCopy(ctx, picture, other)) used.push(other.orderNumber);
  const orders = [...new Set(used)].slice(0, 3);
  const check = { ...judgeReusedPicture({ orders, filings: [] }), item: materialKey(picture.kind) };
  await inTransaction(ctx, system('clock'), (tx) =>
    storeMachineChecks(tx, { orderId, edition }, [{ ...check, contentHash: picture.hash }]),
  );
}

const isCopy = async (ctx: AppContext, picture: PictureToCheck, other: LikePicture): Promise<boolean> =>
  picture.hash === other.hash ||
  (await compare(await ctx.files.get(picture.file), await ctx.files.get(other.file))) <= nearPicture.difference;

/** In one transaction with the value that is judged. */
const checkReusedValues = (ctx: AppContext, orderId: string): Promise<void> =>
  inTransaction(ctx, system('clock'), async (tx) => {
    const facts = (await findFacts(tx, [orderId])).get(orderId)?.facts;
    if (facts === undefined) return;
    const { now } = await readContent(ctx, tx, orderId);
    const checks: StoredMachineCheck[] = [];
    for (const reach of fieldsOfOneSubject(facts)) {
      const contentHash = facts.fieldHashes[reach.field];
      const value = textOf(now, reach.field);
      if (contentHash === undefined || value === undefined || !isLookedUp(reach.field)) continue;
      const usedBy = await findOtherUsers(tx, orderId, mobileHashes(ctx, value));
      checks.push({ ...judgeReusedValue(reach, usedBy), item: reach.field, contentHash });
    }
    await storeMachineChecks(tx, { orderId, edition: facts.edition }, checks);
  });
