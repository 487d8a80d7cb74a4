import { orderLifeCycle } from '@beian/domain/order';
import { orderKinds } from '@beian/domain/order-names';
import { provinceCodes } from '@beian/domain/province';
import { randomOrders } from '@beian/testing/random-orders';
import { expect, test } from 'vitest';

test('long sequences of random orders of every kind and plan in all provinces keep their locks, and nothing is filed without the bureau', async () => {
  const { seen, orders } = await randomOrders({ steps: 45, rounds: 3, provinces: provinceCodes, seed: 20_261_128 });
  // Otherwise the walks prove little.
  expect(Object.keys(orderLifeCycle.states).filter((state) => !seen.has(state))).toEqual([]);
  expect(provinceCodes.filter((code) => !orders.some(({ province }) => province === code))).toEqual([]);
  expect(orderKinds.filter((kind) => !orders.some((order) => order.kind === kind))).toEqual([]);
  expect(orders.filter(({ state }) => state === 'APPROVED').length).toBeGreaterThan(orderKinds.length);
});
