import type { FiledRecord, NewFiling, Person } from './shapes.ts';

/** The parts that records and uploads of several operations share, with the element names of the interface. */
export interface Parts {
  /** Undefined: the upload names a subject on file. */
  readonly subject?: SubjectPart;
  readonly websites: readonly WebsitePart[];
  readonly accesses: readonly AccessPart[];
}

type SubjectPart = Pick<NewFiling['Zt_xx'], 'Dwxz' | 'Txdz' | 'Zj' | 'Fzr'> & { readonly IspZtid?: string };

export interface WebsitePart {
  readonly IspWzid?: string;
  readonly Nrlx?: { readonly Nrlx_xx: readonly { readonly Spwj: readonly string[] }[] };
  readonly Ym_xx: readonly { readonly IspYmid?: string; readonly Ym: string }[];
  readonly Jr_xx: readonly AccessPart[];
  readonly Wz_Fzr: Person;
  readonly Syurl?: string;
}

export interface AccessPart {
  readonly IspJrid?: string;
  readonly Ip_xx: readonly { readonly IspIpid?: string; readonly Qsip: string; readonly Zzip: string }[];
}

export const partsOf = ({
  Zt_xx,
  Wz_xx,
}: {
  readonly Zt_xx?: SubjectPart;
  readonly Wz_xx: readonly WebsitePart[];
}): Parts => ({ subject: Zt_xx, websites: Wz_xx, accesses: Wz_xx.flatMap(({ Jr_xx }) => Jr_xx) });

export const noParts: Parts = { websites: [], accesses: [] };

export const domainsOf = ({ websites }: Parts): string[] =>
  websites.flatMap(({ Ym_xx }) => Ym_xx.map(({ Ym }) => Ym.toLowerCase()));

/** Ids that the provider has given, by kind. */
export const providerIds = {
  subject: ({ subject }: Parts): string[] => (subject?.IspZtid === undefined ? [] : [subject.IspZtid]),
  website: ({ websites }: Parts): string[] => websites.flatMap(({ IspWzid }) => IspWzid ?? []),
  domain: ({ websites }: Parts): string[] =>
    websites.flatMap(({ Ym_xx }) => Ym_xx.flatMap(({ IspYmid }) => IspYmid ?? [])),
  access: ({ accesses }: Parts): string[] => accesses.flatMap(({ IspJrid }) => IspJrid ?? []),
  range: ({ accesses }: Parts): string[] =>
    accesses.flatMap(({ Ip_xx }) => Ip_xx.flatMap(({ IspIpid }) => IspIpid ?? [])),
};

export const recordParts = ({ Zt_xx, Wz_xx }: FiledRecord): Parts => partsOf({ Zt_xx, Wz_xx });

/** IPv4 range as unsigned numbers of the interface, both ends included. */
export interface Range {
  readonly first: number;
  readonly last: number;
}

export const rangesOf = (accesses: readonly AccessPart[]): Range[] =>
  accesses.flatMap(({ Ip_xx }) => Ip_xx.map(({ Qsip, Zzip }) => ({ first: Number(Qsip), last: Number(Zzip) })));
