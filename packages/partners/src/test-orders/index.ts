export { testAppPicture } from './app-picture.ts';
export { testHolderOf } from './holder.ts';
export { createTestRecords, ensureTestRecords, MAX_TEST_RECORDS, makeTestRecords } from './records.ts';
export { TEST_ISP_ID } from './sandbox.ts';
export { StepRefused, stepTestOrder, type TestBureau } from './step.ts';
