import type { FastifyInstance, FastifyRequest } from 'fastify';
import { findUnstorable } from '../inputs/unstorable.ts';
import { HttpRefusal } from './error-answers.ts';
import { sessionTokenOf } from './session-cookies.ts';

declare module 'fastify' {
  interface FastifyContextConfig {
    /** Pages of any origin may call the route: its path holds the only credential, and no cookie is read. */
    fromAnywhere?: boolean;
  }
}

/** Methods that any route uses. Others that Node accepts (TRACE, CONNECT, PATCH …) are refused first. */
const methods: ReadonlySet<string> = new Set(['GET', 'HEAD', 'POST', 'PUT', 'OPTIONS']);

export function refuseOtherMethods(app: FastifyInstance): void {
  app.addHook('onRequest', async (request, reply) => {
    if (methods.has(request.method)) return;
    reply.header('allow', [...methods].join(', '));
    throw new HttpRefusal('METHOD');
  });
}

/**
 * Refuses requests that a page of another site made a browser send, as an image, frame or link: our own pages and programs do not send
 * these headers. The cookie is not sent either; this check covers browsers that get that wrong.
 */
export function assertNotCrossSite(request: FastifyRequest): void {
  const from = request.headers['sec-fetch-site'];
  if (from === 'cross-site' || from === 'same-site') throw new HttpRefusal('WRONG_ORIGIN');
}

/** Methods that change nothing. */
const readingMethods: readonly string[] = ['GET', 'HEAD', 'OPTIONS'];

/**
 * A request that may change something must come from our own pages or from no page if its route is under /auth or it holds a session cookie.
 * Other sites do not send the cookie, and must not sign anybody in or out either. Judged by the matched route: the router decodes a path, so
 * `/%61uth/sign-out` is the same. Cookies must be parsed before this hook. @throws HttpRefusal WRONG_ORIGIN
 */
export function addOriginCheck(app: FastifyInstance): void {
  app.addHook('onRequest', async (request) => {
    if (readingMethods.includes(request.method) || request.routeOptions.config.fromAnywhere) return;
    const isChecked = request.routeOptions.url?.startsWith('/auth/') || sessionTokenOf(request) !== undefined;
    if (!isChecked) return;
    const { origin, host, 'sec-fetch-site': site } = request.headers;
    const isOurs = origin === undefined || (URL.canParse(origin) && new URL(origin).host === host);
    if (!isOurs || !(site === undefined || site === 'same-origin' || site === 'none'))
      throw new HttpRefusal('WRONG_ORIGIN');
  });
}

/**
 * Refuses U+0000 and lone surrogates in path, query, cookies and JSON body, each as decoded (Node refuses both in header bytes). GraphQL
 * operations are checked by `inputs/check.ts`, which names the argument. Cookies must be parsed before this hook.
 */
export function refuseUnstorable(app: FastifyInstance): void {
  const check = (places: Readonly<Record<string, unknown>>) => {
    for (const [place, value] of Object.entries(places)) {
      const [code, field] = find(value, place) ?? [];
      if (code !== undefined) throw new HttpRefusal(code, field);
    }
  };
  app.addHook('onRequest', async ({ params, query, cookies }) => check({ path: params, query, cookies }));
  app.addHook('preValidation', async ({ body, routeOptions }) => {
    if (routeOptions.url !== '/graphql' && !Buffer.isBuffer(body)) check({ body });
  });
}

/** The first text that cannot be stored, with its path. */
function find(value: unknown, place: string): [NonNullable<ReturnType<typeof findUnstorable>>, string] | undefined {
  if (typeof value === 'string') {
    const code = findUnstorable(value);
    return code && [code, place];
  }
  if (typeof value !== 'object' || value === null) return undefined;
  for (const [name, inner] of Object.entries(value)) {
    const found = find(name, place) ?? find(inner, `${place}.${name}`);
    if (found !== undefined) return found;
  }
  return undefined;
}
