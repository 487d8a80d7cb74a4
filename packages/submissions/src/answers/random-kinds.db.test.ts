import { randomOrders } from '@beian/testing/random-orders';
import { test } from 'vitest';

test('random orders of every kind and plan keep their locks, and nothing is filed without the bureau', async () => {
  await randomOrders({ steps: 12, rounds: 1 });
}, 120_000);
