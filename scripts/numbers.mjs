// Prints docs/generated/numbers.md: every number that stands in the sources as a named constant, with its sentence and its file.
import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { isMain } from './lib/cleanup.mjs';
import { root } from './lib/paths.mjs';
import { sourceFiles } from './lib/source-files.mjs';

/** A constant with the comment above it; one that says nothing is not for readers. */
const declared =
  /\/\*\*((?:(?!\*\/)[\s\S])*)\*\/\n(?:export )?const ([A-Z][A-Z0-9_]+)(?:: number)? = ([\d_.]+(?: [*+-] [\w.]+)*);/gm;

/**
 * The numbers of one file.
 * @param {string} text
 */
export const numbersOf = (text) =>
  [...text.matchAll(declared)].map(([, comment = '', name = '', value = '']) => ({
    name,
    value,
    says: comment
      .replace(/\s*\n\s*\*\s?/g, ' ')
      .replaceAll('|', '/')
      .trim(),
  }));

/** Tests, and the sandbox, whose numbers are no rules of the desk. */
const left = /\.test\.tsx?$|\/testing\/|^apps\/sandbox\//;

/**
 * The table of a package or an app; empty without numbers.
 * @param {string} folder
 */
function tableOf(folder) {
  const rows = sourceFiles(root, `${folder}/src`)
    .filter((file) => /\.tsx?$/.test(file) && !left.test(file))
    .flatMap((file) =>
      numbersOf(readFileSync(path.join(root, file), 'utf8')).map(
        ({ says, value, name }) =>
          `| ${says} | ${value} | \`${name}\` | \`${file.replace(/^\w+\/(.+)\/src/, '$1')}\` |`,
      ),
    );
  return rows.length === 0
    ? []
    : [`## ${folder}\n`, '| number | value | name | file |', '| --- | --- | --- | --- |', ...rows, ''];
}

/** The page. */
export const numbersPage = () =>
  [
    '# Numbers\n',
    'The constants of the sources with the comments above them, written by `npm run gen`.\n',
    ...['packages', 'apps'].flatMap((folder) =>
      readdirSync(path.join(root, folder))
        .sort()
        .flatMap((name) => tableOf(`${folder}/${name}`)),
    ),
  ].join('\n');

if (isMain(import.meta.filename)) process.stdout.write(numbersPage());
