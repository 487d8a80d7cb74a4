// node scripts/spec-references.mjs: whether every rule that code and documents cite has its heading in docs/spec.
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { isMain, main } from './lib/cleanup.mjs';
import { Failure } from './lib/failure.mjs';
import { root } from './lib/paths.mjs';
import { sourceFiles } from './lib/source-files.mjs';

/**
 * @typedef {{ file: string, text: string }} SourceText `file`: relative to the checkout, with `/`
 * @typedef {{ file: string, line: number, message: string }} BrokenReference
 */

const specFolder = 'docs/spec/';

/** The letter that the ids of a page begin with. */
const pages = /** @type {Record<string, string>} */ ({
  R: 'rules.md',
  B: 'bureau-interface.md',
  L: 'life-cycle.md',
  D: 'desk.md',
});

/** Migrations keep their text because they have run, and the log of API changes because it is history. */
const exempt = [/\/migrations\//, /^docs\/api\/changes\.md$/, /^scripts\/spec-references(?:\.test)?\.mjs$/];

const id = '[RBLD]-(?:\\d+(?:\\.\\d+)*|[a-z][A-Za-z]*(?:-[a-z]+)*)';
const heading = new RegExp(`^#{1,6} (${id})(?= |$)`);
const citation = new RegExp(`(?<![\\p{L}\\p{N}_-])${id}(?![\\p{L}\\p{N}_-])`, 'gu');
/** Documents outside the repository, by their former names. `docs/spec/rules.md` and links to it are none of them. */
const formerName = /(?<![\w/-]|\]\()(?:house|product|rules|bureau-interface)\.md/g;

/**
 * @param {SourceText[]} texts pages of docs/spec and whatever cites them
 * @returns {BrokenReference[]} ids without a heading, with two or on the wrong page, and former documents by name
 */
export function findBrokenReferences(texts) {
  const { headings, broken } = readHeadings(texts.filter(({ file }) => file.startsWith(specFolder)));
  for (const { file, text } of texts) {
    if (exempt.some((pattern) => pattern.test(file))) continue;
    const isSpec = file.startsWith(specFolder);
    text.split('\n').forEach((line, at) => {
      /** @param {string} message */
      const report = (message) => broken.push({ file, line: at + 1, message });
      for (const [cited] of line.matchAll(citation)) {
        if (headings.has(cited)) continue;
        const page = `${specFolder}${pages[cited.charAt(0)]}`;
        report(`${cited} has no heading in ${page}: write the rule there, or cite the id of another`);
      }
      if (isSpec) return;
      for (const [name] of line.matchAll(formerName)) {
        report(`${name} is not in the repository: cite an id of docs/spec, such as docs/spec/rules.md R-5.6`);
      }
    });
  }
  return broken;
}

/**
 * @param {SourceText[]} specTexts
 * @returns {{ headings: Set<string>, broken: BrokenReference[] }}
 */
function readHeadings(specTexts) {
  /** @type {Set<string>} */
  const headings = new Set();
  /** @type {BrokenReference[]} */
  const broken = [];
  for (const { file, text } of specTexts) {
    text.split('\n').forEach((line, at) => {
      const found = heading.exec(line)?.[1];
      if (found === undefined) return;
      const page = `${specFolder}${pages[found.charAt(0)]}`;
      if (headings.has(found)) broken.push({ file, line: at + 1, message: `${found} is the id of two headings` });
      if (file !== page) broken.push({ file, line: at + 1, message: `${found} belongs in ${page}` });
      headings.add(found);
    });
  }
  return { headings, broken };
}

/**
 * @param {string} base
 * @returns {SourceText[]}
 */
function readTexts(base) {
  return sourceFiles(base)
    .filter((file) => /\.(?:[cm]?[jt]sx?|sql|md)$/.test(file))
    .map((file) => ({ file: file.split(path.sep).join('/'), text: readFileSync(path.join(base, file), 'utf8') }));
}

/**
 * @param {string} base
 * @returns {string} how much was looked at
 * @throws {Failure} naming each broken reference
 */
export function checkSpecReferences(base) {
  const texts = readTexts(base);
  const broken = findBrokenReferences(texts);
  if (broken.length > 0) {
    const lines = broken.map(({ file, line, message }) => `  ${file}:${line} ${message}`);
    throw new Failure(`${broken.length} citations lead to no rule of docs/spec:\n${lines.join('\n')}`);
  }
  return `${texts.length} files`;
}

if (isMain(import.meta.filename)) {
  await main(async () => void process.stdout.write(`${checkSpecReferences(root)}\n`));
}
