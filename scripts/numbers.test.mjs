import { expect, test } from 'vitest';
import { numbersOf } from './numbers.mjs';

test('a number is listed with the comment above it, and not without one', () => {
  const source = `/** Longest wait,\n * ms. */\nexport const WAIT_MS = 60 * SECOND_MS;\n\nconst COARSE = 8;\n/** A text. */\nconst NAME = 'a';\n`;
  expect(numbersOf(source)).toEqual([{ name: 'WAIT_MS', value: '60 * SECOND_MS', says: 'Longest wait, ms.' }]);
});
