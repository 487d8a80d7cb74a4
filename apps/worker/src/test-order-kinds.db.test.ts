import { describe } from 'vitest';
import { everyRun, testKinds, testPersonElsewhere } from './testing/test-order-kinds.fixture.ts';

describe('a test key takes an order to APPROVED', () => {
  testKinds(everyRun);
  testPersonElsewhere();
});
