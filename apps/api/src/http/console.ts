import { randomBytes } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import path from 'node:path';
import fastifyStatic from '@fastify/static';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { compressText } from './compression.ts';
import { sendRefusal } from './error-answers.ts';
import { pagePolicy, permissionsPolicy } from './headers.ts';

/** The page of the console that opens the camera. */
const facePage = '/face';

const oneYear = 'public, max-age=31536000, immutable';

/** Serves the built console: hashed files with a long cache time, and its page with a new nonce for every other path. */
export async function addConsole(app: FastifyInstance, folder: string | undefined): Promise<void> {
  if (folder === undefined) {
    app.setNotFoundHandler((request, reply) => sendRefusal(request, reply, { code: 'NOT_FOUND' }));
    return;
  }
  const root = path.resolve(folder);
  const page = async (request: FastifyRequest, reply: FastifyReply) => {
    const nonce = randomBytes(16).toString('base64');
    const html = await readFile(path.join(root, 'index.html'), 'utf8').catch(() => notBuilt);
    reply.headers({
      'content-security-policy': pagePolicy(nonce),
      'content-type': 'text/html; charset=utf-8',
      'cache-control': 'no-store',
      ...(request.url.split('?')[0] === facePage ? { 'permissions-policy': permissionsPolicy({ camera: true }) } : {}),
    });
    return reply.send(await compressText(request, reply, html.replaceAll('__CSP_NONCE__', nonce)));
  };
  await app.register(fastifyStatic, {
    root,
    index: false,
    dotfiles: 'ignore',
    cacheControl: false,
    // Serve the compressed files that the build wrote (apps/console/build/compress.ts).
    preCompressed: true,
    setHeaders: (reply, file) => {
      const isHashed = /[/\\]assets[/\\][^/\\]+-[\w-]{8,}\.\w+(\.br|\.gz)?$/.test(file);
      reply.header('cache-control', isHashed ? oneYear : 'no-cache');
    },
  });
  for (const url of ['/', '/index.html']) app.get(url, page);
  app.setNotFoundHandler((request, reply) => {
    const isPage = ['GET', 'HEAD'].includes(request.method) && (request.headers.accept ?? '').includes('text/html');
    return isPage ? page(request, reply) : sendRefusal(request, reply, { code: 'NOT_FOUND' });
  });
}

const notBuilt =
  '<!doctype html><meta charset="utf-8"><title>Beian Desk</title><p>控制台尚未构建。 The console is not built yet.</p>';
