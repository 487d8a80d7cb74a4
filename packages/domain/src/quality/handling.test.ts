import { describe, expect, test } from 'vitest';
import { calendar2026 } from '../calendar/calendar-2026.fixture.ts';
import { defaultWorkingHours } from '../calendar/hours.ts';
import type { LiveEvent } from '../order/events/all.ts';
import type { OrderState } from '../order-names/states.ts';
import { type HandlingEvent, handlingTimesOf, percentile } from './handling.ts';

/** Shanghai time of November 2026: the 24th is a Tuesday. */
const at = (day: number, time: string) => new Date(`2026-11-${day}T${time}:00+08:00`).toISOString();
let seq = 0;
const event = (
  name: LiveEvent,
  when: string,
  staffId: string | null,
  move?: readonly [OrderState, OrderState],
): HandlingEvent => ({
  seq: ++seq,
  event: name,
  from: move?.[0] ?? 'INITIAL_REVIEW',
  to: move?.[1] ?? null,
  staffId,
  at: when,
});
const submit = event('submit', at(24, '09:00'), null, ['DRAFT', 'INITIAL_REVIEW']);
const claim = (when: string, by = 'a') => event('claim', when, by);
const release = (when: string, by = 'a') => event('release', when, by);
const approve = (when: string, by = 'a') =>
  event('approveInitialReview', when, by, ['INITIAL_REVIEW', 'VERIFICATION_PENDING']);
const minutes = (...events: HandlingEvent[]) =>
  handlingTimesOf([submit, ...events], calendar2026, defaultWorkingHours).map(({ staffId, duty, ms }) => [
    staffId,
    duty,
    ms / 60_000,
  ]);

describe('handling time, calculated by hand', () => {
  test.each([
    ['from the claim to the decision', [claim(at(24, '10:00')), approve(at(24, '10:12'))], 12],
    [
      'two spans, not what lies between',
      [claim(at(24, '10:00')), release(at(24, '10:05')), claim(at(24, '14:00')), approve(at(24, '14:04'))],
      9,
    ],
    [
      'a span that went silent ends nobody knows when',
      [claim(at(24, '10:00')), claim(at(24, '11:00')), approve(at(24, '11:03'))],
      3,
    ],
    [
      'somebody else’s span is not theirs',
      [claim(at(24, '10:00'), 'b'), release(at(24, '10:30'), 'b'), claim(at(24, '11:00')), approve(at(24, '11:02'))],
      2,
    ],
    ['over closing and opening', [claim(at(24, '17:50')), approve(at(25, '09:05'))], 15],
    ['over a weekend', [claim(at(27, '17:59')), approve(at(30, '09:01'))], 2],
    [
      'skipped, and taken up again',
      [claim(at(24, '10:00')), event('skip', at(24, '10:01'), 'a'), claim(at(24, '12:00')), approve(at(24, '12:01'))],
      2,
    ],
    [
      'a supervisor let go of it',
      [claim(at(24, '10:00')), release(at(24, '10:06'), 'c'), claim(at(24, '10:10')), approve(at(24, '10:11'))],
      7,
    ],
  ] as const)('%s', (_name, events, expected) => {
    expect(minutes(...events)).toEqual([['a', 'initialReview', expected]]);
  });

  test('none without a claim, outside working hours, or by somebody without the lease', () => {
    expect(minutes(approve(at(24, '10:12')))).toEqual([]);
    expect(minutes(claim(at(24, '20:00')), approve(at(24, '20:30')))).toEqual([]);
    expect(minutes(claim(at(24, '10:00'), 'b'), release(at(24, '10:30'), 'b'), approve(at(24, '10:40'), 'a'))).toEqual(
      [],
    );
  });

  test('a claim of an earlier stage counts for that stage only; an event of the applicant ends no decision', () => {
    const events = [
      claim(at(24, '10:00')),
      approve(at(24, '10:05')),
      event('submitPhoto', at(24, '11:00'), null, ['VERIFICATION_PENDING', 'PHOTO_REVIEW']),
      claim(at(24, '11:10')),
      event('approvePhoto', at(24, '11:12'), 'a', ['PHOTO_REVIEW', 'SUBMISSION_PENDING']),
      event('pushToBureau', at(24, '11:20'), 'b', ['SUBMISSION_PENDING', 'SUBMITTING']),
    ];
    expect(minutes(...events)).toEqual([
      ['a', 'initialReview', 5],
      ['a', 'photoReview', 2],
    ]);
    expect(
      minutes(claim(at(24, '10:00')), event('withdraw', at(24, '10:05'), null, ['INITIAL_REVIEW', 'DRAFT'])),
    ).toEqual([]);
  });
});

test('median and 90th percentile are values of the list', () => {
  expect([percentile([], 0.5), percentile([7], 0.5), percentile([7], 0.9)]).toEqual([null, 7, 7]);
  const ten = [10, 9, 8, 7, 6, 5, 4, 3, 2, 1];
  expect([percentile(ten, 0.5), percentile(ten, 0.9), percentile(ten, 1)]).toEqual([5, 9, 10]);
});
