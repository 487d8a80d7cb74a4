import { findKeyHolder, type KeyHolder } from '@beian/accounts/partners';
import { writeAudit } from '@beian/database/audit';
import { bodyHash, findAnswer, saveAnswer } from '@beian/database/idempotency';
import { newId } from '@beian/database/ids';
import type { AppContext, Tx } from '@beian/database/transaction';
import { TICKET_MINUTES } from '@beian/domain/filing';
import type { Actor } from '@beian/domain/staff';
import { bilingual, type Refusal, refusal } from '@beian/domain/text';

import { partnersOnly } from './uploads.ts';

/** Lets its holder upload one image for a partner, without the partner's key. */
export interface UploadTicket {
  /** Argument for `attachMaterial` once the image is uploaded. */
  readonly uploadId: string;
  /** Opaque secret for the upload URL. */
  readonly ticket: string;
  /** ISO 8601, UTC. */
  readonly expiresAt: string;
}

const keysOnly = refusal('NOT_POSSIBLE', {
  code: 'KEYS_ONLY',
  message: bilingual('上传凭证只发给密钥', 'Tickets are issued to keys alone'),
  suggestion: bilingual('已登录的人员直接 POST /uploads', 'A person who is signed in sends the image to POST /uploads'),
  ruleId: 'D-uploads',
});

const TICKET_AAD = 'upload_ticket';

export type TicketOutcome = ({ readonly ok: true } & UploadTicket) | { readonly ok: false; readonly refusal: Refusal };

/**
 * Issues a ticket to a partner's key; audited. A ticket becomes invalid when its key is revoked. `keyId` is null when
 * the caller is no key. The answer saved under the idempotency key is sealed.
 */
export async function createUploadTicket(
  ctx: AppContext,
  tx: Tx,
  { actor, keyId, key }: { readonly actor: Actor; readonly keyId: string | null; readonly key: string },
): Promise<TicketOutcome> {
  const body = bodyHash(['createUploadTicket']);
  const seen = await findAnswer<TicketOutcome>(ctx, tx, actor, key, body);
  if (seen !== undefined) return seen;
  const { rows } = await tx.client.query<{ ends: number }>(
    `/* createUploadTicket */ select floor(extract(epoch from app.now() + interval '${TICKET_MINUTES} minutes'))::int as ends`,
  );
  const outcome =
    keyId === null
      ? { ok: false as const, refusal: actor.person === undefined ? partnersOnly : keysOnly }
      : createTicket(ctx, keyId, rows[0]?.ends ?? 0);
  await writeAudit(
    tx,
    actor,
    'createUploadTicket',
    outcome.ok ? outcome.uploadId : undefined,
    outcome.ok ? 'done' : 'refused',
  );
  await saveAnswer(ctx, tx, actor, key, body, outcome);
  return outcome;
}

function createTicket(ctx: AppContext, keyId: string, ends: number): { readonly ok: true } & UploadTicket {
  const uploadId = newId('upload');
  // At most 200 characters, short enough for a path segment.
  const sealed = ctx.keys.seal(TICKET_AAD, [uploadId, keyId, ends].join(' '));
  return { ok: true, uploadId, ticket: sealed.toString('base64url'), expiresAt: new Date(ends * 1000).toISOString() };
}

/** The holder and upload id of a ticket; null when the ticket is unknown or expired, or its key is no longer valid. */
export async function readUploadTicket(
  ctx: AppContext,
  ticket: string,
): Promise<{ holder: KeyHolder; uploadId: string } | null> {
  const [uploadId, keyId, ends] = unsealTicket(ctx, ticket);
  if (uploadId === undefined || keyId === undefined || ends === undefined) return null;
  const holder = await findKeyHolder(ctx, keyId);
  return holder === null || Date.parse(holder.now) >= Number(ends) * 1000 ? null : { holder, uploadId };
}

function unsealTicket(ctx: AppContext, ticket: string): string[] {
  try {
    return ctx.keys.unseal(TICKET_AAD, Buffer.from(ticket, 'base64url')).toString().split(' ');
  } catch {
    return [];
  }
}
