import { fieldIds, materialKinds } from '@beian/domain/filing';
import { materialKey } from '@beian/domain/order';
import { handlings, isReasonCode, proposedConcerns, reasonAppliesTo } from '@beian/domain/reasons';
import { describe, expect, it, test } from 'vitest';
import type { ResultEntry } from '../download/result.ts';
import { foreignCodes } from './foreign-codes.ts';
import { classifyResult, classifyReturn, codesOf, concernsOf, explainCode, verdictOf } from './outcome.ts';
import { resultCodes } from './result-codes.ts';
import { returnCodes } from './return-codes.ts';

const machine = (...codes: string[]): ResultEntry => ({
  kind: 'machine',
  operation: '4',
  codes: codes.map((code) => ({ code })),
});

describe('return codes', () => {
  const span = (from: number, to: number) => Array.from({ length: to - from + 1 }, (_, at) => String(from + at));
  // docs/spec/bureau-interface.md B-6, each listed code once.
  const classes: Record<string, string[]> = {
    accepted: ['0'],
    configuration: ['4', '5', '6', ...span(9, 13), '16', '19'],
    ourFault: ['7', '8', '17'],
    sequence: ['14'],
    wait: ['15', '20', '901', '902'],
    tooLarge: ['18'],
    other: ['1', '2', '3', '21', '22', '999'],
  };
  it('every code of the table has its class', () => {
    const listed = [...span(0, 22), '901', '902', '999'];
    expect(Object.values(classes).flat().toSorted()).toEqual(listed.toSorted());
    expect(Object.keys(returnCodes).toSorted()).toEqual(listed.toSorted());
    for (const [kind, codes] of Object.entries(classes)) {
      for (const code of codes)
        expect([code, classifyReturn(code)]).toMatchObject([code, { class: kind, known: true }]);
    }
  });
  it('only 0 is accepted', () => {
    const accepted = Object.entries(returnCodes).filter(([, row]) => row.class === 'accepted');
    expect(accepted.map(([code]) => code)).toEqual(['0']);
  });
  it.each(['0x0', '-0', ' 0', '0 ', '0.0', '00', '', '٠', 'toString', '__proto__', '1e1'])('%j is unknown', (code) => {
    expect(classifyReturn(code)).toMatchObject({ class: 'other', known: false });
  });
});

describe('result codes', () => {
  it('contains all ICP and general codes', () => {
    const numbers = Object.keys(resultCodes).map(Number);
    const span = (from: number, to: number) => Array.from({ length: to - from + 1 }, (_, at) => from + at);
    expect(numbers).toEqual([...span(1001, 1068), 1999, 2998, 3998, ...span(5001, 5011), 5999]);
  });
  it('contains all codes of filings of IP addresses and domains, which do not decide about a change', () => {
    const span = (from: number, to: number) => Array.from({ length: to - from + 1 }, (_, at) => String(from + at));
    const listed = [...span(2001, 2056), '2999', ...span(3001, 3037), '3999'];
    expect(Object.keys(foreignCodes)).toEqual(listed);
    for (const code of listed) {
      expect([classifyResult(code)?.class, verdictOf(machine(code))]).toEqual(['foreign', 'unknown']);
      expect(verdictOf(machine(code, '1001'))).toBe('unknown');
    }
  });
  it('only 1001 approves; four are notices', () => {
    const of = (wanted: string) =>
      Object.entries(resultCodes).flatMap(([code, row]) => (row.class === wanted ? [code] : []));
    expect(of('approve')).toEqual(['1001']);
    expect(of('notice')).toEqual(['1060', '1062', '2998', '3998']);
    expect(of('technical')).toEqual(Object.keys(resultCodes).filter((code) => code.startsWith('5')));
  });
  it.each(['0x3e9', ' 1001', '1001.0', '01001', '1069', 'constructor'])('%j is not listed', (code) => {
    expect(classifyResult(code)).toBeUndefined();
    expect(verdictOf(machine(code))).toBe('unknown');
  });
});

