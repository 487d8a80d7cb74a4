import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import type { FilingRecord, IpRange, Principal, ReportAttachment, Subject, Website } from '@beian/domain/filing';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readRecord } from '../download/record.ts';
import { unmappableInGbk } from '../protocol/gbk.ts';
import { numberToIp } from '../protocol/ip.ts';
import { exampleAttachments, exampleFiling, exampleProviderId, exampleRecord, smallJpeg } from '../testing/example.ts';
import { canValidate, samples, validate } from '../testing/shared-domain.ts';
import { child, childrenOf, decodeXmlBytes, parseXml, textAtPath, type XmlElement } from '../xml/xml.ts';
import { type ChangeFiling, encodeChangeFiling, previewChangeFiling, UnreportableFiling } from './change.ts';

const encode = (...filings: ChangeFiling[]) => encodeChangeFiling({ qqdwid: exampleProviderId, filings }).xml;
const changesIn = (xml: Uint8Array): XmlElement[] => {
  const icp = child(parseXml(decodeXmlBytes(xml)), 'ICP');
  return childrenOf(child(icp, 'BGBA'), 'Bgxx');
};
const withRecord = (record: FilingRecord): ChangeFiling => ({ record, attachments: [] });
const subjectWith = (values: Partial<Subject>): ChangeFiling => {
  const record = exampleRecord();
  return withRecord({ ...record, subject: { ...record.subject, ...values } });
};
const websiteWith = (values: Partial<Website>): ChangeFiling => {
  const { subject, websites } = exampleRecord();
  return withRecord({ subject, websites: websites.map((website) => ({ ...website, ...values })) });
};
const person = (values: Partial<Principal>): ChangeFiling =>
  websiteWith({ principal: { ...exampleRecord().websites[0]?.principal, ...values } });
const problemsOf = (filing: ChangeFiling) =>
  previewChangeFiling(filing).problems.map(({ code, field, tag }) => `${code} ${field} ${tag}`);

/** Values that a change does not contain are left out of the comparison. */
const sent = ({ subject, websites }: FilingRecord): unknown =>
  JSON.parse(
    JSON.stringify({
      subject,
      websites: websites.map((website) => ({
        ...website,
        accesses: website.accesses.map((access) => ({ ...access, providerId: undefined, ispId: '' })),
      })),
    }),
  );

describe('the file', () => {
  it('is GBK with version, one operation and our id', () => {
    const xml = encode(exampleFiling());
    expect(xml.toString('latin1')).toMatch(
      /^<\?xml version="1.0" encoding="GBK"\?><UploadData version="V.3.0"><ICP><BGBA>/,
    );
    const icp = child(parseXml(decodeXmlBytes(xml)), 'ICP');
    expect(textAtPath(icp, 'Qqdwid')).toBe(exampleProviderId);
  });
  it('contains the values of the record', () => {
    const [change] = changesIn(encode(exampleFiling()));
    expect(change && sent(readRecord(change))).toEqual(sent(exampleRecord()));
    expect(textAtPath(change, 'Wz_xx/Jr_xx/Ip_xx/Qsip')).toBe('3405803786');
  });
  it('sends materials with purpose and owner, but not the domain certificate', () => {
    const [change] = changesIn(encode(exampleFiling()));
    const attachments = childrenOf(change, 'Fj').map((each) => [
      textAtPath(each, 'Fjxx/Fjwjgs'),
      textAtPath(each, 'Fjxx/Fjyt'),
      textAtPath(each, 'Fjxx/Fjssdx/Ssdxlx'),
      textAtPath(each, 'Fjxx/Fjssdx/Ssdxbs/Jlid'),
    ]);
    expect(attachments).toEqual([
      ['1', '1', '2', '32000000020001'],
      ['1', '2', '1', '32000000010001'],
      ['1', '3', '1', '32000000010001'],
      ['1', '4', '2', '32000000020001'],
      ['1', '5', '2', '32000000020001'],
    ]);
    expect(textAtPath(change, 'Fj/Fjxx/Fjnr')).toBe(Buffer.from(smallJpeg).toString('base64'));
  });
  it('leaves out absent and empty values, and the id of a domain that a change adds', () => {
    const { domains = [] } = exampleRecord().websites[0] ?? {};
    const filing = websiteWith({
      domains: [...domains, { providerId: '7002', name: 'second.example' }],
      homeUrl: undefined,
      remark: '',
    });
    const [change] = changesIn(encode(filing));
    const website = child(change, 'Wz_xx');
    expect(childrenOf(website, 'Ym_xx').map((each) => each.children.map(({ name }) => name))).toEqual([
      ['IspYmid', 'Ymid', 'Ym'],
      ['IspYmid', 'Ym'],
    ]);
    expect(child(website, 'Syurl')).toBeUndefined();
    expect(child(website, 'Wz_Bz')).toBeUndefined();
    expect(child(change, 'ICPmm')).toBeUndefined();
  });
  it('refuses invalid input', () => {
    const filing = exampleFiling();
    expect(() => encode()).toThrow(RangeError);
    expect(() => encode(filing, filing)).toThrow('one filing per subject');
    expect(() => encodeChangeFiling({ qqdwid: '0', filings: [filing] })).toThrow(RangeError);
    expect(() => encode(subjectWith({ city: '' }))).toThrow(UnreportableFiling);
    expect(() => encode(person({ mobile: '1300000' }))).toThrow('TOO_SHORT website.principal.mobile');
  });
});

