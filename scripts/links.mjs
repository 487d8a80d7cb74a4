import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs';
import path from 'node:path';
import { isMain, main } from './lib/cleanup.mjs';
import { Failure } from './lib/failure.mjs';
import { root } from './lib/paths.mjs';
import { sourceFiles } from './lib/source-files.mjs';

/**
 * @param {string} base
 * @returns {string[]} one line for each relative link of a *.md file whose target is missing
 */
export function deadLinks(base) {
  return sourceFiles(base)
    .filter((file) => file.endsWith('.md'))
    .flatMap((file) => {
      const lines = proseLines(readFileSync(path.join(base, file), 'utf8'));
      return lines.flatMap((line, at) =>
        linksOf(line).flatMap((link) => {
          const why = whyDead(base, file, link);
          return why ? [`${file}:${at + 1} ${link}: ${why}`] : [];
        }),
      );
    });
}

/** Pages that are history, and the specification's names of XML elements. */
const pathsExempt = /^docs\/(?:decisions\/archive|spec)\/|^docs\/api\/changes\.md$/;

/**
 * @param {string} base
 * @returns {string[]} one line for each path in a code span of a *.md file that leads to no file: a path from the root
 * (`packages/domain/src/text`), or one of a package without `packages/` and `src/` (`domain/text`). `{a,b}`, `*`, `<name>` and
 * NAME in capitals stand for several names.
 */
export function deadPaths(base) {
  const files = sourceFiles(base).map((file) => file.split(path.sep).join('/'));
  const names = new Set(files.flatMap((file) => foldersOf(file)));
  const firstNames = [
    'src',
    ...readdirSync(base),
    ...['packages', 'apps', 'tools'].flatMap((folder) => listIfThere(base, folder)),
  ];
  return files
    .filter((file) => file.endsWith('.md') && !pathsExempt.test(file))
    .flatMap((file) => {
      const own = path.posix.dirname(file);
      return unfencedLines(readFileSync(path.join(base, file), 'utf8')).flatMap((line, at) =>
        [...line.matchAll(/`([\w-]+\/[\w./@{},*<>-]*)`/g)].flatMap(([, found = '']) => {
          const [first = '', ...rest] = found.replace(/\/$/, '').split('/');
          if (
            !firstNames.includes(first) ||
            rest.some((one) => one.startsWith('dist')) ||
            rest.length === 0 ||
            rest.includes('')
          )
            return [];
          const tail = rest.join('/');
          const places = ['', `${own}/`, `${own}/src/`].map((folder) => `${folder}${first}/${tail}`);
          places.push(
            ...['packages', 'apps', 'tools'].flatMap((folder) => [
              `${folder}/${first}/src/${tail}`,
              `${folder}/${first}/${tail}`,
            ]),
          );
          const isThere = places.some((place) => alternativesOf(place).every((one) => isAmong(names, one)));
          return isThere ? [] : [`${file}:${at + 1} \`${found}\`: there is no such file`];
        }),
      );
    });
}

/** @param {string} file @returns {string[]} the file and the folders above it */
function foldersOf(file) {
  const parts = file.split('/');
  return parts.map((_, at) => parts.slice(0, at + 1).join('/'));
}

/** @param {string} base @param {string} folder */
const listIfThere = (base, folder) => (existsSync(path.join(base, folder)) ? readdirSync(path.join(base, folder)) : []);

/** @param {string} place @returns {string[]} one for each name between braces */
function alternativesOf(place) {
  const [whole, inside] = /\{([^}]*)\}/.exec(place) ?? [];
  return whole === undefined || inside === undefined
    ? [place]
    : inside.split(',').map((one) => place.replace(whole, one));
}

/** @param {Set<string>} names @param {string} place */
function isAmong(names, place) {
  const normal = path.posix.normalize(place).replace(/\/$/, '');
  if (names.has(normal)) return true;
  if (!/[*<]|\b[A-Z]{4,}\b/.test(normal)) return false;
  const pattern = normal.replace(/[.+?^${}()|[\]\\]/g, '\\$&').replace(/\*|<[^>]*>|\b[A-Z]{4,}\b/g, '[^/]*');
  const matches = new RegExp(`^${pattern}$`);
  return [...names].some((name) => matches.test(name));
}

/**
 * @param {string} text
 * @returns {string[]} its lines, with those of code blocks emptied
 */
function unfencedLines(text) {
  let fence = '';
  return text.split('\n').map((line) => {
    const mark = line.match(/^\s*(```+|~~~+)/)?.[1] ?? '';
    if (mark && !fence) fence = mark;
    else if (mark && fence && mark.startsWith(fence)) fence = '';
    else if (!fence) return line;
    return '';
  });
}

/**
 * @param {string} text
 * @returns {string[]} its lines, with code spans blanked and code blocks emptied
 */
const proseLines = (text) =>
  unfencedLines(text).map((line) => line.replace(/``.*?``|`[^`]*`/g, (code) => ' '.repeat(code.length)));

/** @param {string} line */
function linksOf(line) {
  const inline = [...line.matchAll(/\]\(\s*<?([^)\s>]+)>?(?:\s+["'][^)]*)?\)/g)];
  const definitions = [...line.matchAll(/^\s*\[[^\]]+\]:\s*<?([^\s>]+)/g)];
  const html = [...line.matchAll(/\b(?:href|src)="([^"]+)"/g)];
  return [...inline, ...definitions, ...html].map((match) => match[1] ?? '');
}

/**
 * @param {string} base
 * @param {string} file
 * @param {string} link
 * @returns {string | undefined}
 */
function whyDead(base, file, link) {
  if (/^[a-z][a-z0-9+.-]*:/i.test(link) || link.startsWith('//')) return undefined;
  const [target = '', anchor] = decodeURI(link).split('#');
  const full = target === '' ? path.join(base, file) : path.resolve(base, path.dirname(file), target);
  if (path.relative(base, full).startsWith('..')) return 'leads out of the checkout';
  if (!existsSync(full)) return 'there is no such file';
  if (anchor && full.endsWith('.md') && statSync(full).isFile() && !anchorsOf(full).has(anchor.toLowerCase())) {
    return 'there is no such heading';
  }
  return undefined;
}

/**
 * @param {string} file
 * @returns {Set<string>} the anchors that a Markdown page has for its headings
 */
function anchorsOf(file) {
  const headings = proseLines(readFileSync(file, 'utf8').replaceAll('`', '')).filter((line) => /^#{1,6}\s/.test(line));
  /** @type {Map<string, number>} */
  const seen = new Map();
  return new Set(
    headings.map((heading) => {
      const text = heading
        .replace(/^#+\s+/, '')
        .trim()
        .toLowerCase();
      const slug = text.replace(/[^\p{L}\p{N}\p{M}\s_-]/gu, '').replace(/\s/g, '-');
      const times = seen.get(slug) ?? 0;
      seen.set(slug, times + 1);
      return times === 0 ? slug : `${slug}-${times}`;
    }),
  );
}

/** @throws {Failure} that names each dead link and path */
export function checkLinks() {
  const dead = [...deadLinks(root), ...deadPaths(root)];
  if (dead.length > 0) throw new Failure(`Dead links and paths:\n${dead.map((line) => `  ${line}`).join('\n')}`);
}

if (isMain(import.meta.filename)) await main(async () => checkLinks());
