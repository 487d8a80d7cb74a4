/** A share with the interval in which the true one lies with 95 % confidence, all between 0 and 1. */
export interface ShareInterval {
  readonly share: number;
  readonly low: number;
  readonly high: number;
}

const Z = 1.959963984540054;

/** Wilson's score interval: right also where there are few cases; null: there is no case. */
export function wilsonInterval(hits: number, cases: number): ShareInterval | null {
  if (cases <= 0) return null;
  const share = hits / cases;
  const z2 = Z * Z;
  const middle = (share + z2 / (2 * cases)) / (1 + z2 / cases);
  const half = (Z * Math.sqrt((share * (1 - share)) / cases + z2 / (4 * cases * cases))) / (1 + z2 / cases);
  return { share, low: Math.max(0, middle - half), high: Math.min(1, middle + half) };
}
