import { expect, test } from 'vitest';
import { createThrottle } from './throttle.ts';

test('closes after the failures of one window and opens when it is over', () => {
  let now = 0;
  const throttle = createThrottle({ failures: 2, windowMs: 100, names: 10 }, () => now);
  throttle.fail('a');
  expect(throttle.isClosed('a')).toBe(false);
  now = 50;
  throttle.fail('a');
  expect(throttle.isClosed('a')).toBe(true);
  expect(throttle.isClosed('b')).toBe(false);
  now = 100;
  expect(throttle.isClosed('a')).toBe(false);
});

test('a right password starts anew; memory is bounded and forgets who failed longest ago', () => {
  const throttle = createThrottle({ failures: 1, windowMs: 100, names: 2 }, () => 0);
  throttle.fail('a');
  throttle.forget('a');
  expect(throttle.isClosed('a')).toBe(false);
  for (const name of ['a', 'b', 'c']) throttle.fail(name);
  expect(['a', 'b', 'c'].map((name) => throttle.isClosed(name))).toEqual([false, true, true]);
});
