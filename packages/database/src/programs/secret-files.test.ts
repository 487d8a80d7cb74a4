import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { resolveSecretFiles } from './secret-files.ts';

test('a secret comes from its variable or a file, and mistakes are reported without a value (ASVS 13.3.1, 13.3.2)', () => {
  const folder = mkdtempSync(path.join(os.tmpdir(), 'beian-secrets-'));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  const file = path.join(folder, 'url');
  const empty = path.join(folder, 'empty');
  writeFileSync(file, 'postgres://app@db/beian?x=样例\n', { mode: 0o400 });
  writeFileSync(empty, '\n');
  const read = (source: Record<string, string>) => resolveSecretFiles(source, ['A', 'B']);
  expect(read({ A: 'a', B_FILE: file, C_FILE: 'kept' })).toEqual({
    values: { A: 'a', B: 'postgres://app@db/beian?x=样例', C_FILE: 'kept' },
    mistakes: [],
  });
  expect(read({ A_FILE: '' }).values).toEqual({});
  expect(read({ A: 'hunter2', A_FILE: file }).mistakes).toEqual(['A and A_FILE are both set: leave one out.']);
  expect(read({ A_FILE: path.join(folder, 'gone'), B_FILE: empty }).mistakes).toEqual([
    'A_FILE names no file that can be read.',
    'B_FILE names a file that is empty or too large.',
  ]);
});
