import type { NewAccess, NewSubject, NewWebsite } from '@beian/domain/filing';
import fc from 'fast-check';
import { describe, expect, it, test } from 'vitest';
import {
  exampleAttachments,
  exampleCancellation,
  exampleFirstFiling,
  exampleNewAccess,
  exampleNewFiling,
  exampleNewWebsite,
} from '../testing/example.ts';
import { problemsOf } from '../testing/read-report.ts';
import { encodeReport, previewReport, UnreportableFiling } from './encode.ts';
import type { CancellationReport, NewAccessReport, NewFilingReport, NewWebsiteReport, Report } from './report.ts';

describe('the preview names what the bureau would refuse', () => {
  const subjectWith = (values: Partial<NewSubject>): NewFilingReport => {
    const { subject, websites } = exampleNewFiling();
    return { block: 'XZBA', filing: { subject: { ...subject, ...values }, websites }, attachments: [] };
  };
  const websiteWith = (values: Partial<NewWebsite>, more: Partial<NewWebsiteReport> = {}): NewWebsiteReport => ({
    ...exampleNewWebsite(),
    websites: exampleNewFiling().websites.map((website) => ({ ...website, ...values })),
    attachments: [],
    ...more,
  });
  const accessWith = (values: Partial<NewAccess>, more: Partial<NewAccessReport> = {}): NewAccessReport => {
    const report = exampleNewAccess();
    return { ...report, access: { ...report.access, ...values }, attachments: [], ...more };
  };
  const ends = (values: Partial<CancellationReport>): CancellationReport => ({ ...exampleCancellation(), ...values });
  const noPhone = { ...exampleNewFiling().websites[0]?.principal, officePhone: undefined };

  const cases: [string, Report, string[]][] = [
    ['a subject without our id', subjectWith({ providerId: '' }), ['MISSING subject.providerId Zt_xx/IspZtid']],
    ['a certificate over 11, which only a change refuses', subjectWith({ certificateType: 13 }), []],
    [
      'a certificate over 999',
      subjectWith({ certificateType: 1000 }),
      ['OUT_OF_RANGE subject.certificateType Zt_xx/Zj/Zjlx'],
    ],
    ['a unit without nature', subjectWith({ nature: undefined }), ['MISSING subject.nature Zt_xx/Dwxz']],
    [
      'a filing without a website',
      { ...exampleFirstFiling(), filing: { ...exampleNewFiling(), websites: [] }, attachments: [] },
      ['MISSING websites Wz_xx'],
    ],
    ['a website without our id', websiteWith({ providerId: '' }), ['MISSING website.providerId Wz_xx/IspWzid']],
    ['a website without an access', websiteWith({ accesses: [] }), ['MISSING website.accesses Wz_xx/Jr_xx']],
    [
      'an access of a new website without a place',
      websiteWith({ accesses: [{ ...exampleNewAccess().access, serverLocations: [] }] }),
      ['MISSING access.serverLocations Wz_xx/Jr_xx/Wzfb/Fbdd'],
    ],
    [
      'a home page elsewhere',
      websiteWith({ homeUrl: 'www.notsample.example' }),
      ['HOME_URL_WITHOUT_DOMAIN website.homeUrl Wz_xx/Syurl'],
    ],
    [
      'no office phone, where the subject is a unit',
      websiteWith({ principal: noPhone }),
      ['MISSING website.principal.officePhone Wz_xx/Wz_Fzr/Fzr_dhhm'],
    ],
    [
      'no office phone, where the subject is a person',
      websiteWith({ principal: noPhone }, { subjectIsUnit: false }),
      [],
    ],
    ['a subject without id', websiteWith({}, { subject: { bureauId: '' } }), ['MISSING subject.bureauId Zt_xx/Ztid']],
    [
      'a subject without number',
      websiteWith({}, { subject: { filingNumber: '' } }),
      ['MISSING subject.filingNumber Zt_xx/Ztbah'],
    ],
    [
      'an access without places, modes and addresses',
      accessWith({ serverLocations: [], accessModes: [], ipRanges: [] }),
      [
        'MISSING access.serverLocations Wzfb/Fbdd',
        'MISSING access.accessModes Wzjrfs/Jrfs',
        'MISSING access.ipRanges Ip_xx',
      ],
    ],
    [
      'a reversed range of addresses',
      accessWith({ ipRanges: [{ providerId: '1', first: '203.0.113.9', last: '203.0.113.8' }] }),
      ['IP_RANGE_REVERSED access.ipRanges Ip_xx/Qsip'],
    ],
    [
      'an access without password',
      accessWith({}, { filingPasswordHash: '' }),
      ['MISSING subject.filingPassword ICPmm'],
    ],
    [
      'an access with a password in clear',
      accessWith({}, { filingPasswordHash: 'Abc12345' }),
      ['MALFORMED subject.filingPassword ICPmm'],
    ],
    [
      "the subject's certificate, where the report does not name the subject",
      accessWith({}, { subject: undefined, attachments: exampleAttachments(['SUBJECT_CERT']) }),
      ['ATTACHMENT_WITHOUT_OWNER material.SUBJECT_CERT Fj/Fjxx/Fjssdx/Ssdxbs'],
    ],
    [
      'a subject that ends without password',
      ends({ filingPasswordHash: undefined }),
      ['MISSING subject.filingPassword ICPmm'],
    ],
    [
      'a subject that ends without password, where the rules ask for none',
      ends({ filingPasswordHash: undefined, filingPasswordNeeded: false }),
      [],
    ],
    ['a website that ends without password', ends({ ends: 'website', filingPasswordHash: undefined }), []],
    ['no reason', ends({ reason: 0 }), ['OUT_OF_RANGE cancellation.reason Zxly']],
    ['a reason that is no code', ends({ reason: Number.NaN }), ['MALFORMED cancellation.reason Zxly']],
    ['a long remark', ends({ remark: '注'.repeat(1001) }), ['TOO_LONG cancellation.remark Zxlybz']],
    ['a rare character in the remark', ends({ remark: '注𠮷' }), ['NOT_IN_GBK cancellation.remark Zxlybz']],
    ['an access without its id', ends({ ends: 'access', bureauId: '' }), ['MISSING access.bureauId Jlid']],
  ];
  test.each(cases)('%s', (_name, report, problems) => {
    expect(problemsOf(report)).toEqual(problems);
    if (problems.length > 0) expect(() => encodeReport(report)).toThrow(UnreportableFiling);
  });

  it('names the new website by our id', () => {
    const { problems } = previewReport(websiteWith({ name: '' }));
    expect(problems.map(({ website, message }) => [website, message.en])).toEqual([
      ['6501', 'Website name: the report must contain it'],
    ]);
  });

  it('shows the fields of a cancellation', () => {
    const { fields, attachments } = previewReport(exampleCancellation());
    expect(fields.map(({ path }) => path)).toEqual(['Zxlb', 'Jlid', 'Zxly', 'Zxlybz', 'ICPmm']);
    expect(attachments).toEqual([]);
  });

  it('never throws, whatever a report contains', () => {
    const any = fc.oneof(fc.string({ unit: 'binary' }), fc.constantFrom('', '\u0000', '\ud800', ']]>', '-0', '0x0'));
    fc.assert(
      fc.property(any, any, fc.double(), (a, b, code) => {
        const reports: Report[] = [
          subjectWith({ providerId: a, name: b, nature: code }),
          websiteWith({ providerId: a, homeUrl: b, languages: [code] }, { subject: { filingNumber: b } }),
          accessWith({ providerId: a, ipRanges: [{ providerId: b, first: a, last: b }] }, { filingPasswordHash: b }),
          ends({ bureauId: a, remark: b, reason: code }),
        ];
        for (const report of reports) {
          if (previewReport(report).problems.length > 0) {
            expect(() => encodeReport(report)).toThrow(UnreportableFiling);
          } else encodeReport(report);
        }
      }),
    );
  });
});
