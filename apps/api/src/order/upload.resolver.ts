import { readOnly, transaction } from '@beian/database/transaction';
import { type MaterialKind, UPLOAD_LINK_IMAGES } from '@beian/domain/filing';
import { WORKER_WAIT_MS } from '@beian/domain/order';
import { FACE_LINK_TRIES } from '@beian/domain/photo';
import { MAX_UPLOAD_READINGS_PER_HOUR } from '@beian/domain/reading';
import { createFaceCheckLink } from '@beian/orders/face-check';
import { createUploadTicket } from '@beian/orders/material';
import { askToRead, findUploadReading } from '@beian/orders/picture-reading';
import { createUploadLink } from '@beian/orders/upload-links';
import { Arg, Ctx, ID, Mutation, Resolver } from 'type-graphql';
import { MaterialKinds } from '../common/enums.ts';
import { actorOf, type RequestContext } from '../context.ts';
import { uploadBounds } from '../limits.ts';
import { toActionRefused } from '../localize.ts';
import { Id, Key } from './order.arguments.ts';
import { FaceCheckLinkResult, UploadLinkResult, UploadReadingResult, UploadTicketResult } from './upload.type.ts';

/** Upload tickets. */
@Resolver()
export class UploadResolver {
  @Mutation(() => UploadTicketResult, {
    description: 'A ticket for uploading one image by a plain PUT 上传凭证; partners only, audited. Since 2026-11.',
  })
  async createUploadTicket(@Key() key: string, @Ctx() context: RequestContext) {
    const { ctx, caller, language } = context;
    const actor = actorOf(context);
    const keyId = caller?.kind === 'partner' ? caller.keyId : null;
    const outcome = await transaction(ctx, actor, (tx) => createUploadTicket(ctx, tx, { actor, keyId, key }));
    if (!outcome.ok) return toActionRefused(outcome.refusal, language);
    const { uploadId, ticket, expiresAt } = outcome;
    return { uploadId, expiresAt, path: `/uploads/${ticket}`, ...uploadBounds };
  }

  @Mutation(() => UploadLinkResult, {
    description:
      'A link for a phone that uploads one material of an order 扫码上传; for people of a partner who are signed in, audited. Since 2026-11.',
  })
  async createUploadLink(
    @Id() orderId: string,
    @Arg('material', () => MaterialKinds, { description: 'What the image is to show.' }) material: MaterialKind,
    @Key() key: string,
    @Ctx() context: RequestContext,
  ) {
    const { ctx, language } = context;
    const actor = actorOf(context);
    const outcome = await transaction(ctx, actor, (tx) => createUploadLink(ctx, tx, { actor, orderId, material, key }));
    if (!outcome.ok) return toActionRefused(outcome.refusal, language);
    return { path: `/phone#${outcome.token}`, expiresAt: outcome.expiresAt, uploads: UPLOAD_LINK_IMAGES };
  }

  @Mutation(() => FaceCheckLinkResult, {
    description:
      'A link for the face check on the phone of the website’s principal 人脸核验链接; for the partner of an order that waits for its photo, audited. Since 2026-11.',
  })
  async createFaceCheckLink(@Id() orderId: string, @Key() key: string, @Ctx() context: RequestContext) {
    const { ctx, language } = context;
    const actor = actorOf(context);
    const outcome = await transaction(ctx, actor, (tx) => createFaceCheckLink(ctx, tx, { actor, orderId, key }));
    if (!outcome.ok) return toActionRefused(outcome.refusal, language);
    return { path: `/face#${outcome.token}`, expiresAt: outcome.expiresAt, tries: FACE_LINK_TRIES };
  }

  @Mutation(() => UploadReadingResult, {
    description: `Has a scan read before anything is typed, and proposes values for the order 先读后填; partners only, audited. Waits up to ${WORKER_WAIT_MS / 1000} s, then the reading is PENDING. At most ${MAX_UPLOAD_READINGS_PER_HOUR} within an hour. Since 2026-12.`,
  })
  async readPaper(
    @Arg('uploadId', () => ID, { description: 'The upload, as `attachMaterial` takes it.' }) uploadId: string,
    @Arg('material', () => MaterialKinds, { description: 'What the image is meant to be.' }) material: MaterialKind,
    @Key() key: string,
    @Ctx() context: RequestContext,
  ) {
    const { ctx, changes, language } = context;
    const actor = actorOf(context);
    const asked = { uploadId, material };
    const outcome = await transaction(ctx, actor, (tx) => askToRead(tx, { ctx, actor, asked, key }));
    if (!outcome.ok) return toActionRefused(outcome.refusal, language);
    const find = () => readOnly(ctx, actor, (tx) => findUploadReading(tx, { ctx, asked, language }));
    await changes.waitForLookup(uploadId, WORKER_WAIT_MS, async () => (await find())?.state !== 'PENDING');
    return find();
  }
}
