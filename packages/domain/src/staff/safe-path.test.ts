import { expect, test } from 'vitest';
import { safePath, startPath } from './safe-path.ts';

test.each([
  '//evil.example',
  '/\\evil.example',
  'https://evil.example',
  'javascript:alert(1)',
  '/\n/evil.example',
  '/\t/evil.example',
  '/.//evil.example',
  '/auth/sign-out',
  '%2F%2Fevil.example',
  `/${'a'.repeat(500)}`,
  undefined,
])('after a sign-in that asked for %j one stands on the start page', (asked) => {
  expect(safePath(asked)).toBe(startPath);
});

test.each(['/orders/order_1?tab=timeline#note', '/records?search=%E8%8C%B6'])(
  'a path of the console stays: %s',
  (asked) => {
    expect(safePath(asked)).toBe(asked);
  },
);
