import { domainsOf, recordParts } from './parts.ts';
import type { FiledRecord } from './shapes.ts';

/** The part of a record whose domains the record after it has no more; undefined: it has all of them. */
export function noLongerFiled(before: FiledRecord, after: FiledRecord | undefined): FiledRecord | undefined {
  const still = new Set(after && domainsOf(recordParts(after)));
  const Wz_xx = before.Wz_xx.flatMap((website) => {
    const Ym_xx = website.Ym_xx.filter(({ Ym }) => !still.has(Ym.toLowerCase()));
    return Ym_xx.length > 0 ? [{ ...website, Ym_xx }] : [];
  });
  return Wz_xx.length > 0 ? { ...before, Wz_xx } : undefined;
}
