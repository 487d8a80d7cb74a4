import { createHmac } from 'node:crypto';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Actor } from '../staff/roles.ts';
import { type SpotChecker, type SpotCheckFacts, spotCheckRefusalReasons } from './spot-check-steps.ts';
import {
  drawKey,
  drawnNumber,
  drawnShareOf,
  isDrawn,
  type SpotCheckRules,
  spotCheckOutcomeOf,
  spotCheckRules,
  type TenureClass,
  tenureClassOf,
} from './spot-checks.ts';

const rules: SpotCheckRules = {
  classes: [
    { belowDays: 90, approvals: 30, returns: 10 },
    { belowDays: 365, approvals: 15, returns: 5 },
    { belowDays: null, approvals: 5, returns: 2 },
  ],
  patienceDays: 3,
};

describe('tenure classes', () => {
  test.each([
    [0, 30],
    [89, 30],
    [90, 15],
    [364, 15],
    [365, 5],
    [9000, 5],
  ])('%i days: %i %% of approvals', (days, share) => {
    expect(tenureClassOf(rules, days).approvals).toBe(share);
  });

  test('approvals with items passed as a group have a share of their own, at least the one of approvals by default', () => {
    const [low, , last] = rules.classes as [TenureClass, TenureClass, TenureClass];
    expect(drawnShareOf({ ...last, grouped: 12 }, 'approveInitialReview', true)).toBe(12);
    expect(drawnShareOf({ ...last, grouped: 12 }, 'approveInitialReview', false)).toBe(5);
    expect(drawnShareOf({ ...last, grouped: 12 }, 'returnForCorrection', true)).toBe(2);
    expect(drawnShareOf(low, 'approvePhoto', true)).toBe(30);
    expect(spotCheckRules.safeParse({ classes: [{ ...last, grouped: 101 }], patienceDays: 3 }).success).toBe(false);
  });

  test('are ordered by days; only the last has no limit', () => {
    const [low, middle, last] = rules.classes;
    const fits = (classes: readonly unknown[]) => spotCheckRules.safeParse({ classes, patienceDays: 3 }).success;
    expect(fits([low, middle, last])).toBe(true);
    expect(fits([last])).toBe(true);
    for (const classes of [[], [low], [last, low], [middle, low, last], [low, low, last], [last, last]])
      expect(fits(classes)).toBe(false);
    for (const approvals of [-1, 101, Number.NaN]) expect(fits([{ ...last, approvals }])).toBe(false);
  });
});

describe('the draw', () => {
  const hash = (key: string, orderId: string, seq: number) =>
    createHmac('sha256', key)
      .update(`secondLook\0${drawKey(orderId, seq)}`)
      .digest('hex');

  test.each([
    ['000000000000', 0],
    ['800000000000', 50],
    ['400000000000ff', 25],
  ])('%s draws %d', (hex, number) => expect(drawnNumber(hex)).toBe(number));

  test('0 draws nothing, 100 everything, and a greater share includes a smaller one', () => {
    fc.assert(
      fc.property(fc.stringMatching(/^[0-9a-f]{64}$/), fc.nat(100), fc.nat(100), (hex, a, b) => {
        const number = drawnNumber(hex);
        expect(number).toBeGreaterThanOrEqual(0);
        expect([isDrawn(number, 0), isDrawn(number, 100)]).toEqual([false, true]);
        if (isDrawn(number, Math.min(a, b))) expect(isDrawn(number, Math.max(a, b))).toBe(true);
      }),
    );
  });

  /** A fixed key makes the result reproducible; within 3.3 standard deviations, as for 999 of 1,000 keys. */
  test.each([30, 5, 2])('%i %% of 2,000 decisions, within the limits of chance', (share) => {
    const drawn = Array.from({ length: 2000 }, (_, n) =>
      isDrawn(drawnNumber(hash('a fixed key', `order_${n}`, 7 + (n % 40))), share),
    );
    const [mean, deviation] = [20 * share, Math.sqrt(20 * share * (1 - share / 100))];
    expect(Math.abs(drawn.filter(Boolean).length - mean)).toBeLessThan(3.3 * deviation);
  });

  test('another key draws different decisions', () => {
    const draws = (key: string) =>
      Array.from({ length: 64 }, (_, n) => isDrawn(drawnNumber(hash(key, `order_${n}`, 9)), 50));
    expect(draws('one')).not.toEqual(draws('another'));
    expect(draws('one')).toEqual(draws('one'));
  });
});

