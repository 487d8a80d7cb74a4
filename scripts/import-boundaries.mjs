import { existsSync, readFileSync } from 'node:fs';
import { builtinModules } from 'node:module';
import path from 'node:path';
import { isMain, main } from './lib/cleanup.mjs';
import { cyclesOf } from './lib/cycles.mjs';
import { Failure } from './lib/failure.mjs';
import { importRules } from './lib/import-rules.mjs';
import { createImportReader } from './lib/imports.mjs';
import { root } from './lib/paths.mjs';
import { sourceFiles } from './lib/source-files.mjs';
import { asObject, readJson } from './lib/store.mjs';

/**
 * @typedef {import('./lib/import-rules.mjs').ImportRules} ImportRules
 * @typedef {import('./lib/imports.mjs').Import} Import
 * @typedef {{ file: string, line: number, rule: string, message: string }} Violation
 * @typedef {{ file: string, owner: string, isTest: boolean }} SourceFile `owner`: a package's or another folder's name
 */

const scope = '@beian/';

/**
 * @param {string} base
 * @param {ImportRules} [table]
 * @returns {Promise<{ violations: Violation[], warnings: string[], files: number }>}
 */
export async function findViolations(base, table = importRules) {
  const read = await createImportReader();
  /** @type {Violation[]} */
  const violations = [];
  /** @type {string[]} */
  const warnings = [];
  /** @type {Map<string, Set<string>>} */
  const fileGraph = new Map();
  /** @type {Map<string, Set<string>>} */
  const packageGraph = new Map();
  /** By package: which folder of it imports which, without tests. @type {Map<string, Map<string, Set<string>>>} */
  const folderGraphs = new Map();
  const allSources = listSources(base, table);
  for (const sourceFile of allSources) {
    const { file, owner } = sourceFile;
    const text = readFileSync(path.join(base, file), 'utf8');
    const fileImports = read(file, text);
    /** @param {number} line @param {string} rule @param {string} message */
    const violation = (line, rule, message) => violations.push({ file, line, rule, message });

    for (const line of fileImports.environment) {
      if (!matchesAny(file, table.environment)) {
        violation(
          line,
          'environment',
          `process.env is read in apps/*/src/environment.ts alone: parse it there and pass the value on`,
        );
      }
    }
    if (fileImports.lines > table.lines.warn && !matchesAny(file, table.lines.except)) {
      const message = `${fileImports.lines} lines: split it where its headings would stand`;
      if (fileImports.lines > table.lines.fail)
        violation(table.lines.fail + 1, 'length', `${message} (at most ${table.lines.fail})`);
      else warnings.push(`${file}: ${message}`);
    }
    for (const line of outboundLines(table, sourceFile, text)) {
      violation(
        line,
        'outbound',
        'HTTP requests are sent by packages/bureau-protocol/src/outbound/outbound.ts, which checks the address: call what createOutbound returns',
      );
    }
    const [files, packages] = [new Set(), new Set()];
    for (const found of fileImports.imports) {
      if (found.name?.startsWith('.')) {
        const target = resolveRelative(base, file, found.name);
        if (target) files.add(target);
        for (const [rule, message] of relativeViolations(table, sourceFile, found.name))
          violation(found.line, rule, message);
      } else {
        const own = found.name?.startsWith(scope) ? found.name.slice(scope.length).split('/')[0] : undefined;
        if (own && own !== owner) packages.add(own);
        for (const [rule, message] of packageViolations(table, sourceFile, found)) violation(found.line, rule, message);
      }
    }
    fileGraph.set(file, files);
    if (!sourceFile.isTest && matchesAny(table.packages[owner]?.folder ?? '', table.acyclicFolders))
      addFolders(folderGraphs, table, sourceFile, files);
    // What tests import of packages above theirs is no dependency of the package: @beian/testing imports them all.
    if (owner in table.packages && !sourceFile.isTest)
      packageGraph.set(owner, new Set([...(packageGraph.get(owner) ?? []), ...packages]));
  }
  for (const cycle of cyclesOf(fileGraph)) {
    const message = `import cycle ${cycle.join(' → ')}: move what both need into a file of its own that imports neither`;
    violations.push({ file: cycle[0] ?? '', line: 1, rule: 'cycle', message });
  }
  for (const [owner, graph] of folderGraphs) {
    for (const cycle of cyclesOf(graph)) {
      const message = `the folders ${cycle.join(' → ')} import each other: move what both need into a folder of its own, below both`;
      violations.push({ file: `${table.packages[owner]?.folder}/src`, line: 1, rule: 'folder cycle', message });
    }
  }
  for (const cycle of cyclesOf(packageGraph)) {
    const message = `import cycle between packages ${cycle.join(' → ')}: what both need belongs in packages/domain`;
    violations.push({ file: table.packages[cycle[0] ?? '']?.folder ?? '', line: 1, rule: 'package cycle', message });
  }
  violations.push(...entryPointViolations(base, table));
  return { violations, warnings, files: allSources.length };
}

