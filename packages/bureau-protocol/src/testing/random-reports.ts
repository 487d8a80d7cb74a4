import type { NewFiling, NewWebsite, Principal, ReportAttachment, Website } from '@beian/domain/filing';
import fc from 'fast-check';
import { unmappableInGbk } from '../protocol/gbk.ts';
import { numberToIp } from '../protocol/ip.ts';
import type {
  CancellationReport,
  ChangeReport,
  NewAccessReport,
  NewFilingReport,
  NewWebsiteReport,
} from '../upload/report.ts';
import { exampleAttachments, exampleProviderId } from './example.ts';

/** Random reports without a problem. */

const gbkText = (min: number, max: number) =>
  fc
    .array(
      fc.oneof(
        { weight: 6, arbitrary: fc.integer({ min: 0x4e00, max: 0x9fa5 }) },
        { weight: 3, arbitrary: fc.integer({ min: 0x20, max: 0x7e }) },
        { weight: 1, arbitrary: fc.constantFrom(0x0d, 0x0a, 0x09, 0x3001, 0xff1b, 0x2014) },
      ),
      { minLength: min, maxLength: max },
    )
    .map((points) => String.fromCodePoint(...points))
    .filter((text) => text.trim() !== '' && unmappableInGbk(text).length === 0);
const ids = fc.bigInt({ min: 1n, max: 9_223_372_036_854_775_807n }).map(String);
const maybe = <T>(arbitrary: fc.Arbitrary<T>) => fc.option(arbitrary, { nil: undefined });
const codesTo = (max: number) => fc.uniqueArray(fc.integer({ min: 1, max: 64 }), { minLength: 1, maxLength: max });
const phones = fc.stringMatching(/^1300000\d{4}(;025-\d{8})?$/);
const people: fc.Arbitrary<Principal> = fc.record({
  name: gbkText(1, 20),
  officePhone: phones,
  mobile: phones,
  email: fc.stringMatching(/^[a-z]{1,20}@sample\.example$/),
  idType: maybe(fc.integer({ min: 1, max: 999 })),
  idNumber: maybe(gbkText(1, 18)),
});
const ranges = fc
  .tuple(fc.integer({ min: 1, max: 0xffff_ffff }), fc.integer({ min: 1, max: 0xffff_ffff }))
  .map(([a, b]) => ({ first: numberToIp(Math.min(a, b)), last: numberToIp(Math.max(a, b)) }));
const passwords = fc.stringMatching(/^[0-9a-f]{32}$/);

/** Ids are unique in a report: each website gets its own part of this list. */
const IDS_OF_A_WEBSITE = 5;
const newWebsites = (most: number): fc.Arbitrary<NewWebsite[]> =>
  fc
    .tuple(
      fc.uniqueArray(ids, { minLength: IDS_OF_A_WEBSITE * most, maxLength: IDS_OF_A_WEBSITE * most }),
      fc.array(
        fc.record({
          host: fc.stringMatching(/^[a-z]{3,20}$/),
          path: maybe(gbkText(1, 30)),
          ip: ranges,
          name: gbkText(1, 60),
          serviceContents: codesTo(20),
          languages: codesTo(20),
          serverLocations: codesTo(5),
          accessModes: codesTo(5),
          principal: people,
          remark: maybe(gbkText(1, 100)),
          preApprovals: maybe(
            // Each is sent with one scan.
            fc.uniqueArray(
              fc.record({ type: fc.integer({ min: 1, max: 64 }), number: gbkText(1, 60), scans: fc.constant(1) }),
              { minLength: 1, maxLength: 3, selector: ({ type }) => type },
            ),
          ),
        }),
        { minLength: 1, maxLength: most },
      ),
    )
    .map(([all, websites]) =>
      websites.map(({ host, path, ip, serverLocations, accessModes, ...rest }, at) => {
        const [id = '', domain = '', second = '', access = '', range = ''] = all.slice(at * IDS_OF_A_WEBSITE);
        const domainName = `${host}-${at}.example`;
        return {
          ...rest,
          providerId: id,
          homeUrl: path === undefined ? undefined : `www.${domainName}/${path}`,
          domains: [
            { providerId: domain, name: domainName },
            { providerId: second, name: `${host}-${at}-two.example` },
          ],
          accesses: [{ providerId: access, serverLocations, accessModes, ipRanges: [{ ...ip, providerId: range }] }],
        };
      }),
    );

