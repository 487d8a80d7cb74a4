import type { Change, FiledRecord, Person } from '../records/shapes.ts';

/** One phone that gets a code, with the last characters of the matching ID numbers. */
export interface PhoneToCheck {
  readonly phone: string;
  readonly idTails: readonly string[];
}

/**
 * The phones that a change has to verify: of the subject's principal when the subject changes, of a website's when the website
 * changes; the new mobile when it changes, the first of several. One code when both have the same mobile.
 */
export function phonesToCheck(record: FiledRecord, change: Change): PhoneToCheck[] {
  const filed = new Map(record.Wz_xx.map((website) => [website.Wzid, website]));
  const websites = change.Wz_xx.filter((website) => {
    const before = filed.get(website.Wzid);
    return before === undefined || differs(websiteOf(before), websiteOf(website));
  });
  const persons = [
    ...(differs(subjectOf(record.Zt_xx), subjectOf(change.Zt_xx)) ? [change.Zt_xx.Fzr] : []),
    ...websites.map(({ Wz_Fzr }) => Wz_Fzr),
  ];
  const phones = new Map<string, string[]>();
  for (const person of persons) {
    const phone = mobileOf(person);
    if (phone !== '') phones.set(phone, [...(phones.get(phone) ?? []), tailOf(person)]);
  }
  return [...phones].map(([phone, idTails]) => ({ phone, idTails: [...new Set(idTails)] }));
}

const mobileOf = ({ Fzr_sjhm }: Person): string => Fzr_sjhm?.split(';')[0]?.trim() ?? '';
/** The last six characters of the ID number. */
const tailOf = ({ Fzr_zjhm }: Person): string => (Fzr_zjhm ?? '').trim().slice(-6).toUpperCase();

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
