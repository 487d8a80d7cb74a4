export { lastReturn, reasonsSql } from './reasons.ts';
export type { ReturnedContent } from './return.ts';
