import type { HttpRefusalCode } from '../texts.ts';

/** What no text of PostgreSQL's holds: U+0000, and half of a surrogate pair, which it refuses within JSON. */
export function findUnstorable(text: string): (HttpRefusalCode & ('NUL_CHARACTER' | 'LONE_SURROGATE')) | undefined {
  if (text.includes('\0')) return 'NUL_CHARACTER';
  return /\p{Surrogate}/u.test(text) ? 'LONE_SURROGATE' : undefined;
}
