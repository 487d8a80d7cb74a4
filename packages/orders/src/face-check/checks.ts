import { writeAudit } from '@beian/database/audit';
import { DatabaseUnavailable } from '@beian/database/connection';
import { newId } from '@beian/database/ids';
import { addJob } from '@beian/database/outbox';
import { sha256 } from '@beian/database/sealing';
import { type AppContext, system, type Tx, transaction } from '@beian/database/transaction';
import { readImage } from '@beian/documents/images';
import { maskValue, textOf } from '@beian/domain/filing';
import { type Commitment, commitmentOf } from '@beian/domain/papers';
import {
  type FaceCheckState,
  type FaceOutcome,
  type FacePicture,
  faceConsent,
  requiredFacePictures,
} from '@beian/domain/photo';
import type { RefusalReasonCode } from '@beian/domain/text';
import { type BilingualText, bilingual, type Refusal, refusal } from '@beian/domain/text';
import { readContent } from '../content/content.ts';
import { linkWaitsSql, type OpenFaceLink, ofLinkSql } from './links.ts';

/** Pictures of one check, retakes included. */
const MAX_PICTURES = 30;

/** How the check of a link stands, for its phone. */
export interface PhoneCheck {
  readonly state: FaceCheckState;
  readonly taken: readonly FacePicture[];
  readonly outcome: FaceOutcome | null;
  /** When the commitment was signed; null: not yet. */
  readonly signedAt: string | null;
}

/** Name and certificate number of the person to be verified, masked. */
export interface MaskedPerson {
  readonly name: string;
  readonly idNumber: string;
}

type Done = { readonly ok: true } | { readonly ok: false; readonly refusal: Refusal };

const refuse = (code: RefusalReasonCode, message: BilingualText, suggestion: BilingualText) =>
  ({ ok: false, refusal: refusal('NOT_POSSIBLE', { code, message, suggestion, ruleId: 'R-6.4' }) }) as const;
const noTriesLeft = refuse(
  'FACE_CHECK_TRIES',
  bilingual('此链接的核验次数已用完', 'The tries of this link are used up'),
  bilingual('请联系提交订单的服务商取得新的链接', 'Ask whoever submitted the order for a new link'),
);
const linkOver = refuse(
  'FACE_LINK_OVER',
  bilingual('此链接已失效', 'This link is over'),
  bilingual('请联系提交订单的服务商取得新的链接', 'Ask whoever submitted the order for a new link'),
);
const otherConsent = refuse(
  'CONSENT_VERSION',
  bilingual('核验授权的内容已更新', 'The text of the consent was changed'),
  bilingual('请刷新页面，重新阅读并确认', 'Load the page again, read it and agree'),
);
const noConsent = refuse(
  'FACE_CHECK_CONSENT',
  bilingual('尚未同意核验授权', 'Nobody has agreed to the face check yet'),
  bilingual('请先阅读并同意核验授权', 'Read the consent and agree to it first'),
);
const picturesMissing = refuse(
  'FACE_PICTURES_MISSING',
  bilingual('照片尚未拍全', 'Not every picture was taken'),
  bilingual('请拍摄身份证正反面和自拍', 'Take both sides of the ID and the selfie'),
);
const otherCommitment = refuse(
  'COMMITMENT_VERSION',
  bilingual(
    '承诺书的内容已更新，或此订单不在线签署',
    'The text of the commitment was changed, or this order signs none here',
  ),
  bilingual('请刷新页面，重新阅读并签名', 'Load the page again, read it and sign'),
);
const notSigned = refuse(
  'COMMITMENT_NOT_SIGNED',
  bilingual('尚未签署承诺书', 'The commitment is not signed yet'),
  bilingual('请阅读承诺书并在屏幕上签名', 'Read the commitment and sign it on the screen'),
);
const tooManyPictures = refuse(
  'FACE_PICTURES_MAX',
  bilingual('拍摄次数过多', 'Too many pictures were taken'),
  bilingual(
    '请发送已拍摄的照片，或联系提交订单的服务商取得新的链接',
    'Send what was taken, or ask whoever submitted the order for a new link',
  ),
);

const phone = system('clock');

