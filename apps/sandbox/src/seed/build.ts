import { ipToNumber } from '@beian/bureau-protocol/protocol';
import { creditCheck, organisationCheck, residentCheck } from '../records/check-digits.ts';
import type { FiledRecord, FiledWebsite, Person } from '../records/shapes.ts';
import type { Place } from './places.ts';

type AccessOf = readonly ('own' | 'other')[];

/** Name, first part of the domain ("" is the subject's own), service content, languages; providers, if not those of its subject. */
export type SiteRow = readonly [string, string, readonly string[], readonly string[], AccessOf?];

export const site = (
  name: string,
  services: readonly string[] = ['8'],
  languages: readonly string[] = ['1'],
  prefix = '',
  accessOf?: AccessOf,
): SiteRow => [name, prefix, services, languages, accessOf];

/** Kind of subject: nature 单位性质, certificate type, and the first two characters of the unit's credit code (GB 32100). */
export interface HolderKind {
  readonly nature: string;
  readonly certificate: string;
  readonly code: string;
}

const holderKinds = {
  enterprise: { nature: '4', certificate: '1', code: '91' },
  institution: { nature: '3', certificate: '4', code: '12' },
  association: { nature: '6', certificate: '6', code: '51' },
  /** No change filing accepts its licence type: its record can be read, but no order of it can be sent. */
  lawFirm: { nature: '11', certificate: '21', code: '31' },
  /** The principal of subject and website is the person itself. */
  person: { nature: '5', certificate: '2', code: '' },
} as const satisfies Record<string, HolderKind>;

export interface SubjectRow {
  readonly name: string;
  readonly holder: keyof typeof holderKinds;
  readonly county: string;
  readonly street: string;
  readonly domain: string;
  readonly websites: readonly SiteRow[];
  readonly principal: string;
  readonly websitePrincipal: string;
  readonly first: string;
  readonly last: string;
  readonly filed: string;
  /** First filed through another provider's system: published without provider-side ids. */
  readonly filedByOtherProvider?: true;
  /** The providers that give access to its websites; this provider alone when left out. */
  readonly accessOf?: AccessOf;
}

/** Makes the numbers of a province's subjects differ from those of other provinces. */
export interface NumberScheme {
  /** Office phone and mobile of the n-th subject's principal; `part` is 1 for the subject's, 2 for the website's. */
  phones(n: number, part: 1 | 2): { officePhone: string; mobile: string };
  /** A provider-side id, unique for the provider. */
  providerId(id: number): string;
}

/** Bureau ids have 18 digits, more than a JavaScript number can hold: code that parses them as numbers fails in tests. */
export const bureauId = (province: string, kind: number, n: number) =>
  `${province}0${kind}${String(n).padStart(10, '0')}`;

/** Another access provider of the province; it has no account here. */
export const otherIspId = (province: string) => `${province}000998`;

/** An address of the other provider: of the range for tests of networks (RFC 2544), which nobody owns. */
const otherAddress = '198.18.0.11';

/** Bureau ids of the other provider's accesses and addresses start here, so that those of websites stay as they are. */
const otherAccesses = 1000;

/** Builds the records of one province from their rows; the same every time. */
export function buildRecords(
  place: Place,
  ispId: string,
  subjects: readonly SubjectRow[],
  numbers: NumberScheme,
): FiledRecord[] {
  const { province } = place;
  const id = (kind: number, n: number) => bureauId(province, kind, n);
  let websites = 0;
  return subjects.map((row, index) => {
    const n = index + 1;
    const providerId = (number: number) => (row.filedByOtherProvider ? undefined : numbers.providerId(number));
    const filingNumber = `${place.short}ICP备${String(n).padStart(8, '0')}号`;
    const address = `${place.name}${place.cityName}${row.street}`;
    const { nature, certificate, code } = holderKinds[row.holder];
    const principal = person(place, row.principal, n, 1, `owner@${row.domain}`, numbers);
    const isPerson = row.holder === 'person';
    return {
      Zt_xx: {
        IspZtid: providerId(5000 + n),
        Ztid: id(1, n),
        Dwmc: row.name,
        Baxh: filingNumber,
        Dwxz: nature,
        Tzr: row.principal,
        Txdz: { Shengid: province, Shiid: place.city, Xianid: row.county, Xxdz: `${address}样例大厦${n}层` },
        Zj: {
          Zjlx: certificate,
          Zjhm: isPerson ? (principal.Fzr_zjhm ?? '') : creditCode(code, province, n),
          Zjzs: address,
        },
        Fzr: principal,
        Bbyhlx: '1',
        Scbbsj: row.filed,
        Zjxgsj: row.filed,
        Shrxm: '赵样例',
        Shsj: row.filed,
      },
      Wz_xx: row.websites.map(([name, prefix, services, languages, accessOf], at): FiledWebsite => {
        websites += 1;
        const domain = `${prefix}${row.domain}`;
        return {
          IspWzid: providerId(6000 + websites),
          Wzid: id(2, websites),
          Wzmc: name,
          Fwnr: { Fwnr_id: [...services] },
          Yylb: { Yylb_id: [...languages] },
          Ym_xx: [{ IspYmid: providerId(7000 + websites), Ymid: id(3, websites), Ym: domain }],
          Jr_xx: (accessOf ?? row.accessOf ?? ['own']).map((provider) => {
            const isOwn = provider === 'own';
            const n = isOwn ? websites : otherAccesses + websites;
            return {
              IspJrid: isOwn ? providerId(8000 + websites) : undefined,
              Jrid: id(4, n),
              Ispid: isOwn ? ispId : otherIspId(province),
              Wzfb: { Fbdd: ['17'] },
              Wzjrfs: { Jrfs: ['3'] },
              Ip_xx: [
                {
                  IspIpid: isOwn ? providerId(9000 + websites) : undefined,
                  Ipid: id(5, n),
                  Qsip: String(ipToNumber(isOwn ? row.first : otherAddress) + at),
                  Zzip: String(ipToNumber(isOwn ? row.last : otherAddress) + at),
                },
              ],
            };
          }),
          Wz_Fzr: isPerson ? principal : person(place, row.websitePrincipal, n, 2, `site@${row.domain}`, numbers),
          Syurl: `www.${domain}`,
          Scbbsj: row.filed,
          Zjxgsj: row.filed,
          Baxh: `${filingNumber}-${at + 1}`,
        };
      }),
    };
  });
}

const two = (n: number): string => String(n).padStart(2, '0');

function creditCode(prefix: string, province: string, n: number): string {
  const organisation = `MA0000${two(n)}`;
  const first17 = `${prefix}${province}${organisation}${organisationCheck(organisation)}`;
  return first17 + creditCheck(first17);
}

function person(place: Place, name: string, n: number, part: 1 | 2, mail: string, numbers: NumberScheme): Person {
  const first17 = `${place.province}${1970 + n + part}0${part}${two(n)}0${two(n)}`;
  const { officePhone, mobile } = numbers.phones(n, part);
  return {
    Fzr_xm: name,
    Fzr_dhhm: officePhone,
    Fzr_sjhm: mobile,
    Fzr_dzyj: mail,
    Fzr_zjlx: '2',
    Fzr_zjhm: first17 + residentCheck(first17),
  };
}
