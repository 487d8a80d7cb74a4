import { orderLifeCycle } from '@beian/domain/order';
import { randomOrders } from '@beian/testing/random-orders';
import { expect, test } from 'vitest';

test('long sequences of random orders of every kind and plan keep their locks, and nothing is filed without the bureau', async () => {
  const seen = await randomOrders({ steps: 45, rounds: 2 });
  expect(Object.keys(orderLifeCycle.states).filter((state) => !seen.has(state))).toEqual(['SMS_RETURNED']);
});
