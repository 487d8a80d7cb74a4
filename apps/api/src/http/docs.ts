import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import type { Language } from '@beian/domain/text';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import type { GraphQLSchema } from 'graphql';
import { type DocsSource, linkTo } from '../docs/page.ts';
import { createSite, type Site, type SiteFile } from '../docs/site.ts';
import { languageOf } from '../language.ts';
import { compressText } from './compression.ts';
import { HttpRefusal } from './error-answers.ts';
import { docsPolicy } from './headers.ts';

/** Reads the files of the folder `docs`, of which the site is made beside the tables of the domain. */
export const docsSource = (folder: string, schema: GraphQLSchema): DocsSource => ({
  schema,
  read: (file) => readFileSync(path.join(folder, file), 'utf8'),
  list: (under) => readdirSync(path.join(folder, under)).sort(),
});

const isLanguage = (text: string): text is Language => text === 'zh' || text === 'en';

/** Serves the reference of the schema of partners under /docs; without the folder `docs` it is not served. */
export function addDocs(app: FastifyInstance, schema: GraphQLSchema, folder: string | undefined): void {
  if (folder === undefined) return;
  let site: Site | undefined;
  const open = (): Site => {
    site ??= createSite(docsSource(path.resolve(folder), schema));
    return site;
  };
  const redirect = (request: FastifyRequest, reply: FastifyReply, to: (language: Language) => string) => {
    reply.header('vary', 'accept-language');
    return reply.redirect(to(languageOf(request.headers['accept-language'])), 302);
  };
  for (const url of ['/docs', '/docs/'])
    app.get(url, (request, reply) => redirect(request, reply, (language) => linkTo(language, 'start')));
  app.get<{ Params: { id: string } }>('/docs/rules/:id', (request, reply) => {
    const language = languageOf(request.headers['accept-language']);
    const address = open().rule(request.params.id, language);
    if (address === undefined) throw new HttpRefusal('NOT_FOUND');
    return redirect(request, reply, () => address);
  });
  app.get('/docs/schema.graphql', (request, reply) => send(request, reply, open().schema()));
  for (const language of ['zh', 'en'] as const) {
    app.get(`/docs/search-${language}.json`, async (request, reply) =>
      send(request, reply, await open().searchIndex(language)),
    );
    app.get(`/docs/${language}`, (_request, reply) => reply.redirect(linkTo(language, 'start'), 302));
  }
  for (const url of ['/docs/assets/:name', '/docs/webhooks/:name'])
    app.get<{ Params: { name: string } }>(url, (request, reply) =>
      send(request, reply, open().asset(request.params.name)),
    );
  app.get<{ Params: { language: string; page: string } }>('/docs/:language/:page', (request, reply) => {
    const { language, page } = request.params;
    return send(request, reply, isLanguage(language) ? open().page(language, page) : undefined);
  });
}

/** Files may be kept, and are compared by their validator each time: a new release changes them. */
async function send(request: FastifyRequest, reply: FastifyReply, file: SiteFile | undefined) {
  if (file === undefined) throw new HttpRefusal('NOT_FOUND');
  reply.headers({
    'content-type': file.type,
    'cache-control': 'public, no-cache',
    etag: file.etag,
    ...(file.type.startsWith('text/html') ? { 'content-security-policy': docsPolicy } : {}),
  });
  const known = (request.headers['if-none-match'] ?? '').split(/,\s*/);
  if (known.includes(file.etag)) return reply.code(304).send();
  return reply.send(await compressText(request, reply, file.body));
}
