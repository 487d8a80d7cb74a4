import type { AppContext, Tx } from '@beian/database/transaction';
import { checkFaces, type FaceReading, faceCheckNames } from '@beian/domain/machine-checks';
import { materialKey } from '@beian/domain/order';
import { photoRulesOf } from '@beian/domain/photo';
import { editionOf } from '@beian/domain/province';
import { findFacts } from '../facts/facts.ts';
import { storeMachineChecks } from '../machine-checks/machine-checks-sql.ts';
import type { QueuedPicture } from '../readings/queue-sql.ts';
import { reopenLatePasses } from './late-differences.ts';

const item = materialKey('FACE_PHOTO');

/** Whether a face is looked for in the photo of an order: its method has rules for it. */
export async function looksForFace(tx: Tx, orderId: string): Promise<boolean> {
  const facts = (await findFacts(tx, [orderId])).get(orderId)?.facts;
  return facts !== undefined && checkFaces({ faces: [] }, photoRulesOf(facts)).length > 0;
}

/** Stores what the checks say of the faces that were found in an order's photo: figures only. Null: it cannot be read. The order is locked. */
export async function storeFaces(
  ctx: AppContext,
  tx: Tx,
  { orderId, hash }: QueuedPicture,
  found: FaceReading | null,
): Promise<void> {
  const facts = (await findFacts(tx, [orderId])).get(orderId)?.facts;
  if (facts === undefined || found === null) return;
  const checks = checkFaces(found, photoRulesOf(facts)).map((check) => ({ ...check, item, contentHash: hash }));
  await tx.client.query(
    `/* removeFaceChecks */ delete from app.machine_checks
     where order_id = $1 and item = $2 and content_hash = $3 and "check" = any($4)`,
    [orderId, item, hash, faceCheckNames],
  );
  await storeMachineChecks(tx, { orderId, edition: editionOf(facts.edition) }, checks);
  // A photo that was replaced meanwhile has another hash, and its verdict, too.
  const isDoubtful = checks.some(({ outcome }) => outcome !== 'pass');
  await reopenLatePasses(ctx, tx, { orderId, material: 'FACE_PHOTO' }, async ({ facts: { materials } }) =>
    isDoubtful && materials.FACE_PHOTO === hash ? [item] : [],
  );
}
