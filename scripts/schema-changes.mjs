// npm run schema-changes [-- --publish [--break]]: lists the changes since the schema that was last published to partners.
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { isMain, main } from './lib/cleanup.mjs';
import { Failure } from './lib/failure.mjs';
import { root } from './lib/paths.mjs';
import { mustRun } from './lib/run.mjs';

const now = 'docs/generated/partner.graphql';
const published = 'docs/api/published.graphql';
/** What partners are told of each release, in sentences, in both languages. */
const releaseNotes = ['docs/api/changes.md', 'docs/api/changes.zh.md'];

/** @typedef {{ message: string, path: string, breaks: boolean, allowed: boolean }} Change */

/**
 * Compares two schemas. A removal is allowed once it was published as deprecated and its date has come: `deprecationReason: 'Use x.
 * Gone from 2027-06-01 on.'`.
 * @param {string} before @param {string} after @param {string} today YYYY-MM-DD @returns {Promise<Change[]>}
 */
export async function changesBetween(before, after, today) {
  const { CriticalityLevel, diff } = await import('@graphql-inspector/core');
  const { buildSchema } = await import('graphql');
  const old = buildSchema(before);
  const changes = await diff(old, buildSchema(after));
  return changes.map(({ message, path: at = '', criticality }) => {
    const breaks = criticality.level === CriticalityLevel.Breaking;
    return { message, path: at, breaks, allowed: breaks && isGone(old, at, today) };
  });
}

/** @param {import('graphql').GraphQLSchema} schema @param {string} at `Order.note`, `OrderState.DRAFT` @param {string} today */
function isGone(schema, at, today) {
  const [typeName = '', name = ''] = at.split('.');
  const type = schema.getType(typeName);
  /** @type {{ deprecationReason?: string | null } | null | undefined} */
  const found =
    type && 'getFields' in type ? type.getFields()[name] : type && 'getValue' in type ? type.getValue(name) : undefined;
  const day = /Gone from (\d{4}-\d\d-\d\d) on\.$/.exec(found?.deprecationReason ?? '')?.[1];
  return day !== undefined && day <= today;
}

const today = () => new Date().toISOString().slice(0, 10);
/** @param {string} file */
const read = (file) => readFileSync(path.join(root, file), 'utf8');

/** The check that CI runs. @returns {Promise<string>} @throws {Failure} naming each change that breaks a partner's program */
export async function checkSchemaChanges() {
  const changes = await changesBetween(read(published), read(now), today());
  const broken = changes.filter(({ breaks, allowed }) => breaks && !allowed);
  if (broken.length === 0)
    return changes.length === 0 ? 'as published' : `${changes.length} changes since it was published, none breaks`;
  throw new Failure(
    `What partners build on would break, beside ${published}:\n${broken.map(({ message }) => `  ${message}`).join('\n')}\nKeep it, with a deprecationReason "Use …. Gone from YYYY-MM-DD on.", until that day; or publish the break with  npm run schema-changes -- --publish --break  and say why in the release notes.`,
  );
}

/** Generates the types of the client's operations from the published schema. */
const typeClient = () =>
  mustRun('packages/client cannot be typed:', process.execPath, [
    path.join(root, 'scripts/client-types.mjs'),
    '--write',
  ]);

/**
 * The names that the notes of a release must contain: each operation that is new, and whatever breaks.
 * @param {readonly Change[]} changes
 */
export const namesToTell = (changes) => [
  ...new Set(
    changes.flatMap(({ path: at, breaks, message }) =>
      breaks || /^Field '\w+' was added to object type '(Query|Mutation|Subscription)'$/.test(message)
        ? [at.split('.').at(-1) ?? at]
        : [],
    ),
  ),
];

/** @param {string} text @param {string} day @returns {string} the sentences under `## <day>`; empty: there are none */
export const notesOf = (text, day) =>
  text
    .split(/^(?=## )/m)
    .find((section) => section.startsWith(`## ${day}\n`))
    ?.slice(`## ${day}\n`.length)
    .trim() ?? '';

/** @param {readonly Change[]} changes */
function assertTold(changes) {
  for (const file of releaseNotes) {
    const notes = notesOf(read(file), today());
    const untold = namesToTell(changes).filter((name) => !notes.includes(`\`${name}`) && !notes.includes(`.${name}\``));
    if (notes !== '' && untold.length === 0) continue;
    const lines = changes.map(({ message, breaks }) => `  ${breaks ? 'breaks: ' : ''}${message}`);
    throw new Failure(
      `${file}: tell partners under "## ${today()}" in sentences what changed${untold.length === 0 ? '' : `; not named yet: ${untold.join(', ')}`}. The changes:\n${lines.join('\n')}`,
    );
  }
}

/** @param {{ mayBreak: boolean }} options */
async function publish({ mayBreak }) {
  const before = existsSync(path.join(root, published)) ? read(published) : read(now);
  const changes = await changesBetween(before, read(now), today());
  if (!mayBreak) await checkSchemaChanges();
  if (changes.length > 0) assertTold(changes);
  writeFileSync(path.join(root, published), read(now));
  await typeClient();
  return changes.length === 0 ? 'published; nothing was new' : `published, with ${changes.length} changes`;
}

if (isMain(import.meta.filename)) {
  await main(async () => {
    const args = process.argv.slice(2);
    const done = args.includes('--publish')
      ? await publish({ mayBreak: args.includes('--break') })
      : await checkSchemaChanges();
    process.stdout.write(`${done}\n`);
  });
}