/** Runs `work` if the link's order still waits; locks the link, so that two requests of a phone follow each other. */
const withOpenLink = (
  ctx: AppContext,
  { orderId }: OpenFaceLink,
  token: string,
  work: (
    tx: Tx,
    link: { readonly triesLeft: number; readonly last: { id: string; state: FaceCheckState } | null },
  ) => Promise<Done>,
  requestId?: string,
): Promise<Done> =>
  transaction(ctx, { ...phone, requestId }, async (tx) => {
    const { rows } = await tx.client.query<{ triesLeft: number }>(
      `/* withOpenLink */ select l.tries_left as "triesLeft" from app.face_links l join app.orders o on o.id = l.order_id
       where l.hash = $1 and ${linkWaitsSql} for update of l`,
      [sha256(token)],
    );
    const [link] = rows;
    if (link === undefined) return linkOver;
    const checks = await tx.client.query<{ id: string; state: FaceCheckState }>(
      `/* withOpenLink */ select c.id, c.state from app.face_checks c join app.face_links l on ${ofLinkSql}
       where l.order_id = $1 order by c.consented_at desc, c.id desc limit 1`,
      [orderId],
    );
    return work(tx, { ...link, last: checks.rows[0] ?? null });
  });

/** Begins a check: nothing is taken before the consent. An open one goes on. `version`: of the text that was read. */
export const consentToFaceCheck = (
  ctx: AppContext,
  link: OpenFaceLink,
  token: string,
  version: string,
): Promise<Done> =>
  withOpenLink(ctx, link, token, async (tx, { triesLeft, last }) => {
    if (version !== faceConsent.version) return otherConsent;
    if (last !== null && last.state !== 'done') return { ok: true };
    if (triesLeft === 0) return noTriesLeft;
    const id = newId('face');
    await tx.client.query(
      '/* consentToFaceCheck */ insert into app.face_checks (id, order_id, consent_version) values ($1, $2, $3)',
      [id, link.orderId, version],
    );
    // The pictures of the ID and the signature go on, unless another person may have given them.
    await tx.client.query(
      `/* consentToFaceCheck */ with goes as (update app.face_pictures f set check_id = $1 from app.face_checks c
         where c.id = $2 and c.outcome <> 'notSamePerson' and f.check_id = c.id and f.kind in ('ID_FRONT', 'ID_BACK', 'SIGNATURE')
         returning f.kind)
       update app.face_checks n set commitment_version = c.commitment_version, commitment_text = c.commitment_text, signed_at = c.signed_at
       from app.face_checks c where n.id = $1 and c.id = $2 and exists (select from goes where kind = 'SIGNATURE')`,
      [id, last?.id ?? null],
    );
    await writeAudit(tx, phone, 'consentToFaceCheck', link.orderId, 'done', { version, by: 'phone' });
    return { ok: true };
  });

/** Stores a picture of the open check in place of an earlier one. The file is written before its row. */
export async function receiveFacePicture(
  ctx: AppContext,
  link: OpenFaceLink,
  token: string,
  kind: FacePicture,
  bytes: Buffer,
): Promise<{ ok: true; upload: { readonly kind: FacePicture } } | { ok: false; refusal: Refusal }> {
  const read = await readImage(bytes);
  if (!read.ok) return { ok: false, refusal: refusal('INVALID_INPUT', read.reason) };
  const { jpeg, width, height } = read.image;
  const file = await ctx.files.put(jpeg);
  let keepsFile = false;
  let replaced: string | undefined;
  try {
    const stored = await withOpenLink(ctx, link, token, async (tx, { last }) => {
      if (last?.state !== 'taking') return noConsent;
      const { rowCount } = await tx.client.query(
        '/* receiveFacePicture */ update app.face_checks set received = received + 1 where id = $1 and received < $2',
        [last.id, MAX_PICTURES],
      );
      if (rowCount === 0) return tooManyPictures;
      const { rows } = await tx.client.query<{ file: string }>(
        '/* receiveFacePicture */ delete from app.face_pictures where check_id = $1 and kind = $2 returning file',
        [last.id, kind],
      );
      await tx.client.query(
        `/* receiveFacePicture */ insert into app.face_pictures (id, check_id, order_id, kind, hash, file, bytes, width, height)
         values ($1, $2, $3, $4, $5, $6, $7, $8, $9)`,
        [newId('face'), last.id, link.orderId, kind, sha256(bytes), file, bytes.length, width, height],
      );
      replaced = rows[0]?.file;
      // A signature counts with the text that it stands under.
      if (kind === 'SIGNATURE')
        await tx.client.query(
          '/* receiveFacePicture */ update app.face_checks set commitment_version = null, commitment_text = null, signed_at = null where id = $1',
          [last.id],
        );
      return { ok: true };
    });
    keepsFile = stored.ok;
    if (stored.ok && replaced !== undefined) await ctx.files.delete(replaced);
    return stored.ok ? { ok: true, upload: { kind } } : stored;
  } catch (error) {
    // Keep the file when the connection was lost: the transaction may have committed (same rule as for uploads).
    keepsFile = error instanceof DatabaseUnavailable;
    throw error;
  } finally {
    if (!keepsFile) await ctx.files.delete(file);
  }
}

