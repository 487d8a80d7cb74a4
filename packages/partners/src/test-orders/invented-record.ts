import {
  creditCodeCheckCharacter,
  isLandlineOf,
  organisationCheckCharacter,
  residentIdCheckCharacter,
} from '@beian/domain/checks';
import { currentRegions } from '@beian/domain/codes';
import type { Access, FilingRecord, Principal, Subject, Website } from '@beian/domain/filing';
import type { TestAccess, TestRecordSpec } from '@beian/domain/partner';
import { findProvince } from '@beian/domain/province';
import { TEST_ISP_ID } from './sandbox.ts';

/** Another provider's id in test records. */
const OTHER_ISP_ID = '990000000998';

const digits = (n: number, length: number): string => String(n).padStart(length, '0').slice(-length);

/** Ids of the bureau, which no live record has; `n` is drawn once for each record. */
const idKinds = { subject: 1, website: 2, domain: 3, access: 4, ipRange: 5, otherAccess: 6, otherIpRange: 7 } as const;
const idOf = (kind: keyof typeof idKinds, n: number, place = 0): string =>
  `99${idKinds[kind]}${digits(n, 12)}${digits(place, 3)}`;

const filingNumberOf = (province: string, n: number): string =>
  `${findProvince(province)?.short ?? ''}ICP备9${digits(n, 7)}号`;

const trades = ['茶业', '文化', '物流', '设计'] as const;
const sections = ['', '画廊', '书屋', '工坊', '讲堂'] as const;

/** An area code of the province's landlines. */
const areaCodeOf = (province: string): string =>
  Array.from({ length: 990 }, (_, at) => `0${10 + at}`).find((code) => isLandlineOf(`${code}88880000`, province)) ?? '';

/** Region codes of whole provinces are given to no person, mobiles 1300000xxxx to nobody; the check characters are valid. */
function principal(province: string, name: string, n: number, part: 1 | 2, domain: string): Principal {
  const first17 = `${province}19${70 + (n % 20)}0${part}${digits(1 + (n % 28), 2)}${digits(n, 3)}`;
  return {
    name,
    officePhone: `${areaCodeOf(province)}-8${part}${digits(n, 6)}`,
    mobile: `1300000${digits(n * 2 + part, 4)}`,
    email: `${part === 1 ? 'owner' : 'site'}@${domain}`,
    idType: 2,
    idNumber: first17 + residentIdCheckCharacter(first17),
  };
}

function creditCode(province: string, n: number): string {
  const eight = `MA${digits(n, 6)}`;
  const first17 = `91${province}${eight}${organisationCheckCharacter(eight)}`;
  return first17 + creditCodeCheckCharacter(first17);
}

/** An invented record with numbers of its own. `at`: its place among those that are made together, for its name. */
export function inventRecord(spec: TestRecordSpec, n: number, at = 0): FilingRecord {
  const { province = '320000', holder = 'ORGANISATION', websites = 1, access = 'OURS' } = spec;
  const filingNumber = filingNumberOf(province, n);
  const domain = `t${n}-test.example`;
  const [city] = currentRegions(province);
  const [county] = currentRegions(city?.code ?? '');
  const cityName = /^(市辖区|县)$/.test(city?.name ?? '') ? '' : city?.name;
  const address = `${findProvince(province)?.label.zh}${cityName}${county?.name}测试路${n}号`;
  const owner = principal(province, '王测试', n, 1, domain);
  const trade = trades[at % trades.length];
  const isPerson = holder === 'PERSON';
  const subject: Subject = {
    bureauId: idOf('subject', n),
    filingNumber,
    name: isPerson ? (owner.name ?? '') : `试用样例${trade}有限公司`,
    nature: isPerson ? 5 : 4,
    investor: owner.name,
    province,
    city: city?.code ?? '',
    county: county?.code,
    mailingAddress: address,
    certificateType: isPerson ? 2 : 1,
    certificateNumber: isPerson ? (owner.idNumber ?? '') : creditCode(province, n),
    certificateAddress: address,
    principal: owner,
  };
  return {
    subject,
    websites: Array.from({ length: websites }, (_, place): Website => {
      const own = place === 0 ? domain : `s${place + 1}-${domain}`;
      return {
        bureauId: idOf('website', n, place),
        filingNumber: `${filingNumber}-${place + 1}`,
        name: `试用样例${trade}${sections[place] ?? place + 1}`,
        domains: [{ bureauId: idOf('domain', n, place), providerId: '', name: own }],
        homeUrl: `www.${own}`,
        serviceContents: [8],
        languages: [1],
        accesses: accessesOf(access, n, place),
        // A person answers for the website, too.
        principal: isPerson ? owner : principal(province, '李测试', n, 2, domain),
      };
    }),
  };
}

function accessesOf(access: TestAccess, n: number, place: number): Access[] {
  const accessBy = (ispId: string, kind: 'access' | 'otherAccess', range: 'ipRange' | 'otherIpRange', ip: string) => ({
    bureauId: idOf(kind, n, place),
    ispId,
    serverLocations: [17],
    accessModes: [3],
    ipRanges: [{ bureauId: idOf(range, n, place), providerId: '', first: ip, last: ip }],
  });
  const ours = accessBy(TEST_ISP_ID, 'access', 'ipRange', '192.0.2.1');
  const other = accessBy(OTHER_ISP_ID, 'otherAccess', 'otherIpRange', '198.51.100.1');
  return { OURS: [ours], OURS_AND_OTHER: [ours, other], OTHER: [other] }[access];
}

/** What the bureau has not published yet has an id of this form. */
const isUnpublished = (bureauId: string | undefined): boolean => bureauId?.startsWith('unfiled-') ?? true;

/** The record as the bureau publishes it, with its ids and numbers where it has none yet; `n` is drawn once for each publication. */
export function withBureauNumbers({ subject, websites }: FilingRecord, n: number): FilingRecord {
  const filingNumber = subject.filingNumber || filingNumberOf(subject.province, n);
  const used = websites.map((website) => Number(/-(\d+)$/.exec(website.filingNumber)?.[1] ?? 0));
  const next = Math.max(0, ...used) + 1;
  const idFor = (known: string | undefined, kind: keyof typeof idKinds, place = 0) =>
    known === undefined || isUnpublished(known) ? idOf(kind, n, place) : known;
  return {
    subject: { ...subject, bureauId: idFor(subject.bureauId, 'subject'), filingNumber },
    websites: websites.map((website) => ({
      ...website,
      bureauId: idFor(website.bureauId, 'website'),
      filingNumber: website.filingNumber || `${filingNumber}-${next}`,
      domains: website.domains.map((one, at) => ({ ...one, bureauId: idFor(one.bureauId, 'domain', at) })),
      accesses: website.accesses.map((access) => ({
        ...access,
        bureauId: idFor(access.bureauId, 'access'),
        ipRanges: access.ipRanges.map((one, at) => ({ ...one, bureauId: idFor(one.bureauId, 'ipRange', at) })),
      })),
    })),
  };
}
