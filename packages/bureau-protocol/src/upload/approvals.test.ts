import type { FilingRecord } from '@beian/domain/filing';
import { describe, expect, it } from 'vitest';
import { readRecord } from '../download/record.ts';
import { exampleAttachments, exampleProviderId, exampleRecord, smallJpeg } from '../testing/example.ts';
import { canValidate, validate } from '../testing/shared-domain.ts';
import { child, childrenOf, decodeXmlBytes, parseXml, textAtPath } from '../xml/xml.ts';
import { type ChangeFiling, encodeChangeFiling, previewChangeFiling } from './change.ts';

const approved = (): FilingRecord => {
  const { subject, websites } = exampleRecord();
  const preApprovals = [
    { type: 2, number: '新出审字样例1号' },
    { type: 3, number: '样例2号' },
  ];
  return { subject, websites: websites.map((website) => ({ ...website, preApprovals })) };
};
const filing = (scan: boolean): ChangeFiling => ({
  record: approved(),
  attachments: [...exampleAttachments(), ...(scan ? [{ kind: 'PRE_APPROVAL' as const, bytes: smallJpeg }] : [])],
});
const encode = () => encodeChangeFiling({ qqdwid: exampleProviderId, filings: [filing(true)] }).xml;

describe('pre-approvals 前置审批', () => {
  it('each is sent with its number and the scan, and read back unchanged', () => {
    const change = child(child(child(parseXml(decodeXmlBytes(encode())), 'ICP'), 'BGBA'), 'Bgxx');
    const entries = childrenOf(child(child(change, 'Wz_xx'), 'Nrlx'), 'Nrlx_xx');
    expect(entries.map((entry) => textAtPath(entry, 'Qzsph'))).toEqual(['新出审字样例1号', '样例2号']);
    for (const entry of entries) expect(textAtPath(entry, 'Spwj')).toBe(Buffer.from(smallJpeg).toString('base64'));
    expect(change && readRecord(change).websites[0]?.preApprovals).toEqual(approved().websites[0]?.preApprovals);
  });
  it('the scan is not an attachment', () => {
    const change = child(child(child(parseXml(decodeXmlBytes(encode())), 'ICP'), 'BGBA'), 'Bgxx');
    expect(childrenOf(change, 'Fj')).toHaveLength(
      exampleAttachments().filter(({ kind }) => kind !== 'DOMAIN_CERT').length,
    );
  });
  it('without the scan the filing is not sent', () => {
    expect(previewChangeFiling(filing(false)).problems.map(({ code, field }) => `${code} ${field}`)).toEqual([
      'MISSING material.PRE_APPROVAL',
    ]);
  });
  it.skipIf(!canValidate)('are valid against the official schema', () => {
    expect(validate('upload-data.xsd', encode())).toBe('');
  });
});
