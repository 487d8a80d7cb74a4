import { describe, expect, test } from 'vitest';
import { evaluateEvent } from '../life-cycle/judge.ts';
import { lifeCycleFaults } from '../life-cycle/validate.ts';
import type { Actor, Role } from '../staff/roles.ts';
import { type AnswerFacts, answerGuards, answerLifeCycle, unmatchedReasons } from './life-cycle.ts';

const as = (...roles: Role[]): Actor => ({ kind: 'staff', id: 'staff-one', roles, name: 'One' });
const entry: AnswerFacts = { state: 'UNMATCHED', verdict: 'approved', operation: '4' };
const asked = (event: 'matchAnswer' | 'dismissAnswer', facts: Partial<AnswerFacts> = {}, actor = as('supervisor')) => {
  const judged = evaluateEvent(answerLifeCycle, answerGuards, event, { ...entry, ...facts }, actor);
  return judged.allowed ? judged.to : [judged.presence, ...judged.reasons.map(({ code }) => code)];
};

describe('an unmatched answer', () => {
  test('the life cycle has no faults', () => {
    expect(lifeCycleFaults(answerLifeCycle, { guards: Object.keys(answerGuards), jobs: [] })).toEqual([]);
  });
  test.each([
    ['an approval', {}, 'MATCHED'],
    ['a refusal', { verdict: 'refused' }, 'MATCHED'],
    ['a technical code', { verdict: 'technical' }, 'MATCHED'],
    ['without its operation', { operation: '' }, 'MATCHED'],
    ['an unlisted code', { verdict: 'unknown' }, ['disabled', 'VERDICT_READS']],
    ['of materials sent alone', { operation: '35' }, ['disabled', 'OF_AN_ORDER']],
    ['matched already', { state: 'MATCHED' }, ['hidden', 'NOT_POSSIBLE_NOW']],
    ['dismissed already', { state: 'DISMISSED' }, ['hidden', 'NOT_POSSIBLE_NOW']],
  ] as const)('%s: matching', (_, facts, expected) => expect(asked('matchAnswer', facts)).toEqual(expected));
  test('a supervisor may dismiss any unmatched answer once', () => {
    expect(asked('dismissAnswer', { verdict: 'unknown', operation: '1' })).toBe('DISMISSED');
    expect(asked('dismissAnswer', { state: 'DISMISSED' })).toEqual(['hidden', 'NOT_POSSIBLE_NOW']);
    for (const role of ['reviewer', 'administrator', 'applicant'] as const)
      for (const event of ['matchAnswer', 'dismissAnswer'] as const)
        expect(asked(event, {}, as(role))).toEqual(['hidden', 'NOT_POSSIBLE_NOW']);
  });
  test('the reason for no match is given in both languages', () => {
    for (const [code, reason] of Object.entries(unmatchedReasons)) {
      expect(reason.code).toBe(code);
      expect(reason.message.zh).toMatch(/\p{Script=Han}/u);
      expect(reason.message.en).toMatch(/^[\x20-\x7e]+$/);
    }
  });
});
