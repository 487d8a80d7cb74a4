const address = /^(?:(?:25[0-5]|2[0-4]\d|1?\d?\d)\.){3}(?:25[0-5]|2[0-4]\d|1?\d?\d)$/;
const numberOf = (dotted: string): number => dotted.split('.').reduce((sum, part) => sum * 256 + Number(part), 0);

/**
 * Whether a text is one IPv4 address, or two with a hyphen between, the first not the greater (docs/spec/bureau-interface.md B-8). The
 * interface V3.0 has no IPv6, and no address 0.0.0.0.
 */
export function isIpRange(written: string): boolean {
  const [first = '', last = first, ...more] = written.split('-').map((part) => part.trim());
  return (
    more.length === 0 &&
    address.test(first) &&
    address.test(last) &&
    numberOf(first) > 0 &&
    numberOf(first) <= numberOf(last)
  );
}
