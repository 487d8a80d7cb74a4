import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { expect, test } from 'vitest';

const folder = import.meta.dirname;
const sources = readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter(
  (name) => name.endsWith('.ts') && !/\.(test|fixture)\.ts$/.test(name) && !name.startsWith('testing'),
);

test('apart from the docs entry point the package is pure: no Node APIs, no clock, no random numbers', () => {
  const impure = /from 'node:|\bprocess\.|\bDate\.now\(|\bnew Date\(\)|\bMath\.random\(|\bconsole\.\w|\bfetch\(/;
  const found = sources.filter((name) => impure.test(readFileSync(path.join(folder, name), 'utf8')));
  expect(found).toEqual(['docs.ts']);
});
