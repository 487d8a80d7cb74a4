import { act, renderHook } from '@testing-library/react';
import { expect, test } from 'vitest';
import type { FillOrder } from './documents.ts';
import { useOrderWrites } from './use-order-writes.ts';

const order = (version: number, stateLabel: string) => ({ version, stateLabel }) as FillOrder;

test.each([
  ['of the same version, because a scan is read without an event', order(2, 'later'), 'later'],
  ['of a later version', order(3, 'later'), 'later'],
  ['but of no former one', order(1, 'former'), 'first'],
])('reading an order again shows it %s', async (_, now, shown) => {
  const { result } = renderHook(() => useOrderWrites(order(2, 'first'), async () => now));
  await act(() => result.current.refresh());
  expect(result.current.order.stateLabel).toBe(shown);
});
