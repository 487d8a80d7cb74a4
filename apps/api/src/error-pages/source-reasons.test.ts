import path from 'node:path';
import { refusalReasonCodes } from '@beian/domain/text';
import { expect, test } from 'vitest';
import { reasonsOfSources, sourceFiles } from './source-reasons.ts';
import { varyingReasons } from './varying-reasons.ts';

const files = sourceFiles(path.resolve(import.meta.dirname, '../../../..'));
const reasons = reasonsOfSources(files, new Set(refusalReasonCodes));

test('every code of the catalogue is given by some reason of the sources, with a text in both languages', () => {
  const told = new Set(reasons.filter(({ message }) => message !== undefined).map(({ code }) => code));
  expect(refusalReasonCodes.filter((code) => !told.has(code)).sort()).toEqual(Object.keys(varyingReasons).sort());
});
