import { expect, test } from 'vitest';
import { findBrokenReferences } from './spec-references.mjs';

const rules = { file: 'docs/spec/rules.md', text: '# Rules\n\n## R-5 Materials\n\n### R-5.6 File rules\n' };
const desk = { file: 'docs/spec/desk.md', text: '### D-input Shape of an input\n' };

/**
 * @param {string} text
 * @param {string} [file]
 */
const brokenIn = (text, file = 'packages/domain/src/a.ts') =>
  findBrokenReferences([rules, desk, { file, text }]).map(
    ({ file: where, line, message }) => `${where}:${line} ${message}`,
  );

test('a cited id that has a heading is left alone, in a comment, a ruleId, a document and a page of the specification', () => {
  expect(brokenIn("/** docs/spec/rules.md R-5.6. */\nconst ruleId = 'D-input';\n")).toEqual([]);
  expect(brokenIn('See [R-5.6](spec/rules.md) and [rules](rules.md), R-5.', 'docs/glossary.md')).toEqual([]);
});

test('a cited id without a heading is named with file and line', () => {
  expect(brokenIn("\n// R-5.7 (a comment)\nconst ruleId = 'D-inputs';\n")).toEqual([
    expect.stringMatching(/^packages\/domain\/src\/a\.ts:2 R-5\.7 has no heading in docs\/spec\/rules\.md/),
    expect.stringMatching(/^packages\/domain\/src\/a\.ts:3 D-inputs has no heading in docs\/spec\/desk\.md/),
  ]);
  expect(brokenIn('B-4.5', 'docs/spec/rules.md')).toEqual([expect.stringContaining('docs/spec/rules.md:1 B-4.5')]);
});

test('reason codes, hashes and other texts with a hyphen are no ids', () => {
  expect(brokenIn("const a = ['ORD-03', 'AES-128-CBC', 'FMT-GBK', 'x-R-5.7', 'D1–D7', 'R-…'];\n")).toEqual([]);
});

test('a document by its former name is named, but not in migrations, the log of API changes and docs/spec itself', () => {
  const old =
    "/** rules.md §5.6, and bureau-interface.md\n * §4.5. */\nconst ruleId = 'product.md R4';\n// house.md §5\n";
  expect(brokenIn(old)).toEqual([
    expect.stringMatching(/a\.ts:1 rules\.md is not in the repository/),
    expect.stringMatching(/a\.ts:1 bureau-interface\.md is not/),
    expect.stringMatching(/a\.ts:3 product\.md is not/),
    expect.stringMatching(/a\.ts:4 house\.md is not/),
  ]);
  expect(brokenIn(old, 'packages/database/migrations/0015-gateway.sql')).toEqual([]);
  expect(brokenIn(old, 'docs/api/changes.md')).toEqual([]);
  expect(brokenIn(old, 'docs/spec/README.md')).toEqual([]);
});

test('an id has one heading, on the page of its letter', () => {
  const broken = findBrokenReferences([rules, desk, { file: 'docs/spec/life-cycle.md', text: '## R-5 Again\n' }]);
  expect(broken.map(({ line, message }) => `${line} ${message}`)).toEqual([
    '1 R-5 is the id of two headings',
    '1 R-5 belongs in docs/spec/rules.md',
  ]);
});
