import { expect, test } from 'vitest';
import { isMistypedOrderNumber, orderNumber } from './order-number.ts';

const days = ['2026-12-01', '2027-01-31', '2029-12-31'];
const counts = [0, 1, 9, 10, 255_720, 863_999, 999_999];

test('order numbers have one length, and none begins with another one', () => {
  const numbers = days.flatMap((day) => counts.map((count) => orderNumber(day, count, false)));
  expect(new Set(numbers.map((one) => one.length))).toEqual(new Set([15]));
  expect(new Set(numbers).size).toBe(days.length * counts.length);
  // Those of before began with the year in four digits.
  expect(numbers.filter((one) => one.startsWith('BD20'))).toEqual([]);
  expect(orderNumber('2026-11-24', 360_170, false)).toBe('BD2611243601708');
  expect(orderNumber('2026-11-24', 360_170, true)).toBe('BDT2611243601708');
});

test('every wrong digit, and two neighbours that changed places, make a number mistyped', () => {
  for (const number of [orderNumber('2026-12-01', 625_572, false), orderNumber('2027-10-29', 70_143, true)]) {
    expect(isMistypedOrderNumber(number)).toBe(false);
    for (let at = number.length - 13; at < number.length; at += 1) {
      for (const digit of '0123456789') {
        const wrong = number.slice(0, at) + digit + number.slice(at + 1);
        // With 20 in front it has the form of the numbers of before.
        if (!/^BDT?20/.test(wrong)) expect(isMistypedOrderNumber(wrong), wrong).toBe(digit !== number[at]);
      }
      const [one = '', next = ''] = number.slice(at, at + 2);
      const swapped = number.slice(0, at) + next + one + number.slice(at + 2);
      if (next !== '' && next !== one) expect(isMistypedOrderNumber(swapped), swapped).toBe(true);
    }
  }
});

test('a number of before 2026-12, and what is no whole number, is not mistyped', () => {
  for (const number of ['BD2026120162557', 'BD20261201625572', 'BD261201', '', '京ICP备2026000001号'])
    expect(isMistypedOrderNumber(number)).toBe(false);
});
