import type { Actor, Refusal } from '@beian/domain';
import type { AppContext, Tx } from '../context.ts';
import { findAnswer, saveAnswer } from '../idempotency.ts';
import { newId } from '../ids.ts';
import { findKeyHolder, type KeyHolder } from '../people/partner-keys.ts';
import { writeAudit } from '../sql/audit.ts';
import { bodyHash } from '../sql/facts.ts';
import { partnersOnly } from './uploads.ts';

/** How long an upload may be begun after its ticket was given, minutes. */
export const TICKET_MINUTES = 15;

/** Lets whoever has it upload one image for a partner, without the partner's key. */
export interface UploadTicket {
  /** What `attachMaterial` takes once the image is here. */
  readonly uploadId: string;
  /** For the address: a secret of its own, opaque. */
  readonly ticket: string;
  /** ISO 8601, UTC. */
  readonly expiresAt: string;
}

const TICKET_AAD = 'upload_ticket';

export type TicketOutcome = ({ readonly ok: true } & UploadTicket) | { readonly ok: false; readonly refusal: Refusal };

/**
 * A ticket of whoever holds a key; audited. It is worth as much as the key: revoked, it opens nothing. `keyId` null: no partner asks.
 * What is remembered under the idempotency key is sealed.
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
    keyId === null ? { ok: false as const, refusal: partnersOnly } : createTicket(ctx, keyId, rows[0]?.ends ?? 0);
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
  // Short enough for a part of a path: at most 200 signs.
  const sealed = ctx.keys.seal(TICKET_AAD, [uploadId, keyId, ends].join(' '));
  return { ok: true, uploadId, ticket: sealed.toString('base64url'), expiresAt: new Date(ends * 1000).toISOString() };
}

/** Whose ticket it is, and for which upload; null where it is none of ours, is over, or its key no longer holds. */
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
