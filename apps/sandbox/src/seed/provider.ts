import { ipToNumber } from '@beian/bureau-protocol/protocol';
import type { Range } from '../records/parts.ts';

const range = (first: string, last: string): Range => ({ first: ipToNumber(first), last: ipToNumber(last) });

/** The provider's registered IP ranges: the three documentation ranges (RFC 5737), which nobody owns. */
export const providerRanges: readonly Range[] = [
  range('192.0.2.0', '192.0.2.255'),
  range('198.51.100.0', '198.51.100.255'),
  range('203.0.113.0', '203.0.113.255'),
];
