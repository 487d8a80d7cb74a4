import { describe, expect, test } from 'vitest';
import type { FilterNamesWith } from '../filter/filter-rows.ts';
import { orderFilters, readApproved, readEnded } from './order-filters.ts';

type TextName = FilterNamesWith<typeof orderFilters, 'scalar', 'String' | 'ID'>;

const good: Readonly<Record<TextName, readonly string[]>> = {
  ids: ['order_1'],
  search: ['', '蓝山', 'x'.repeat(200)],
  province: ['320000'],
  holder: ['ME', 'NOBODY', 'staff_1'],
  assignee: ['ME', 'NOBODY', 'staff_1'],
  partner: ['partner_1'],
  reference: ['a', 'erp:2026/0001', 'x'.repeat(64)],
  dueFrom: ['2026-11-24T00:00:00Z', '2026-11-24T08:00+08:00'],
  dueBefore: ['2026-11-24T00:00:00.000Z'],
  late: ['ALL', 'initialReview', 'staff_1'],
  ended: [
    '2026-11-01T16:00:00.000Z_2026-11-25T16:00:00.000Z',
    '2026-11-24T16:00:00.000Z_2026-11-25T16:00:00.000Z.staff_1',
  ],
  waited: [
    '2026-11-01T16:00:00.000Z_2026-11-25T16:00:00.000Z',
    '2026-11-01T16:00:00.000Z_2026-11-25T16:00:00.000Z.initialReview',
  ],
  approved: ['2026-11-23', '2026-11-23.reviewer', '2026-11-23.bureau.most'],
};
const bad: Readonly<Record<TextName, readonly string[]>> = {
  ids: ['1', 'staff_1', ''],
  search: ['x'.repeat(201)],
  province: ['', '32', '000000', '江苏'],
  holder: ['me', 'partner_1', ''],
  assignee: ['me', 'partner_1', ''],
  partner: ['staff_1', '1', ''],
  reference: ['', 'a b', '号', 'x'.repeat(65), 'a\n'],
  dueFrom: ['yesterday', '2026-11-24', '2026-11-24T00:00:00', '2026-02-30T00:00:00Z'],
  dueBefore: ['tomorrow', '2026-13-01T00:00:00Z'],
  late: ['all', 'order_1'],
  ended: [
    '2026-11-24T16:00:00.000Z',
    '2026-10-01T16:00:00.000Z_2026-11-25T16:00:00.000Z',
    '2026-11-20T16:00:00.000Z_2026-11-25T16:00:00.000Z.initialReview',
    '2026-02-30T16:00:00.000Z_2026-03-01T16:00:00.000Z',
  ],
  waited: ['2026-11-24', '2026-10-01T16:00:00.000Z_2026-11-25T16:00:00.000Z'],
  approved: ['2026-11-24', '2026-02-30', '2026-11-23.nobody'],
};

describe.each(Object.keys(good) as TextName[])('the filter %s', (name) => {
  test.each(good[name])('reads %j', (text) => expect(orderFilters[name].text.isReadable(text)).toBe(true));
  test.each(bad[name])('does not read %j', (text) => expect(orderFilters[name].text.isReadable(text)).toBe(false));
});

test('spans and weeks are read with who and which share', () => {
  expect(readEnded('2026-11-24T16:00:00.000Z_2026-11-25T16:00:00.000Z.initialReview')).toEqual({
    ...{ from: '2026-11-24T16:00:00.000Z', before: '2026-11-25T16:00:00.000Z', days: 1, who: 'initialReview' },
  });
  expect(readApproved('2026-11-23.bureau.most')).toEqual({ monday: '2026-11-23', party: 'bureau', share: 'most' });
});
