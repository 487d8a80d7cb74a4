import { findPartnerByKey, type KeyHolder } from '@beian/accounts/partners';
import { type FoundSession, findSession, type Session } from '@beian/accounts/sign-in';
import { staffActor } from '@beian/accounts/staff';
import type { AppContext } from '@beian/database/transaction';
import { type KeyRights, personRights } from '@beian/domain/partner';
import { type Actor, BACKGROUND_HEADER, type StaffMemberView } from '@beian/domain/staff';
import type { Language } from '@beian/domain/text';
import type { FastifyRequest } from 'fastify';
import { GraphQLError } from 'graphql';
import type { ChangeFeed } from './change-feed.ts';
import { HttpRefusal } from './http/error-answers.ts';
import { noteReader } from './http/replica-headers.ts';
import { sessionTokenOf } from './http/session-cookies.ts';
import { createLoaders, type Loaders } from './record/record.loaders.ts';
import { httpRefusals } from './texts.ts';

/** The authenticated caller. The guards and row-level security check what its actor may do; HTTP routes do not. */
export type Caller = (SignedInCaller & { readonly kind: 'staff' }) | PartnerCaller;
export type PartnerCaller = KeyCaller | PersonCaller;
export type KeyCaller = KeyHolder & { readonly kind: 'partner' };
/** A partner's person, signed in: acts for the partner without a key. */
export type PersonCaller = SignedInCaller & {
  readonly kind: 'partner';
  readonly partner: KeyHolder['partner'];
  readonly keyId: null;
  readonly rights: KeyRights;
};

interface SignedInCaller {
  /** app.now() when the request was authenticated, ISO text. */
  readonly now: string;
  readonly token: string;
  readonly actor: Actor;
  readonly staff: StaffMemberView;
  readonly session: Session;
}

/** Context of every resolver. */
export interface RequestContext {
  readonly ctx: AppContext;
  /** null: anonymous. */
  readonly caller: Caller | null;
  readonly language: Language;
  /** Made by the first call: most requests read no list of records. */
  loaders(): Loaders;
  readonly changes: ChangeFeed;
  /** Of the answer's header, its errors and the log. */
  readonly requestId: string;
  /** IP address of the caller, by which anonymous callers are limited. */
  readonly address: string;
  /** Subscriptions only: aborted when the subscription ends. */
  readonly over?: AbortSignal;
}

const bearerPattern = /^Bearer (bd_[\w-]{1,60})$/;

/** The caller of `Authorization: Bearer bd_…`; null if the header is malformed or the key is not valid. */
export async function findCallerByKey(ctx: AppContext, authorization: unknown): Promise<KeyCaller | null> {
  const key = typeof authorization === 'string' ? bearerPattern.exec(authorization)?.[1] : undefined;
  const found = key === undefined ? null : await findPartnerByKey(ctx, key);
  return found === null ? null : { kind: 'partner', ...found };
}

/**
 * The caller by `Authorization: Bearer bd_…`, else by the session cookie; null without a key and without a valid session.
 * `quietly`: does not count as use of the session, as a call with the header of background calls does not.
 * @throws HttpRefusal UNAUTHENTICATED if the key is unknown, expired or revoked: a request with a bad key never runs as anonymous
 */
export async function findCaller(
  ctx: AppContext,
  request: FastifyRequest,
  { quietly = request.headers[BACKGROUND_HEADER] !== undefined } = {},
): Promise<Caller | null> {
  if (request.headers.authorization !== undefined) {
    const caller = await findCallerByKey(ctx, request.headers.authorization);
    if (caller === null) throw new HttpRefusal('UNAUTHENTICATED');
    return { ...caller, actor: { ...caller.actor, requestId: request.id } };
  }
  const token = sessionTokenOf(request);
  if (token === undefined) return null;
  const found = await findSession(ctx, token, { quietly });
  if (found === null) return null;
  if (found.partner === null) noteReader(request, ctx, found.actor.id);
  return callerOf(token, request.id, found);
}

function callerOf(token: string, requestId: string, { partner, actor: who, ...found }: FoundSession): Caller {
  const actor = { ...who, requestId };
  if (partner === null) return { kind: 'staff', token, actor, ...found };
  return { kind: 'partner', token, actor, ...found, partner, keyId: null, rights: personRights };
}

/**
 * The person of a session, for their own account: a partner's person, too, is themselves there and not the partner.
 * Undefined for a key.
 */
export function personOf(caller: Caller): SignedInCaller | undefined {
  if (caller.kind === 'staff') return caller;
  if (caller.keyId !== null) return undefined;
  const { requestId } = caller.actor;
  return { ...caller, actor: { ...staffActor(caller.staff), requestId } };
}

export function createRequestContext(
  ctx: AppContext,
  changes: ChangeFeed,
  caller: Caller | null,
  language: Language,
  address: string,
  requestId: string,
): RequestContext {
  let loaders: Loaders | undefined;
  return {
    ctx,
    changes,
    caller,
    language,
    address,
    requestId,
    loaders() {
      loaders ??= createLoaders({ ctx, actor: caller?.actor ?? null, language });
      return loaders;
    },
  };
}

/** @throws GraphQLError UNAUTHENTICATED if the caller is anonymous */
export function actorOf({ caller, language }: RequestContext): Actor {
  if (caller !== null) return caller.actor;
  throw new GraphQLError(httpRefusals.UNAUTHENTICATED.message[language], { extensions: { code: 'UNAUTHENTICATED' } });
}

export const isStaff = (actor: Actor): boolean => actor.kind === 'staff';

export const forbidden = ({ language }: RequestContext): GraphQLError =>
  new GraphQLError(httpRefusals.FORBIDDEN.message[language], { extensions: { code: 'FORBIDDEN' } });

/** @throws GraphQLError UNAUTHENTICATED if the caller is anonymous, FORBIDDEN if `may` says no */
export function requireActor(context: RequestContext, may: (actor: Actor) => boolean): Actor {
  const actor = actorOf(context);
  if (!may(actor)) throw forbidden(context);
  return actor;
}
