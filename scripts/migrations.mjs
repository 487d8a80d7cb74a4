// node scripts/migrations.mjs: checks that new migrations can run beside the former release.
import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { isMain, main } from './lib/cleanup.mjs';
import { Failure } from './lib/failure.mjs';
import { alterations, nameOf, readMigration } from './lib/migration-file.mjs';
import { exceptions, migrationRules } from './lib/migration-rules.mjs';
import { root } from './lib/paths.mjs';
import { readReleases } from './lib/releases.mjs';

const folder = 'packages/database/migrations';
/** Migrations up to this number ran while every program was stopped. */
const LAST_UNCHECKED = 133;

/**
 * @param {readonly { name: string, sql: string }[]} files in the order in which they run
 * @param {{ excepted?: typeof exceptions, releases?: readonly string[] }} [options] `releases`: versions
 * @returns {Promise<string[]>} what is wrong, one line each: file, line, rule, fault, and what to write instead
 */
export async function wrongMigrations(
  files,
  { excepted = exceptions, releases = readReleases().map(({ version }) => version) } = {},
) {
  const isExcepted = (/** @type {string} */ file, /** @type {string} */ rule) =>
    excepted.some((one) => one.file === file && one.rule === rule);
  /** @type {string[]} */
  const faults = [];
  /** @type {Map<string, string>} */
  const checks = new Map();
  /** @type {Set<string>} */
  const notNull = new Set();
  for (const { name, sql } of files) {
    const file = await readMigration(name, sql).catch((error) => String(error.message ?? error));
    if (typeof file === 'string') {
      faults.push(`${name}: PostgreSQL cannot parse it: ${file}`);
      continue;
    }
    const told = /^-- contract\b.*/m.exec(sql)?.[0];
    if (told !== undefined && !releases.includes(file.contract ?? '') && !isExcepted(name, 'contract'))
      faults.push(
        `${name} contract: it says "${told}". Instead: -- contract since X.Y.Z: why, where X.Y.Z is a release (scripts/releases.json) that works without what the file takes away.`,
      );
    for (const statement of file.statements) {
      for (const rule of migrationRules) {
        const found = rule.find(statement, file, notNull);
        if (found && !isExcepted(name, rule.name))
          faults.push(`${name}:${statement.line} ${rule.name}: it ${found}. Instead: ${rule.instead}.`);
      }
      noteNotNull(statement, checks, notNull);
    }
  }
  return faults;
}

/**
 * Notes which columns are never null: of which a check says so that was validated.
 * @param {import('./lib/migration-file.mjs').Statement} statement
 * @param {Map<string, string>} checks column by constraint @param {Set<string>} notNull
 */
function noteNotNull(statement, checks, notNull) {
  const table = nameOf(statement.node.relation);
  for (const { def } of alterations(statement, 'AT_AddConstraint')) {
    const { conname, raw_expr: expression } = def.Constraint;
    const { nulltesttype, arg } = expression?.NullTest ?? {};
    const column = arg?.ColumnRef?.fields?.[0]?.String?.sval;
    if (nulltesttype === 'IS_NOT_NULL' && column) checks.set(`${table} ${conname}`, `${table}.${column}`);
  }
  for (const { name } of alterations(statement, 'AT_ValidateConstraint')) {
    const column = checks.get(`${table} ${name}`);
    if (column) notNull.add(column);
  }
}

/** @throws {Failure} that names each statement that the former release would suffer from */
export async function checkMigrations() {
  const names = readdirSync(path.join(root, folder)).filter((name) => name.endsWith('.sql'));
  const files = names
    .filter((name) => Number.parseInt(name, 10) > LAST_UNCHECKED)
    .sort()
    .map((name) => ({ name, sql: readFileSync(path.join(root, folder, name), 'utf8') }));
  const faults = await wrongMigrations(files);
  if (faults.length > 0)
    throw new Failure(
      `Migrations in ${folder} that the programs of the former release cannot go on beside (docs/how-to.md, A migration):\n${faults.map((fault) => `  ${fault}`).join('\n')}\nWhat is right all the same: \`exceptions\` in scripts/lib/migration-rules.mjs, small tables: scripts/lib/small-tables.mjs.`,
    );
  return `${files.length} new migrations`;
}

if (isMain(import.meta.filename)) await main(async () => console.log(await checkMigrations()));
