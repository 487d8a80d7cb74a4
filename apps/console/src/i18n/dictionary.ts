import type { zh } from './zh.ts';

export type Key = keyof typeof zh;
/** A language, complete: every key of the first one. */
export type Dictionary = Readonly<Record<Key, string>>;
