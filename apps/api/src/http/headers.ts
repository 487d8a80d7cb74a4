import type { FastifyInstance } from 'fastify';

/**
 * For every answer. What is no page may load nothing at all, and where a browser is led to it by itself it stands in a sandbox; pages bring a
 * policy of their own.
 */
export const securityHeaders = {
  // What may be kept, as the console's files, says so itself.
  'cache-control': 'no-store',
  'content-security-policy':
    "default-src 'none'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'; object-src 'none'; sandbox",
  'cross-origin-opener-policy': 'same-origin',
  'cross-origin-resource-policy': 'same-origin',
  'permissions-policy': 'camera=(), geolocation=(), microphone=()',
  'origin-agent-cluster': '?1',
  'referrer-policy': 'no-referrer',
  'x-content-type-options': 'nosniff',
  'x-frame-options': 'DENY',
  'x-permitted-cross-domain-policies': 'none',
} as const;

declare module 'fastify' {
  interface FastifyInstance {
    /** What goes on every answer, also on one that no reply writes. */
    readonly securityHeaders: Readonly<Record<string, string>>;
  }
}

export function addSecurityHeaders(app: FastifyInstance, options: { overTls: boolean }): void {
  // For our own host and what is under it: a filing desk has no sibling that must stay without TLS.
  const overTls = { 'strict-transport-security': 'max-age=63072000; includeSubDomains' };
  const headers = { ...securityHeaders, ...(options.overTls ? overTls : {}) };
  app.decorate('securityHeaders', headers);
  app.addHook('onRequest', async (_request, reply) => {
    // What may be kept says so itself.
    reply.headers({ ...headers, 'cache-control': 'no-store' });
  });
}

/**
 * The pages' policy. Scripts and style elements need the nonce of this very answer, and no style stands in an attribute of the text; style
 * that a script sets (CSSOM) is not a matter of the policy. `workers`: of scripts from here, for the schema explorer's editor.
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

/** What a worker of the explorer's may do: its policy comes with its own script. */
export const workerPolicy =
  "default-src 'none'; script-src 'self'; connect-src 'self'; base-uri 'none'; object-src 'none'; frame-ancestors 'none'";
