import type { FilingRecord, IpRange, Principal, ReportAttachment, Subject, Website } from '@beian/domain/filing';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  exampleAttachments,
  exampleChange,
  examplePasswordHash,
  exampleRecord,
  smallJpeg,
} from '../testing/example.ts';
import { problemsOf } from '../testing/read-report.ts';
import { encodeReport, previewReport, UnreportableFiling } from './encode.ts';
import type { ChangeReport } from './report.ts';

const withRecord = (record: FilingRecord): ChangeReport => ({ block: 'BGBA', record, attachments: [] });
const subjectWith = (values: Partial<Subject>): ChangeReport => {
  const record = exampleRecord();
  return withRecord({ ...record, subject: { ...record.subject, ...values } });
};
const websiteWith = (values: Partial<Website>): ChangeReport => {
  const { subject, websites } = exampleRecord();
  return withRecord({ subject, websites: websites.map((website) => ({ ...website, ...values })) });
};
const person = (values: Partial<Principal>): ChangeReport =>
  websiteWith({ principal: { ...exampleRecord().websites[0]?.principal, ...values } });

describe('the preview of a change', () => {
  it('shows path, value, sizes and no problem', () => {
    const preview = previewReport({ ...exampleChange(), filingPasswordHash: examplePasswordHash });
    expect(preview.problems).toEqual([]);
    expect(preview.fields).toContainEqual({
      path: 'Zt_xx/Dwmc',
      value: '南京样例科技有限公司',
      label: { zh: '主办单位名称', en: "Organiser's name" },
    });
    expect(preview.fields).toContainEqual(
      expect.objectContaining({
        path: 'Wz_xx/Jr_xx/Ip_xx/Zzip',
        value: '3325256727',
        words: { zh: '198.51.100.23', en: '198.51.100.23' },
      }),
    );
    expect(preview.fields.at(-1)?.path).toBe('ICPmm');
    expect(preview.attachments[0]).toEqual({
      kind: 'VERIFICATION_FORM',
      base64Bytes: Buffer.from(smallJpeg).toString('base64').length,
      limit: 150 * 1024,
    });
    expect(preview.attachments.map(({ kind }) => kind)).not.toContain('DOMAIN_CERT');
    expect(preview.xmlBytes).toBe(encodeReport({ ...exampleChange(), filingPasswordHash: examplePasswordHash }).length);
  });

  const cases: [string, ChangeReport, string[]][] = [
    ['no city', subjectWith({ city: '' }), ['MISSING subject.city Zt_xx/Txdz/Shiid']],
    [
      'a certificate over 11',
      subjectWith({ certificateType: 13 }),
      ['OUT_OF_RANGE subject.certificateType Zt_xx/Zj/Zjlx'],
    ],
    [
      'an id past 64 bits',
      subjectWith({ bureauId: '9223372036854775808' }),
      ['OUT_OF_RANGE subject.bureauId Zt_xx/Ztid'],
    ],
    ['a unit without nature', subjectWith({ nature: undefined }), ['MISSING subject.nature Zt_xx/Dwxz']],
    ['no mobile', person({ mobile: undefined }), ['MISSING website.principal.mobile Wz_xx/Wz_Fzr/Fzr_sjhm']],
    ['no mail', person({ email: '' }), ['MISSING website.principal.email Wz_xx/Wz_Fzr/Fzr_dzyj']],
    [
      'no office phone of a unit',
      person({ officePhone: undefined }),
      ['MISSING website.principal.officePhone Wz_xx/Wz_Fzr/Fzr_dhhm'],
    ],
    [
      'a phone with letters',
      person({ mobile: '1300000000a' }),
      ['MALFORMED website.principal.mobile Wz_xx/Wz_Fzr/Fzr_sjhm'],
    ],
    ['a rare character', person({ name: '李𠮷' }), ['NOT_IN_GBK website.principal.name Wz_xx/Wz_Fzr/Fzr_xm']],
    [
      'a control character',
      person({ name: '李\u0007' }),
      ['ILLEGAL_CHARACTER website.principal.name Wz_xx/Wz_Fzr/Fzr_xm'],
    ],
    ['blanks for a name', person({ name: '  ' }), ['MISSING website.principal.name Wz_xx/Wz_Fzr/Fzr_xm']],
    [
      'no service content',
      websiteWith({ serviceContents: [] }),
      ['MISSING website.serviceContents Wz_xx/Fwnr/Fwnr_id'],
    ],
    ['a language past 64', websiteWith({ languages: [65] }), ['OUT_OF_RANGE website.languages Wz_xx/Yylb/Yylb_id']],
    ['no access', websiteWith({ accesses: [] }), ['MISSING website.accesses Wz_xx/Jr_xx']],
    ['a long name', websiteWith({ name: '例'.repeat(513) }), ['TOO_LONG website.name Wz_xx/Wzmc']],
    [
      'a home page elsewhere',
      websiteWith({ homeUrl: 'http://notsample.example/' }),
      ['HOME_URL_WITHOUT_DOMAIN website.homeUrl Wz_xx/Syurl'],
    ],
    [
      'a domain without our id, twice',
      websiteWith({ domains: ['', '7001'].map((providerId) => ({ providerId, name: 'sample.example' })) }),
      ['MISSING website.domains Wz_xx/Ym_xx/IspYmid', 'DUPLICATE website.domains Wz_xx/Ym_xx/Ym'],
    ],
    ['no website', withRecord({ subject: exampleRecord().subject, websites: [] }), ['MISSING websites Wz_xx']],
    [
      'a password in clear',
      { ...exampleChange(), filingPasswordHash: 'Abc12345' },
      ['MALFORMED subject.filingPassword ICPmm'],
    ],
  ];
  it.each(cases)('%s', (_name, filing, problems) => expect(problemsOf(filing)).toEqual(problems));

  it('addresses: malformed, reversed', () => {
    const range = (first: string, last: string): ChangeReport => {
      const { accesses = [] } = exampleRecord().websites[0] ?? {};
      const ipRanges: IpRange[] = [{ providerId: '9001', first, last }];
      return websiteWith({ accesses: accesses.map((access) => ({ ...access, ipRanges })) });
    };
    expect(problemsOf(range('203.0.113.9', '203.0.113.8'))).toEqual([
      'IP_RANGE_REVERSED website.accesses Wz_xx/Jr_xx/Ip_xx/Qsip',
    ]);
    expect(problemsOf(range('203.0.113', '203.0.113.8'))).toEqual([
      'MALFORMED website.accesses Wz_xx/Jr_xx/Ip_xx/Qsip',
    ]);
    // IPv6 is kept here: an access that has no other address cannot be reported.
    expect(problemsOf(range('2001:db8::1', '2001:db8::1'))).toEqual(['MISSING website.accesses Wz_xx/Jr_xx/Ip_xx']);
    expect(problemsOf(range('0.0.0.0', '203.0.113.8'))).toEqual([
      'OUT_OF_RANGE website.accesses Wz_xx/Jr_xx/Ip_xx/Qsip',
    ]);
  });

  it('a person needs neither nature nor office phone', () => {
    const record = exampleRecord();
    record.subject = { ...record.subject, nature: undefined, certificateType: 2 };
    record.subject.principal = { ...record.subject.principal, name: undefined, officePhone: undefined };
    for (const website of record.websites) website.principal = { ...website.principal, officePhone: undefined };
    expect(problemsOf(withRecord(record))).toEqual([]);
  });

  it('attachments: limit on the base64 text to the byte, JPEG only', () => {
    const jpeg = (bytes: number): ReportAttachment => {
      const content = new Uint8Array(bytes);
      content.set([0xff, 0xd8, 0xff]);
      return { kind: 'FACE_PHOTO', bytes: content };
    };
    const at = (attachment: ReportAttachment) => problemsOf({ ...exampleChange(), attachments: [attachment] });
    expect(at(jpeg(76_800))).toEqual([]);
    expect(at(jpeg(76_801))).toEqual(['ATTACHMENT_TOO_LARGE material.FACE_PHOTO Fj/Fjxx/Fjnr']);
    expect(at({ kind: 'FACE_PHOTO', bytes: Buffer.from('GIF89a') })).toEqual([
      'ATTACHMENT_NOT_JPEG material.FACE_PHOTO Fj/Fjxx/Fjnr',
    ]);
    expect(at({ kind: 'DOMAIN_CERT', bytes: new Uint8Array(500_000) })).toEqual([]);
  });

  it('reports the position of a rare character, never a value', () => {
    const { problems } = previewReport(person({ name: '李𠮷例😀', mobile: '1390000000x' }));
    expect(problems[0]?.message).toEqual({
      zh: '网站负责人姓名：第 2, 4 个字不在 GBK 字符集中，无法上报',
      en: "Website principal's name: GBK lacks the character at place 2, 4; it cannot be sent",
    });
    expect(problems[0]?.website).toBe('32000000020001');
    expect(JSON.stringify(problems)).not.toMatch(/李|𠮷|1390000000/);
  });

  it('never throws, whatever a record contains', () => {
    const any = fc.oneof(fc.string({ unit: 'binary' }), fc.constantFrom('', '\u0000', '\ud800', ']]>', '-0', '0x0'));
    fc.assert(
      fc.property(any, any, any, (a, b, c) => {
        const filing = websiteWith({ bureauId: a, name: b, homeUrl: c, domains: [{ providerId: a, name: c }] });
        const { problems } = previewReport({
          ...filing,
          filingPasswordHash: b,
          attachments: exampleAttachments(),
        });
        if (problems.length > 0)
          expect(() => encodeReport({ ...filing, filingPasswordHash: b })).toThrow(UnreportableFiling);
      }),
    );
  });
});
