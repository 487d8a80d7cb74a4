import { readFileSync } from 'node:fs';
import path from 'node:path';
import { expect, test } from 'vitest';

/** All files that a script loads with static imports, and the packages among them. @param {string} file @param {Set<string>} seen */
function loads(file, seen = new Set()) {
  if (seen.has(file)) return seen;
  seen.add(file);
  for (const [, name = ''] of readFileSync(file, 'utf8').matchAll(
    /^(?:import|export)\b(?:[^;'"=]*\bfrom\s*|\s*)['"]([^'"]+)['"];/gm,
  )) {
    if (name.startsWith('.')) loads(path.resolve(path.dirname(file), name), seen);
    else if (!name.startsWith('node:')) seen.add(name);
  }
  return seen;
}

test.each(['start.mjs', 'test.mjs', 'check.mjs', 'build.mjs', '../tools/bench/driver/main.mjs'])(
  '%s runs on a fresh checkout: it loads no package before the install',
  (name) => {
    const files = [...loads(path.join(import.meta.dirname, name))];
    expect(files.filter((one) => !path.isAbsolute(one))).toEqual([]);
  },
);