/** The commitment that a link asks for; null: none. */
export const commitmentOfLink = ({ commitmentText }: Pick<OpenFaceLink, 'commitmentText'>): Commitment | null =>
  commitmentText === null ? null : commitmentOf(commitmentText, (text) => sha256(text).slice(0, 12));

/** Notes that the signature of the open check stands under this version of the commitment, which is kept with it. */
export const signCommitment = (ctx: AppContext, link: OpenFaceLink, token: string, version: string): Promise<Done> =>
  withOpenLink(ctx, link, token, async (tx, { last }) => {
    const commitment = commitmentOfLink(link);
    if (commitment?.version !== version) return otherCommitment;
    if (last?.state !== 'taking') return noConsent;
    const { rowCount } = await tx.client.query(
      `/* signCommitment */ update app.face_checks c set commitment_version = $2, commitment_text = $3, signed_at = app.now() where c.id = $1
         and exists (select from app.face_pictures f where f.check_id = c.id and f.kind = 'SIGNATURE')`,
      [last.id, version, commitment.text],
    );
    if (rowCount === 0) return notSigned;
    await writeAudit(tx, phone, 'signCommitment', link.orderId, 'done', { version, by: 'phone' });
    return { ok: true };
  });

/** Sends the open check to the service: it uses one try of the link. A check that was sent is not sent again. */
export const sendFaceCheck = (
  ctx: AppContext,
  link: OpenFaceLink,
  token: string,
  requestId?: string,
): Promise<Done> => {
  const send: Parameters<typeof withOpenLink>[3] = async (tx, { triesLeft, last }) => {
    if (last?.state === 'checking') return { ok: true };
    if (last?.state !== 'taking') return noConsent;
    if (triesLeft === 0) return noTriesLeft;
    const { rows } = await tx.client.query<{ kind: FacePicture; signed: boolean }>(
      `/* sendFaceCheck */ select f.kind, c.signed_at is not null as signed
       from app.face_pictures f join app.face_checks c on c.id = f.check_id where c.id = $1`,
      [last.id],
    );
    if (requiredFacePictures.some((one) => rows.every(({ kind }) => kind !== one))) return picturesMissing;
    if (commitmentOfLink(link) !== null && rows[0]?.signed !== true) return notSigned;
    await tx.client.query(
      `/* sendFaceCheck */ with sent as (update app.face_checks set state = 'checking', sent_at = app.now() where id = $1 returning order_id),
         used as (update app.face_links set tries_left = tries_left - 1 where order_id = $2)
       select pg_notify(app.channel('orders'), order_id) from sent`,
      [last.id, link.orderId],
    );
    await addJob(tx, 'checkFace', { checkId: last.id });
    await writeAudit(tx, phone, 'sendFaceCheck', link.orderId, 'done', { by: 'phone' });
    return { ok: true };
  };
  return withOpenLink(ctx, link, token, send, requestId);
};

/** The person to be verified and the last check of a link; a link whose order no longer waits shows no person. */
export const readFaceCheck = (
  ctx: AppContext,
  link: OpenFaceLink,
): Promise<{ readonly person: MaskedPerson | null; readonly check: PhoneCheck | null }> =>
  transaction(ctx, phone, async (tx) => {
    const { rows } = await tx.client.query<PhoneCheck>(
      `/* readFaceCheck */ select c.state, c.outcome, app.iso(c.signed_at) as "signedAt",
         array(select f.kind from app.face_pictures f where f.check_id = c.id order by f.kind) as taken
       from app.face_checks c join app.face_links l on ${ofLinkSql}
       where l.order_id = $1 order by c.consented_at desc, c.id desc limit 1`,
      [link.orderId],
    );
    const check = rows[0] ?? null;
    if (!link.waits) return { person: null, check };
    const { now } = await readContent(ctx, tx, link.orderId);
    const masked = (field: 'website.principal.name' | 'website.principal.idNumber') =>
      maskValue(field, textOf(now, field) ?? '');
    return {
      person: { name: masked('website.principal.name'), idNumber: masked('website.principal.idNumber') },
      check,
    };
  });
