import { expect, test } from 'vitest';
import { readSettings } from './settings.mjs';
import { readSlow } from './slow.mjs';

test('a slow machine waits as many times longer as SLOW says, from 1 to 20', () => {
  expect([undefined, '', '1', '2.5', '20'].map(readSlow)).toEqual([1, 1, 1, 2.5, 20]);
  expect(readSettings({ SLOW: '3' })).toEqual({ SLOW: '3' });
  for (const wrong of ['0', '21', '-1', 'much', '1e3', '2.55'])
    expect(() => readSettings({ SLOW: wrong })).toThrow('SLOW must be a number from 1 to 20');
});