test('the outcome: a wrongly passed item outranks an unnecessary return', () => {
  const pair = (first: 'pass' | 'return', second: 'pass' | 'return') => ({ first, second });
  const [alike, missed, strict] = [pair('pass', 'pass'), pair('pass', 'return'), pair('return', 'pass')];
  expect(spotCheckOutcomeOf([alike, pair('return', 'return')], false)).toBe('AGREED');
  expect(spotCheckOutcomeOf([alike, strict, missed], false)).toBe('CAUGHT');
  expect(spotCheckOutcomeOf([missed], true)).toBe('MISSED');
  expect(spotCheckOutcomeOf([alike, strict], true)).toBe('STRICT');
});

describe('who may do a spot check', () => {
  const actor = (id: string, role: Actor['roles'][number]): Actor => ({ kind: 'staff', id, roles: [role], name: id });
  const look: SpotCheckFacts = {
    now: '2026-11-24T02:00:00.000Z',
    dueAt: '2026-11-27T02:00:00.000Z',
    ended: false,
    judges: ['a', 'b'],
    holder: null,
    province: '320000',
    kind: 'CHANGE_WEBSITE',
  };
  const who = (id: string, more: Partial<SpotChecker> = {}): SpotChecker => ({
    actor: actor(id, 'reviewer'),
    skills: null,
    away: false,
    ...more,
  });
  const why = (
    of: Partial<SpotCheckFacts>,
    by: SpotChecker,
    step: 'takeSecondLook' | 'giveSecondLook' = 'takeSecondLook',
  ) => spotCheckRefusalReasons(step, { ...look, ...of }, by).map(({ code }) => code);

  test.each([
    ['a colleague', {}, who('c'), []],
    ['who judged an item of it', {}, who('b'), ['OWN_DECISION']],
    ['a supervisor reviews, too', {}, who('c', { actor: actor('c', 'supervisor') }), []],
    ['an administrator does not', {}, who('c', { actor: actor('c', 'administrator') }), ['NOT_POSSIBLE']],
    ['a partner', {}, who('c', { actor: { ...actor('c', 'reviewer'), kind: 'partner' } }), ['NOT_POSSIBLE']],
    ['another province', {}, who('c', { skills: { provinces: ['110000'], kinds: [] } }), ['NOT_AMONG_SKILLS']],
    ['away', {}, who('c', { away: true }), ['AWAY']],
    ['somebody has it', { holder: { id: 'd', until: '2026-11-24T02:30:00.000Z' } }, who('c'), ['TAKEN_BY_ANOTHER']],
    ['somebody had it', { holder: { id: 'd', until: look.now } }, who('c'), []],
    ['it has ended', { ended: true }, who('c'), ['SECOND_LOOK_ENDED']],
    ['its time is over', { dueAt: look.now }, who('c'), ['SECOND_LOOK_ENDED']],
  ] as const)('%s', (_name, of, by, codes) => expect(why(of, by)).toEqual(codes));

  test('only its holder gives verdicts', () => {
    expect(why({}, who('c'), 'giveSecondLook')).toEqual(['NOT_TAKEN']);
    expect(why({ holder: { id: 'c', until: '2026-11-24T02:30:00.000Z' } }, who('c'), 'giveSecondLook')).toEqual([]);
  });
});
