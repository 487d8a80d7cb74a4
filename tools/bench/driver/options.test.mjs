import { expect, test } from 'vitest';
import { benchmarks } from './benchmarks.mjs';
import { readOptions, usageOf } from './options.mjs';

const defaults = { orders: 1000, load: 0.8, small: false, only: '' };

test('a benchmark runs with the defaults of its row, replaced by the flags of the command', () => {
  expect(readOptions(defaults, [])).toEqual(defaults);
  expect(readOptions(defaults, ['--orders', '20261201', '--load', '0.9', '--small', '--only', 'queue'])).toEqual({
    orders: 20_261_201,
    load: 0.9,
    small: true,
    only: 'queue',
  });
});

test.each([
  ['an unknown flag', ['--open', '3'], /--open/],
  ['text in place of a number', ['--orders', 'many'], /--orders must be a number of at most nine digits, not many/],
  ['a flag without its value', ['--orders'], /--orders/],
])('%s ends the benchmark before it starts', (_, args, message) => {
  expect(() => readOptions(defaults, args)).toThrow(message);
});

test('the help shows every flag of every benchmark with its default', () => {
  expect(usageOf('x', defaults)).toBe('npm run bench -- x [--orders 1000] [--load 0.8] [--small] [--only …]');
  for (const { program, help } of Object.values(benchmarks).map((row) => ({ program: undefined, ...row })))
    expect([help.length > 40, program ?? 'desk']).toEqual([
      true,
      expect.stringMatching(/^(desk|(tools|apps)\/.+\.js)$/),
    ]);
});
