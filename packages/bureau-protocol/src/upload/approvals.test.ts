import type { FilingRecord } from '@beian/domain/filing';
import { describe, expect, it } from 'vitest';
import { readRecord } from '../download/record.ts';
import {
  exampleAttachments,
  exampleFirstFiling,
  exampleNewFiling,
  exampleRecord,
  smallJpeg,
} from '../testing/example.ts';
import { fileOf, problemsOf, recordOf } from '../testing/read-report.ts';
import { canValidate, validate } from '../testing/shared-domain.ts';
import { child, childrenOf, textAtPath } from '../xml/xml.ts';
import type { ChangeReport, NewFilingReport } from './report.ts';

const approved = (): FilingRecord => {
  const { subject, websites } = exampleRecord();
  const preApprovals = [
    { type: 2, number: '新出审字样例1号' },
    { type: 3, number: '样例2号' },
  ];
  return { subject, websites: websites.map((website) => ({ ...website, preApprovals })) };
};
const report = (scan: boolean): ChangeReport => ({
  block: 'BGBA',
  record: approved(),
  attachments: [...exampleAttachments(), ...exampleAttachments(scan ? ['PRE_APPROVAL'] : [])],
});

describe('pre-approvals 前置审批', () => {
  it('each is sent with its number and the scan, and read back unchanged', () => {
    const change = recordOf(report(true));
    const entries = childrenOf(child(child(change, 'Wz_xx'), 'Nrlx'), 'Nrlx_xx');
    expect(entries.map((entry) => textAtPath(entry, 'Qzsph'))).toEqual(['新出审字样例1号', '样例2号']);
    for (const entry of entries) expect(textAtPath(entry, 'Spwj')).toBe(Buffer.from(smallJpeg).toString('base64'));
    expect(readRecord(change).websites[0]?.preApprovals).toEqual(
      approved().websites[0]?.preApprovals?.map((approval) => ({ ...approval, scans: 1 })),
    );
  });
  it('the scan is not an attachment', () => {
    expect(childrenOf(recordOf(report(true)), 'Fj')).toHaveLength(
      exampleAttachments().filter(({ kind }) => kind !== 'DOMAIN_CERT').length,
    );
  });
  it('without the scan the filing is not sent', () => {
    expect(problemsOf(report(false))).toEqual(['MISSING material.PRE_APPROVAL Wz_xx/Nrlx/Nrlx_xx/Spwj']);
  });
  it('two websites may have approvals of one type, each with its own scan', () => {
    const both = twoApprovedWebsites();
    const scans = childrenOf(recordOf(both), 'Wz_xx').map((website) => textAtPath(website, 'Nrlx/Nrlx_xx/Spwj'));
    expect(scans).toEqual(both.attachments.map(({ bytes }) => Buffer.from(bytes).toString('base64')));
    const [first, second] = both.attachments;
    expect(problemsOf({ ...both, attachments: first ? [first] : [] })).toEqual([
      'MISSING material.PRE_APPROVAL Wz_xx/Nrlx/Nrlx_xx/Spwj',
    ]);
    expect(second?.websiteId).toBe('6502');
  });
  it.skipIf(!canValidate)('are valid against the official schema', () => {
    expect(validate('upload-data.xsd', fileOf(report(true)))).toBe('');
    expect(validate('upload-data.xsd', fileOf(twoApprovedWebsites()))).toBe('');
  });
});

function twoApprovedWebsites(): NewFilingReport {
  const { subject, websites } = exampleNewFiling();
  const preApprovals = [{ type: 2, number: '样例3号' }];
  const [website] = websites.map((each) => ({ ...each, preApprovals }));
  if (website === undefined) throw new Error('the example has no website');
  const other = {
    ...website,
    providerId: '6502',
    homeUrl: undefined,
    domains: [{ providerId: '7002', name: 'other.example' }],
    accesses: website.accesses.map((access) => ({
      ...access,
      providerId: '8002',
      ipRanges: [{ providerId: '9009', first: '203.0.113.20', last: '203.0.113.20' }],
    })),
  };
  const otherJpeg = Buffer.from([...smallJpeg, 0]);
  return {
    ...exampleFirstFiling(),
    filing: { subject, websites: [website, other] },
    attachments: [
      { kind: 'PRE_APPROVAL', bytes: smallJpeg, websiteId: '6501' },
      { kind: 'PRE_APPROVAL', bytes: otherJpeg, websiteId: '6502' },
    ],
  };
}
