export { valueHashesOf } from './value-hashes.ts';
