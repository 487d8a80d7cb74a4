import { expect, test } from 'vitest';
import { marksOf, otherAdvice, type PhotoCheck, reasonsOf } from './photo-check-marks.ts';

const check = (id: string, reason: PhotoCheck['reason'], fault: string): PhotoCheck => ({
  id,
  reason,
  fault,
  text: id,
  groupLabel: 'g',
  source: 's',
  leftToPerson: null,
});
const checks = [
  check('mirrored', 'PHO-02', '文字左右颠倒'),
  check('straight', 'PHO-02', '幕布不平整'),
  check('light', 'PHO-05', '光线不足'),
];
const said = (reasons: { code: string; advice: string }[], settled = true) => ({
  verdict: 'return' as const,
  reasons,
  settled,
});

test('a photo that passed has passed every check', () => {
  expect(marksOf(checks, { verdict: 'pass', reasons: [], settled: true }, {})).toEqual({
    mirrored: 'pass',
    straight: 'pass',
    light: 'pass',
  });
});

test('a fault that stands in the advice of its reason is a refused check, without a draft', () => {
  expect(marksOf(checks, said([{ code: 'PHO-02', advice: '幕布不平整' }]), {})).toEqual({
    straight: { advice: '幕布不平整' },
  });
});

test('edited advice stays with its check, and goes when its reason was removed', () => {
  const draft = { straight: { advice: '请把左侧拉平' }, light: 'pass' as const };
  expect(marksOf(checks, said([{ code: 'PHO-02', advice: '请把左侧拉平' }]), draft)).toEqual(draft);
  expect(marksOf(checks, said([]), draft)).toEqual({ light: 'pass' });
  // It has not arrived yet.
  expect(marksOf(checks, said([], false), draft)).toEqual(draft);
});

test('checks of one reason share its advice, and what was written besides stays', () => {
  const now = said([
    { code: 'PHO-02', advice: '请重新拍摄\n幕布不平整' },
    { code: 'PHO-01', advice: '不是本人' },
  ]);
  const marks = marksOf(checks, now, {});
  const others = otherAdvice(checks, now, marks);
  expect(reasonsOf(checks, { ...marks, mirrored: { advice: '文字反了' } }, others)).toEqual([
    { code: 'PHO-02', advice: '请重新拍摄\n文字反了\n幕布不平整' },
    { code: 'PHO-01', advice: '不是本人' },
  ]);
  expect(reasonsOf(checks, { straight: 'pass' }, new Map())).toEqual([]);
});
