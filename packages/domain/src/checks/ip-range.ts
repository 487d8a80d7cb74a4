import { formats } from './formats.ts';

const numberOf = (dotted: string): number => dotted.split('.').reduce((sum, part) => sum * 256 + Number(part), 0);

/**
 * Whether a text is one IPv4 address, or two with a hyphen between, the first not the greater (docs/spec/bureau-interface.md B-8). The
 * interface V3.0 has no IPv6, and no address 0.0.0.0.
 */
export function isIpRange(written: string): boolean {
  const { first, last = first } = formats.ipRange.pattern.exec(written)?.groups ?? {};
  return first !== undefined && last !== undefined && numberOf(first) > 0 && numberOf(first) <= numberOf(last);
}
