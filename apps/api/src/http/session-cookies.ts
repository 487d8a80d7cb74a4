import { type Client, DEVICE_DAYS, type SignedIn } from '@beian/accounts/sign-in';
import type { CookieSerializeOptions } from '@fastify/cookie';
import Bowser from 'bowser';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import type { z } from 'zod';
import { HttpRefusal } from './error-answers.ts';

declare module 'fastify' {
  interface FastifyInstance {
    /** Name of the session cookie. Over TLS it has the prefix `__Host-`: set by this host, for all paths. */
    sessionCookie: string;
    cookieFlags: CookieSerializeOptions;
    /** Name of a cookie for some paths only; over TLS with the prefix `__Secure-`. */
    narrowCookie(name: string): string;
  }
}

/** Used under /auth only: `device.ts` of the package orders. */
const deviceCookie = 'beian_device';

/** Names and flags of the cookies: HttpOnly and SameSite=Strict. */
export function addCookieNames(app: FastifyInstance, { secureCookies }: { secureCookies: boolean }): void {
  app.decorate('sessionCookie', secureCookies ? '__Host-beian_session' : 'beian_session');
  app.decorate('narrowCookie', (name: string) => (secureCookies ? `__Secure-${name}` : name));
  app.decorate('cookieFlags', { httpOnly: true, sameSite: 'strict', secure: secureCookies, path: '/' });
}

export const sessionTokenOf = (request: FastifyRequest): string | undefined =>
  request.cookies[request.server.sessionCookie] || undefined;

/** Browser, system, address and device of the request: sessions are listed with them and sign-in attempts counted by them. */
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

/** Sets the cookies of a signed-in person. */
export function setSignInCookies(reply: FastifyReply, entered: SignedIn): FastifyReply {
  setSession(reply, entered.token);
  if (entered.device !== null)
    reply.setCookie(reply.server.narrowCookie(deviceCookie), entered.device, {
      ...{ ...reply.server.cookieFlags, path: '/auth' },
      maxAge: DEVICE_DAYS * 86_400,
    });
  return reply;
}

/** Answers a correct password: the person, or the factor that is still needed. */
export function sendSignedIn(reply: FastifyReply, entered: SignedIn): FastifyReply {
  setSignInCookies(reply, entered);
  if (entered.needs !== null) return reply.send({ needs: entered.needs });
  const { staff, recoveryCodes } = entered;
  return reply.send({ staff, ...(recoveryCodes === undefined ? {} : { recoveryCodes }) });
}

/** @throws HttpRefusal WRONG_SHAPE naming the field */
export function bodyOf<T extends z.ZodType>(request: FastifyRequest, shape: T): z.infer<T> {
  const parsed = shape.safeParse(request.body);
  if (!parsed.success) throw new HttpRefusal('WRONG_SHAPE', parsed.error.issues[0]?.path.join('.') || 'body');
  return parsed.data;
}
