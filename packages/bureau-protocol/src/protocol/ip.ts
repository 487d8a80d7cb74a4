/**
 * Dotted IPv4 to the unsigned number of the interface, first octet most significant (docs/spec/bureau-interface.md B-8). @throws
 * RangeError unless it is four decimal octets
 */
export function ipToNumber(dotted: string): number {
  const octets = /^(\d{1,3})\.(\d{1,3})\.(\d{1,3})\.(\d{1,3})$/.exec(dotted)?.slice(1).map(Number);
  if (octets === undefined || octets.some((octet) => octet > 255)) throw new RangeError('not an IPv4 address');
  return octets.reduce((sum, octet) => sum * 256 + octet, 0);
}

/**
 * The reverse of `ipToNumber`. @throws RangeError outside 0–4294967295 or when the text contains anything but digits
 */
export function numberToIp(n: number | string): string {
  const value = typeof n === 'number' ? n : /^\d{1,10}$/.test(n) ? Number(n) : Number.NaN;
  if (!Number.isInteger(value) || value < 0 || value > 0xffff_ffff) throw new RangeError('not an IPv4 number');
  return [24, 16, 8, 0].map((shift) => (value >>> shift) & 0xff).join('.');
}
