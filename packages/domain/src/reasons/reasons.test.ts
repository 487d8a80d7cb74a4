import { describe, expect, test } from 'vitest';
import { fieldIds } from '../filing/fields.ts';
import { materialKinds } from '../filing/materials.ts';
import { materialKey } from '../order/checklist.ts';
import { orderKinds } from '../order-names/kinds/kinds.ts';
import { kindsOfReason } from './kinds-of-reason.ts';
import { bureauReasons } from './library/bureau.ts';
import { reasonSyllables } from './library/syllables.ts';
import { reasonAppliesTo, reasonCodes, reasonRow } from './reasons.ts';

describe('the reason library', () => {
  test('contains every reason of docs/spec/rules.md R-8.2 and those added for bureau codes, in both languages, with advice', () => {
    expect(reasonCodes).toHaveLength(74 + Object.keys(bureauReasons).length);
    for (const code of reasonCodes) {
      const { label, advice } = reasonRow(code);
      expect(
        [label.zh, advice.zh].every((text) => /\p{Script=Han}/u.test(text)),
        code,
      ).toBe(true);
      expect(
        [label.en, advice.en].every((text) => /^[\x20-\x7e]+$/.test(text)),
        code,
      ).toBe(true);
      expect(advice.zh, code).not.toBe(label.zh);
    }
  });

  test('every reason applies to an existing item or to the order', () => {
    const places = new Set<string>(['order', 'field', 'material', ...fieldIds, ...materialKinds.map(materialKey)]);
    for (const code of reasonCodes)
      expect(
        reasonRow(code).appliesTo.every((place) => places.has(place)),
        code,
      ).toBe(true);
  });

  test('every item that can be returned has a specific reason', () => {
    for (const item of [...fieldIds, ...materialKinds.map(materialKey)])
      expect(
        reasonCodes.some((code) => reasonAppliesTo(code, item)),
        item,
      ).toBe(true);
  });

  test('every reason may be given for some kind of order, a field only for the kinds that fill it in', () => {
    for (const code of reasonCodes) expect(kindsOfReason(code), code).not.toEqual([]);
    expect(kindsOfReason('ORD-01')).toEqual(orderKinds);
    expect(kindsOfReason('WEB-01')).toContain('CHANGE_WEBSITE');
    expect(kindsOfReason('WEB-01')).not.toContain('CANCEL_WEBSITE');
    expect(kindsOfReason('CAN-01')).toContain('CANCEL_WEBSITE');
    expect(kindsOfReason('PHO-03')).not.toContain('CANCEL_SUBJECT');
  });

  test('fits', () => {
    expect(reasonAppliesTo('WEB-01', 'website.name')).toBe(true);
    expect(reasonAppliesTo('WEB-01', null)).toBe(false);
    expect(reasonAppliesTo('ORD-01', null)).toBe(true);
    expect(reasonAppliesTo('MAT-01', 'material.DOMAIN_CERT')).toBe(true);
    expect(reasonAppliesTo('PHO-03', 'material.DOMAIN_CERT')).toBe(false);
  });

  test('every label has one syllable per character, and a character with one reading is spelled the same everywhere', () => {
    const readings = new Map<string, Set<string>>();
    for (const code of reasonCodes) {
      const { zh } = reasonRow(code).label;
      const syllables = reasonSyllables[code].split(' ');
      expect(syllables, code).toHaveLength([...zh].length);
      [...zh].forEach((character, at) => {
        expect(syllables[at], code).toMatch(/\p{Script=Han}/u.test(character) ? /^[a-z]+$/ : /^-$/);
        readings.set(character, (readings.get(character) ?? new Set()).add(syllables[at] ?? ''));
      });
    }
    expect([...readings].filter(([, said]) => said.size > 1)).toEqual([]);
    // Characters with several readings, with the readings used here.
    const several = '省行单重着称合更核解系无壳其数县地期';
    expect(Object.fromEntries([...several].map((one) => [one, [...(readings.get(one) ?? [])].join()]))).toEqual({
      省: 'sheng',
      行: 'xing',
      单: 'dan',
      重: 'chong',
      着: 'zhuo',
      称: 'cheng',
      合: 'he',
      更: 'geng',
      核: 'he',
      解: 'jie',
      系: 'xi',
      无: 'wu',
      壳: 'ke',
      其: 'qi',
      数: 'shu',
      县: 'xian',
      地: 'di',
      期: 'qi',
    });
  });
});
