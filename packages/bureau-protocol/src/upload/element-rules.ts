import { type CarriedRow, carriedRows } from '@beian/domain/filing';
import { ipToNumber } from '../protocol/ip.ts';
import type { ElementRule } from './element-row.ts';

/** The kinds of rules that the rows of the element tables have. */

export type Needed = ElementRule['requiredFor'];

export const chars = (min: number, max: number, needed: Needed = 'always'): ElementRule => ({
  type: 'text',
  min,
  max,
  requiredFor: needed,
});
export const code = (min: number, max: number, needed: Needed = 'always'): ElementRule => ({
  type: 'code',
  min,
  max,
  requiredFor: needed,
});
export const id = (needed: Needed = 'always', min = 1): ElementRule => ({
  type: 'id',
  min,
  max: Number.POSITIVE_INFINITY,
  requiredFor: needed,
});
export const unique = (rule: ElementRule, within: ElementRule['unique'] = 'report'): ElementRule => ({
  ...rule,
  unique: within,
});

/** The rule of an element that carries a field of the order: the domain has its bounds, so that a draft is refused for what a report could not carry. */
export function carried(field: keyof typeof carriedRows): ElementRule {
  const { type, needed, min, max, pattern }: CarriedRow = carriedRows[field];
  return { type: type === 'text' ? 'text' : 'code', min, max, requiredFor: needed, ...(pattern && { pattern }) };
}

/** The MD5 of the filing password as hex text (docs/spec/bureau-interface.md B-8). */
export const passwordHash = (needed: Needed): ElementRule => ({
  ...chars(1, 32, needed),
  pattern: /^[0-9a-fA-F]{32}$/,
});
export const address: ElementRule = { type: 'ip', min: 1, max: 0xffff_ffff, requiredFor: 'always' };

/** The number that is sent for a dotted address. */
export const ip = (dotted: string): string => {
  try {
    return String(ipToNumber(dotted));
  } catch {
    // An invalid address is reported by the check of the row and never sent.
    return dotted;
  }
};
