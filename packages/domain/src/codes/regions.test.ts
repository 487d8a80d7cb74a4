import { describe, expect, test } from 'vitest';
import type { FieldValues } from '../filing/fields.ts';
import type { Proposal } from '../filing/proposal.ts';
import { checkFields } from '../order/check-fields.ts';
import { provinceCodes } from '../province/provinces.ts';
import { matterValues } from '../testing/website.fixture.ts';
import type { PublishedCodes } from './published.ts';
import { currentRegions, findRegionName } from './regions.ts';

const found = (change: FieldValues, more: Partial<Proposal> = {}) => {
  const before = more.before ?? matterValues;
  return checkFields({
    ...{ kind: 'CHANGE_SUBJECT', province: '320000', edition: '2018-06', today: '2026-03-02', before },
    ...{ after: { ...before, ...change }, ...more },
  })
    .filter(({ field, outcome }) => /city|county/.test(field) && outcome !== 'pass')
    .map(({ field, outcome, message }) => `${field} ${outcome} ${message.en}`);
};

describe('the list of cities and counties', () => {
  test('every province has cities, every city that has counties has them under its own code, and no code stands twice', () => {
    const cities = provinceCodes.flatMap((province) => currentRegions(province));
    const counties = cities.flatMap(({ code }) => currentRegions(code));
    expect([cities.length, counties.length]).toEqual([342, 2855]);
    const codes = [...cities, ...counties].map(({ code }) => code);
    expect(new Set(codes).size).toBe(codes.length);
    expect(codes.every((code) => /^\d{6}$/.test(code))).toBe(true);
    expect(cities.map(({ code }) => code.slice(4)).every((end) => end === '00')).toBe(true);
    expect([...cities, ...counties].every(({ name }) => /^\p{Script=Han}+$/u.test(name))).toBe(true);
  });
  test('it has the regions of today and none that was merged', () => {
    expect(['320102', '330113', '653228', '460302', '429021'].map(findRegionName)).toEqual([
      ...['玄武区', '临平区', '和康县', '西沙区', '神农架林区'],
    ]);
    expect(['330103', '110228', '320571', '320101', '320000', 'x'].map(findRegionName)).toEqual(
      Array.from({ length: 6 }, () => undefined),
    );
  });
});

describe("the bureau's own table of regions stands in where it has come", () => {
  const row = (name: string | null, valid = true) => ({ name, valid });
  const whole: PublishedCodes = {
    REGION: {
      ...Object.fromEntries(currentRegions('320100').map(({ code }) => [code, row(null)])),
      '320000': row('江苏省'),
      '320100': row('南京市'),
      '320199': row('新设区'),
      '320118': row('高淳区', false),
    },
  };
  test('its valid codes are offered with its names, or ours where it gives none', () => {
    const counties = currentRegions('320100', whole).map(({ code, name }) => `${code} ${name}`);
    expect(counties).toContain('320199 新设区');
    expect(counties).toContain('320102 玄武区');
    expect(counties).not.toContain('320118 高淳区');
    expect(currentRegions('320000', whole).map(({ code }) => code)).toEqual(['320100']);
  });
  test('a few rows of an increment add to our list', () => {
    const few: PublishedCodes = { REGION: { '320199': row('新设区') } };
    expect(currentRegions('320100', few)).toHaveLength(currentRegions('320100').length + 1);
  });
  test('a code of its own is accepted, one that it lacks is refused', () => {
    const published = { codes: whole, blackListed: { subject: false, domains: [] } };
    expect(found({ 'subject.county': '320199' }, { published })).toEqual([]);
    expect(found({ 'subject.city': '320200', 'subject.county': '320205' }, { published })).toEqual([
      "subject.city fail The bureau's code table does not hold this code",
      "subject.county fail The bureau's code table does not hold this code",
    ]);
  });
});

describe('a draft with a region that does not exist', () => {
  test('a county of another city, and a code that no list has, are refused with what to do', () => {
    expect(found({ 'subject.county': '320205' })).toEqual([
      'subject.county fail The county does not lie in the city that was chosen',
    ]);
    expect(found({ 'subject.county': '320199' })).toEqual([
      'subject.county fail The code is not in the list of region codes (edition 2023-06-30)',
    ]);
    expect(found({ 'subject.city': '330100' })).toEqual([
      'subject.city fail A region code has six digits and lies in the province',
      'subject.county fail The county does not lie in the city that was chosen',
    ]);
    expect(found({ 'subject.city': '320102' })[0]).toMatch(/^subject.city fail The code is not in/);
    expect(found({ 'subject.city': '320200', 'subject.county': '320205' })).toEqual([]);
  });
  test('a registered county that was merged is warned of, not refused', () => {
    const before: FieldValues = { ...matterValues, 'subject.city': '330100', 'subject.county': '330103' };
    const inZhejiang = { province: '330000', before };
    expect(found({ 'subject.remark': '样例二' }, inZhejiang)).toEqual([
      'subject.county warn The registered code is not in the list of region codes (edition 2023-06-30); the region may have been merged',
    ]);
    expect(found({ 'subject.county': '330104' }, inZhejiang)[0]).toMatch(/^subject.county fail/);
  });
  test('a registered pair that does not fit together is warned of', () => {
    const before: FieldValues = { ...matterValues, 'subject.county': '320205' };
    expect(found({ 'subject.remark': '样例二' }, { before })).toEqual([
      'subject.county warn The county does not lie in the city that was chosen',
    ]);
  });
});
