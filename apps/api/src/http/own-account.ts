import {
  beginOwnFactor,
  changePassword,
  confirmOwnFactor,
  type FactorFault,
  proveAgain,
  removeOwnFactor,
  renewRecoveryCodes,
  type SignedInStaff,
} from '@beian/accounts/accounts';
import type { SignInFailure } from '@beian/accounts/sign-in';
import type { PasswordCost, PasswordFault } from '@beian/accounts/staff';
import type { AppContext } from '@beian/database/transaction';
import { liftRevealQuota } from '@beian/privacy/reveals';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { z } from 'zod';
import { findCaller, personOf } from '../context.ts';
import { tooManyAttempts } from './auth.ts';
import { HttpRefusal } from './error-answers.ts';
import { bodyOf, clientOf, setSession } from './session-cookies.ts';
import type { SignInTurns } from './sign-in-turns.ts';

const password = z.string().min(1).max(1000);
const proof = z.strictObject({ password });
const change = z.strictObject({ current: password, next: password });
const code = z.strictObject({ code: z.string().min(1).max(60) });

/**
 * Routes for a person's own password, second factor and recovery codes. HTTP routes instead of mutations, so that passwords and
 * codes are not in cached or logged operations.
 */
export function addOwnAccount(
  app: FastifyInstance,
  ctx: AppContext,
  inTurn: SignInTurns,
  { cost }: { cost: PasswordCost | undefined },
): void {
  const requirePerson = async (request: FastifyRequest): Promise<SignedInStaff> => {
    const caller = await findCaller(ctx, request);
    if (caller === null) throw new HttpRefusal('UNAUTHENTICATED');
    const person = personOf(caller);
    if (person === undefined) throw new HttpRefusal('ONLY_STAFF');
    return person;
  };
  const sendRenewedSession = (
    reply: FastifyReply,
    outcome: { ok: true; token: string } | SignInFailure | { ok: false; code: 'OF_PROVIDER' | PasswordFault },
  ) => {
    if (outcome.ok) return setSession(reply, outcome.token).code(204).send();
    if (outcome.code === 'CLOSED') throw tooManyAttempts(outcome.retryAfter);
    throw new HttpRefusal(
      outcome.code === 'WRONG' ? 'WRONG_PASSWORD' : outcome.code === 'AGAIN' ? 'SIGN_IN_AGAIN' : outcome.code,
    );
  };
  const sendFactorResult = (reply: FastifyReply, done: { ok: true } | { ok: false; code: FactorFault }) => {
    if (!done.ok) throw new HttpRefusal(done.code === 'WRONG' ? 'WRONG_CODE' : done.code);
    const { ok: _, ...said } = done;
    return reply.header('cache-control', 'no-store').send(said);
  };

  app.post('/auth/proof', async (request, reply) => {
    const own = await requirePerson(request);
    const given = bodyOf(request, proof);
    return sendRenewedSession(
      reply,
      await inTurn(request, (from) => proveAgain(ctx, own, { ...given, ...from }), own.staff.id),
    );
  });

  app.post('/auth/password', async (request, reply) => {
    const own = await requirePerson(request);
    const given = { ...bodyOf(request, change), ...(cost === undefined ? {} : { cost }) };
    return sendRenewedSession(
      reply,
      await inTurn(request, (from) => changePassword(ctx, own, { ...given, ...from }), own.staff.id),
    );
  });

  app.post('/auth/second-factor', async (request, reply) =>
    sendFactorResult(reply, await beginOwnFactor(ctx, await requirePerson(request))),
  );
  app.post('/auth/second-factor/code', async (request, reply) =>
    sendFactorResult(reply, await confirmOwnFactor(ctx, await requirePerson(request), bodyOf(request, code).code)),
  );
  app.post('/auth/second-factor/removal', async (request, reply) =>
    sendFactorResult(reply, await removeOwnFactor(ctx, await requirePerson(request))),
  );
  app.post('/auth/second-factor/proof', async (request, reply) => {
    const own = await requirePerson(request);
    const done = await liftRevealQuota(ctx, own, { ...bodyOf(request, code), ...clientOf(request) });
    if (done.ok) return reply.header('cache-control', 'no-store').send({ until: done.until });
    if (done.code === 'CLOSED') throw tooManyAttempts(done.retryAfter);
    throw new HttpRefusal(done.code === 'WRONG' ? 'WRONG_CODE' : done.code);
  });
  app.post('/auth/recovery-codes', async (request, reply) =>
    sendFactorResult(reply, await renewRecoveryCodes(ctx, await requirePerson(request))),
  );
}
