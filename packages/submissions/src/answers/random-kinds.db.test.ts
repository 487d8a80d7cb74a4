import { randomOrders } from '@beian/testing/random-orders';
import { test } from 'vitest';

test('random orders of every kind and plan keep their locks, and nothing is filed without the bureau', async () => {
  // A province whose rules of 2018 are plain, and one with an app for photos; the long suite takes more.
  await randomOrders({ steps: 12, rounds: 1, provinces: ['320000', '310000'], seed: 20_261_128 });
}, 120_000);
