import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { withoutNpm } from '../scripts/lib/install.mjs';
import { root } from '../scripts/lib/paths.mjs';
import { mustRun } from '../scripts/lib/run.mjs';

/** A copy of this checkout, as a developer's branch: its sources are changed and its generated files written. */
let tree: string;
const { NODE_ENV: _, ...env } = withoutNpm(process.env);
const inTree = (program: string, ...args: string[]) =>
  mustRun(`${args.join(' ')} failed:`, program, args, { cwd: tree, env });

beforeAll(async () => {
  tree = mkdtempSync(path.join(os.tmpdir(), 'beian-recipe-'));
  await mustRun('The checkout cannot be copied:', 'sh', [
    ...['-c', 'cd "$1" && git ls-files -z | tar -c --null -T - | tar -x -C "$2"', 'sh'],
    ...[root, tree],
  ]);
  await inTree('git', 'init', '--quiet');
  mkdirSync(path.join(tree, '.data'));
  const install = "await (await import('./scripts/lib/install.mjs')).installPackages();";
  await inTree(process.execPath, '--input-type=module', '--eval', install);
});
afterAll(() => rmSync(tree, { recursive: true, force: true }));

/** Puts `added` before the first place of `before`. */
function insert(file: string, before: string, added: string): void {
  const text = readFileSync(path.join(tree, file), 'utf8');
  expect(text.split(before).length, `${file} has: ${before}`).toBeGreaterThan(1);
  writeFileSync(path.join(tree, file), text.replace(before, `${added}${before}`));
}

// docs/how-to.md, A partner event
test('a partner event is added by the rows and commands of its recipe alone', async () => {
  const domain = 'packages/domain/src';
  insert(
    `${domain}/order-names/partner-events.ts`,
    "  'order.lapsed': {",
    "  'order.noted': { label: bilingual('备注', 'Noted') },\n",
  );
  insert(`${domain}/order/events/desk.ts`, "    description: 'Adds a note", "    partnerEvent: 'order.noted',\n");
  insert(`${domain}/partner/test-reach.ts`, "  'order.lapsed': [", "  'order.noted': ['pass'],\n");
  await inTree('npm', 'run', 'gen');
  expect(readFileSync(path.join(tree, 'docs/generated/partner.graphql'), 'utf8')).toContain('ORDER_NOTED');

  const today = new Date().toISOString().slice(0, 10);
  for (const file of ['docs/api/changes.md', 'docs/api/changes.zh.md']) {
    const heading = `## ${today}\n`;
    const known = readFileSync(path.join(tree, file), 'utf8').includes(heading);
    insert(file, known ? heading : '## ', `${heading}\n\`ORDER_NOTED\` is new.\n\n`);
  }
  await inTree('npm', 'run', 'schema-changes', '--', '--publish');
  await inTree('npm', 'run', 'check');
});
