import { randomBytes } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import path from 'node:path';
import fastifyStatic from '@fastify/static';
import type { FastifyInstance } from 'fastify';
import { compressText } from './compression.ts';
import { pagePolicy, workerPolicy } from './headers.ts';

/** Serves the schema explorer under /graphiql from its built bundle; without a folder it is not served. */
export async function addGraphiql(app: FastifyInstance, folder: string | undefined): Promise<void> {
  if (folder === undefined) return;
  const root = path.resolve(folder);
  await app.register(fastifyStatic, {
    root: path.join(root, 'assets'),
    prefix: '/graphiql/assets/',
    index: false,
    dotfiles: 'ignore',
    decorateReply: false,
    preCompressed: true,
    cacheControl: false,
    // A worker uses the policy of its own script's response.
    setHeaders: (reply) => {
      reply.header('content-security-policy', workerPolicy);
      reply.header('cache-control', 'public, max-age=31536000, immutable');
    },
  });
  for (const url of ['/graphiql', '/graphiql/'])
    app.get(url, async (request, reply) => {
      const nonce = randomBytes(16).toString('base64');
      const html = await readFile(path.join(root, 'index.html'), 'utf8');
      reply.headers({
        'content-security-policy': pagePolicy(nonce, { workers: true }),
        'content-type': 'text/html; charset=utf-8',
        'cache-control': 'no-store',
      });
      return reply.send(await compressText(request, reply, html.replaceAll('__CSP_NONCE__', nonce)));
    });
}
