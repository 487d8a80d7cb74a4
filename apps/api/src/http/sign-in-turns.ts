import { availableParallelism } from 'node:os';
import { knownDeviceOwner, networkOf } from '@beian/accounts/sign-in';
import { createSharedSemaphore } from '@beian/database/connection';
import type { AppContext } from '@beian/database/transaction';
import type { FastifyRequest } from 'fastify';
import { HttpRefusal } from './error-answers.ts';
import { clientOf } from './session-cookies.ts';

/**
 * Sign-ins under way at the same time, apart from all other work: each takes a connection, and a password tens of milliseconds of a
 * processor and 19 MiB. Anybody may send them, so those of strangers have few places and rest as long as they have worked; who signs
 * in from a known device, or is signed in, has places of their own and waits for no stranger.
 */
export const signInPlaces = {
  strangers: {
    ...{ places: Math.max(1, Math.floor(availableParallelism() / 2)), each: 1, waitMs: 10_000 },
    ...{ queue: 100, queueOfEach: 20 },
  },
  known: { places: 4, each: 2, waitMs: 20_000, queue: 200, queueOfEach: 20 },
} as const;

/** Seconds after which a refused attempt may be repeated. */
const RETRY_S = 5;

/** Runs a sign-in, or another check of a password, in a place. @throws HttpRefusal TOO_MANY_ATTEMPTS */
export type SignInTurns = <T>(
  request: FastifyRequest,
  work: (from: ReturnType<typeof clientOf>) => Promise<T>,
  /** Whoever is signed in. */
  staffId?: string,
) => Promise<T>;

export function createSignInTurns(ctx: AppContext): SignInTurns {
  const refusal = () => new HttpRefusal('TOO_MANY_ATTEMPTS', undefined, RETRY_S);
  const strangers = createSharedSemaphore({ ...signInPlaces.strangers, refusal });
  const known = createSharedSemaphore({ ...signInPlaces.known, refusal });
  return async (request, work, signedIn) => {
    const from = clientOf(request);
    const staffId = signedIn ?? knownDeviceOwner(ctx, from.device);
    const giveBack = await (staffId === undefined ? strangers(networkOf(request.ip)) : known(staffId));
    const begun = performance.now();
    try {
      return await work(from);
    } finally {
      if (staffId !== undefined) giveBack();
      else setTimeout(giveBack, performance.now() - begun);
    }
  };
}
