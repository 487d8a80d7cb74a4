import { expect, test } from 'vitest';
import { heldRefusals, holdRefusal } from './hold-refusals.ts';

test('some refusals are answered at once, and further ones of the same second later', async () => {
  const order: string[] = [];
  const first = Promise.all(Array.from({ length: heldRefusals.perSecond }, holdRefusal)).then(() =>
    order.push('first'),
  );
  const more = holdRefusal().then(() => order.push('more'));
  await first;
  expect(order).toEqual(['first']);
  await more;
  expect(order).toEqual(['first', 'more']);
});
