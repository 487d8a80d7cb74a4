import { randomOrders } from '@beian/testing/random-orders';
import { test } from 'vitest';

test('random orders of every kind and plan keep their locks, and nothing is filed without the bureau', async () => {
  // A province whose rules of 2018 are plain; the long suite takes all, and more steps.
  await randomOrders({ steps: 8, rounds: 1, provinces: ['320000'], seed: 20_261_128 });
}, 120_000);
