import { readFileSync } from 'node:fs';
import path from 'node:path';
import { guards } from '@beian/domain/order';
import type { BilingualText } from '@beian/domain/text';
import ts from 'typescript';
import { expect, test } from 'vitest';
import { sourceFiles } from './testing/source-reasons.ts';
import { httpRefusals } from './texts.ts';

const root = path.resolve(import.meta.dirname, '../../..');
/** A reason in the source: an object with a code in capitals and a message. */
interface Written {
  readonly at: string;
  readonly code: string;
  readonly has: ReadonlySet<string>;
  /** Contains a spread of another object. */
  readonly spreads: boolean;
  /** Sentences written as whole literals. */
  readonly sentences: readonly (readonly [zh: string, en: string])[];
}

function reasonsIn(file: string): Written[] {
  const source = ts.createSourceFile(file, readFileSync(file, 'utf8'), ts.ScriptTarget.Latest, true);
  const found: Written[] = [];
  const look = (node: ts.Node): void => {
    if (ts.isObjectLiteralExpression(node)) {
      const named = new Map<string, ts.ObjectLiteralElementLike>();
      for (const one of node.properties)
        if (one.name !== undefined && ts.isIdentifier(one.name)) named.set(one.name.text, one);
      const code = named.get('code');
      const value = code !== undefined && ts.isPropertyAssignment(code) ? code.initializer : undefined;
      if (value !== undefined && ts.isStringLiteral(value) && /^[A-Z][A-Z_]+$/.test(value.text) && named.has('message'))
        found.push({
          at: `${path.relative(root, file)}:${source.getLineAndCharacterOfPosition(node.pos).line + 1}`,
          code: value.text,
          has: new Set(named.keys()),
          spreads: node.properties.some((one) => ts.isSpreadAssignment(one)),
          sentences: ['message', 'suggestion'].flatMap((name) => sentencesOf(named.get(name))),
        });
    }
    ts.forEachChild(node, look);
  };
  look(source);
  return found;
}

/** The texts of a `bilingual('…', '…')` with whole literals. */
function sentencesOf(property: ts.ObjectLiteralElementLike | undefined): [string, string][] {
  if (property === undefined || !ts.isPropertyAssignment(property) || !ts.isCallExpression(property.initializer))
    return [];
  const { expression, arguments: given } = property.initializer;
  const texts = given.flatMap((one) => (ts.isStringLiteralLike(one) ? [one.text] : []));
  return expression.getText() === 'bilingual' && texts.length === 2 ? [[texts[0] ?? '', texts[1] ?? '']] : [];
}

const files = sourceFiles(root);
/** Rows of tables that get their rule when they are read as reasons; a calendar alarm is not a refusal. */
const rowsOfTables = [
  ...['NOT_THE_LATEST', 'NOT_SENT', 'BEFORE_SENDING', 'EARLIER_UNANSWERED'],
  ...['DOMAIN_NOT_CHECKED', 'DOMAIN_CHECK_PENDING', 'DOMAIN_CHECK_OUTDATED', 'DOMAIN_CHECK_EXPIRED'],
  ...['REGISTRY_UNAVAILABLE', 'NO_SUCH_REVIEWER', 'ENDED', 'FILED_SINCE_REVIEW', 'READ_SINCE_REVIEW'],
  ...['SECOND_LOOK_ENDED', 'OWN_DECISION', 'NOT_AMONG_SKILLS', 'AWAY', 'TAKEN_BY_ANOTHER', 'NOT_TAKEN'],
];
const isChinese = (words: string) => /\p{Script=Han}/u.test(words);

test('every reason in the source has message and advice in both languages, and a rule', () => {
  const reasons = files.flatMap(reasonsIn);
  expect(new Set(reasons.map(({ code }) => code)).size).toBeGreaterThan(80);
  const lacking = reasons.filter(
    ({ code, has, spreads }) =>
      !spreads && !rowsOfTables.includes(code) && !['message', 'suggestion', 'ruleId'].every((name) => has.has(name)),
  );
  expect(lacking.map(({ at, code, has }) => `${at} ${code}: ${[...has].join(' ')}`)).toEqual([]);
  const sentences = reasons.flatMap((one) => one.sentences.map((words) => ({ at: one.at, words })));
  expect(sentences.length).toBeGreaterThan(150);
  const odd = sentences.filter(({ words: [zh, en] }) => !isChinese(zh) || en.trim() === '' || isChinese(en));
  expect(odd).toEqual([]);
});

test('every guard has a rule and, in both languages, a message with advice where it needs one, or a condition', () => {
  const whole = (words: BilingualText) => isChinese(words.zh) && words.en.trim() !== '' && !isChinese(words.en);
  const rows = Object.entries<{
    readonly message?: BilingualText;
    readonly condition?: BilingualText;
    readonly suggestion?: BilingualText;
    readonly ruleId: string;
  }>(guards);
  expect(rows.length).toBeGreaterThan(80);
  const odd = rows.filter(([, { message, condition, suggestion, ruleId }]) => {
    const says = message ?? condition;
    const lacks = says === undefined || !whole(says) || ruleId.trim() === '';
    return lacks || (suggestion !== undefined && !whole(suggestion));
  });
  expect(odd.map(([name]) => name)).toEqual([]);
});

test('refusals of HTTP routes have advice too', () => {
  for (const [code, { message, suggestion }] of Object.entries(httpRefusals))
    for (const { zh, en } of [message, suggestion]) expect([isChinese(zh), isChinese(en)], code).toEqual([true, false]);
});

/** Read by programmers alone: refusals of keys and filters, the mail about a webhook endpoint, names of interfaces. */
const forProgrammers = [
  ...['route-errors.ts', 'graphql-errors.ts', 'refusal-kinds.ts'],
  'upload-tickets.ts',
  'upload-links.ts',
  'endpoint-off.ts',
  'code-list.ts',
  'resolve-unknown.ts',
  'order-filters.ts',
];

test('no Chinese text for people has a word of the API: a field, a mutation or a code', () => {
  const odd = files
    .filter((file) => file.includes('/packages/') && !forProgrammers.some((name) => file.endsWith(`/${name}`)))
    .flatMap(chineseIn)
    .filter((text) =>
      /\b[a-z]+[A-Z]\w*|\b[A-Z]+_[A-Z_]+\b|\bPOST\b|\bactions\b|\bid\b/.test(text.replaceAll('iOS', '')),
    );
  expect(odd).toEqual([]);
});

function chineseIn(file: string): string[] {
  const source = ts.createSourceFile(file, readFileSync(file, 'utf8'), ts.ScriptTarget.Latest, true);
  const found: string[] = [];
  const look = (node: ts.Node): void => {
    const [zh] = ts.isCallExpression(node) && node.expression.getText() === 'bilingual' ? node.arguments : [];
    // Placeholders and expressions are filled in, and not read as they stand.
    if (zh !== undefined && (ts.isStringLiteralLike(zh) || ts.isTemplateExpression(zh)))
      found.push((ts.isTemplateExpression(zh) ? zh.getText() : zh.text).replace(/\$\{[^}]*\}|\{\w+\}/g, ''));
    ts.forEachChild(node, look);
  };
  look(source);
  return found;
}
