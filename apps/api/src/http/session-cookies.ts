import { type Client, DEVICE_DAYS, type SignedIn } from '@beian/orders';
import type { CookieSerializeOptions } from '@fastify/cookie';
import Bowser from 'bowser';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import type { z } from 'zod';
import { HttpRefusal } from './error-answers.ts';

declare module 'fastify' {
  interface FastifyInstance {
    /** The cookie that holds a session. Over TLS its name says that this very host set it, for all of it (`__Host-`). */
    sessionCookie: string;
    cookieFlags: CookieSerializeOptions;
    /** The name of a cookie that is sent to some paths alone: over TLS it says that TLS set it (`__Secure-`). */
    narrowCookie(name: string): string;
  }
}

/** Read and set under /auth alone: `device.ts` of the orders. */
const deviceCookie = 'beian_device';

/** Names and flags of the cookies; each is for scripts of no page and no other site's requests. */
export function addCookieNames(app: FastifyInstance, { secureCookies }: { secureCookies: boolean }): void {
  app.decorate('sessionCookie', secureCookies ? '__Host-beian_session' : 'beian_session');
  app.decorate('narrowCookie', (name: string) => (secureCookies ? `__Secure-${name}` : name));
  app.decorate('cookieFlags', { httpOnly: true, sameSite: 'strict', secure: secureCookies, path: '/' });
}

export const sessionTokenOf = (request: FastifyRequest): string | undefined =>
  request.cookies[request.server.sessionCookie] || undefined;

/** From where it comes: what a session is known again by, and what tries are counted by. */
export function clientOf(request: FastifyRequest): { client: Client; device: string | undefined } {
  const agent = request.headers['user-agent']?.slice(0, 500);
  const { browser, os } = agent ? Bowser.parse(agent) : { browser: {}, os: {} };
  return {
    client: { browser: browser.name?.slice(0, 40) || null, system: os.name?.slice(0, 40) || null, address: request.ip },
    device: request.cookies[request.server.narrowCookie(deviceCookie)],
  };
}

export const setSession = (reply: FastifyReply, token: string): FastifyReply =>
  reply.setCookie(reply.server.sessionCookie, token, reply.server.cookieFlags).header('cache-control', 'no-store');

/** Gives the cookies of who is in. */
export function setSignInCookies(reply: FastifyReply, entered: SignedIn): FastifyReply {
  setSession(reply, entered.token);
  if (entered.device !== null)
    reply.setCookie(reply.server.narrowCookie(deviceCookie), entered.device, {
      ...{ ...reply.server.cookieFlags, path: '/auth' },
      maxAge: DEVICE_DAYS * 86_400,
    });
  return reply;
}

/** Answers who has said a password: who it is, or what is still asked for. */
export function sendSignedIn(reply: FastifyReply, entered: SignedIn): FastifyReply {
  setSignInCookies(reply, entered);
  if (entered.needs !== null) return reply.send({ needs: entered.needs });
  const { staff, recoveryCodes } = entered;
  return reply.send({ staff, ...(recoveryCodes === undefined ? {} : { recoveryCodes }) });
}

/** The body of exactly this shape. @throws Refused WRONG_SHAPE naming the field */
export function bodyOf<T extends z.ZodType>(request: FastifyRequest, shape: T): z.infer<T> {
  const parsed = shape.safeParse(request.body);
  if (!parsed.success) throw new HttpRefusal('WRONG_SHAPE', parsed.error.issues[0]?.path.join('.') || 'body');
  return parsed.data;
}

/**
 * Requests under /auth that change something come from our own pages, or from no page: the cookie is sent by no other site, and all the same
 * none may sign anybody in or out. @throws Refused WRONG_ORIGIN
 */
export function addOriginCheck(app: FastifyInstance): void {
  app.addHook('onRequest', async (request) => {
    if (request.method === 'GET' || !request.url.startsWith('/auth/')) return;
    const { origin, host, 'sec-fetch-site': site } = request.headers;
    const isOurs = origin === undefined || (URL.canParse(origin) && new URL(origin).host === host);
    if (!isOurs || !(site === undefined || site === 'same-origin' || site === 'none'))
      throw new HttpRefusal('WRONG_ORIGIN');
  });
}
