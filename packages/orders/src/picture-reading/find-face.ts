import { type AppContext, system, transaction } from '@beian/database/transaction';
import { checkFaces, type FaceReading, faceCheckNames } from '@beian/domain/machine-checks';
import { materialKey } from '@beian/domain/order';
import { photoRulesOf } from '@beian/domain/photo';
import { findFacts, lockOrder } from '../facts/facts.ts';
import { readPicture } from '../machine-checks/machine-checks.ts';
import { storeMachineChecks } from '../machine-checks/machine-checks-sql.ts';
import { READING_GIVEN_UP_S } from '../readings/readings-sql.ts';
import { reopenLatePasses } from './late-differences.ts';
import type { PicturesRead } from './read-papers.ts';

/** Looks for faces in one photo. Undefined: there was no answer. */
type FindFaces = (bytes: Buffer) => Promise<FaceReading | 'DAMAGED' | undefined>;

const item = materialKey('FACE_PHOTO');

interface Photo {
  readonly hash: string;
  readonly file: string;
  /** Seconds since it was attached. */
  readonly age: number;
}

/**
 * Has the face in an order's photo found, if that was not done yet, and stores what the checks say of it: figures only. Not where the
 * photo's method has no rules for a face, nor where the partner's papers are not to be read.
 */
export async function findFace(ctx: AppContext, orderId: string, find: FindFaces): Promise<PicturesRead> {
  const nothing = { read: 0, awaited: 0, unread: 0 };
  const { facts, photo } = await transaction(ctx, system('clock'), async (tx) => {
    const { rows } = await tx.client.query<Photo>(
      `/* findPhotoWithoutFace */ select m.hash, m.file, extract(epoch from app.now() - m.created_at)::float as age
       from app.materials m join app.orders o on o.id = m.order_id join app.partners p on p.id = o.partner_id
       where m.order_id = $1 and m.kind = 'FACE_PHOTO' and m.removed_at is null and p.papers_read
         and not exists (select from app.machine_checks k where k.order_id = m.order_id and k.item = $2
           and k.content_hash = m.hash and k.check = 'faces')`,
      [orderId, item],
    );
    return {
      photo: rows[0],
      facts: rows.length === 0 ? undefined : (await findFacts(tx, [orderId])).get(orderId)?.facts,
    };
  });
  if (photo === undefined || facts === undefined || checkFaces({ faces: [] }, photoRulesOf(facts)).length === 0)
    return nothing;
  const bytes = await readPicture(ctx, photo.file);
  if (bytes === undefined) return nothing;
  const found = await find(bytes);
  if (found === undefined) return { ...nothing, [photo.age < READING_GIVEN_UP_S ? 'awaited' : 'unread']: 1 };
  if (found === 'DAMAGED') return nothing;
  const checks = checkFaces(found, photoRulesOf(facts)).map((check) => ({ ...check, item, contentHash: photo.hash }));
  await transaction(ctx, system('clock'), async (tx) => {
    await lockOrder(tx, orderId);
    await tx.client.query(
      `/* removeFaceChecks */ delete from app.machine_checks
       where order_id = $1 and item = $2 and content_hash = $3 and "check" = any($4)`,
      [orderId, item, photo.hash, faceCheckNames],
    );
    await storeMachineChecks(tx, { orderId, edition: facts.edition }, checks);
    // A photo that was replaced meanwhile has another hash, and its verdict, too.
    const isDoubtful = checks.some(({ outcome }) => outcome !== 'pass');
    await reopenLatePasses(ctx, tx, { orderId, material: 'FACE_PHOTO' }, async ({ facts: { materials } }) =>
      isDoubtful && materials.FACE_PHOTO === photo.hash ? [item] : [],
    );
  });
  return { ...nothing, read: 1 };
}
