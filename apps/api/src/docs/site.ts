import { createHash } from 'node:crypto';
import { setImmediate } from 'node:timers/promises';
import { ruleAnchor } from '@beian/domain/errors';
import type { Language } from '@beian/domain/text';
import { printSchema } from 'graphql';
import { pageHtml } from './layout.ts';
import { type DocsSource, type Entry, linkTo, type PageRow } from './page.ts';
import { lawAnchor, lawsPage } from './pages/laws.ts';
import { rulesPages } from './pages/rules.ts';
import { pages } from './pages.ts';

/** A file of the site with its validator. */
export interface SiteFile {
  readonly body: string;
  readonly type: string;
  readonly etag: string;
}

const fileOf = (body: string, type: string): SiteFile => ({
  ...{ body, type: `${type}; charset=utf-8` },
  etag: `W/"${createHash('sha256').update(body).digest('base64url').slice(0, 22)}"`,
});

/** What the search knows of one thing: title, hint, address, and the page's place in `pages`. */
export type IndexRow = readonly [title: string, hint: string, address: string, page: number];

export interface Site {
  /** Undefined: there is no such page. */
  page(language: Language, name: string): SiteFile | undefined;
  /** JSON: `{ pages, rows }`. */
  searchIndex(language: Language): Promise<SiteFile>;
  schema(): SiteFile;
  /** A file of docs/site or docs/api/webhooks; undefined: there is none. */
  asset(name: string): SiteFile | undefined;
  /** Everything that has an address, of one language. */
  rows(language: Language): readonly IndexRow[];
  /** The address of a `ruleId`; undefined: no page has it. */
  rule(ruleId: string, language: Language): string | undefined;
}

const assets: Readonly<Record<string, readonly [file: string, type: string]>> = {
  'site.css': ['site/site.css', 'text/css'],
  'site.js': ['site/site.js', 'text/javascript'],
  ...Object.fromEntries(
    ['verify.mjs', 'verify.py', 'Verify.java', 'verify.php'].map((name) => [
      name,
      [`api/webhooks/${name}`, 'text/plain'],
    ]),
  ),
};

/** Renders each page when it is first asked for, and keeps it: the tables do not change while the program runs. */
export function createSite(source: DocsSource): Site {
  const kept = new Map<string, SiteFile>();
  const keep = (key: string, make: () => SiteFile): SiteFile => {
    const file = kept.get(key) ?? make();
    kept.set(key, file);
    return file;
  };
  const entries = new Map<string, readonly Entry[]>();
  const entriesOf = (page: PageRow, language: Language): readonly Entry[] => {
    const key = `${language} ${page.name}`;
    const all = entries.get(key) ?? page.entries(source, language);
    entries.set(key, all);
    return all;
  };
  const rows = (language: Language) =>
    pages.flatMap((page, nth) => [
      [page.label[language], '', linkTo(language, page.name), nth] as const,
      ...entriesOf(page, language).flatMap((entry) =>
        [entry, ...(entry.members ?? [])].map(
          ({ anchor, title, hint }): IndexRow => [title, hint, linkTo(language, page.name, anchor), nth],
        ),
      ),
    ]);
  return {
    rows,
    page(language, name) {
      const page = pages.find((one) => one.name === name);
      return (
        page &&
        keep(`${language} ${name}`, () => fileOf(pageHtml(page, entriesOf(page, language), language), 'text/html'))
      );
    },
    async searchIndex(language) {
      // The first index needs the entries of every page: other requests are answered between them.
      for (const page of pages) {
        entriesOf(page, language);
        await setImmediate();
      }
      const index = () => JSON.stringify({ pages: pages.map(({ label }) => label[language]), rows: rows(language) });
      return keep(`search ${language}`, () => fileOf(index(), 'application/json'));
    },
    rule(ruleId, language) {
      const anchor = ruleAnchor(ruleId);
      const law = lawAnchor(anchor);
      if (law !== undefined) return linkTo(language, lawsPage.name, law);
      const page = rulesPages.find((one) =>
        entriesOf(one, language).some((entry) =>
          [entry, ...(entry.members ?? [])].some((place) => place.anchor === anchor),
        ),
      );
      return page && linkTo(language, page.name, anchor);
    },
    schema: () => keep('schema', () => fileOf(`${printSchema(source.schema)}\n`, 'text/plain')),
    asset(name) {
      const [file, type] = (Object.hasOwn(assets, name) && assets[name]) || [];
      return file === undefined || type === undefined ? undefined : keep(name, () => fileOf(source.read(file), type));
    },
  };
}
