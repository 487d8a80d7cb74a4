import { describe, expect, test } from 'vitest';
import { confirmationFor } from '../life-cycle/define.ts';
import { orderLifeCycle } from '../order/life-cycle.ts';
import { namedEditions } from '../province/editions.ts';
import { provinceCodes } from '../province/provinces.ts';
import type { Rules } from '../province/rule-set.ts';
import { photoMethods } from '../province-rules/rule.ts';
import { photoMethodRules } from '../province-rules/rules/photo.ts';
import { type GuideRow, guideGroups } from './guide-row.ts';
import { type GuideStepId, photoEssentials, photoGuide, photoGuideOf } from './photo-guide.ts';
import { photoMethodOf } from './photo-method.ts';

const ids = (province: string, edition: Rules = '2018-06'): GuideStepId[] =>
  photoGuideOf(province, edition).steps.map(({ id }) => id);

describe('the photo guide', () => {
  test('has both languages and a source in every province and edition', () => {
    for (const province of provinceCodes) {
      for (const edition of namedEditions) {
        const { method, steps } = photoGuideOf(province, edition);
        expect(method).toBe(photoMethodOf(province, edition));
        expect(steps.length).toBeGreaterThan(8);
        for (const { instruction: says, essential, source } of steps) {
          for (const sentence of essential === undefined ? [says] : [says, essential]) {
            expect(sentence.zh).toMatch(/\p{Script=Han}/u);
            expect(sentence.en).toMatch(/^[\x20-\x7e×]+$/);
          }
          expect(source).not.toBe('');
        }
      }
    }
  });

  test('is ordered by group', () => {
    const groups = Object.keys(guideGroups);
    const places = photoGuideOf('310000', '2018-06').steps.map(({ group }) => groups.indexOf(group));
    expect(places).toEqual([...places].sort((a, b) => a - b));
  });

  test("only Gansu's curtain shows its bottom line", () => {
    expect(ids('620000')).toContain('gansu');
    expect(ids('320000')).not.toContain('gansu');
    expect(photoEssentials('620000', '2018-06').zh).toContain('最下一行');
  });

  test('a province whose bureau has an app says how its applicants get it', () => {
    const withApp = photoMethodRules.filter(({ says }) => says === photoMethods.BUREAU_APP).flatMap((rule) => rule.in);
    const explained = Object.values<GuideRow>(photoGuide).flatMap(({ method, in: where = [] }) =>
      method === 'BUREAU_APP' ? where : [],
    );
    expect(withApp.filter((province) => !explained.includes(province))).toEqual([]);
  });

  test('a requirement for which a photo is returned says what is wrong, in other words than the requirement', () => {
    for (const [id, { reason, fault, instruction }] of Object.entries<GuideRow>(photoGuide)) {
      expect([id, fault !== undefined]).toEqual([id, reason !== null]);
      expect(fault?.zh).not.toBe(instruction.zh);
    }
  });

  test("Shanghai uses its bureau's app until the edition of 2020, when the face check by phone comes everywhere", () => {
    expect(ids('310000')).toEqual(expect.arrayContaining(['samePhone', 'enterCode', 'readableId']));
    expect(ids('310000')).not.toContain('background');
    for (const edition of ['2020-08', '2023-09'] as const)
      expect(new Set(provinceCodes.map((province) => photoMethodOf(province, edition)))).toEqual(
        new Set(['FACE_CHECK']),
      );
    expect(ids('310000', '2020-08')).toEqual(
      expect.arrayContaining(['white', 'uncovered', 'glasses', 'alone', 'live', 'unused']),
    );
    expect(ids('310000', '2020-08')).not.toContain('colour');
    expect(photoEssentials('310000', '2023-09').zh).toContain('白色背景');
    expect(photoEssentials('310000', '2018-06').en).toContain('collection code');
    expect(photoEssentials('320000', '2018-06').en).toContain('no red or blue top');
  });
});

test('the confirmation of an approval does not promise a notice if the photo is still valid', () => {
  const row = orderLifeCycle.events.approveInitialReview;
  expect(confirmationFor(row, 'VERIFICATION_PENDING')?.en).toContain('asked for the verification photo');
  expect(confirmationFor(row, 'SUBMISSION_PENDING')?.en).toContain('No photo is asked for');
  expect(confirmationFor(row, null)).toBeUndefined();
  expect(confirmationFor(orderLifeCycle.events.abandon, null)?.zh).toContain('放弃');
});
