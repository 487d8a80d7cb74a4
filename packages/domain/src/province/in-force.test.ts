import { describe, expect, test } from 'vitest';
import { isDay } from '../calendar/shanghai.ts';
import type { MaterialKind } from '../filing/materials.ts';
import { isFilingPasswordRequired } from '../order/filing-password.ts';
import { guards } from '../order/guards.ts';
import { smsPersonsOf } from '../order/sms.ts';
import { orderKinds } from '../order-names/kinds/kinds.ts';
import { photoMethodOf } from '../photo/photo-method.ts';
import { domainRulesOf } from '../province-rules/domain-rules.ts';
import { rulesOn } from '../province-rules/in-force.ts';
import { type ProvinceRule, photoMethods, provincesByShortName } from '../province-rules/rule.ts';
import { photoMethodRules } from '../province-rules/rules/photo.ts';
import { smsWindows } from '../province-rules/rules/sms.ts';
import { provinceRules, rulesIn } from '../province-rules/rules.ts';
import { mayShellTakeWebsite } from '../province-rules/shell-rules.ts';
import { isCheckedBySms, smsWindowOf } from '../province-rules/sms-rules.ts';
import { editionOn, ruleDays, ruleDaysOf } from '../settings/rule-days.ts';
import { orderFacts } from '../testing/order-facts.ts';
import { bilingual } from '../text/bilingual-text.ts';
import { dayOfEdition, namedEditions } from './editions.ts';
import { type Day, latestInForce } from './in-force.ts';
import { findProvince, provinceCodes } from './provinces.ts';

/** One row of 2027, which ends a year later. */
const coming: ProvinceRule = {
  key: 'rules.sample',
  in: provincesByShortName('苏浙'),
  from: '2027-01-01',
  until: '2028-01-01',
  source: 'derived',
  says: bilingual('样例规则', 'A sample rule'),
  reaches: [{ to: 'material', material: 'COMMITMENT' }],
};
const rows = [...provinceRules, coming];
const appliesTo = (day: Day) =>
  provinceCodes.filter((code) => rulesOn(rows, code, day).includes(coming)).map((code) => findProvince(code)?.short);

describe('a rule dated 2027-01-01 is one row', () => {
  test('it applies in its provinces from its first day to the day before its last', () => {
    expect(appliesTo('2026-12-31')).toEqual([]);
    expect(appliesTo('2027-01-01')).toEqual(['苏', '浙']);
    expect(appliesTo('2027-12-31')).toEqual(['苏', '浙']);
    expect(appliesTo('2028-01-01')).toEqual([]);
  });
  test('the other rules stay as they are', () => {
    for (const province of provinceCodes)
      expect(rulesOn(rows, province, '2027-01-01').filter((rule) => rule !== coming)).toEqual(
        rulesOn(rows, province, '2026-12-31'),
      );
  });
  test('its days become editions by themselves: orders are judged by it without a new edition', () => {
    const days = ruleDaysOf(rows);
    expect(['2027-01-01', '2027-01-02', '2028-01-01'].map((day) => editionOn(day as Day, days))).toEqual([
      '2027-01-01',
      '2027-01-01',
      '2028-01-01',
    ]);
    expect(editionOn('2026-12-31', days)).toBe(editionOn('2026-12-31', ruleDaysOf(provinceRules)));
  });
  test('a row that replaces others of its key applies in its provinces alone, while it is in force', () => {
    const key = 'directChangeAllowed.personToOrg';
    const [general] = rulesIn('320000', '2020-08').filter((rule) => rule.key === key);
    const stricter: ProvinceRule = {
      ...coming,
      key,
      in: provincesByShortName('苏'),
      replaces: true,
      reaches: [{ to: 'move', move: 'personToOrg', allowed: false }],
    };
    const answers = (province: string, day: Day) =>
      rulesOn([...provinceRules, stricter], province, day).filter((rule) => rule.key === key);
    expect(answers('320000', '2026-12-31')).toEqual([general]);
    expect(answers('320000', '2027-01-01')).toEqual([stricter]);
    expect(answers('330000', '2027-01-01')).toEqual([general]);
    expect(answers('320000', '2028-01-01')).toEqual([general]);
  });
  test('a row that replaces the rule of the photo sends orders of its province on without one, and waives nothing else', () => {
    const waiver: ProvinceRule = {
      ...coming,
      key: 'evidence.FACE_PHOTO',
      in: provincesByShortName('浙'),
      replaces: true,
      reaches: [{ to: 'checklist', item: 'material.VERIFICATION_FORM' }],
    };
    const required = (province: string, day: Day): MaterialKind[] =>
      rulesOn([...provinceRules, waiver], province, day).flatMap(({ reaches }) =>
        reaches.flatMap((reach) => (reach.to === 'material' ? [reach.material] : [])),
      );
    const goesOn = (province: string, day: Day) =>
      guards.noPhotoNeeded.check(orderFacts({ required: required(province, day) }));
    expect([goesOn('330000', '2026-12-31'), goesOn('330000', '2027-01-01')]).toEqual([false, true]);
    expect([goesOn('320000', '2027-01-01'), goesOn('330000', '2028-01-01')]).toEqual([false, false]);
    expect([...required('330000', '2027-01-01'), 'FACE_PHOTO'].sort()).toEqual(required('330000', '2026-12-31').sort());
  });
});

