import { describe, expect, it } from 'vitest';
import type { ResultEntry } from '../download/result.ts';
import { foreignCodes } from './foreign-codes.ts';
import { classifyResult, classifyReturn, verdictOf } from './outcome.ts';
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
