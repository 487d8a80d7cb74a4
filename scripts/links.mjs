import { existsSync, readFileSync, statSync } from 'node:fs';
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

/**
 * @param {string} text
 * @returns {string[]} its lines, with those of code blocks emptied
 */
function proseLines(text) {
  let fence = '';
  return text.split('\n').map((line) => {
    const mark = line.match(/^\s*(```+|~~~+)/)?.[1] ?? '';
    if (mark && !fence) fence = mark;
    else if (mark && fence && mark.startsWith(fence)) fence = '';
    else if (!fence) return line.replace(/`[^`]*`/g, (code) => ' '.repeat(code.length));
    return '';
  });
}

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

/** @throws {Failure} that names each dead link */
export function checkLinks() {
  const dead = deadLinks(root);
  if (dead.length > 0) throw new Failure(`Dead links:\n${dead.map((line) => `  ${line}`).join('\n')}`);
}

if (isMain(import.meta.filename)) await main(async () => checkLinks());
