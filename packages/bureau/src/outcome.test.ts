import { describe, expect, it } from 'vitest';
import type { ResultEntry } from './download/result.ts';
import { classifyResult, classifyReturn, verdictOf } from './outcome.ts';
import { resultCodes } from './result-codes.ts';
import { returnCodes } from './return-codes.ts';

const machine = (...codes: string[]): ResultEntry => ({
  kind: 'machine',
  operation: '4',
  codes: codes.map((code) => ({ code })),
});

describe('return codes', () => {
  it.each([
    ['0', 'accepted'],
    ['4', 'configuration'],
    ['7', 'ourFault'],
    ['14', 'sequence'],
    ['15', 'wait'],
    ['18', 'tooLarge'],
    ['20', 'wait'],
    ['901', 'wait'],
    ['902', 'wait'],
    ['999', 'other'],
  ])('%s is %s', (code, expected) => expect(classifyReturn(code)).toMatchObject({ class: expected, known: true }));
  it('0 alone is accepted', () => {
    const accepted = Object.entries(returnCodes).filter(([, row]) => row.class === 'accepted');
    expect(accepted.map(([code]) => code)).toEqual(['0']);
  });
  it.each(['0x0', '-0', ' 0', '0 ', '0.0', '00', '', '٠', 'toString', '__proto__', '1e1'])('%j is unknown', (code) => {
    expect(classifyReturn(code)).toMatchObject({ class: 'other', known: false });
  });
});

describe('result codes', () => {
  it('holds all ICP and general codes', () => {
    const numbers = Object.keys(resultCodes).map(Number);
    const span = (from: number, to: number) => Array.from({ length: to - from + 1 }, (_, at) => from + at);
    expect(numbers).toEqual([...span(1001, 1068), 1999, 2998, 3998, ...span(5001, 5011), 5999]);
  });
  it('1001 alone approves; four are notices', () => {
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
