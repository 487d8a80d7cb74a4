export { type CodeReader, type FoundCode, openCodeReader } from './codes.ts';
