import { orderKinds } from '@beian/domain/order-names';
import { describe } from 'vitest';
import { everyRun, testKinds } from './testing/test-order-kinds.fixture.ts';

describe('a test key takes an order to APPROVED', () => {
  testKinds(orderKinds.filter((kind) => !everyRun.includes(kind)));
});
