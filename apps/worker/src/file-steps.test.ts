import { expect, test } from 'vitest';
import { toAnswerEntry } from './file-steps.ts';

const machine = (code: string, text?: string, remark?: string) =>
  toAnswerEntry({ kind: 'machine', operation: '4', identifier: '320000010000000001', codes: [{ code, text }], remark });

test('a machine approval, a refusal, a notice, and an unlisted code', () => {
  expect(machine('1001')).toMatchObject({ verdict: 'approved', concerns: [], identifier: '320000010000000001' });
  expect(machine('1011')).toMatchObject({
    verdict: 'refused',
    said: [{ code: '1011', sentence: { en: 'invalid mobile number' }, handling: 'correct' }],
    concerns: [
      { code: '1011', item: 'subject.principal.mobile', reason: 'CON-06' },
      { code: '1011', item: 'website.principal.mobile', reason: 'CON-06' },
    ],
  });
  expect(machine('1060').verdict).toBe('notice');
  expect(machine('7777').verdict).toBe('unknown');
});

test("a reviewer's opinion has a day and gets the equivalent code", () => {
  const opinion = toAnswerEntry({
    kind: 'opinion',
    operation: '4',
    codes: [],
    passed: false,
    day: '2026-11-24',
    text: '不符',
  });
  expect(opinion).toMatchObject({
    verdict: 'refused',
    said: [{ code: '1002' }],
    concerns: [{ item: null, reason: 'ORD-12' }],
    day: '2026-11-24',
    details: { text: '不符' },
  });
});

test('a whole refused file is named in the text or in the remark', () => {
  expect(machine('5001', 'filing000007.xml')).toMatchObject({ verdict: 'technical', fileName: 'filing000007.xml' });
  expect(machine('5003', undefined, 'filing000008.xml')).toMatchObject({ fileName: 'filing000008.xml' });
  expect(machine('1011', 'filing000007.xml').fileName).toBeUndefined();
});
