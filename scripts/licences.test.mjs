import { expect, test } from 'vitest';
import { isAllowed } from './lib/licences.mjs';

test.for([
  ['any', 'MIT', true],
  ['any', '(MIT OR GPL-3.0-only)', true],
  ['any', '(MIT AND BSD-3-Clause)', true],
  ['any', 'MIT AND GPL-3.0-only', false],
  ['any', 'LGPL-3.0-or-later', false],
  ['@img/sharp-libvips-linux-x64', 'LGPL-3.0-or-later', true],
  ['@img/sharp-libvips-linux-x64', 'GPL-3.0-only', false],
  ['any', 'Unknown', false],
  ['any', 'toString', false],
])('of the package %s the licence %s may be in a release: %s', ([name, licence, allowed]) => {
  expect(isAllowed(String(name), String(licence))).toBe(allowed);
});
