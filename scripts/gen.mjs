import { mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { compile } from './build.mjs';
import { isMain, main } from './lib/cleanup.mjs';
import { codeOf, Failure } from './lib/failure.mjs';
import { makeDataDir, root } from './lib/paths.mjs';
import { mustRun, run } from './lib/run.mjs';

const folder = 'docs/generated';

/** Each generator prints its file on stdout. @type {{ file: string, command: string[] }[]} */
const generated = [
  { file: `${folder}/life-cycle.md`, command: ['packages/domain/dist/docs.js', 'life-cycle'] },
  { file: `${folder}/kinds.md`, command: ['packages/domain/dist/docs.js', 'kinds'] },
  { file: `${folder}/permissions.md`, command: ['packages/domain/dist/docs.js', 'permissions'] },
  { file: `${folder}/provinces.md`, command: ['packages/domain/dist/docs.js', 'provinces'] },
  { file: `${folder}/codes.md`, command: ['packages/domain/dist/docs.js', 'codes'] },
  { file: `${folder}/fields.md`, command: ['packages/domain/dist/docs.js', 'fields'] },
  { file: `${folder}/jobs.md`, command: ['packages/domain/dist/docs.js', 'jobs'] },
  { file: `${folder}/metrics.md`, command: ['packages/domain/dist/docs.js', 'metrics'] },
  { file: `${folder}/notices.md`, command: ['packages/domain/dist/docs.js', 'notices'] },
  { file: `${folder}/partner-events.md`, command: ['packages/domain/dist/docs.js', 'partner-events'] },
  { file: `${folder}/retention.md`, command: ['packages/domain/dist/docs.js', 'retention'] },
  { file: `${folder}/test-orders.md`, command: ['packages/domain/dist/docs.js', 'test-orders'] },
  { file: `${folder}/downloads.md`, command: ['apps/api/dist/print-downloads.js'] },
  { file: `${folder}/errors.md`, command: ['apps/api/dist/testing/print-errors.js'] },
  { file: `${folder}/limits.md`, command: ['apps/api/dist/print-limits.js'] },
  { file: `${folder}/partner.graphql`, command: ['apps/api/dist/print-schema.js', 'partner'] },
  { file: `${folder}/schema.graphql`, command: ['apps/api/dist/print-schema.js'] },
  { file: `${folder}/numbers.md`, command: ['scripts/numbers.mjs'] },
  { file: 'docs/security.md', command: ['scripts/asvs.mjs'] },
  { file: 'packages/client/src/generated/api.ts', command: ['scripts/client-types.mjs'] },
];

/** The documents of the console; its program prints the files of the folder as JSON, text by name. */
const consoleFolder = 'apps/console/src/generated';
const consoleCommand = ['apps/api/dist/print-console-documents.js'];

/** Written by a measurement: npm run bench -- indexes. */
const measured = [`${folder}/indexes.md`];

/**
 * @param {{ check: boolean }} options `check`: write nothing, fail on a difference
 * @returns {Promise<string>} what was written
 * @throws {Failure} that names each file that differs, or whose generator fails
 */
export async function generate({ check }) {
  /** @type {string[]} */
  const changed = [];
  /** @type {string[]} */
  const mistakes = [];
  /** @param {string} file @param {string[]} command */
  const print = async (file, [program = '', ...args]) => {
    const { code, stdout, output } = await run(process.execPath, [path.join(root, program), ...args]);
    if (code === 0 && stdout !== '') return stdout;
    mistakes.push(`${file}: node ${[program, ...args].join(' ')} failed: ${output.trim().slice(-600)}`);
    return undefined;
  };
  const [documents, ...printed] = await Promise.all([
    print(consoleFolder, consoleCommand),
    ...generated.map(async ({ file, command }) => ({ file, text: await print(file, command) })),
  ]);
  for (const [name, text] of Object.entries(JSON.parse(documents ?? '{}')))
    printed.push({ file: `${consoleFolder}/${name}`, text });
  for (const { file, text } of printed) {
    if (text === undefined || readIfThere(file) === text) continue;
    changed.push(file);
    if (check) mistakes.push(`${file} is not what its generator prints; run  npm run gen  and commit it.`);
    else write(file, text);
  }
  for (const file of [folder, consoleFolder].flatMap((one) => listIfThere(one).map((name) => `${one}/${name}`)))
    if (!measured.includes(file) && !printed.some((one) => one.file === file))
      mistakes.push(`${file} has no generator in scripts/gen.mjs; delete it, or move it to docs/.`);
  if (mistakes.length > 0) throw new Failure(mistakes.join('\n'));
  return changed.length === 0 ? 'nothing new' : changed.join(', ');
}

/** Types are not checked: tests compare live values with files that are generated here, or published afterwards. */
async function buildGenerators() {
  await compile(['apps/api'], { check: false });
}

/** The console's types of the schema, which its queries are compiled against. */
async function typeConsole() {
  const cwd = path.join(root, 'apps/console');
  const program = path.join(cwd, 'node_modules/.bin/gql.tada');
  await mustRun('The console cannot be typed by the schema:', program, ['generate-output'], { cwd });
}

/** @param {string} file */
function readIfThere(file) {
  try {
    return readFileSync(path.join(root, file), 'utf8');
  } catch (error) {
    if (codeOf(error) === 'ENOENT') return undefined;
    throw error;
  }
}

/** @param {string} name */
function listIfThere(name) {
  try {
    return readdirSync(path.join(root, name));
  } catch {
    return [];
  }
}

/**
 * @param {string} file
 * @param {string} text
 */
function write(file, text) {
  mkdirSync(path.dirname(path.join(root, file)), { recursive: true });
  writeFileSync(path.join(root, file), text);
}

if (isMain(import.meta.filename)) {
  await main(async () => {
    makeDataDir();
    await buildGenerators();
    const check = process.argv.includes('--check');
    process.stdout.write(`${await generate({ check })}\n`);
    if (!check) await typeConsole();
  });
}
