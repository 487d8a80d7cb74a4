import type { HttpRefusalCode } from '../texts.ts';

/** Characters that PostgreSQL cannot store: U+0000, and lone surrogates, which it refuses in JSON. */
export function findUnstorable(text: string): (HttpRefusalCode & ('NUL_CHARACTER' | 'LONE_SURROGATE')) | undefined {
  if (text.includes('\0')) return 'NUL_CHARACTER';
  return /\p{Surrogate}/u.test(text) ? 'LONE_SURROGATE' : undefined;
}
