export { type TestedRestore, type TestOptions, testRestore } from './test-restore.ts';