describe('SMS rules and photo methods', () => {
  test('Zhejiang checks by SMS from 2018-09-10, between two editions', () => {
    expect(isCheckedBySms('330000', '2018-09-09')).toBe(false);
    expect(isCheckedBySms('330000', '2018-09-10')).toBe(true);
    expect(isCheckedBySms('140000', '2018-09-10')).toBe(false);
    expect([smsWindowOf('2018-09-06').hours, smsWindowOf('2018-09-07').hours]).toEqual([48, 24]);
  });
  test('one more SMS window or photo method is one row', () => {
    const shorter = [...smsWindows, { ...(smsWindows[1] as ProvinceRule), from: '2027-01-01' as const }];
    expect(latestInForce(shorter, '2026-12-31')?.from).toBe('2018-09-07');
    expect(latestInForce(shorter, '2027-01-01')?.from).toBe('2027-01-01');
    const app: ProvinceRule = {
      ...coming,
      key: 'photoMethod',
      says: photoMethods.BUREAU_APP,
      reaches: [{ to: 'photo', method: 'BUREAU_APP' }],
    };
    const ofZhejiang = [...photoMethodRules, app].filter((rule) => rule.in.some((code) => code === '330000'));
    expect(latestInForce(ofZhejiang, '2026-12-31')?.says).toBe(photoMethods.FACE_CHECK);
    expect(latestInForce(ofZhejiang, '2027-01-01')?.says).toBe(photoMethods.BUREAU_APP);
  });
  test('a row ends on the day before its `until`', () => {
    expect(photoMethodOf('310000', '2020-08-16')).toBe('BUREAU_APP');
    expect(photoMethodOf('310000', '2020-08-17')).toBe('FACE_CHECK');
    expect(photoMethodOf('320000', '2020-08-16')).toBe('CURTAIN');
  });
});

describe('the days on which rules change', () => {
  test('a rule about kinds or shells changes the edition of its first day, too', () => {
    expect(mayShellTakeWebsite('320000', editionOn('2025-12-30'))).toBe(false);
    expect(mayShellTakeWebsite('320000', editionOn('2025-12-31'))).toBe(true);
    expect(mayShellTakeWebsite('320000', editionOn('2026-11-28'))).toBe(true);
  });
  test('they exist, are in order and begin with the founding edition', () => {
    expect(ruleDays.every(isDay)).toBe(true);
    expect(ruleDays).toEqual([...new Set(ruleDays)].sort());
    expect(ruleDays[0]).toBe('2018-06-15');
    expect(ruleDays).toEqual(expect.arrayContaining(namedEditions.map(dayOfEdition)));
  });
  test('the edition of a day is the last rule day, by its name if it has one', () => {
    expect(editionOn('2018-06-15')).toBe('2018-06');
    expect(editionOn('2018-09-23')).toBe('2018-09-10');
    expect(editionOn('2019-01-01')).toBe('2018-09');
    expect(editionOn('2017-01-01')).toBe('2018-06');
  });
  test('between two of them every rule is the same', () => {
    const all = (day: Day) =>
      provinceCodes.map((code) => [
        rulesOn(provinceRules, code, day),
        domainRulesOf(code, day),
        isCheckedBySms(code, day),
        smsWindowOf(day),
        photoMethodOf(code, day),
        mayShellTakeWebsite(code, day),
        orderKinds.map((kind) => [smsPersonsOf(kind, day), isFilingPasswordRequired({ kind, edition: day })]),
      ]);
    for (const [at, day] of ruleDays.entries()) {
      const next = ruleDays[at + 1] ?? '2100-01-01';
      const dayBefore = new Date(Date.parse(next) - 86_400_000).toISOString().slice(0, 10) as Day;
      expect(all(dayBefore), day).toEqual(all(day));
      expect(editionOn(dayBefore)).toBe(editionOn(day));
    }
  });
});
