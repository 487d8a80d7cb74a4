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
import { bodyOf, sendSignedIn, sessionTokenOf } from './session-cookies.ts';
import type { SignInTurns } from './sign-in-turns.ts';

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

/** An account or network on which too many attempts failed. `seconds`: until the next one is heard. */
export const tooManyAttempts = (seconds: number): HttpRefusal =>
  new HttpRefusal('TOO_MANY_ATTEMPTS', undefined, seconds);

/** Sign-in and sign-out of staff by password, code and invitation. The cookie is HttpOnly and is not sent by other sites. */
export function addAuth(
  app: FastifyInstance,
  ctx: AppContext,
  inTurn: SignInTurns,
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
      if (outcome.code === 'CLOSED') throw tooManyAttempts(outcome.retryAfter);
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
    const outcome = await inTurn(request, (from) => signIn(ctx, { ...given, previous, ...from }));
    return completeSignIn(request, reply, outcome, 'WRONG_CREDENTIALS');
  });

  app.post('/auth/code', async (request, reply) => {
    const given = bodyOf(request, code);
    const token = sessionTokenOf(request) ?? '';
    const outcome = await inTurn(request, (from) => submitCode(ctx, { token, ...given, ...from }));
    return completeSignIn(request, reply, outcome, 'WRONG_CODE');
  });

  app.post('/auth/enrolment', async (request, reply) => {
    const token = sessionTokenOf(request) ?? '';
    const enrolment = await inTurn(request, () => beginEnrolment(ctx, token));
    if (enrolment === null) throw new HttpRefusal('SIGN_IN_AGAIN');
    return reply.header('cache-control', 'no-store').send(enrolment);
  });

  app.post('/auth/enrolment/code', async (request, reply) => {
    const given = bodyOf(request, code);
    const token = sessionTokenOf(request) ?? '';
    const outcome = await inTurn(request, (from) => endEnrolment(ctx, { token, ...given, ...from }));
    return completeSignIn(request, reply, outcome, 'WRONG_CODE');
  });

  app.post('/auth/invitation', async (request, reply) => {
    const { token } = bodyOf(request, link);
    const found = await inTurn(request, () => findInvitation(ctx, token));
    if (found === null) throw new HttpRefusal('NO_INVITATION');
    return reply.header('cache-control', 'no-store').send(found);
  });

  app.post('/auth/invitation/password', async (request, reply) => {
    const given = bodyOf(request, chosen);
    const previous = sessionTokenOf(request);
    const outcome = await inTurn(request, (from) =>
      acceptInvitation(ctx, { ...given, previous, ...from, ...(cost === undefined ? {} : { cost }) }),
    );
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