const organisers = (lastCertificateType: number) =>
  fc.record({
    name: gbkText(1, 60),
    nature: fc.integer({ min: 1, max: 999 }),
    investor: maybe(gbkText(1, 60)),
    province: fc.constant('320000'),
    city: fc.constant('320100'),
    county: maybe(fc.constant('320102')),
    mailingAddress: maybe(gbkText(1, 100)),
    certificateType: fc.integer({ min: 1, max: lastCertificateType }),
    certificateNumber: gbkText(1, 60),
    certificateAddress: gbkText(1, 100),
    principal: people,
    remark: maybe(gbkText(1, 100)),
  });

const attachments: readonly ReportAttachment[] = [...exampleAttachments(), ...exampleAttachments(['PRE_APPROVAL'])];
const keys = fc.oneof(fc.record({ bureauId: ids }), fc.record({ filingNumber: gbkText(1, 30) }));

export const newFilings: fc.Arbitrary<NewFiling> = fc
  .tuple(organisers(999), ids, newWebsites(3))
  .map(([organiser, providerId, websites]) => ({ subject: { ...organiser, providerId }, websites }));

export const newFilingReports: fc.Arbitrary<NewFilingReport> = newFilings.map((filing) => ({
  block: 'XZBA',
  filing,
  attachments,
}));

export const newWebsiteReports: fc.Arbitrary<NewWebsiteReport> = fc.record({
  block: fc.constant('XZWZ' as const),
  subject: keys,
  subjectIsUnit: fc.boolean(),
  websites: newWebsites(2),
  attachments: fc.constant(attachments),
  filingPasswordHash: maybe(passwords),
});

export const newAccessReports: fc.Arbitrary<NewAccessReport> = fc.record({
  block: fc.constant('XZJR' as const),
  website: keys,
  subject: keys,
  access: newWebsites(1).map(
    ([website]) => website?.accesses[0] ?? { providerId: '', serverLocations: [], accessModes: [], ipRanges: [] },
  ),
  attachments: fc.constant(attachments),
  filingPasswordHash: passwords,
});

export const cancellationReports: fc.Arbitrary<CancellationReport> = fc.record({
  block: fc.constant('ZXBA' as const),
  ends: fc.constantFrom('subject', 'website', 'access'),
  bureauId: ids,
  reason: fc.integer({ min: 1, max: 999 }),
  remark: maybe(gbkText(1, 200)),
  filingPasswordHash: passwords,
});

/** A filed website from a new one: the bureau's ids are the provider's; an added domain and range have none. */
const filed = ({ providerId, domains, accesses, ...website }: NewWebsite, isRangeKnown: boolean): Website => ({
  ...website,
  bureauId: providerId,
  filingNumber: `样例备案号-${providerId}`,
  domains: domains.map((domain, at) => (at === 0 ? { ...domain, bureauId: domain.providerId } : domain)),
  accesses: accesses.map((access) => ({
    ...access,
    bureauId: access.providerId,
    ispId: exampleProviderId,
    ipRanges: access.ipRanges.map((range) => (isRangeKnown ? { ...range, bureauId: range.providerId } : range)),
  })),
});

export const changeReports: fc.Arbitrary<ChangeReport> = fc
  .record({
    organiser: organisers(11),
    bureauId: ids,
    filingNumber: gbkText(1, 30),
    websites: newWebsites(2),
    isRangeKnown: fc.boolean(),
    filingPasswordHash: maybe(passwords),
  })
  .map(({ organiser, bureauId, filingNumber, websites, isRangeKnown, filingPasswordHash }) => ({
    block: 'BGBA',
    record: {
      subject: { ...organiser, bureauId, filingNumber },
      websites: websites.map((website) => filed(website, isRangeKnown)),
    },
    attachments,
    filingPasswordHash,
  }));
