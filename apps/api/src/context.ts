import type { Actor, Language } from '@beian/domain';
import { findPartnerByKey, findSession, type AppContext, type KeyHolder, type Session } from '@beian/orders';
import type { FastifyRequest } from 'fastify';
import { GraphQLError } from 'graphql';
import { Refused } from './http/answers.ts';
import { heldToken } from './http/doors.ts';
import type { OrderChanges } from './order-changes.ts';
import { createLoaders, type Loaders } from './record/record.loaders.ts';
import { doorRefusals } from './texts.ts';

type Found<T> = T extends Promise<infer R> ? NonNullable<R> : never;

/** Who stands at the door. Their rights are their actor's: the judge and the database read them, the doors do not. */
export type Caller =
  | {
      readonly kind: 'staff';
      /** app.now() when the request was let in, ISO text. */
      readonly now: string;
      readonly token: string;
      readonly actor: Actor;
      readonly staff: Found<ReturnType<typeof findSession>>['staff'];
      readonly session: Session;
    }
  | PartnerCaller;
export type PartnerCaller = KeyHolder & { readonly kind: 'partner' };

/** What every resolver is given. */
export interface Context {
  readonly ctx: AppContext;
  /** null: anonymous. */
  readonly caller: Caller | null;
  readonly language: Language;
  readonly loaders: Loaders;
  readonly changes: OrderChanges;
  /** Where the caller is, for those who have no name. */
  readonly address: string;
  /** Of a subscription: when it is over. */
  readonly over?: AbortSignal;
}

const bearer = /^Bearer (bd_[\w-]{1,60})$/;

/** The caller by `Authorization: Bearer bd_…`; null where that is not its text, or the key does not hold. */
export async function findCallerByKey(ctx: AppContext, authorization: unknown): Promise<PartnerCaller | null> {
  const key = typeof authorization === 'string' ? bearer.exec(authorization)?.[1] : undefined;
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
    if (caller === null) throw new Refused('UNAUTHENTICATED');
    return caller;
  }
  const token = heldToken(request);
  if (token === undefined) return null;
  const found = await findSession(ctx, token);
  return found === null ? null : { kind: 'staff', token, ...found };
}

export const contextFor = (
  ctx: AppContext,
  changes: OrderChanges,
  caller: Caller | null,
  language: Language,
  address: string,
): Context => ({
  ctx,
  changes,
  caller,
  language,
  address,
  loaders: createLoaders({ ctx, actor: caller?.actor ?? null, language }),
});

/** The actor of a caller who is somebody. @throws GraphQLError UNAUTHENTICATED */
export function actorOf({ caller, language }: Context): Actor {
  if (caller !== null) return caller.actor;
  throw new GraphQLError(doorRefusals.UNAUTHENTICATED.message[language], { extensions: { code: 'UNAUTHENTICATED' } });
}
