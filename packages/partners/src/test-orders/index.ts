export { testAppPicture } from './app-picture.ts';
export { testHolderOf } from './holder.ts';
export { createTestRecords, ensureTestRecords, MAX_TEST_RECORDS, makeTestRecords } from './records.ts';
export { TEST_ISP_ID } from './sandbox.ts';
export { StepRefused, stepTestOrder } from './step.ts';
