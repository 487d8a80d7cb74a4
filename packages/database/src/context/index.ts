export { MOST_DOWNLOADS, openContext, testContext } from './context.ts';
export { findReadinessFaults } from './readiness.ts';
export { findSchemaFault } from './schema-state.ts';
