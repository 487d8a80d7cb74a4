import { acceptInvitation, findInvitation } from '@beian/accounts/accounts';
import {
  beginEnrolment,
  endEnrolment,
  findSessionEnd,
  type SignedIn,
  type SignInFailure,
  signIn,
  signOut,
  submitCode,
} from '@beian/accounts/sign-in';
import type { PasswordCost } from '@beian/accounts/staff';
import type { AppContext } from '@beian/database/transaction';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { z } from 'zod';
import { HttpRefusal } from './error-answers.ts';
import { bodyOf, clientOf, sendSignedIn, sessionTokenOf } from './session-cookies.ts';

/** Checking a password takes much memory and time on purpose, so only this many run at the same time. */
const MAX_PARALLEL_CHECKS = 8;

const password = z.string().min(1).max(1000);
const credentials = z.strictObject({ login: z.string().trim().min(1).max(100), password });
const code = z.strictObject({ code: z.string().min(1).max(60) });
const link = z.strictObject({ token: z.string().min(1).max(100) });
const chosen = z.strictObject({ token: z.string().min(1).max(100), password });

interface Options {
  /** Cost of hashing a new password; lower in tests only. */
  readonly cost: PasswordCost | undefined;
  /** Ends what depends on the session, e.g. live updates. */
  readonly onSignOut: (token: string) => void;
}

/** Runs at most this many calls at the same time in this process and refuses more. */
export function createConcurrencyLimit(most = MAX_PARALLEL_CHECKS) {
  let running = 0;
  return (reply: FastifyReply) => ({
    inTurn: async <T>(work: () => Promise<T>): Promise<T> => {
      if (running >= most) throw tooManyAttempts(reply, 5);
      running += 1;
      return work().finally(() => {
        running -= 1;
      });
    },
  });
}
export type ConcurrencyLimit = ReturnType<typeof createConcurrencyLimit>;

/** A refusal with Retry-After `seconds`. */
export function tooManyAttempts(reply: FastifyReply, seconds: number): HttpRefusal {
  reply.header('retry-after', String(seconds));
  return new HttpRefusal('TOO_MANY_ATTEMPTS');
}

/** Sign-in and sign-out of staff by password, code and invitation. The cookie is HttpOnly and is not sent by other sites. */
export function addAuth(
  app: FastifyInstance,
  ctx: AppContext,
  limitConcurrency: ConcurrencyLimit,
  { cost, onSignOut }: Options,
): void {
  /** Answers with a session, or with the refusal; removes the cookie of a sign-in that has expired. */
  const completeSignIn = (
    request: FastifyRequest,
    reply: FastifyReply,
    outcome: SignedIn | SignInFailure,
    wrong: 'WRONG_CREDENTIALS' | 'WRONG_CODE',
  ) => {
    if (!outcome.ok) {
      if (outcome.code === 'CLOSED') throw tooManyAttempts(reply, outcome.retryAfter);
      if (outcome.code === 'WRONG') throw new HttpRefusal(wrong);
      reply.clearCookie(app.sessionCookie, app.cookieFlags);
      throw new HttpRefusal('SIGN_IN_AGAIN');
    }
    const previous = sessionTokenOf(request);
    if (previous !== undefined) onSignOut(previous);
    return sendSignedIn(reply, outcome);
  };

  app.post('/auth/sign-in', async (request, reply) => {
    const given = bodyOf(request, credentials);
    const previous = sessionTokenOf(request);
    const outcome = await signIn(ctx, { ...given, previous, ...clientOf(request), ...limitConcurrency(reply) });
    return completeSignIn(request, reply, outcome, 'WRONG_CREDENTIALS');
  });

  app.post('/auth/code', async (request, reply) => {
    const given = bodyOf(request, code);
    const outcome = await submitCode(ctx, { token: sessionTokenOf(request) ?? '', ...given, ...clientOf(request) });
    return completeSignIn(request, reply, outcome, 'WRONG_CODE');
  });

  app.post('/auth/enrolment', async (request, reply) => {
    const enrolment = await beginEnrolment(ctx, sessionTokenOf(request) ?? '');
    if (enrolment === null) throw new HttpRefusal('SIGN_IN_AGAIN');
    return reply.header('cache-control', 'no-store').send(enrolment);
  });

  app.post('/auth/enrolment/code', async (request, reply) => {
    const given = bodyOf(request, code);
    const outcome = await endEnrolment(ctx, { token: sessionTokenOf(request) ?? '', ...given, ...clientOf(request) });
    return completeSignIn(request, reply, outcome, 'WRONG_CODE');
  });

  app.post('/auth/invitation', async (request, reply) => {
    const found = await findInvitation(ctx, bodyOf(request, link).token);
    if (found === null) throw new HttpRefusal('NO_INVITATION');
    return reply.header('cache-control', 'no-store').send(found);
  });

  app.post('/auth/invitation/password', async (request, reply) => {
    const given = bodyOf(request, chosen);
    const previous = sessionTokenOf(request);
    const outcome = await acceptInvitation(ctx, {
      ...{ ...given, previous, ...clientOf(request), ...limitConcurrency(reply) },
      ...(cost === undefined ? {} : { cost }),
    });
    if (!outcome.ok) throw new HttpRefusal(outcome.code);
    return completeSignIn(request, reply, outcome, 'WRONG_CREDENTIALS');
  });

  // The cookie alone is asked: whoever holds none, or another, learns nothing of a session.
  app.get('/auth/session-end', async (request, reply) => {
    const token = sessionTokenOf(request);
    const reason = token === undefined ? null : await findSessionEnd(ctx, token);
    return reply.header('cache-control', 'no-store').send({ reason });
  });

  app.post('/auth/sign-out', async (request, reply) => {
    const token = sessionTokenOf(request);
    if (token !== undefined) {
      await signOut(ctx, token);
      onSignOut(token);
    }
    return reply.clearCookie(app.sessionCookie, app.cookieFlags).code(204).send();
  });
}
