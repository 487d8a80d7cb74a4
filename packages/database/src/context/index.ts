export { MOST_DOWNLOADS, openContext, testContext } from './context.ts';
export { findReadinessFaults, type ReadinessFault } from './readiness.ts';
