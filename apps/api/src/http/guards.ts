import type { FastifyInstance, FastifyRequest } from 'fastify';
import { findUnstorable } from '../inputs/unstorable.ts';
import { HttpRefusal } from './error-answers.ts';

/** All that any door knows. What else Node can read (TRACE, CONNECT, PATCH …) is refused before anything is looked at. */
const methods: ReadonlySet<string> = new Set(['GET', 'HEAD', 'POST', 'PUT', 'OPTIONS']);

export function refuseOtherMethods(app: FastifyInstance): void {
  app.addHook('onRequest', async (request, reply) => {
    if (methods.has(request.method)) return;
    reply.header('allow', [...methods].join(', '));
    throw new HttpRefusal('METHOD');
  });
}

/**
 * Refuses what a page of another site had a browser fetch, as an image, a frame or a link: what is personal is read by our own pages and by
 * programs, which send no such header. The cookie does not go along either; this holds where a browser errs.
 */
export function assertNotCrossSite(request: FastifyRequest): void {
  const from = request.headers['sec-fetch-site'];
  if (from === 'cross-site' || from === 'same-site') throw new HttpRefusal('WRONG_ORIGIN');
}

/**
 * Refuses U+0000 and half of a surrogate pair wherever a request may hold them: path, query, cookies and a JSON body, each as it is decoded
 * (in a header's own bytes Node takes neither). What stands in a GraphQL operation is refused by `inputs/check.ts`, which names the
 * argument. Cookies must be parsed before.
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

/** The first text that cannot be stored, with the names that lead to it. */
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
