/** A share in percent, to a tenth: `98.6`, `100`. What is not all is never rounded up to it. `whole` is not 0. */
export function percentOf(part: number, whole: number): string {
  const share = (part / whole) * 100;
  return part < whole && share > 99.9 ? '99.9' : share.toFixed(share === 100 ? 0 : 1);
}
