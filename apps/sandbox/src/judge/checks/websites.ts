import { domainsOf, rangesOf, recordParts } from '../../records/parts.ts';
import type { Case, CheckRow } from '../case.ts';
import { hostOf, isDomain, isWithin } from '../formats.ts';

/** Domains on file in any province, or in review here. A change restates its own subject's, so those do not count for it. */
function takenDomains({ czlx, target, bureau }: Case): Set<string> {
  const own = target?.record.Zt_xx.Ztid;
  return new Set([
    ...bureau
      .filed()
      .flatMap((record) => (czlx === '4' && record.Zt_xx.Ztid === own ? [] : domainsOf(recordParts(record)))),
    ...bureau.inReview.flatMap(({ ztid, parts }) => (ztid === own ? [] : domainsOf(parts))),
  ]);
}

export const websiteChecks: readonly CheckRow<Case>[] = [
  { code: 1004, fails: ({ parts }) => !domainsOf(parts).every(isDomain) },
  {
    code: 1005,
    fails: (at) => {
      const taken = takenDomains(at);
      return domainsOf(at.parts).some((domain) => taken.has(domain));
    },
  },
  { code: 1039, fails: ({ parts }) => new Set(domainsOf(parts)).size < domainsOf(parts).length },
  { code: 1022, fails: ({ parts }) => parts.websites.some(({ Syurl }) => Syurl !== undefined && !hostOf(Syurl)) },
  {
    code: 1041,
    fails: ({ parts }) =>
      parts.websites.some(({ Syurl, Ym_xx }) => {
        const host = Syurl === undefined ? undefined : hostOf(Syurl);
        return host !== undefined && !Ym_xx.some(({ Ym }) => isWithin(host, Ym.toLowerCase()));
      }),
  },
];

export const rangeChecks: readonly CheckRow<Case>[] = [
  { code: 1006, fails: ({ parts }) => rangesOf(parts.accesses).some(({ first, last }) => first > last) },
  {
    // What this provider's accesses of the subject use already was checked when it was filed.
    code: 1063,
    fails: ({ parts, target, bureau }) => {
      const accesses = (target?.record.Wz_xx ?? []).flatMap(({ Jr_xx }) => Jr_xx);
      const known = [...bureau.providerRanges, ...rangesOf(accesses.filter(({ Ispid }) => Ispid === bureau.ispId))];
      return rangesOf(parts.accesses).some(
        (range) => !known.some(({ first, last }) => first <= range.first && range.last <= last),
      );
    },
  },
];
