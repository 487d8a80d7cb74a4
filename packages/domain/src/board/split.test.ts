import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { type OrderState, states } from '../order-names/states.ts';

import { type Closure, type StateChange, splitClock, sumByParty } from './split.ts';

const at = (minutes: number) => new Date(Date.UTC(2026, 2, 2) + minutes * 60_000).toISOString();
const change = (minutes: number, to: OrderState, event: StateChange['event'] = 'submit'): StateChange => ({
  at: at(minutes),
  event,
  to,
});
const told = (segments: ReturnType<typeof splitClock>) =>
  segments.map(({ party, from, until, startedBy }) => `${party} ${(until - from) / 60_000} ${startedBy}`);

describe('four parties, one split', () => {
  test('each state belongs to its next actor; a final state has no time', () => {
    const changes = [
      change(0, 'DRAFT', 'openOrder'),
      change(10, 'INITIAL_REVIEW'),
      change(25, 'VERIFICATION_PENDING', 'approveInitialReview'),
      change(30, 'BUREAU_REVIEW', 'uploadAccepted'),
      change(90, 'APPROVED', 'bureauApprove'),
    ];
    expect(told(splitClock(changes, [], at(500)))).toEqual([
      'applicant 10 openOrder',
      'reviewer 15 submit',
      'applicant 5 approveInitialReview',
      'bureau 60 uploadAccepted',
    ]);
  });
  test('a closure during SUBMITTING belongs to the bureau', () => {
    const changes = [change(0, 'SUBMITTING', 'pushToBureau'), change(100, 'BUREAU_REVIEW', 'uploadAccepted')];
    const closures: Closure[] = [
      { from: at(60), until: at(70) },
      { from: at(-10), until: at(20) },
    ];
    expect(told(splitClock(changes, closures, at(120)))).toEqual([
      'bureau 20 pushToBureau',
      'reviewer 40 closureEnd',
      'bureau 10 closure',
      'reviewer 30 closureEnd',
      'bureau 20 uploadAccepted',
    ]);
    expect(told(splitClock(changes.slice(0, 1), [{ from: at(5), until: null }], at(30)))).toEqual([
      'reviewer 5 pushToBureau',
      'bureau 25 closure',
    ]);
  });
  test('property: the parts are contiguous and sum to the elapsed time', () => {
    const open = (Object.keys(states) as OrderState[]).filter((state) => states[state].nextActor !== null);
    const minutes = fc.integer({ min: 0, max: 5000 });
    fc.assert(
      fc.property(
        fc.array(fc.tuple(minutes, fc.constantFrom(...open)), { minLength: 1, maxLength: 20 }),
        fc.array(fc.tuple(minutes, fc.option(minutes)), { maxLength: 8 }),
        fc.integer({ min: 5000, max: 6000 }),
        (steps, closed, end) => {
          const changes = steps.sort(([a], [b]) => a - b).map(([minute, to]) => change(minute, to));
          const closures = closed.map(([from, until]) => ({
            from: at(from),
            until: until === null ? null : at(until),
          }));
          const segments = splitClock(changes, closures, at(end));
          const sums = Object.values(sumByParty(segments)).reduce((a, b) => a + b, 0);
          expect(sums).toBe((end - (steps[0]?.[0] ?? 0)) * 60_000);
          for (const [index, segment] of segments.entries()) {
            expect(segment.until).toBeGreaterThan(segment.from);
            if (index > 0) expect(segment.from).toBe(segments[index - 1]?.until);
          }
        },
      ),
    );
  });
});