/**
 * Adds the folders that a file imports to the graph of its package; files beside the folders are programs, which nothing imports.
 * @param {Map<string, Map<string, Set<string>>>} graphs
 * @param {ImportRules} table
 * @param {SourceFile} sourceFile
 * @param {Set<string>} imported files
 */
function addFolders(graphs, table, { file, owner }, imported) {
  const source = `${table.packages[owner]?.folder}/src/`;
  const folderOf = (/** @type {string} */ one) => path.dirname(one.slice(source.length)).split('/')[0] ?? '.';
  const graph = graphs.get(owner) ?? new Map();
  graphs.set(owner, graph);
  const folder = folderOf(file);
  const others = [...imported].map(folderOf).filter((one) => one !== folder);
  graph.set(folder, new Set([...(graph.get(folder) ?? []), ...others]));
}

/** Ways to open a connection: calls, and imports that make the call unrecognisable. */
const connectPattern =
  /(?<![.\w])fetch\(|\b(?:https?|http2|net|tls)\.(?:request|get|connect|createConnection)\(|\bnew (?:WebSocket|XMLHttpRequest|EventSource)\(|import \{[^}]*\b(?:request|get|connect|createConnection)\b[^}]*\} from 'node:(?:https?|http2|net|tls)'/g;

/**
 * @param {ImportRules} table
 * @param {SourceFile} sourceFile
 * @param {string} text
 * @returns {number[]} lines that open a connection
 */
function outboundLines({ outbound, packages }, { file, owner, isTest }, text) {
  if (isTest || !(owner in packages) || outbound.notIn.includes(owner) || matchesAny(file, outbound.except)) return [];
  return [...text.matchAll(connectPattern)].map(({ index }) => text.slice(0, index).split('\n').length);
}

/**
 * @param {string} base
 * @param {ImportRules} table
 * @returns {SourceFile[]} every source file that the rules cover
 */
function listSources(base, table) {
  const folders = [
    ...Object.entries(table.packages).map(([owner, { folder }]) => ({ owner, folder: `${folder}/src` })),
    ...Object.keys(table.otherFolders).map((owner) => ({ owner, folder: owner })),
  ];
  return folders.flatMap(({ owner, folder }) =>
    sourceFiles(base, folder)
      .filter((file) => /\.[cm]?[jt]sx?$/.test(file))
      .map((file) => ({ file, owner, isTest: matchesAny(file, table.testFiles) })),
  );
}

/**
 * @param {ImportRules} table
 * @param {SourceFile} sourceFile
 * @param {string} name
 * @returns {[rule: string, message: string][]}
 */
function relativeViolations(table, { file, owner, isTest }, name) {
  const target = path.join(path.dirname(file), name);
  const purpose = table.packages[owner] ? `${table.packages[owner].folder}/src` : owner;
  if (!`${target}/`.startsWith(`${purpose}/`)) {
    const allowed = table.relativeImports.some(({ from, to }) => matchesAny(file, [from]) && matchesAny(target, [to]));
    if (allowed) return [];
    return [
      ['relative import', `${name} leads into another package: import what its package exports (${scope}<package>)`],
    ];
  }
  if (!isTest && matchesAny(target, table.testFiles)) {
    return [['testing', `${name} is for tests: only *.test.ts, src/testing and e2e may import it`]];
  }
  return [];
}

/**
 * @param {ImportRules} table
 * @param {SourceFile} sourceFile
 * @param {Import} found
 * @returns {[rule: string, message: string][]}
 */
function packageViolations(table, { owner: ownerName, isTest }, { name }) {
  const owner = table.packages[ownerName];
  const otherFolders = table.otherFolders[ownerName];
  if (name === undefined) {
    return owner && !isTest
      ? [['computed import', 'a computed import cannot be checked: list the files in a table of imports']]
      : [];
  }
  if (name.startsWith(scope)) return ownPackageViolations(table, owner, otherFolders, ownerName, isTest, name);
  const bare = name
    .split('/')
    .slice(0, name.startsWith('@') ? 2 : 1)
    .join('/');
  if (name.startsWith('node:') || builtinModules.includes(bare)) {
    if (!owner || owner.node || isTest) return [];
    return [
      [
        'runs in a browser',
        `${name} is Node’s: ${owner.folder} runs in a browser; files, hashes and time come in as values from an app or another package`,
      ],
    ];
  }
  if (otherFolders?.groups === 'any') return [];
  const allowed = [
    ...(owner?.groups ?? (Array.isArray(otherFolders?.groups) ? otherFolders.groups : [])),
    ...(isTest ? table.testGroups : []),
  ];
  const groups = Object.entries(table.groups).filter(([, group]) => matchesAny(bare, group.names));
  if (groups.some(([group]) => allowed.includes(group))) return [];
  const group = groups[0];
  if (!group)
    return [
      [
        'unknown package',
        `${bare} is in no group of scripts/lib/third-party-groups.mjs: add it to the one it belongs to`,
      ],
    ];
  return [['package', `${ownerName} may not import ${bare}: ${group[1].purpose}`]];
}

/**
 * @param {ImportRules} table
 * @param {import('./lib/package-rules.mjs').PackageRule | undefined} owner
 * @param {ImportRules['otherFolders'][string] | undefined} otherFolders
 * @param {string} ownerName
 * @param {boolean} isTest
 * @param {string} name
 * @returns {[rule: string, message: string][]}
 */
function ownPackageViolations(table, owner, otherFolders, ownerName, isTest, name) {
  const entry = name.slice(scope.length);
  const target = entry.split('/')[0] ?? '';
  if (target === ownerName)
    return [['own entry point', `${name} is this package itself: import the file by its relative path`]];
  if (['testing', 'bench'].includes(target) || entry === `${target}/testing`) {
    if (isTest) return [];
    return [['testing', `${name} is for tests: only *.test.ts, packages/testing, tools and e2e may import it`]];
  }
  const allowed = owner?.mayImport ?? otherFolders?.mayImport ?? [];
  if (allowed === 'any' || allowed.includes(target) || allowed.includes(entry)) return [];
  const advice = owner?.advice ?? table.packages[target]?.purpose ?? `there is no package ${name}`;
  return [['not allowed', `${ownerName} may not import ${name}: ${advice}`]];
}

/**
 * @param {string} base
 * @param {ImportRules} table
 * @returns {Violation[]} packages with an entry point that is not allowed
 */
function entryPointViolations(base, table) {
  return Object.values(table.packages).flatMap(({ folder }) => {
    const file = `${folder}/package.json`;
    const entryPoints = Object.keys(asObject(asObject(readJson(path.join(base, file))).exports));
    const allowed = table.entryPoints[folder] ?? table.entryPoints[`${folder.split('/')[0]}/*`] ?? [];
    return entryPoints
      .filter((entryPoint) => !allowed.includes(entryPoint))
      .map((entryPoint) => ({
        file,
        line: 1,
        rule: 'entry point',
        message: `${entryPoint} is one entry point too many: export what others need from the index.ts of a feature folder`,
      }));
  });
}

/**
 * @param {string} base
 * @param {string} file
 * @param {string} name
 * @returns {string | undefined} the file that a relative import means
 */
function resolveRelative(base, file, name) {
  const target = path.join(path.dirname(file), name);
  const bare = target.replace(/\.js$/, '');
  const tried = [target, `${bare}.ts`, `${bare}.tsx`, `${target}/index.ts`, `${target}/index.tsx`];
  return tried.find((candidate) => /\.[cm]?[jt]sx?$/.test(candidate) && existsSync(path.join(base, candidate)));
}

/**
 * @param {string} text
 * @param {string[]} patterns `*` stands for a part without a slash, `**` for any
 */
function matchesAny(text, patterns) {
  return patterns.some((pattern) => {
    const source = pattern
      .replace(/[.+^${}()|[\]\\]/g, '\\$&')
      .replace(/\*\*\/|\*\*|\*/g, (star) => stars[star] ?? star);
    return new RegExp(`^${source}$`).test(text);
  });
}

const stars = /** @type {Record<string, string>} */ ({ '**/': '(?:.*/)?', '**': '.*', '*': '[^/]*' });

/**
 * @param {string} base
 * @returns {Promise<string>} a summary of the check
 * @throws {Failure} that names each violation with its advice
 */
export async function checkImportBoundaries(base) {
  const { violations, warnings, files } = await findViolations(base);
  if (violations.length > 0) {
    const lines = violations.map(({ file, line, rule, message }) => `  ${file}:${line} (${rule}) ${message}`);
    throw new Failure(`${violations.length} import rules are broken:\n${lines.join('\n')}`);
  }
  return [`${files} files`, ...warnings].join('\n      ');
}

if (isMain(import.meta.filename))
  await main(async () => void process.stdout.write(`${await checkImportBoundaries(root)}\n`));
