export { advanceTestOrder, MAX_ADVANCE_HOURS } from './advance.ts';
export { testAppPicture } from './app-picture.ts';
export { testHolderOf } from './holder.ts';
export { createTestRecords, ensureTestRecords, MAX_TEST_RECORDS, makeTestRecords } from './records.ts';
export { createTestRectification, MAX_DUE_IN_DAYS, type TestRectificationOutcome } from './rectification.ts';
export { TEST_ISP_ID } from './sandbox.ts';
export { StepRefused, stepTestOrder, type TestBureau } from './step.ts';
