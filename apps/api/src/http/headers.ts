import type { FastifyInstance } from 'fastify';
import { requestIdHeader } from './request-id.ts';

/** What a page may use of the device: the camera for the face check on a phone alone. */
export function permissionsPolicy({ camera = false } = {}): string {
  return `camera=(${camera ? 'self' : ''}), geolocation=(), microphone=()`;
}

/**
 * Headers of every answer. An answer that is not a page may load nothing and is sandboxed if opened directly; pages set a policy of their
 * own.
 */
export const securityHeaders = {
  // Answers that may be cached, such as the console's files, override this.
  'cache-control': 'no-store',
  'content-security-policy':
    "default-src 'none'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'; object-src 'none'; sandbox",
  'cross-origin-opener-policy': 'same-origin',
  'cross-origin-resource-policy': 'same-origin',
  'permissions-policy': permissionsPolicy(),
  'origin-agent-cluster': '?1',
  'referrer-policy': 'no-referrer',
  'x-content-type-options': 'nosniff',
  'x-frame-options': 'DENY',
  'x-permitted-cross-domain-policies': 'none',
} as const;

declare module 'fastify' {
  interface FastifyInstance {
    /** Headers of every answer, also of those written without a reply object. */
    readonly securityHeaders: Readonly<Record<string, string>>;
  }
}

export function addSecurityHeaders(app: FastifyInstance, options: { overTls: boolean }): void {
  // Includes subdomains: a filing desk has no subdomain that must work without TLS.
  const overTls = { 'strict-transport-security': 'max-age=63072000; includeSubDomains' };
  const headers = { ...securityHeaders, ...(options.overTls ? overTls : {}) };
  app.decorate('securityHeaders', headers);
  app.addHook('onRequest', async (request, reply) => {
    // Answers that may be cached override this.
    reply.headers({ ...headers, 'cache-control': 'no-store', [requestIdHeader]: request.id });
  });
}

/**
 * Content security policy of pages. Scripts and style elements need the nonce of this answer, and style attributes are not allowed; styles
 * set by scripts (CSSOM) are not restricted by the policy. `workers`: allows workers from this origin, for the schema explorer's editor.
 */
export const pagePolicy = (nonce: string, { workers = false } = {}): string =>
  [
    "default-src 'self'",
    `script-src 'self' 'nonce-${nonce}'`,
    "script-src-attr 'none'",
    `style-src 'self' 'nonce-${nonce}'`,
    "style-src-attr 'none'",
    "img-src 'self' data: blob:",
    "font-src 'self' data:",
    "connect-src 'self'",
    `worker-src ${workers ? "'self'" : "'none'"}`,
    "frame-src 'none'",
    "object-src 'none'",
    "base-uri 'none'",
    "form-action 'self'",
    "frame-ancestors 'none'",
  ].join('; ');

/** Policy of the pages of /docs: they hold no script or style of their own, and so can be kept by caches. */
export const docsPolicy =
  "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; connect-src 'self'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'; object-src 'none'";

/** Policy of the schema explorer's workers, sent with their scripts. */
export const workerPolicy =
  "default-src 'none'; script-src 'self'; connect-src 'self'; base-uri 'none'; object-src 'none'; frame-ancestors 'none'";
