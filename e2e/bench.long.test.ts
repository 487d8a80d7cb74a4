import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { expect, test } from 'vitest';
import { run } from '../scripts/lib/run.mjs';

test('the benchmark of the desk fills the database, queries both sides, and finds no wrong answer', async () => {
  const folder = mkdtempSync(path.join(tmpdir(), 'beian-bench-test-'));
  try {
    const json = path.join(folder, 'desk.json');
    const args = ['--orders', '200', '--seconds', '0.3', '--rounds', '1', '--connections', '1,4', '--json', json];
    const { code, output } = await run(process.execPath, ['tools/bench/driver/main.mjs', 'desk', ...args]);
    expect(output).toContain('wrong answers: none');
    expect(code).toBe(0);
    const { lines, pages, orders, open } = JSON.parse(readFileSync(json, 'utf8'));
    expect([orders, open, lines.length, pages.length]).toEqual([200, 18, 12, 3]);
    for (const { bare, desk } of lines) expect(Math.min(bare.rate, desk.rate)).toBeGreaterThan(0);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
});

test.each([
  ['board', ['--open', '300', '--finished', '300'], ['board over HTTP, 8 at once', 'download of 300 finished orders']],
  ['faces', ['--photos', '2'], ['| white ground | 1 | 100.0 %', '2 photos, seed 1']],
  ['reading', ['--papers', '2'], ['licence.creditCode', '2 papers, seed 1']],
  ['timers', ['--open', '700', '--burst', '70', '--steady', '20'], ['fired 70', 'notice until sent']],
])('the benchmark of the %s completes with small numbers', async (name, args, said) => {
  const { code, output } = await run(process.execPath, ['tools/bench/driver/main.mjs', name, ...args]);
  for (const text of said) expect(output).toContain(text);
  expect(code).toBe(0);
});
