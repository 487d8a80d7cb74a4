import { findPartnerByKey, type KeyHolder } from '@beian/accounts/partners';
import { findSession, type Session } from '@beian/accounts/sign-in';
import type { AppContext } from '@beian/database/transaction';
import type { Actor } from '@beian/domain/staff';
import type { Language } from '@beian/domain/text';
import type { FastifyRequest } from 'fastify';
import { GraphQLError } from 'graphql';
import type { ChangeFeed } from './change-feed.ts';
import { HttpRefusal } from './http/error-answers.ts';
import { sessionTokenOf } from './http/session-cookies.ts';
import { createLoaders, type Loaders } from './record/record.loaders.ts';
import { httpRefusals } from './texts.ts';

type Resolved<T> = T extends Promise<infer R> ? NonNullable<R> : never;

/** The authenticated caller. The guards and row-level security check what its actor may do; HTTP routes do not. */
export type Caller =
  | {
      readonly kind: 'staff';
      /** app.now() when the request was authenticated, ISO text. */
      readonly now: string;
      readonly token: string;
      readonly actor: Actor;
      readonly staff: Resolved<ReturnType<typeof findSession>>['staff'];
      readonly session: Session;
    }
  | PartnerCaller;
export type PartnerCaller = KeyHolder & { readonly kind: 'partner' };

/** Context of every resolver. */
export interface RequestContext {
  readonly ctx: AppContext;
  /** null: anonymous. */
  readonly caller: Caller | null;
  readonly language: Language;
  readonly loaders: Loaders;
  readonly changes: ChangeFeed;
  /** IP address of the caller, by which anonymous callers are limited. */
  readonly address: string;
  /** Subscriptions only: aborted when the subscription ends. */
  readonly over?: AbortSignal;
}

const bearerPattern = /^Bearer (bd_[\w-]{1,60})$/;

/** The partner caller of `Authorization: Bearer bd_…`; null if the header is malformed or the key is not valid. */
export async function findCallerByKey(ctx: AppContext, authorization: unknown): Promise<PartnerCaller | null> {
  const key = typeof authorization === 'string' ? bearerPattern.exec(authorization)?.[1] : undefined;
  const found = key === undefined ? null : await findPartnerByKey(ctx, key);
  return found === null ? null : { kind: 'partner', ...found };
}

/**
 * The caller by `Authorization: Bearer bd_…`, else by the session cookie; null without a key and without a valid session.
 * @throws HttpRefusal UNAUTHENTICATED if the key is unknown, expired or revoked: a request with a bad key never runs as anonymous
 */
export async function findCaller(ctx: AppContext, request: FastifyRequest): Promise<Caller | null> {
  if (request.headers.authorization !== undefined) {
    const caller = await findCallerByKey(ctx, request.headers.authorization);
    if (caller === null) throw new HttpRefusal('UNAUTHENTICATED');
    return caller;
  }
  const token = sessionTokenOf(request);
  if (token === undefined) return null;
  const found = await findSession(ctx, token);
  return found === null ? null : { kind: 'staff', token, ...found };
}

export const createRequestContext = (
  ctx: AppContext,
  changes: ChangeFeed,
  caller: Caller | null,
  language: Language,
  address: string,
): RequestContext => ({
  ctx,
  changes,
  caller,
  language,
  address,
  loaders: createLoaders({ ctx, actor: caller?.actor ?? null, language }),
});

/** @throws GraphQLError UNAUTHENTICATED if the caller is anonymous */
export function actorOf({ caller, language }: RequestContext): Actor {
  if (caller !== null) return caller.actor;
  throw new GraphQLError(httpRefusals.UNAUTHENTICATED.message[language], { extensions: { code: 'UNAUTHENTICATED' } });
}
