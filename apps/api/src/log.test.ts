import { spawn } from 'node:child_process';
import { once } from 'node:events';
import path from 'node:path';
import readline from 'node:readline';
import { expect, test } from 'vitest';

test('a log that nobody reads holds nothing up, and its lines are written before the process ends', async () => {
  const flood = path.join(import.meta.dirname, 'testing/log-flood.fixture.ts');
  const child = spawn(process.execPath, ['--conditions', 'development', '--import', 'tsx', flood], {
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  const ended = once(child, 'exit');
  // Its log is read only after this.
  const [said] = await once(readline.createInterface(child.stdout), 'line');
  expect(said).toBe('goes on');
  const lines: number[] = [];
  for await (const line of readline.createInterface(child.stderr)) lines.push(JSON.parse(line).line);
  expect(await ended).toEqual([0, null]);
  expect(lines).toEqual(Array.from({ length: 2000 }, (_, at) => at + 1));
}, 30_000);
