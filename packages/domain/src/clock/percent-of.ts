/**
 * A share in percent to one decimal: `98.6`, `100`. Less than all is never rounded up to 100. `whole` must not be 0.
 */
export function percentOf(part: number, whole: number): string {
  const share = (part / whole) * 100;
  return part < whole && share > 99.9 ? '99.9' : share.toFixed(share === 100 ? 0 : 1);
}
