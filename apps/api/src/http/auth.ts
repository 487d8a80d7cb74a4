import { type House, signIn, signOut } from '@beian/orders';
import type { CookieSerializeOptions } from '@fastify/cookie';
import type { FastifyInstance, FastifyRequest } from 'fastify';
import { z } from 'zod';
import { sessionCookie } from '../context.ts';
import { Refused } from './answers.ts';
import { createThrottle } from './throttle.ts';

const minutes = 60_000;
/** One person at one place; and one place that tries many names. */
const perLogin = { failures: 10, windowMs: 15 * minutes, names: 10_000 };
const perAddress = { failures: 100, windowMs: 15 * minutes, names: 10_000 };
/** Checking a password takes a lot of memory and time on purpose, so only a few are checked at once. */
const checkedAtOnce = 8;

const credentials = z.strictObject({
  login: z.string().trim().min(1).max(100),
  password: z.string().min(1).max(1000),
});

interface Options {
  readonly secureCookies: boolean;
  /** Ends what still hangs on the session, e.g. its live updates. */
  readonly onSignOut: (token: string) => void;
}

/** `/auth/sign-in` and `/auth/sign-out` of staff: a cookie that no script can read and no other site can send. */
export function addAuth(app: FastifyInstance, house: House, { secureCookies, onSignOut }: Options): void {
  const cookie: CookieSerializeOptions = { httpOnly: true, sameSite: 'strict', secure: secureCookies, path: '/' };
  const logins = createThrottle(perLogin);
  const addresses = createThrottle(perAddress);
  let checking = 0;

  const held = (request: FastifyRequest) => request.cookies[sessionCookie] || undefined;

  app.post('/auth/sign-in', async (request, reply) => {
    const parsed = credentials.safeParse(request.body);
    if (!parsed.success) throw new Refused('WRONG_SHAPE', parsed.error.issues[0]?.path.join('.') || 'body');
    const name = `${request.ip} ${parsed.data.login.toLowerCase()}`;
    if (logins.isClosed(name) || addresses.isClosed(request.ip) || checking >= checkedAtOnce) {
      reply.header('retry-after', '900');
      throw new Refused('TOO_MANY_ATTEMPTS');
    }
    checking += 1;
    const previous = held(request);
    const session = await signIn(house, { ...parsed.data, previous }).finally(() => {
      checking -= 1;
    });
    if (session === null) {
      logins.fail(name);
      addresses.fail(request.ip);
      throw new Refused('WRONG_CREDENTIALS');
    }
    logins.forget(name);
    if (previous !== undefined) onSignOut(previous);
    return reply
      .setCookie(sessionCookie, session.token, cookie)
      .header('cache-control', 'no-store')
      .send({ staff: session.staff });
  });

  app.post('/auth/sign-out', async (request, reply) => {
    const token = held(request);
    if (token !== undefined) {
      await signOut(house, token);
      onSignOut(token);
    }
    return reply.clearCookie(sessionCookie, cookie).code(204).send();
  });
}
