import type { Concern } from '@beian/domain/reasons';
import { expect, test } from 'vitest';
import { concernsOfOrder } from './bureau-answer.ts';

const item = 'subject.filingPassword';
/** Code 1018 as the codec reads it. */
const wrongPassword: readonly Concern[] = [{ code: '1018', item, reason: 'ORD-10' }];
const reasonsOf = (order: Parameters<typeof concernsOfOrder>[1]) =>
  concernsOfOrder(wrongPassword, order).map((one) => `${one.item} ${one.reason}`);

test('1018 asks for the filing password of an order that was sent without it, and calls it wrong once it was sent', () => {
  for (const kind of ['CHANGE_WEBSITE', 'CHANGE_ACCESS', 'CANCEL_WEBSITE', 'NEW_WEBSITE'] as const) {
    expect(reasonsOf({ kind, changed: [] })).toEqual([`${item} ORD-13`]);
    expect(reasonsOf({ kind, changed: [item] })).toEqual([`${item} ORD-10`]);
  }
});

test('1018 of an upload that has no place for a filing password concerns the order as a whole', () => {
  expect(reasonsOf({ kind: 'FIRST_FILING', changed: [] })).toEqual(['null ORD-10']);
});
