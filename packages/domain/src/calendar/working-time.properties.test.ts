import fc from 'fast-check';
import { afterEach, describe, expect, test, vi } from 'vitest';
import { calendar2026 } from './calendar-2026.fixture.ts';
import { isWorkingDay } from './gazette.ts';
import { defaultWorkingHours as hours, hoursOn, sinceMidnight, type WorkingHours, workingDayMs } from './hours.ts';
import { DAY_MS, shanghaiDay, startOfShanghaiDay } from './shanghai.ts';
import { addSpan, type Span, spanBetween } from './spans.ts';
import { addWorking, type ClockSuspension, workingBetween } from './working-time.ts';

// From before the year to after the loaded days, so that holidays, make-up days and provisional days all occur.
const instants = fc.integer({
  min: startOfShanghaiDay('2025-12-20'),
  max: startOfShanghaiDay('2027-01-20'),
});
const amounts = fc.integer({ min: 1, max: 12 * workingDayMs(hours) });
const spans: fc.Arbitrary<Span> = fc.oneof(
  fc.record({ kind: fc.constant('workingTime' as const), days: fc.integer({ min: 1, max: 12 }) }),
  fc.record({ kind: fc.constant('wholeWorkingDays' as const), days: fc.integer({ min: 1, max: 30 }) }),
  fc.record({ kind: fc.constant('elapsed' as const), ms: fc.integer({ min: 1, max: 30 * DAY_MS }) }),
);
const shares = fc.constantFrom(0.25, 0.5, 0.75, 1);
const due = (start: number, ms: number): number => addWorking(calendar2026, hours, start, ms).due;
const between = (a: number, b: number): number => workingBetween(calendar2026, hours, a, b);

describe('properties of working time', () => {
  test('measuring after adding returns the amount; a millisecond earlier it has not passed', () => {
    fc.assert(
      fc.property(instants, amounts, (start, ms) => {
        expect(between(start, due(start, ms))).toBe(ms);
        expect(between(start, due(start, ms) - 1)).toBe(ms - 1);
      }),
    );
  });

  test('a due time is within working time: after opening, closing included', () => {
    fc.assert(
      fc.property(instants, amounts, (start, ms) => {
        const last = due(start, ms);
        const day = shanghaiDay(last);
        const hour = (last - startOfShanghaiDay(day)) / 3_600_000;
        expect(isWorkingDay(calendar2026, day).working).toBe(true);
        expect(hour).toBeGreaterThan(9);
        expect(hour).toBeLessThanOrEqual(18);
      }),
    );
  });

  test('a later start or a larger amount is never due earlier', () => {
    fc.assert(
      fc.property(instants, fc.nat(5 * DAY_MS), amounts, fc.nat(DAY_MS), (start, later, ms, more) => {
        expect(due(start + later, ms)).toBeGreaterThanOrEqual(due(start, ms));
        expect(due(start, ms + more)).toBeGreaterThanOrEqual(due(start, ms));
      }),
    );
  });

  test('adding in two steps equals adding at once', () => {
    fc.assert(
      fc.property(instants, amounts, amounts, (start, a, b) => {
        expect(due(due(start, a), b)).toBe(due(start, a + b));
      }),
    );
  });

  test('measures add up, and change sign when reversed', () => {
    fc.assert(
      fc.property(instants, instants, instants, (a, b, c) => {
        expect(between(a, b) + between(b, c) - between(a, c)).toBe(0);
        expect(between(a, b) + between(b, a)).toBe(0);
      }),
    );
  });
});

describe('properties of every span', () => {
  test('segments are contiguous from start to due time, one per day', () => {
    fc.assert(
      fc.property(instants, spans, shares, (start, span, share) => {
        const result = addSpan(calendar2026, hours, start, span, share);
        let from = start;
        for (const segment of result.segments) {
          expect(segment.from).toBe(from);
          expect(segment.to).toBeGreaterThan(segment.from);
          expect(shanghaiDay(segment.from)).toBe(segment.day);
          expect(shanghaiDay(segment.to - 1)).toBe(segment.day);
          from = segment.to;
        }
        expect(from).toBe(result.due);
      }),
    );
  });

  test('the counted parts of the days sum to the span; only a day after the calendar makes it provisional', () => {
    fc.assert(
      fc.property(instants, spans, (start, span) => {
        const result = addSpan(calendar2026, hours, start, span);
        const counted = result.segments.reduce((sum, segment) => sum + segment.countedMs, 0);
        const wanted = { workingTime: workingDayMs(hours), wholeWorkingDays: DAY_MS, elapsed: 1 }[span.kind];
        expect(counted).toBe((span.kind === 'elapsed' ? span.ms : span.days) * wanted);
        const beyond = shanghaiDay(result.due - 1) > calendar2026.loadedUntil;
        expect(result.provisional).toBe(span.kind !== 'elapsed' && beyond);
      }),
    );
  });

  test('a smaller share and an earlier start are never due later', () => {
    fc.assert(
      fc.property(instants, fc.nat(5 * DAY_MS), spans, shares, shares, (start, later, span, a, b) => {
        const at = (from: number, share: number) => addSpan(calendar2026, hours, from, span, share).due;
        expect(at(start, Math.min(a, b))).toBeLessThanOrEqual(at(start, Math.max(a, b)));
        expect(at(start, a)).toBeLessThanOrEqual(at(start + later, a));
      }),
    );
  });
});

