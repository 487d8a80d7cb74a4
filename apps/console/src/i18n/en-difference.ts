import type { zhDifference } from './zh-difference.ts';

/** Values beside each other. */
export const enDifference = {
  'difference.removed': 'Removed: {value}',
  'difference.length': 'Another length: {before} before, {after} now',
} as const satisfies Record<keyof typeof zhDifference, string>;
