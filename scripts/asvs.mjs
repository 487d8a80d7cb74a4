import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { isMain, main } from './lib/cleanup.mjs';
import { Failure } from './lib/failure.mjs';
import { root } from './lib/paths.mjs';
import { sourceFiles } from './lib/source-files.mjs';

/**
 * A requirement of OWASP ASVS 5.0.0 in our own words. Without `not` it applies, and the title of a test must name it.
 * @typedef {{ id: string, level: 1 | 2, asks: string, not?: string }} Requirement
 */

/** Chapters with the numbers of the standard. The missing chapters do not apply to this product: V17 is WebRTC. */
const chapters = {
  v01: 'Encoding and sanitisation',
  v02: 'Validation and business logic',
  v03: 'Web frontend',
  v04: 'API and web service',
  v05: 'Files',
  v06: 'Authentication',
  v07: 'Sessions',
  v08: 'Authorisation',
  v09: 'Self-contained tokens',
  v10: 'OAuth and OIDC',
  v11: 'Cryptography',
  v12: 'Secure communication',
  v13: 'Configuration',
  v14: 'Data protection',
  v15: 'Secure coding and architecture',
  v16: 'Security logging and error handling',
};

const document = 'docs/security.md';
const marker = '<!-- What follows is written by `npm run gen` from scripts/asvs and the titles of the tests. -->';
const named = /\(ASVS (\d+\.\d+\.\d+(?:, \d+\.\d+\.\d+)*)\)/g;

/**
 * @param {string} base
 * @returns {Map<string, string[]>} id → the test files whose titles name it
 */
function provenBy(base) {
  /** @type {Map<string, string[]>} */
  const found = new Map();
  for (const file of ['apps', 'packages', 'tools', 'e2e', 'scripts'].flatMap((start) => sourceFiles(base, start))) {
    if (!/\.test\.(tsx?|mjs)$/.test(file)) continue;
    for (const [, ids = ''] of readFileSync(path.join(base, file), 'utf8').matchAll(named)) {
      for (const id of ids.split(', ')) found.set(id, [...new Set([...(found.get(id) ?? []), file])]);
    }
  }
  return found;
}

/**
 * @param {Requirement[]} rows
 * @param {Map<string, string[]>} proofs
 * @returns {string[]} sentences: applies without a test; named by a test but unknown; excluded although a test names it
 */
export function mistakesOf(rows, proofs) {
  const known = new Map(rows.map((row) => [row.id, row]));
  const rowMistakes = rows.flatMap(({ id, not }) => {
    if (not === undefined && !proofs.has(id)) return [`${id} is taken, and no test names it: (ASVS ${id})`];
    if (not !== undefined && proofs.has(id)) return [`${id} is said not to be covered, and ${proofs.get(id)} names it`];
    return [];
  });
  const unknown = [...proofs].filter(([id]) => !known.has(id));
  const twice = rows.filter(({ id }, at) => rows.findIndex((row) => row.id === id) !== at);
  return [
    ...rowMistakes,
    ...twice.map(({ id }) => `${id} has two rows`),
    ...unknown.map(([id, files]) => `${id}, which ${files} names, has no row in scripts/asvs`),
  ];
}

/** @returns {Promise<Map<string, Requirement[]>>} by file name without its extension */
async function readChapters() {
  const names = readdirSync(path.join(root, 'scripts/asvs')).sort();
  const read = names.map(async (name) => {
    const { default: rows } = await import(`./asvs/${name}`);
    return /** @type {[string, Requirement[]]} */ ([name.replace('.mjs', ''), rows]);
  });
  return new Map(await Promise.all(read));
}

/**
 * @param {string} title
 * @param {Requirement[]} rows
 * @param {Map<string, string[]>} proofs
 */
function tableOf(title, rows, proofs) {
  const lines = rows.map(({ id, level, asks, not }) => {
    const files = (proofs.get(id) ?? []).map((file) => `[${path.basename(file)}](../${file})`);
    return `| ${id} | ${level} | ${asks} | ${not === undefined ? files.join(', ') : `**not covered**: ${not}`} |`;
  });
  return [`### ${title}`, '', '| id | level | asks that | proved by |', '| --- | --- | --- | --- |', ...lines, ''].join(
    '\n',
  );
}

/** @returns {Promise<string>} the whole document; the text above the marker stays as it is */
async function writeDocument() {
  const read = await readChapters();
  const proofs = provenBy(root);
  const rows = [...read.values()].flat();
  const mistakes = mistakesOf(rows, proofs);
  if (mistakes.length > 0) throw new Failure(mistakes.join('\n'));
  const [head = ''] = readFileSync(path.join(root, document), 'utf8').split(marker);
  const taken = rows.filter(({ not }) => not === undefined).length;
  const tables = Object.entries(chapters).flatMap(([name, title]) => {
    const of = read.get(name);
    return of === undefined ? [] : [tableOf(`V${Number(name.slice(1))} ${title}`, of, proofs)];
  });
  const count = `${rows.length} requirements of levels 1 and 2: ${taken} taken, each with a test; ${rows.length - taken} not, each with its reason.`;
  return `${head}${marker}\n\n${count}\n\n${tables.join('\n')}`;
}

if (isMain(import.meta.filename)) await main(async () => void process.stdout.write(await writeDocument()));
