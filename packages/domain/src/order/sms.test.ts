import { expect, test } from 'vitest';
import { firstMobile, nextSmsPollAt } from './sms.ts';

const minute = 60_000;
const hour = 60 * minute;
const check = { since: 0, deadline: 48 * hour, fixedInstants: [5 * minute, 48 * hour], unanswered: 0 };

/** Every instant of the asks from the hand-over on, each asked at once. */
function asks(unanswered = 0): number[] {
  const instants: number[] = [];
  for (let now: number | null = 0; now !== null; now = nextSmsPollAt({ ...check, now, unanswered })) instants.push(now);
  return instants;
}

test('the ministry is asked ever more rarely, but at five minutes and at the end of the window to the millisecond', () => {
  const instants = asks();
  const pauses = instants.slice(1).map((at, place) => at - (instants[place] ?? 0));
  expect(Math.min(...pauses)).toBeGreaterThan(0);
  expect(Math.max(...pauses)).toBe(15 * minute);
  expect(instants).toContain(5 * minute);
  expect(instants).toContain(48 * hour);
  // Two days of asking one phone cost some three hundred calls.
  expect(instants.length).toBeLessThan(330);
});

test('a code that is entered at once is seen within seconds; word of an entry may come a day after the end', () => {
  expect(nextSmsPollAt({ ...check, now: 0 })).toBe(5000);
  expect(asks().at(-1)).toBe(72 * hour);
  expect(nextSmsPollAt({ ...check, now: 72 * hour })).toBeNull();
});

test('who does not answer is asked less often, and still on the fixedInstants', () => {
  expect(nextSmsPollAt({ ...check, now: 20_000, unanswered: 3 })).toBe(60_000);
  expect(nextSmsPollAt({ ...check, now: 4 * minute, unanswered: 9 })).toBe(5 * minute);
  expect(nextSmsPollAt({ ...check, now: 40 * hour, unanswered: 30 })).toBe(40 * hour + 15 * minute);
});

test('of several mobiles the first gets the code', () => {
  expect(['13000000001', '13000000001;13000000002', ' 13000000001 ;', ''].map(firstMobile)).toEqual([
    '13000000001',
    '13000000001',
    '13000000001',
    '',
  ]);
});
