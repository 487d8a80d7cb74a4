/** Items that two people judged, each by itself, by what they said: first, then second. */
export interface Agreement {
  readonly passPass: number;
  readonly passReturn: number;
  readonly returnPass: number;
  readonly returnReturn: number;
}

/** Fewer items say nothing about a person: a share of them is chance. */
export const MIN_AGREEMENT_ITEMS = 30;

export const itemCount = ({ passPass, passReturn, returnPass, returnReturn }: Agreement): number =>
  passPass + passReturn + returnPass + returnReturn;

/** Share of items judged alike, 0 to 1; null: none were judged. */
export const alikeShare = (of: Agreement): number | null =>
  itemCount(of) === 0 ? null : (of.passPass + of.returnReturn) / itemCount(of);

/**
 * Cohen's kappa: how much more alike two judge than they would by chance, each passing as often as they do; 1 at best, 0 as by chance,
 * below it worse. null: none were judged, or both said the same of all, so that chance alone explains it.
 */
export function kappa(of: Agreement): number | null {
  const n = itemCount(of);
  const [firstPass, secondPass] = [of.passPass + of.passReturn, of.passPass + of.returnPass];
  // In whole numbers: expected agreement times n².
  const byChance = firstPass * secondPass + (n - firstPass) * (n - secondPass);
  if (n === 0 || byChance === n * n) return null;
  return (n * (of.passPass + of.returnReturn) - byChance) / (n * n - byChance);
}