describe.skipIf(!canValidate)('against the official schema (xmllint)', () => {
  it('a full filing, a minimal one, two in one file', () => {
    const bare = exampleRecord();
    bare.subject = {
      ...bare.subject,
      investor: undefined,
      county: undefined,
      mailingAddress: undefined,
      bureauId: '7',
    };
    for (const website of bare.websites) website.homeUrl = undefined;
    const full = { ...exampleFiling(), filingPasswordHash: '1a64a010767f0725fb52111b0a9e9f84' };
    expect(validate('upload-data.xsd', encode(full))).toBe('');
    expect(validate('upload-data.xsd', encode(withRecord(bare)))).toBe('');
    expect(validate('upload-data.xsd', encode(full, withRecord(bare)))).toBe('');
  });
  it('the schema is really used', () => {
    expect(validate('upload-data.xsd', Buffer.from('<UploadData version="V.3.0"/>'))).toContain('UploadData');
  });
  it('random filings', () => {
    fc.assert(
      fc.property(filings, (filing) => {
        expect(validate('upload-data.xsd', encode(filing))).toBe('');
      }),
      { numRuns: 40 },
    );
  });
});

describe.skipIf(samples === undefined)('the published samples', () => {
  it.each(['change-subject.xml', 'change-website.xml'])('%s is written again with the same values', (name) => {
    const sample = parseXml(decodeXmlBytes(readFileSync(resolve(samples ?? '', name))));
    const [change] = childrenOf(child(child(sample, 'ICP'), 'BGBA'), 'Bgxx');
    if (change === undefined) throw new Error('the sample has no change');
    const record = readRecord(change);
    expect(problemsOf(withRecord(record))).toEqual([]);
    const [again] = changesIn(encode(withRecord(record)));
    const leaves = (element: XmlElement): string[] =>
      element.children.length === 0 ? [`${element.name}=${element.text}`] : element.children.flatMap(leaves);
    const ours = ['Zt_xx', 'Wz_xx'];
    const blocks = (element: XmlElement | undefined) =>
      element?.children.filter((each) => ours.includes(each.name)).flatMap(leaves);
    expect(blocks(again)).toEqual(blocks(change));
  });
});

describe('the preview', () => {
  it('shows path, value, sizes and no problem', () => {
    const preview = previewChangeFiling({ ...exampleFiling(), filingPasswordHash: '1a64a010767f0725fb52111b0a9e9f84' });
    expect(preview.problems).toEqual([]);
    expect(preview.fields).toContainEqual({ path: 'Zt_xx/Dwmc', value: '南京样例科技有限公司' });
    expect(preview.fields).toContainEqual({ path: 'Wz_xx/Jr_xx/Ip_xx/Zzip', value: '3325256727' });
    expect(preview.fields.at(-1)?.path).toBe('ICPmm');
    expect(preview.attachments[0]).toEqual({
      kind: 'VERIFICATION_FORM',
      base64Bytes: Buffer.from(smallJpeg).toString('base64').length,
      limit: 150 * 1024,
    });
    expect(preview.attachments.map(({ kind }) => kind)).not.toContain('DOMAIN_CERT');
    const around =
      '<?xml version="1.0" encoding="GBK"?><UploadData version="V.3.0"><ICP><BGBA></BGBA><Qqdwid>320000000999</Qqdwid></ICP></UploadData>';
    const { xml } = encodeChangeFiling({
      qqdwid: exampleProviderId,
      filings: [{ ...exampleFiling(), filingPasswordHash: '1a64a010767f0725fb52111b0a9e9f84' }],
    });
    expect(preview.xmlBytes).toBe(xml.length - around.length);
  });

  const cases: [string, ChangeFiling, string[]][] = [
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
      { ...exampleFiling(), filingPasswordHash: 'Abc12345' },
      ['MALFORMED subject.filingPassword ICPmm'],
    ],
  ];
  it.each(cases)('%s', (_name, filing, problems) => expect(problemsOf(filing)).toEqual(problems));

  it('addresses: malformed, reversed', () => {
    const range = (first: string, last: string): ChangeFiling => {
      const { accesses = [] } = exampleRecord().websites[0] ?? {};
      const ipRanges: IpRange[] = [{ providerId: '9001', first, last }];
      return websiteWith({ accesses: accesses.map((access) => ({ ...access, ipRanges })) });
    };
    expect(problemsOf(range('203.0.113.9', '203.0.113.8'))).toEqual([
      'IP_RANGE_REVERSED website.accesses Wz_xx/Jr_xx/Ip_xx/Qsip',
    ]);
    expect(problemsOf(range('2001:db8::1', '203.0.113.8'))).toEqual([
      'MALFORMED website.accesses Wz_xx/Jr_xx/Ip_xx/Qsip',
    ]);
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
    const at = (attachment: ReportAttachment) => problemsOf({ record: exampleRecord(), attachments: [attachment] });
    expect(at(jpeg(76_800))).toEqual([]);
    expect(at(jpeg(76_801))).toEqual(['ATTACHMENT_TOO_LARGE material.FACE_PHOTO Fj/Fjxx/Fjnr']);
    expect(at({ kind: 'FACE_PHOTO', bytes: Buffer.from('GIF89a') })).toEqual([
      'ATTACHMENT_NOT_JPEG material.FACE_PHOTO Fj/Fjxx/Fjnr',
    ]);
    expect(at({ kind: 'DOMAIN_CERT', bytes: new Uint8Array(500_000) })).toEqual([]);
  });

  it('reports the position of a rare character, never a value', () => {
    const { problems } = previewChangeFiling(person({ name: '李𠮷例😀', mobile: '1390000000x' }));
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
        const { problems } = previewChangeFiling({
          ...filing,
          filingPasswordHash: b,
          attachments: exampleAttachments(),
        });
        if (problems.length > 0) expect(() => encode({ ...filing, filingPasswordHash: b })).toThrow(UnreportableFiling);
      }),
    );
  });
});

