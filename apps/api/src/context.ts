import type { Actor, Language } from '@beian/domain';
import { type AppContext, findPartnerByKey, findSession, type KeyHolder, type Session } from '@beian/orders';
import type { FastifyRequest } from 'fastify';
import { GraphQLError } from 'graphql';
import type { ChangeFeed } from './change-feed.ts';
import { HttpRefusal } from './http/error-answers.ts';
import { sessionTokenOf } from './http/session-cookies.ts';
import { createLoaders, type Loaders } from './record/record.loaders.ts';
import { httpRefusals } from './texts.ts';

type Resolved<T> = T extends Promise<infer R> ? NonNullable<R> : never;

/** Who stands at the door. Their rights are their actor's: the judge and the database read them, the doors do not. */
export type Caller =
  | {
      readonly kind: 'staff';
      /** app.now() when the request was let in, ISO text. */
      readonly now: string;
      readonly token: string;
      readonly actor: Actor;
      readonly staff: Resolved<ReturnType<typeof findSession>>['staff'];
      readonly session: Session;
    }
  | PartnerCaller;
export type PartnerCaller = KeyHolder & { readonly kind: 'partner' };

/** What every resolver is given. */
export interface RequestContext {
  readonly ctx: AppContext;
  /** null: anonymous. */
  readonly caller: Caller | null;
  readonly language: Language;
  readonly loaders: Loaders;
  readonly changes: ChangeFeed;
  /** Where the caller is, for those who have no name. */
  readonly address: string;
  /** Of a subscription: when it is over. */
  readonly over?: AbortSignal;
}

const bearerPattern = /^Bearer (bd_[\w-]{1,60})$/;

/** The caller by `Authorization: Bearer bd_…`; null where that is not its text, or the key does not hold. */
export async function findCallerByKey(ctx: AppContext, authorization: unknown): Promise<PartnerCaller | null> {
  const key = typeof authorization === 'string' ? bearerPattern.exec(authorization)?.[1] : undefined;
  const found = key === undefined ? null : await findPartnerByKey(ctx, key);
  return found === null ? null : { kind: 'partner', ...found };
}

/**
 * The caller by `Authorization: Bearer bd_…`, else by the session cookie; null where there is no key and no session holds.
 * @throws Refused UNAUTHENTICATED where a key is given that is unknown, over or revoked: who gives one never acts as nobody
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

/** The actor of a caller who is somebody. @throws GraphQLError UNAUTHENTICATED */
export function actorOf({ caller, language }: RequestContext): Actor {
  if (caller !== null) return caller.actor;
  throw new GraphQLError(httpRefusals.UNAUTHENTICATED.message[language], { extensions: { code: 'UNAUTHENTICATED' } });
}
