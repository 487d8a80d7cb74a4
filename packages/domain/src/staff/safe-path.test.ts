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
])('after a sign-in with %j the start page opens', (asked) => {
  expect(safePath(asked)).toBe(startPath);
});

test.each(['/orders/order_1?tab=timeline#note', '/records?search=%E8%8C%B6'])('a console path is kept: %s', (asked) => {
  expect(safePath(asked)).toBe(asked);
});
