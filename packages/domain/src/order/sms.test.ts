import { expect, test } from 'vitest';
import { firstMobile, nextSmsPollAt } from './sms.ts';

const minute = 60_000;
const hour = 60 * minute;
const check = { since: 0, deadline: 48 * hour, fixedInstants: [5 * minute, 48 * hour], unanswered: 0 };

/** Every instant of the polls from the hand-over on, each polled at once. */
function asks(unanswered = 0): number[] {
  const instants: number[] = [];
  for (let now: number | null = 0; now !== null; now = nextSmsPollAt({ ...check, now, unanswered })) instants.push(now);
  return instants;
}

test('poll intervals grow, with polls at exactly five minutes and at exactly the end of the window', () => {
  const instants = asks();
  const pauses = instants.slice(1).map((at, place) => at - (instants[place] ?? 0));
  expect(Math.min(...pauses)).toBeGreaterThan(0);
  expect(Math.max(...pauses)).toBe(15 * minute);
  expect(instants).toContain(5 * minute);
  expect(instants).toContain(48 * hour);
  // Two days of polling one phone cost some three hundred calls.
  expect(instants.length).toBeLessThan(330);
});

test('an immediate entry is seen within seconds; an answer may arrive up to a day after the window', () => {
  expect(nextSmsPollAt({ ...check, now: 0 })).toBe(5000);
  expect(asks().at(-1)).toBe(72 * hour);
  expect(nextSmsPollAt({ ...check, now: 72 * hour })).toBeNull();
});

test('an unanswered phone is polled less often, but still at the fixed instants', () => {
  expect(nextSmsPollAt({ ...check, now: 20_000, unanswered: 3 })).toBe(60_000);
  expect(nextSmsPollAt({ ...check, now: 4 * minute, unanswered: 9 })).toBe(5 * minute);
  expect(nextSmsPollAt({ ...check, now: 40 * hour, unanswered: 30 })).toBe(40 * hour + 15 * minute);
});

test('the first of several mobiles receives the code', () => {
  expect(['13000000001', '13000000001;13000000002', ' 13000000001 ;', ''].map(firstMobile)).toEqual([
    '13000000001',
    '13000000001',
    '13000000001',
    '',
  ]);
});