describe('verdicts', () => {
  it.each([
    [['1001'], 'approved'],
    [['1002'], 'refused'],
    [['1011', '1041'], 'refused'],
    [['1060'], 'notice'],
    [['1062', '1001'], 'approved'],
    [['1001', '1011'], 'refused'],
    [['1001', '1069'], 'unknown'],
    [['5001', '1011'], 'technical'],
    [[], 'unknown'],
  ] as const)('%j: %s', (codes, verdict) => expect(verdictOf(machine(...codes))).toBe(verdict));
});

const items = new Set<string>([...fieldIds, ...materialKinds.map(materialKey)]);

describe('every code of the result table', () => {
  test.each(Object.entries(resultCodes))('%s', (code, row) => {
    const concerns = concernsOf(code);
    const { sentence, handling } = explainCode(code);
    expect([sentence.zh, sentence.en]).toEqual([row.message, row.meaning]);
    if (row.class === 'approve' || row.class === 'notice') {
      expect([concerns, handling]).toEqual([[], undefined]);
      return;
    }
    expect(concerns.length).toBeGreaterThan(0);
    expect(Object.keys(handlings)).toContain(handling);
    for (const { item, reason } of concerns) {
      expect(isReasonCode(reason), reason).toBe(true);
      if (item !== null) expect(items, item).toContain(item);
      expect(reasonAppliesTo(reason, item), `${reason} ${item}`).toBe(true);
    }
    // Our own data and forbidden changes are not items that an applicant could correct; an access is, in a change of access.
    const others = concerns.filter(({ item }) => item !== null && !item.startsWith('access.'));
    if (handling !== 'correct') expect(others).toEqual([]);
    // Most orders have no access that an applicant could correct.
    if (concerns.some(({ item }) => item?.startsWith('access.')))
      expect(concerns.map(({ item }) => item)).toContain(null);
    if (code.startsWith('5')) expect([row.class, handling]).toEqual(['technical', 'ours']);
  });

  it('an unlisted code is marked and refers to nothing', () => {
    expect(explainCode('7777')).toEqual({
      code: '7777',
      sentence: { zh: '接口规范未列出的代码', en: 'a code that the interface does not list' },
      handling: undefined,
    });
    for (const code of ['7777', 'constructor', '__proto__', '']) expect(concernsOf(code)).toEqual([]);
  });

  it('an opinion gets the code with the same meaning', () => {
    const opinion = { kind: 'opinion', operation: '4', codes: [] } as const;
    expect(codesOf({ ...opinion, passed: true })).toEqual(['1001']);
    expect(codesOf({ ...opinion, passed: false })).toEqual(['1002']);
    expect(codesOf(opinion)).toEqual([]);
  });
});

describe('proposed reasons for an order', () => {
  const website = { items: [...fieldIds.filter((id) => id.startsWith('website.')), 'material.VERIFICATION_FORM'] };
  const proposed = (codes: string[], changed: string[]) =>
    proposedConcerns(codes.flatMap(concernsOf), { ...website, changed }).map(({ item, reason }) => [item, reason]);

  it("belong to the order's own fields", () =>
    expect(proposed(['1011'], [])).toEqual([['website.principal.mobile', 'CON-06']]));
  it('refer to the changed field if a code refers to several', () => {
    expect(proposed(['1041'], ['website.homeUrl'])).toEqual([['website.homeUrl', 'WEB-10']]);
    expect(proposed(['1041'], ['website.name'])).toEqual([
      ['website.homeUrl', 'WEB-10'],
      ['website.domains', 'WEB-10'],
    ]);
  });
  it('refer to the order as a whole if a code refers to none of its fields', () =>
    expect(proposed(['1014'], [])).toEqual([[null, 'SUB-05']]));
  it('contain one reason of an item once', () =>
    expect(proposed(['1010', '1031'], [])).toEqual([['website.principal.officePhone', 'CON-06']]));
  it('omit a refusal without a cause if a cause is given, and keep it otherwise', () => {
    expect(proposed(['1011', '1002'], [])).toEqual([['website.principal.mobile', 'CON-06']]);
    expect(proposed(['1002'], [])).toEqual([[null, 'ORD-12']]);
  });
  it('are empty for an approval and a notice', () => expect(proposed(['1001', '1060', '1062'], [])).toEqual([]));
});
