import { expect, test } from 'vitest';
import { checkGbk } from '../checks/gbk.ts';
import { collectionCodePattern } from '../photo/app-photo.ts';
import {
  testActAt,
  testActOfCode,
  testActOfDomain,
  testCarriers,
  testEventIn,
  testMarkField,
  testMarks,
  testMarksOf,
  testOutcomeRow,
  testStages,
} from './test-outcomes.ts';

test('each stage has one place for its marks', () => {
  expect(Object.values(testCarriers).flat().sort()).toEqual(Object.keys(testStages).sort());
  expect(testMarks).toHaveLength((['order', 'domain', 'code'] as const).flatMap(testMarksOf).length);
});

test('marks of collection codes are valid codes in any case', () => {
  for (const mark of testMarksOf('code')) {
    expect(mark).toMatch(collectionCodePattern);
    for (const code of [mark, mark.toLowerCase()]) expect(testActOfCode(code)).toBe(testOutcomeRow(mark).act);
  }
  expect(testActOfCode('TEST1234')).toBeUndefined();
});

test('a mark acts at its stage the first time, or every time if its row says so; without one an order passes', () => {
  expect(testActAt(undefined, 'review', 0)).toBeUndefined();
  expect(testActAt('说明', 'review', 0)).toBeUndefined();
  for (const mark of testMarksOf('order')) {
    const { stage, act, always = false } = testOutcomeRow(mark);
    expect(testActAt(`说明 ${mark}`, stage, 0), mark).toBe(act);
    expect(testActAt(mark, stage, 1), mark).toBe(always ? act : undefined);
    expect(testActAt(mark, stage === 'review' ? 'bureau' : 'review', 0), mark).toBeUndefined();
    // Only as a separate word.
    expect(testActAt(`${mark}x`, stage, 0), mark).toBeUndefined();
  }
});

test('marks of several stages each act at their own stage; of one stage the first counts', () => {
  const remark = 'test:bureau-refused test:photo-rejected\ntest:review-silent test:review-returned';
  expect((['review', 'photo', 'upload', 'sms', 'bureau'] as const).map((stage) => testActAt(remark, stage, 0))).toEqual(
    [...['returnRemark', 'rejectPhoto', undefined, undefined, 'refuse']],
  );
});

test('marks of domains are valid beginnings of a domain name, each for one recipient of the answer', () => {
  for (const mark of testMarksOf('domain')) {
    expect(`${mark}example`).toMatch(/^[a-z0-9-]+(\.[a-z0-9-]+)+$/);
    const { stage, act } = testOutcomeRow(mark);
    expect(testActOfDomain(`${mark}example`, stage as 'registry'), mark).toBe(act);
    expect(testActOfDomain(`${mark}example`, stage === 'registry' ? 'filing' : 'registry'), mark).toBeUndefined();
  }
  expect(testActOfDomain('shop.example', 'registry')).toBeUndefined();
});

test('a remark with marks is accepted by the bureaus', () => {
  for (const mark of testMarksOf('order')) expect(checkGbk(mark).outcome, mark).toBe('pass');
  expect([testMarkField('CHANGE_SUBJECT'), testMarkField('CHANGE_WEBSITE')]).toEqual([
    'subject.remark',
    'website.remark',
  ]);
});

test('a mark asks once for its event, in each state in which that may be raised', () => {
  expect(testEventIn('test:reopened', 'VERIFICATION_PENDING', ['submit'])).toEqual({ event: 'reopen' });
  expect(testEventIn('test:reopened', 'SUBMISSION_PENDING', ['reopen'])).toBeUndefined();
  expect(testEventIn('test:reopened', 'INITIAL_REVIEW', [])).toBeUndefined();
  expect(testEventIn('test:supplement-asked', 'INITIAL_REVIEW', [])).toEqual({
    event: 'holdForApplicant',
    reason: 'ORD-14',
  });
});
