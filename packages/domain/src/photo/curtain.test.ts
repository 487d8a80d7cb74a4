import { describe, expect, test } from 'vitest';
import { calendar2026 } from '../calendar/calendar-2026.fixture.ts';
import { curtainArrival, curtainShipDay, isMainlandAddress } from './curtain.ts';

const shipDay = (shanghai: string) => curtainShipDay(calendar2026, Date.parse(`${shanghai}+08:00`));

describe('shipping day of a curtain', () => {
  test.each([
    ['before 16:00 on a Tuesday', '2026-11-24T15:59:59.999', '2026-11-24'],
    ['at 16:00', '2026-11-24T16:00:00', '2026-11-25'],
    ['on a Friday evening', '2026-11-27T18:00:00', '2026-11-30'],
    ['on a Sunday morning', '2026-11-29T09:00:00', '2026-11-30'],
    ['on the last day before the National Day holiday, too late', '2026-09-30T17:00:00', '2026-10-08'],
    ['before opening', '2026-11-24T00:00:00', '2026-11-24'],
  ])('%s', (_, at, day) => {
    expect(shipDay(at)).toBe(day);
  });
});

test('delivery takes one to three days, three to five to remote places', () => {
  expect(curtainArrival('320000', '2026-11-24')).toEqual({ from: '2026-11-25', by: '2026-11-27' });
  expect(curtainArrival('650000', '2026-11-29')).toEqual({ from: '2026-12-02', by: '2026-12-04' });
});

describe('curtains are sent to mainland addresses only', () => {
  const to = { province: '440000', city: '广州市', address: '天河区样例路1号' };
  test.each([
    ['a province of it', {}, true],
    ['a street that bears the name', { address: '香港路1号' }, true],
    ['Hong Kong', { province: '810000' }, false],
    ['Taiwan, by its city', { city: '台湾台北市' }, false],
    ['Macao, by its address', { address: '澳门特别行政区样例路1号' }, false],
    ['a number that no province has', { province: '160000' }, false],
    ['a county instead of a province', { province: '440106' }, false],
    ['no code', { province: '广东' }, false],
  ])('%s', (_, other, goes) => {
    expect(isMainlandAddress({ ...to, ...other })).toBe(goes);
  });
});
