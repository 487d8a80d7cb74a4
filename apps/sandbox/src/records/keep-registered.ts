import { domainsOf, recordParts } from './parts.ts';
import type { FiledRecord } from './shapes.ts';

/** A domain's registration does not end with its filing: keeps the part of a record whose domains the record after it has no more. */
export function keepRegistered(
  { noLongerFiled }: { readonly noLongerFiled: FiledRecord[] },
  before: FiledRecord,
  after: FiledRecord | undefined,
): void {
  const still = new Set(after && domainsOf(recordParts(after)));
  const Wz_xx = before.Wz_xx.flatMap((website) => {
    const Ym_xx = website.Ym_xx.filter(({ Ym }) => !still.has(Ym.toLowerCase()));
    return Ym_xx.length > 0 ? [{ ...website, Ym_xx }] : [];
  });
  if (Wz_xx.length > 0) noLongerFiled.unshift({ ...before, Wz_xx });
}