const bmp = (min: number, max: number) =>
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
const mails = fc.stringMatching(/^[a-z]{1,20}@sample\.example$/);
const people: fc.Arbitrary<Principal> = fc.record({
  name: bmp(1, 20),
  officePhone: phones,
  mobile: phones,
  email: mails,
  idType: maybe(fc.integer({ min: 1, max: 999 })),
  idNumber: maybe(bmp(1, 18)),
});
const ranges = fc
  .tuple(fc.integer({ min: 1, max: 0xffff_ffff }), fc.integer({ min: 1, max: 0xffff_ffff }))
  .map(([a, b]) => ({ first: numberToIp(Math.min(a, b)), last: numberToIp(Math.max(a, b)) }));
const websites: fc.Arbitrary<Website> = fc
  .record({
    host: fc.stringMatching(/^[a-z]{3,20}$/),
    path: maybe(bmp(1, 30)),
    domainIds: fc.uniqueArray(ids, { minLength: 3, maxLength: 3 }),
    accessIds: fc.uniqueArray(ids, { minLength: 2, maxLength: 2 }),
    ip: ranges,
    ipKnown: fc.boolean(),
    name: bmp(1, 60),
    bureauId: ids,
    filingNumber: bmp(1, 30),
    serviceContents: codesTo(20),
    languages: codesTo(20),
    serverLocations: codesTo(5),
    accessModes: codesTo(5),
    principal: people,
    remark: maybe(bmp(1, 100)),
  })
  .map(({ host, path, domainIds, accessIds, ip, ipKnown, serverLocations, accessModes, ...rest }) => {
    const [d1 = '', d2 = '', d3 = ''] = domainIds;
    const [a1 = '', a2 = ''] = accessIds;
    return {
      ...rest,
      homeUrl: path === undefined ? undefined : `www.${host}.example/${path}`,
      domains: [
        { bureauId: d1, providerId: d2, name: `${host}.example` },
        { providerId: d3, name: `${host}-two.example` },
      ],
      accesses: [
        {
          bureauId: a1,
          ispId: exampleProviderId,
          serverLocations,
          accessModes,
          ipRanges: [{ ...ip, providerId: a2, ...(ipKnown && { bureauId: a1 }) }],
        },
      ],
    };
  });
const filings: fc.Arbitrary<ChangeFiling> = fc.record({
  record: fc.record({
    subject: fc.record({
      bureauId: ids,
      filingNumber: bmp(1, 30),
      name: bmp(1, 60),
      nature: fc.integer({ min: 1, max: 999 }),
      investor: maybe(bmp(1, 60)),
      province: fc.constant('320000'),
      city: fc.constant('320100'),
      county: maybe(fc.constant('320102')),
      mailingAddress: maybe(bmp(1, 100)),
      certificateType: fc.integer({ min: 1, max: 11 }),
      certificateNumber: bmp(1, 60),
      certificateAddress: bmp(1, 100),
      principal: people,
      remark: maybe(bmp(1, 100)),
    }),
    websites: fc.array(websites, { minLength: 1, maxLength: 1 }),
  }),
  attachments: fc.constant(exampleAttachments()),
  filingPasswordHash: maybe(fc.stringMatching(/^[0-9a-f]{32}$/)),
});

describe('property', () => {
  it('reading after encoding returns the values of any record', () => {
    fc.assert(
      fc.property(filings, (filing) => {
        expect(problemsOf(filing)).toEqual([]);
        const [change] = changesIn(encode(filing));
        expect(change && sent(readRecord(change))).toEqual(sent(filing.record));
        expect(textAtPath(change, 'ICPmm')).toBe(filing.filingPasswordHash);
      }),
    );
  });
});
