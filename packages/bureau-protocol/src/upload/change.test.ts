import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import type { FilingRecord, Website } from '@beian/domain/filing';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readRecord } from '../download/record.ts';
import { exampleChange, exampleProviderId, exampleRecord, smallJpeg } from '../testing/example.ts';
import { changeReports } from '../testing/random-reports.ts';
import { attachmentsIn, fileOf, problemsOf, recordOf } from '../testing/read-report.ts';
import { samples } from '../testing/shared-domain.ts';
import { child, childrenOf, decodeXmlBytes, parseXml, textAtPath, type XmlElement } from '../xml/xml.ts';
import { encodeReport, UnreportableFiling } from './encode.ts';
import { joinRecords } from './file.ts';
import type { ChangeReport } from './report.ts';

const withRecord = (record: FilingRecord): ChangeReport => ({ block: 'BGBA', record, attachments: [] });
const websiteWith = (values: Partial<Website>): ChangeReport => {
  const { subject, websites } = exampleRecord();
  return withRecord({ subject, websites: websites.map((website) => ({ ...website, ...values })) });
};

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

describe('a data file of changes', () => {
  it('is GBK with version, one operation and our id', () => {
    const xml = fileOf(exampleChange());
    expect(xml.toString('latin1')).toMatch(
      /^<\?xml version="1.0" encoding="GBK"\?><UploadData version="V.3.0"><ICP><BGBA>/,
    );
    const icp = child(parseXml(decodeXmlBytes(xml)), 'ICP');
    expect(textAtPath(icp, 'Qqdwid')).toBe(exampleProviderId);
  });
  it('contains the values of the record', () => {
    const change = recordOf(exampleChange());
    expect(sent(readRecord(change))).toEqual(sent(exampleRecord()));
    expect(textAtPath(change, 'Wz_xx/Jr_xx/Ip_xx/Qsip')).toBe('3405803786');
  });
  it('contains the values of any record', () => {
    fc.assert(
      fc.property(changeReports, (report) => {
        expect(problemsOf(report)).toEqual([]);
        const change = recordOf(report);
        expect(sent(readRecord(change))).toEqual(sent(report.record));
        expect(textAtPath(change, 'ICPmm')).toBe(report.filingPasswordHash);
      }),
    );
  });
  it('sends materials with purpose and owner, but not the domain certificate', () => {
    const change = recordOf(exampleChange());
    expect(attachmentsIn(change)).toEqual([
      ['1', '2', 'Jlid 32000000020001'],
      ['2', '1', 'Jlid 32000000010001'],
      ['3', '1', 'Jlid 32000000010001'],
      ['4', '2', 'Jlid 32000000020001'],
      ['5', '2', 'Jlid 32000000020001'],
    ]);
    expect(textAtPath(change, 'Fj/Fjxx/Fjwjgs')).toBe('1');
    expect(textAtPath(change, 'Fj/Fjxx/Fjnr')).toBe(Buffer.from(smallJpeg).toString('base64'));
  });
  it('attaches a material to the website that it names', () => {
    const { subject, websites } = exampleRecord();
    const second = websites.map((website) => ({ ...website, bureauId: '8', domains: [], accesses: [] }));
    const attachments = [
      { kind: 'FACE_PHOTO' as const, bytes: smallJpeg, websiteId: '8' },
      { kind: 'FACE_PHOTO' as const, bytes: smallJpeg, websiteId: '9' },
    ];
    const report: ChangeReport = {
      block: 'BGBA',
      record: { subject, websites: [...websites, ...second] },
      attachments,
    };
    expect(problemsOf(report).filter((problem) => problem.includes('material'))).toEqual([
      'ATTACHMENT_WITHOUT_OWNER material.FACE_PHOTO Fj/Fjxx/Fjssdx/Ssdxbs',
    ]);
    const complete = { ...report, attachments: attachments.slice(0, 1) };
    const named = { ...complete, record: { subject, websites: [...websites, ...renumbered(websites)] } };
    expect(attachmentsIn(recordOf(named))).toEqual([['5', '2', 'Jlid 8']]);
  });
  it('leaves out absent and empty values, and the id of a domain that a change adds', () => {
    const { domains = [] } = exampleRecord().websites[0] ?? {};
    const change = recordOf(
      websiteWith({
        domains: [...domains, { providerId: '7002', name: 'second.example' }],
        homeUrl: undefined,
        remark: '',
      }),
    );
    const website = child(change, 'Wz_xx');
    expect(childrenOf(website, 'Ym_xx').map((each) => each.children.map(({ name }) => name))).toEqual([
      ['IspYmid', 'Ymid', 'Ym'],
      ['IspYmid', 'Ym'],
    ]);
    expect(child(website, 'Syurl')).toBeUndefined();
    expect(child(website, 'Wz_Bz')).toBeUndefined();
    expect(child(change, 'ICPmm')).toBeUndefined();
  });
  it('is not built from invalid input', () => {
    const record = encodeReport(exampleChange());
    expect(() => joinRecords(exampleProviderId, 'BGBA', [])).toThrow(RangeError);
    expect(() => joinRecords('0', 'BGBA', [record])).toThrow(RangeError);
    const { subject, websites } = exampleRecord();
    expect(() => encodeReport(withRecord({ subject: { ...subject, city: '' }, websites }))).toThrow(UnreportableFiling);
    expect(() => encodeReport(websiteWith({ principal: { ...websites[0]?.principal, mobile: '1300000' } }))).toThrow(
      'TOO_SHORT website.principal.mobile',
    );
  });
});

/** The same websites under other ids and names. */
const renumbered = (websites: readonly Website[]): Website[] =>
  websites.map((website) => ({
    ...website,
    bureauId: '8',
    homeUrl: undefined,
    domains: [{ providerId: '7009', name: 'other.example' }],
    accesses: website.accesses.map((access) => ({
      ...access,
      bureauId: '10',
      ipRanges: [{ providerId: '9009', first: '203.0.113.20', last: '203.0.113.20' }],
    })),
  }));

describe.skipIf(samples === undefined)('the published samples', () => {
  it.each(['change-subject.xml', 'change-website.xml'])('%s is written again with the same values', (name) => {
    const sample = parseXml(decodeXmlBytes(readFileSync(resolve(samples ?? '', name))));
    const [change] = childrenOf(child(child(sample, 'ICP'), 'BGBA'), 'Bgxx');
    if (change === undefined) throw new Error('the sample has no change');
    const record = readRecord(change);
    expect(problemsOf(withRecord(record))).toEqual([]);
    const leaves = (element: XmlElement): string[] =>
      element.children.length === 0 ? [`${element.name}=${element.text}`] : element.children.flatMap(leaves);
    const ours = ['Zt_xx', 'Wz_xx'];
    const blocks = (element: XmlElement) => element.children.filter((each) => ours.includes(each.name)).flatMap(leaves);
    expect(blocks(recordOf(withRecord(record)))).toEqual(blocks(change));
  });
});
