/** Numbers of items judged independently by two people, by first and second verdict. */
export interface Agreement {
  readonly passPass: number;
  readonly passReturn: number;
  readonly returnPass: number;
  readonly returnReturn: number;
}

/** With fewer items a person's share is mostly chance. */
export const MIN_AGREEMENT_ITEMS = 30;

export const itemCount = ({ passPass, passReturn, returnPass, returnReturn }: Agreement): number =>
  passPass + passReturn + returnPass + returnReturn;

/** Share of items with equal verdicts, 0 to 1; null: no items. */
export const alikeShare = (of: Agreement): number | null =>
  itemCount(of) === 0 ? null : (of.passPass + of.returnReturn) / itemCount(of);

/**
 * Cohen's kappa: agreement beyond chance, given how often each passes items; 1 is perfect, 0 is chance, negative is
 * worse. null: no items, or both gave the same verdict to all, so that chance alone explains the agreement.
 */
export function kappa(of: Agreement): number | null {
  const n = itemCount(of);
  const [firstPass, secondPass] = [of.passPass + of.passReturn, of.passPass + of.returnPass];
  // In integers: expected agreement times n².
  const byChance = firstPass * secondPass + (n - firstPass) * (n - secondPass);
  if (n === 0 || byChance === n * n) return null;
  return (n * (of.passPass + of.returnReturn) - byChance) / (n * n - byChance);
}
