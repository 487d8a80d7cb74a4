import { transaction } from '@beian/database/transaction';
import type { FacePicture } from '@beian/domain/photo';
import { faceConsent } from '@beian/domain/photo';
import type { Actor } from '@beian/domain/staff';
import {
  commitmentOfLink,
  consentToFaceCheck,
  createFaceCheckLink,
  findFaceLink,
  receiveFacePicture,
  sendFaceCheck,
  signCommitment,
} from '@beian/orders/face-check';
import type { TestDatabase } from '../database/database.ts';
import { sampleJpeg } from '../fixtures/image.ts';

let keys = 0;

/** The token of a new link that the partner makes for an order. */
export async function faceLinkToken(db: TestDatabase, actor: Actor, orderId: string): Promise<string> {
  const made = await transaction(db.app, actor, (tx) =>
    createFaceCheckLink(db.app, tx, { actor, orderId, key: `face link ${++keys}` }),
  );
  if (!made.ok) throw new Error(`createFaceCheckLink: ${JSON.stringify(made.refusal)}`);
  return made.token;
}

/** What the phone does with a link: it agrees, takes the pictures and sends them. Returns the id of the check. */
export async function sendFaceCheckOf(
  db: TestDatabase,
  token: string,
  { frame }: { readonly frame?: Buffer } = {},
): Promise<string> {
  const link = await findFaceLink(db.app, token);
  if (link === null) throw new Error('the link is over');
  const must = async (done: Promise<{ ok: boolean }>) => {
    const outcome = await done;
    if (!outcome.ok) throw new Error(JSON.stringify(outcome));
  };
  await must(consentToFaceCheck(db.app, link, token, faceConsent.version));
  const kinds: readonly FacePicture[] = ['ID_FRONT', 'ID_BACK', 'FRAME_1', 'FRAME_2', 'SIGNATURE'];
  for (const kind of kinds) {
    const bytes = kind === 'FRAME_1' && frame !== undefined ? frame : await sampleJpeg();
    await must(receiveFacePicture(db.app, link, token, kind, bytes));
  }
  const commitment = commitmentOfLink(link);
  if (commitment !== null) await must(signCommitment(db.app, link, token, commitment.version));
  await must(sendFaceCheck(db.app, link, token));
  const [check] = await db.query<{ id: string }>(
    'select id from app.face_checks where order_id = $1 order by consented_at desc, id desc limit 1',
    [link.orderId],
  );
  return check?.id ?? '';
}
