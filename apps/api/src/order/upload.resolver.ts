import { transaction } from '@beian/database/transaction';
import { createUploadTicket } from '@beian/orders/material';
import { Ctx, Mutation, Resolver } from 'type-graphql';
import { actorOf, type RequestContext } from '../context.ts';
import { uploadBounds } from '../limits.ts';
import { toActionRefused } from '../localize.ts';
import { Key } from './order.arguments.ts';
import { UploadTicketResult } from './upload.type.ts';

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
}
