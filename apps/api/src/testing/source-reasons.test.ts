import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { type ErrorRow, errorCatalogue, errorCodes, signInErrors } from '@beian/domain/errors';
import { fieldGroups, kindRow, orderKinds } from '@beian/domain/order-names';
import { isReasonCode } from '@beian/domain/reasons';
import { refusalReasonCodes, retiredReasonCodes } from '@beian/domain/text';
import { expect, test } from 'vitest';
import { pages } from '../docs/pages.ts';
import { reasonsOfSources, sourceFiles } from './source-reasons.ts';
import { varyingReasons } from './varying-reasons.ts';

const files = sourceFiles(path.resolve(import.meta.dirname, '../../../..'));
const reasons = reasonsOfSources(files, new Set(refusalReasonCodes));

test('every code of the catalogue is given by some reason of the sources, with a text in both languages', () => {
  const told = new Set(reasons.filter(({ message }) => message !== undefined).map(({ code }) => code));
  expect(refusalReasonCodes.filter((code) => !told.has(code)).sort()).toEqual(
    [...Object.keys(varyingReasons), ...Object.keys(retiredReasonCodes)].sort(),
  );
});

test('the texts of a code are those of its own place: no variable is taken for a constant of another file', () => {
  const textOf = (code: string) =>
    reasons.filter((one) => one.code === code).map(({ message, suggestion }) => [message?.en, suggestion?.en]);
  const named = '{label} cannot be undone once the bureau approves: {afterwards}{shell}';
  expect(textOf('SITE_ENDS')).toEqual([[named, undefined]]);
  expect(textOf('OLD_DOMAIN_STOPS')).toEqual([
    ['Once this is approved, the old domain stops working: {join}', undefined],
  ]);
  expect(textOf('WEBSITE_NOT_FOUND')).toEqual([
    [
      'Name one website of this record',
      'For a website filed elsewhere, first prove its own filing number, such as …号-1, with the filing password; or: Choose one of the websites of the record',
    ],
  ]);
  expect(textOf('RECORD_MISSING')).toEqual([['Name the record', 'Choose one of your records']]);
  // A label or a title is no sentence about a refusal.
  const labels = new Set([
    ...orderKinds.map((kind) => kindRow(kind).label.en),
    ...Object.values(fieldGroups).map(({ en }) => en),
    ...pages.map(({ label }) => label.en),
    'Beian Desk API',
  ]);
  const wrong = reasons.filter(({ message, suggestion }) =>
    [message, suggestion].some((one) => labels.has(one?.en ?? '')),
  );
  expect(wrong).toEqual([]);
});

test('the rule of every reason has a heading in docs/spec, or is a reason code, a check of a format or an article of a law', () => {
  const spec = path.resolve(import.meta.dirname, '../../../../docs/spec');
  const pages = readdirSync(spec).filter((name) => name.endsWith('.md'));
  const text = pages.map((name) => readFileSync(path.join(spec, name), 'utf8')).join('\n');
  const headings = new Set([...text.matchAll(/^#+ ([A-Z]+-[\w.-]+)/gm)].map(([, id]) => id));
  const rules = new Set(reasons.flatMap(({ ruleId }) => ruleId?.split(', ')[0] ?? []));
  expect(rules.size).toBeGreaterThan(30);
  expect([...rules].filter((id) => !headings.has(id) && !isReasonCode(id) && !/^(FMT-|PIPL )/.test(id))).toEqual([]);
});

test('every code in an error of the API is a row of the catalogue', () => {
  const api = files.filter((file) => file.includes('/apps/api/src/'));
  const thrown = api.flatMap((file) =>
    [
      ...readFileSync(file, 'utf8').matchAll(
        /extensions: \{ code: '([A-Z_]{3,})'|code: '([A-Z_]{3,})',? \.\.\.|\{ code: '([A-Z_]{3,})'/g,
      ),
    ].flatMap(([, ...codes]) => codes.filter((code) => code !== undefined)),
  );
  expect(thrown.length).toBeGreaterThan(15);
  const known = new Set<string>([...errorCodes, ...refusalReasonCodes]);
  expect(thrown.filter((code) => !known.has(code))).toEqual([]);
});

test('every error says in both languages when it happens and what to do', () => {
  const isChinese = (words: string) => /\p{Script=Han}/u.test(words);
  for (const [code, { message, suggestion, when = message }] of Object.entries<ErrorRow>({
    ...errorCatalogue,
    ...signInErrors,
  }))
    for (const { zh, en } of [message, suggestion, when])
      expect([isChinese(zh), isChinese(en)], code).toEqual([true, false]);
});
