import type { Change, FiledRecord } from './shapes.ts';

/** The values of a subject and of a website that a change can alter; the provider's ids and the bureau's dates are not among them. */
type Subject = Pick<FiledRecord['Zt_xx'], 'Dwmc' | 'Dwxz' | 'Tzr' | 'Txdz' | 'Zj' | 'Fzr' | 'Bz'>;
const subjectOf = ({ Dwmc, Dwxz, Tzr, Txdz, Zj, Fzr, Bz }: Subject) => ({ Dwmc, Dwxz, Tzr, Txdz, Zj, Fzr, Bz });

type Website = FiledRecord['Wz_xx'][number] | Change['Wz_xx'][number];
const websiteOf = ({ Wzmc, Nrlx, Fwnr, Yylb, Ym_xx, Jr_xx, Wz_Fzr, Syurl, Wz_Bz }: Website) => ({
  Wzmc,
  Nrlx,
  services: [...Fwnr.Fwnr_id].sort(),
  languages: [...Yylb.Yylb_id].sort(),
  domains: Ym_xx.map(({ Ym }) => Ym.toLowerCase()).sort(),
  accesses: Jr_xx.map(({ Jrid, Wzfb, Wzjrfs, Ip_xx }) => ({
    Jrid,
    places: [...Wzfb.Fbdd].sort(),
    methods: [...Wzjrfs.Jrfs].sort(),
    ranges: Ip_xx.map(({ Qsip, Zzip }) => `${Qsip}-${Zzip}`).sort(),
  })),
  Wz_Fzr,
  Syurl,
  Wz_Bz,
});

export const isSubjectChanged = (filed: Subject, to: Subject): boolean => differs(subjectOf(filed), subjectOf(to));

/** Accesses that the change does not list stay as they are (B-1.7), so they do not count. */
export function isWebsiteChanged(filed: FiledRecord['Wz_xx'][number], to: Change['Wz_xx'][number]): boolean {
  const listed = filed.Jr_xx.filter(({ Jrid }) => to.Jr_xx.some((access) => access.Jrid === Jrid));
  return differs(websiteOf({ ...filed, Jr_xx: listed }), websiteOf(to));
}

/** Compares values; missing equals empty, and the order of keys does not matter. */
const differs = (one: unknown, other: unknown): boolean => canonical(one) !== canonical(other);
const canonical = (value: unknown): string =>
  JSON.stringify(value, (_key, part: unknown) =>
    typeof part === 'object' && part !== null && !Array.isArray(part)
      ? Object.fromEntries(
          Object.entries(part)
            .filter(([, inside]) => inside !== undefined && inside !== '')
            .sort(([a], [b]) => (a < b ? -1 : 1)),
        )
      : part,
  );
