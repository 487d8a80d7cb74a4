import type { Metrics } from '@beian/database/metrics';
import type { FastifyInstance } from 'fastify';

/** Methods that routes take; another one is counted as `other`, since callers choose its name. */
const methods: ReadonlySet<string> = new Set(['DELETE', 'GET', 'HEAD', 'OPTIONS', 'POST', 'PUT']);

/** Counts and times requests by the pattern of their route, never by the path. A request that no route took has the route `none`. */
export function addHttpMetrics(app: FastifyInstance, metrics: Metrics): void {
  app.addHook('onResponse', async ({ method, routeOptions: { url: route = 'none' } }, reply) => {
    const status = `${Math.floor(reply.statusCode / 100)}xx`;
    metrics.increment('beian_http_requests_total', {
      ...{ route, status },
      method: methods.has(method) ? method : 'other',
    });
    metrics.observe('beian_http_request_seconds', { route }, reply.elapsedTime / 1000);
  });
}
