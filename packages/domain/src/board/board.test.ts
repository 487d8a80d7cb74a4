import { describe, expect, test } from 'vitest';
import { calendarOf } from '../calendar/gazette.ts';
import { defaultWorkingHours } from '../calendar/hours.ts';
import { boardBounds, partyOfState, statesOfDuty, statesOfOurDuties } from './board.ts';

const calendar = calendarOf([], '2026-12-31');
const at = (local: string) => Date.parse(`${local}+08:00`);
const local = (instants: readonly string[]) =>
  instants.map((one) => new Date(Date.parse(one) + 8 * 3_600_000).toISOString().slice(5, 16).replace('T', ' '));

describe('the columns of the board', () => {
  test('columns of hours left end after that much working time: overnight, from Tuesday 15:30', () => {
    const edges = boardBounds(calendar, defaultWorkingHours, at('2026-11-24T15:30:00'));
    expect(local(edges.left)).toEqual([
      '11-24 15:30',
      '11-24 16:30',
      '11-24 17:30',
      '11-25 10:30',
      '11-25 12:30',
      '11-25 15:30',
    ]);
    expect(local(edges.hours).filter((_, nth) => nth % 9 === 0)).toEqual(['11-24 09:00', '11-24 18:00']);
  });
  test('on a Saturday one hour left ends on Monday at 10:00', () => {
    const edges = boardBounds(calendar, defaultWorkingHours, at('2026-11-28T12:00:00'));
    expect(local(edges.left)[1]).toBe('11-30 10:00');
    // Orders submitted on this Saturday are due on Monday at closing: in the column of a day, and in the last hour.
    expect(edges.left.at(-1)).toBe('2026-11-30T10:00:00.001Z');
  });
  test('working hours that do not start on the hour end at closing', () => {
    const edges = boardBounds(calendar, { open: '08:30', close: '11:00' }, at('2026-11-24T20:00:00'));
    expect(local(edges.hours)).toEqual(['11-24 08:30', '11-24 09:30', '11-24 10:30', '11-24 11:00']);
  });
});

test('every state with a desk clock belongs to the reviewer', () => {
  expect(statesOfOurDuties.every((state) => partyOfState[state] === 'reviewer')).toBe(true);
  expect(statesOfDuty('handOver')).toEqual(['SUBMISSION_PENDING', 'MANUAL_ENTRY', 'SUBMITTING', 'UPLOAD_FAILED']);
  expect([partyOfState.APPROVED, partyOfState.LAPSED, partyOfState.SMS_PENDING]).toEqual([
    null,
    'applicant',
    'ministry',
  ]);
});
