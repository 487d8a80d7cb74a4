import { expect, test } from 'vitest';
import { mayBeAnother, mayBeRead } from './look-alikes.ts';

test.each<[typed: string, read: string, outcome: boolean]>([
  ['云溪夭行软件', '云溪天行软件', true],
  ['己方软件', '已方软件', true],
  // The reader does not know 喆: it is lost, or becomes others.
  ['赵喆', '赵', true],
  ['赵喆', '赵吉吉', true],
  ['云溪天行软件', '云溪地行软件', false],
  ['云溪天行', '云溪天行软件', false],
])('typed %s may be what was read as %s: %s', (typed, read, outcome) => expect(mayBeRead(typed, read)).toBe(outcome));

test('a part may stand within a longer text', () => expect(mayBeRead('夭台路', '云溪市天台路9号', true)).toBe(true));

test('a character may be one that looks alike and is not ruled out, or any where it was hardly read', () => {
  expect(mayBeAnother('天', 0.99, [{ text: '夭', confidence: 0.01 }])).toBe(true);
  expect(mayBeAnother('天', 0.9999, [{ text: '夭', confidence: 1e-5 }])).toBe(false);
  expect(mayBeAnother('天', 0.95, [{ text: '行', confidence: 0.04 }])).toBe(false);
  expect(mayBeAnother('行', 0.4, [{ text: '天', confidence: 0.3 }])).toBe(true);
  const instead = [
    { text: '大', confidence: 0.002 },
    { text: '夭', confidence: 0.001 },
  ];
  expect(mayBeAnother('天', 0.99, instead)).toBe(true);
});

test('a long text of characters that cannot be read is compared without trying each way through it', () => {
  const rare = '䶮'.repeat(500);
  expect(mayBeRead(rare, `${'云'.repeat(700)}溪`)).toBe(true);
  expect(mayBeRead(`${rare}溪`, '云'.repeat(700))).toBe(false);
});
