import {
  acceptInvitation,
  beginEnrolment,
  endEnrolment,
  findInvitation,
  giveCode,
  type AppContext,
  type NotIn,
  type PasswordCost,
  type SignedIn,
  signIn,
  signOut,
} from '@beian/orders';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { z } from 'zod';
import { Refused } from './answers.ts';
import { bodyOf, fromOf, heldToken, letIn } from './doors.ts';

/** Checking a password takes a lot of memory and time on purpose, so only a few are checked at once. */
const CHECKED_AT_ONCE = 8;

const password = z.string().min(1).max(1000);
const credentials = z.strictObject({ login: z.string().trim().min(1).max(100), password });
const code = z.strictObject({ code: z.string().min(1).max(60) });
const link = z.strictObject({ token: z.string().min(1).max(100) });
const chosen = z.strictObject({ token: z.string().min(1).max(100), password });

interface Options {
  /** What a new password costs; lower in a test alone. */
  readonly cost: PasswordCost | undefined;
  /** Ends what still hangs on the session, e.g. its live updates. */
  readonly onSignOut: (token: string) => void;
}

/** Runs so many at once in this process, and refuses more. */
export function fewAtOnce(most = CHECKED_AT_ONCE) {
  let running = 0;
  return (reply: FastifyReply) => ({
    inTurn: async <T>(work: () => Promise<T>): Promise<T> => {
      if (running >= most) throw tooMany(reply, 5);
      running += 1;
      return work().finally(() => {
        running -= 1;
      });
    },
  });
}
export type AtOnce = ReturnType<typeof fewAtOnce>;

/** Refused for now; `seconds` go out as Retry-After. */
export function tooMany(reply: FastifyReply, seconds: number): Refused {
  reply.header('retry-after', String(seconds));
  return new Refused('TOO_MANY_ATTEMPTS');
}

/** Sign-in and sign-out of staff by password, code and invitation: a cookie that no script can read and no other site can send. */
export function addAuth(app: FastifyInstance, ctx: AppContext, atOnce: AtOnce, { cost, onSignOut }: Options): void {
  /** Lets in, or says why not; the cookie of a sign-in that is over goes. */
  const enter = (
    request: FastifyRequest,
    reply: FastifyReply,
    outcome: SignedIn | NotIn,
    wrong: 'WRONG_CREDENTIALS' | 'WRONG_CODE',
  ) => {
    if (!outcome.ok) {
      if (outcome.code === 'CLOSED') throw tooMany(reply, outcome.retryAfter);
      if (outcome.code === 'WRONG') throw new Refused(wrong);
      reply.clearCookie(app.sessionCookie, app.cookieFlags);
      throw new Refused('SIGN_IN_AGAIN');
    }
    const previous = heldToken(request);
    if (previous !== undefined) onSignOut(previous);
    return letIn(reply, outcome);
  };

  app.post('/auth/sign-in', async (request, reply) => {
    const given = bodyOf(request, credentials);
    const previous = heldToken(request);
    const outcome = await signIn(ctx, { ...given, previous, ...fromOf(request), ...atOnce(reply) });
    return enter(request, reply, outcome, 'WRONG_CREDENTIALS');
  });

  app.post('/auth/code', async (request, reply) => {
    const given = bodyOf(request, code);
    const outcome = await giveCode(ctx, { token: heldToken(request) ?? '', ...given, ...fromOf(request) });
    return enter(request, reply, outcome, 'WRONG_CODE');
  });

  app.post('/auth/enrolment', async (request, reply) => {
    const enrolment = await beginEnrolment(ctx, heldToken(request) ?? '');
    if (enrolment === null) throw new Refused('SIGN_IN_AGAIN');
    return reply.header('cache-control', 'no-store').send(enrolment);
  });

  app.post('/auth/enrolment/code', async (request, reply) => {
    const given = bodyOf(request, code);
    const outcome = await endEnrolment(ctx, { token: heldToken(request) ?? '', ...given, ...fromOf(request) });
    return enter(request, reply, outcome, 'WRONG_CODE');
  });

  app.post('/auth/invitation', async (request, reply) => {
    const found = await findInvitation(ctx, bodyOf(request, link).token);
    if (found === null) throw new Refused('NO_INVITATION');
    return reply.header('cache-control', 'no-store').send(found);
  });

  app.post('/auth/invitation/password', async (request, reply) => {
    const given = bodyOf(request, chosen);
    const previous = heldToken(request);
    const outcome = await acceptInvitation(ctx, {
      ...{ ...given, previous, ...fromOf(request), ...atOnce(reply) },
      ...(cost === undefined ? {} : { cost }),
    });
    if (!outcome.ok) throw new Refused(outcome.code);
    return enter(request, reply, outcome, 'WRONG_CREDENTIALS');
  });

  app.post('/auth/sign-out', async (request, reply) => {
    const token = heldToken(request);
    if (token !== undefined) {
      await signOut(ctx, token);
      onSignOut(token);
    }
    return reply.clearCookie(app.sessionCookie, app.cookieFlags).code(204).send();
  });
}
