import type { FilingRecord, MaterialKind, NewFiling, ReportAttachment } from '@beian/domain/filing';
import type {
  CancellationReport,
  ChangeReport,
  NewAccessReport,
  NewFilingReport,
  NewWebsiteReport,
} from '../upload/report.ts';

// Numbers have correct check digits, and a region (329900) and a birth date (1900-01-01) that no real person has.

/** `ispId` of the fictitious provider in 江苏. */
export const exampleProviderId = '320000000999';

/** A JPEG of one grey pixel. */
export const smallJpeg: Uint8Array = Buffer.from(
  '/9j/4AAQSkZJRgABAQAAAQABAAD/2wBDAAEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQH/wAALCAABAAEBAREA/8QAFAABAAAAAAAAAAAAAAAAAAAAAP/EABQQAQAAAAAAAAAAAAAAAAAAAAD/2gAIAQEAAD8AP//Z',
  'base64',
);

/** A complete record of one subject in 南京 with one website; a new object on every call. */
export function exampleRecord(): FilingRecord {
  return {
    subject: {
      bureauId: '32000000010001',
      filingNumber: '苏ICP备00000001号',
      name: '南京样例科技有限公司',
      nature: 4,
      investor: '样例投资集团有限公司',
      province: '320000',
      city: '320100',
      county: '320102',
      mailingAddress: '江苏省南京市玄武区样例路2号',
      certificateType: 1,
      certificateNumber: '91329900MA0000007N',
      certificateAddress: '江苏省南京市玄武区样例路1号',
      principal: {
        name: '张样例',
        officePhone: '025-00000000',
        mobile: '13000000000',
        email: 'owner@sample.example',
        msn: 'owner@msn-sample.example',
        qq: '10000',
        idType: 2,
        idNumber: '329900190001010019',
      },
    },
    websites: [
      {
        bureauId: '32000000020001',
        filingNumber: '苏ICP备00000001号-1',
        name: '样例官网',
        domains: [{ bureauId: '32000000030001', providerId: '7001', name: 'sample.example' }],
        homeUrl: 'www.sample.example',
        serviceContents: [8],
        languages: [1],
        accesses: [
          {
            bureauId: '32000000040001',
            providerId: '8001',
            ispId: exampleProviderId,
            serverLocations: [17],
            accessModes: [3],
            ipRanges: [
              { bureauId: '32000000050001', providerId: '9001', first: '203.0.113.10', last: '203.0.113.10' },
              { bureauId: '32000000050002', providerId: '9002', first: '198.51.100.20', last: '198.51.100.23' },
            ],
          },
        ],
        principal: {
          name: '李样例',
          officePhone: '025-00000001',
          mobile: '13000000001',
          email: 'site@sample.example',
          idType: 2,
          idNumber: '329900190001010027',
        },
      },
    ],
  };
}

const everyKind: readonly MaterialKind[] = [
  'VERIFICATION_FORM',
  'SUBJECT_CERT',
  'SUBJECT_PRINCIPAL_ID',
  'WEBSITE_PRINCIPAL_ID',
  'FACE_PHOTO',
  'DOMAIN_CERT',
];

/** One small image per kind; the domain certificate is not sent. */
export const exampleAttachments = (kinds: readonly MaterialKind[] = everyKind): ReportAttachment[] =>
  kinds.map((kind) => ({ kind, bytes: smallJpeg }));

/** The same subject and website, not filed yet: only our ids. */
export function exampleNewFiling(): NewFiling {
  const { subject, websites } = exampleRecord();
  const { bureauId: _ztid, filingNumber: _number, ...organiser } = subject;
  return {
    subject: { ...organiser, providerId: '6001' },
    websites: websites.map(({ bureauId: _wzid, filingNumber: _number, domains, accesses, ...website }) => ({
      ...website,
      providerId: '6501',
      domains: domains.map(({ providerId, name }) => ({ providerId, name })),
      accesses: accesses.map(({ serverLocations, accessModes, ipRanges }) => ({
        providerId: '8001',
        serverLocations,
        accessModes,
        ipRanges: ipRanges.map(({ providerId, first, last }) => ({ providerId, first, last })),
      })),
    })),
  };
}

/** MD5 of the filing password Abc12345, as the specification's example has it. */
export const examplePasswordHash = '1a64a010767f0725fb52111b0a9e9f84';

/** The example record with every attachment, as a change without differences. */
export const exampleChange = (): ChangeReport => ({
  block: 'BGBA',
  record: exampleRecord(),
  attachments: exampleAttachments(),
});

export const exampleFirstFiling = (): NewFilingReport => ({
  block: 'XZBA',
  filing: exampleNewFiling(),
  attachments: exampleAttachments(),
});

export const exampleNewWebsite = (): NewWebsiteReport => ({
  block: 'XZWZ',
  subject: { bureauId: exampleRecord().subject.bureauId },
  subjectIsUnit: true,
  websites: exampleNewFiling().websites,
  attachments: exampleAttachments(),
});

export function exampleNewAccess(): NewAccessReport {
  const [access] = exampleNewFiling().websites.flatMap(({ accesses }) => accesses);
  if (access === undefined) throw new Error('the example has no access');
  return {
    block: 'XZJR',
    website: { bureauId: '32000000020001' },
    subject: { bureauId: '32000000010001' },
    access,
    attachments: exampleAttachments(),
    filingPasswordHash: examplePasswordHash,
  };
}

export const exampleCancellation = (): CancellationReport => ({
  block: 'ZXBA',
  ends: 'subject',
  bureauId: '32000000010001',
  reason: 1,
  remark: '公司注销',
  filingPasswordHash: examplePasswordHash,
});