describe('properties with changing working hours and paused clocks', () => {
  /** Three schedules: shorter, longer and shifted days from some day on. */
  const changes = fc.constantFrom<WorkingHours>(
    { ...hours, later: [{ from: '2026-03-02', open: '10:00', close: '18:00' }] },
    {
      ...hours,
      later: [
        { from: '2026-06-01', open: '08:30', close: '17:30' },
        { from: '2026-09-26', open: '08:00', close: '20:00' },
      ],
    },
  );
  const partsOfDays = fc.integer({ min: 1, max: 12 });
  const days = (n: number): Span => ({ kind: 'workingTime', days: n });

  test('measuring after adding days returns the days; the end is within the hours of its day', () => {
    fc.assert(
      fc.property(instants, changes, partsOfDays, shares, (start, changing, n, share) => {
        const { due: end } = addSpan(calendar2026, changing, start, days(n), share);
        expect(spanBetween(calendar2026, changing, 'workingTime', [start, end])).toBeCloseTo(n * share, 6);
        const day = shanghaiDay(end);
        const { open, close } = hoursOn(changing, day);
        expect(isWorkingDay(calendar2026, day).working).toBe(true);
        expect(end - startOfShanghaiDay(day)).toBeGreaterThan(sinceMidnight(open));
        expect(end - startOfShanghaiDay(day)).toBeLessThanOrEqual(sinceMidnight(close));
      }),
    );
  });

  test('a later start or more days are never due earlier', () => {
    fc.assert(
      fc.property(instants, fc.nat(5 * DAY_MS), changes, partsOfDays, shares, (start, later, changing, n, share) => {
        const at = (from: number, many: number) => addSpan(calendar2026, changing, from, days(many), share).due;
        expect(at(start + later, n)).toBeGreaterThanOrEqual(at(start, n));
        expect(at(start, n + 1)).toBeGreaterThan(at(start, n));
      }),
    );
  });

  test('working time within suspensions is added to the due time, and suspensions have no other effect', () => {
    const stills = fc.array(
      fc
        .tuple(instants, fc.integer({ min: 1, max: 3 * DAY_MS }))
        .map(([from, ms]): ClockSuspension => ({ from, until: from + ms })),
      { maxLength: 4 },
    );
    fc.assert(
      fc.property(instants, stills, partsOfDays, (start, some, n) => {
        const { due: end, segments } = addSpan(calendar2026, hours, start, days(n), 1, some);
        const still = segments.reduce((sum, one) => sum + (one.suspendedMs ?? 0), 0);
        expect(between(start, end) - still).toBe(n * workingDayMs(hours));
        expect(end).toBeGreaterThanOrEqual(addSpan(calendar2026, hours, start, days(n)).due);
      }),
    );
  });
});

describe('the time zone of the process', () => {
  afterEach(() => {
    vi.unstubAllEnvs();
  });

  test('does not change results', () => {
    const zones = ['UTC', 'America/Los_Angeles', 'Asia/Shanghai', 'Pacific/Kiritimati', 'Europe/Berlin'];
    fc.assert(
      fc.property(instants, spans, shares, (start, span, share) => {
        const offsets = new Set<number>();
        const answers = new Set<string>();
        for (const zone of zones) {
          vi.stubEnv('TZ', zone);
          offsets.add(new Date(start).getTimezoneOffset());
          const result = addSpan(calendar2026, hours, start, span, share);
          answers.add(JSON.stringify([result, workingBetween(calendar2026, hours, start, result.due)]));
        }
        // Makes sure that the zones really differ, so that equal results prove something.
        expect(offsets.size).toBeGreaterThan(3);
        expect(answers.size).toBe(1);
      }),
      { numRuns: 50 },
    );
  });
});
