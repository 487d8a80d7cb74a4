export { newId, prefixOf } from './ids.ts';
