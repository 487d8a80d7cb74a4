export { type CurrentKey, keyringOf, type StoredBytes, testFileStore } from './store-cases.ts';
