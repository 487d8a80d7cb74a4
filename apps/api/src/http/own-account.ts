import {
  beginOwnFactor,
  changePassword,
  confirmOwnFactor,
  type FactorFault,
  type AppContext,
  liftRevealQuota,
  type NotIn,
  type Own,
  type PasswordCost,
  type PasswordFault,
  proveAgain,
  removeOwnFactor,
  renewRecoveryCodes,
} from '@beian/orders';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { z } from 'zod';
import { findCaller } from '../context.ts';
import { Refused } from './answers.ts';
import { type AtOnce, tooMany } from './auth.ts';
import { bodyOf, fromOf, setSession } from './doors.ts';

const password = z.string().min(1).max(1000);
const proof = z.strictObject({ password });
const change = z.strictObject({ current: password, next: password });
const code = z.strictObject({ code: z.string().min(1).max(60) });

/**
 * What lets a member of staff in, changed by themselves: doors of their own and no mutations, so that no password and no code comes near
 * what is remembered or logged of an operation.
 */
export function addOwnAccount(
  app: FastifyInstance,
  ctx: AppContext,
  atOnce: AtOnce,
  { cost }: { cost: PasswordCost | undefined },
): void {
  const ownOf = async (request: FastifyRequest): Promise<Own> => {
    const caller = await findCaller(ctx, request);
    if (caller === null) throw new Refused('UNAUTHENTICATED');
    if (caller.kind !== 'staff') throw new Refused('ONLY_STAFF');
    return caller;
  };
  const renewed = (
    reply: FastifyReply,
    outcome: { ok: true; token: string } | NotIn | { ok: false; code: 'OF_PROVIDER' | PasswordFault },
  ) => {
    if (outcome.ok) return setSession(reply, outcome.token).code(204).send();
    if (outcome.code === 'CLOSED') throw tooMany(reply, outcome.retryAfter);
    throw new Refused(
      outcome.code === 'WRONG' ? 'WRONG_PASSWORD' : outcome.code === 'AGAIN' ? 'SIGN_IN_AGAIN' : outcome.code,
    );
  };
  const factor = (reply: FastifyReply, done: { ok: true } | { ok: false; code: FactorFault }) => {
    if (!done.ok) throw new Refused(done.code === 'WRONG' ? 'WRONG_CODE' : done.code);
    const { ok: _, ...said } = done;
    return reply.header('cache-control', 'no-store').send(said);
  };

  app.post('/auth/proof', async (request, reply) => {
    const own = await ownOf(request);
    const given = bodyOf(request, proof);
    return renewed(reply, await proveAgain(ctx, own, { ...given, ...fromOf(request), ...atOnce(reply) }));
  });

  app.post('/auth/password', async (request, reply) => {
    const own = await ownOf(request);
    const given = { ...bodyOf(request, change), ...(cost === undefined ? {} : { cost }) };
    return renewed(reply, await changePassword(ctx, own, { ...given, ...fromOf(request), ...atOnce(reply) }));
  });

  app.post('/auth/second-factor', async (request, reply) =>
    factor(reply, await beginOwnFactor(ctx, await ownOf(request))),
  );
  app.post('/auth/second-factor/code', async (request, reply) =>
    factor(reply, await confirmOwnFactor(ctx, await ownOf(request), bodyOf(request, code).code)),
  );
  app.post('/auth/second-factor/removal', async (request, reply) =>
    factor(reply, await removeOwnFactor(ctx, await ownOf(request))),
  );
  app.post('/auth/second-factor/proof', async (request, reply) => {
    const own = await ownOf(request);
    const done = await liftRevealQuota(ctx, own, { ...bodyOf(request, code), ...fromOf(request) });
    if (done.ok) return reply.header('cache-control', 'no-store').send({ until: done.until });
    if (done.code === 'CLOSED') throw tooMany(reply, done.retryAfter);
    throw new Refused(done.code === 'WRONG' ? 'WRONG_CODE' : done.code);
  });
  app.post('/auth/recovery-codes', async (request, reply) =>
    factor(reply, await renewRecoveryCodes(ctx, await ownOf(request))),
  );
}
