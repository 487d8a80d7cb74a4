import { afterEach, describe, expect, it } from 'vitest';
import { createOutbound } from '../outbound/outbound.ts';
import {
  startTestBureau,
  type TestAnswer,
  type TestBureau,
  type TestBureauOptions,
  wsdlOf,
} from '../testing/test-bureau.ts';
import { type BureauConnection, createBureauClient } from './client.ts';

const limits = { connectMs: 1000, totalMs: 1500, maxBytes: 1024 * 1024 };
const short = { connectMs: 300, totalMs: 400, maxBytes: 64 * 1024 };

let bureau: TestBureau | undefined;
afterEach(async () => {
  await bureau?.close();
  bureau = undefined;
});

async function clientOf(answer: TestAnswer, options?: TestBureauOptions, more: Partial<BureauConnection> = {}) {
  bureau = await startTestBureau(() => answer, options);
  const account = { ispId: '9007199254740993', userName: 'tester', password: '备案Secret2018' };
  // Files use another address: each service has its own.
  const elsewhere = 'http://127.0.0.1:1/ISPWebService/upDownLoad?wsdl';
  const addresses = { upDownLoadWsdl: elsewhere, statusWsdl: bureau.wsdl, passwordWsdl: bureau.wsdl };
  return createBureauClient(
    { ...account, ...addresses, ...more },
    limits,
    short,
    createOutbound((host) => host === '127.0.0.1'),
  );
}

const returned = (content: string, code = '0', msg = '操作成功') =>
  `<?xml version="1.0" encoding="GBK"?><return version="V.3.0"><msg_code>${code}</msg_code><msg>${msg}</msg>${content}</return>`;
const asked = { conditionType: 0, condition: 'jinling-tea.example' };
const filing = {
  subjectNumber: '苏ICP备00000001号',
  websiteNumber: '苏ICP备00000001号-1',
  websiteName: '金陵样例茶业',
};
const filed = (bazt = '<Bazt>0</Bazt>', cxtj = 'JINLING-TEA.example ') =>
  `<Cxtjlx>0</Cxtjlx><Cxtj>${cxtj}</Cxtj><Wzmc>金陵样例茶业</Wzmc><Ztbah>苏ICP备00000001号</Ztbah><Wzbah>苏ICP备00000001号-1</Wzbah>${bazt}`;

describe('filing status', () => {
  const read: [string, string, object][] = [
    ['a filed domain', `<StatusInfo>${filed()}</StatusInfo>`, { kind: 'answered', filing }],
    ['without the element around it', filed(), { kind: 'answered', filing }],
    ['without Bazt, with numbers', `<StatusInfo>${filed('')}</StatusInfo>`, { kind: 'answered', filing }],
    [
      'a filed certificate, with no more than the subject',
      '<StatusInfo><Bazt> 0 </Bazt><Ztbah>苏ICP备00000001号</Ztbah></StatusInfo>',
      { kind: 'answered', filing: { subjectNumber: '苏ICP备00000001号', websiteNumber: null, websiteName: null } },
    ],
    ['not filed', '<StatusInfo><Bazt>1</Bazt></StatusInfo>', { kind: 'answered', filing: null }],
    [
      'of several, the filed one',
      `<StatusInfo><Bazt>1</Bazt></StatusInfo><StatusInfo>${filed()}</StatusInfo>`,
      { kind: 'answered', filing },
    ],
    ['nothing', '', { kind: 'fault', cause: expect.stringMatching(/does not say/) }],
    ['a word for Bazt', '<StatusInfo><Bazt>yes</Bazt></StatusInfo>', { kind: 'fault' }],
    [
      'a contradiction',
      '<StatusInfo><Ztbah>苏ICP备00000001号</Ztbah><Bazt>1</Bazt></StatusInfo>',
      { kind: 'fault', cause: expect.stringMatching(/names a filing/), evidence: expect.any(Buffer) },
    ],
    [
      'another condition',
      `<StatusInfo>${filed('<Bazt>0</Bazt>', 'other.example')}</StatusInfo>`,
      { kind: 'fault', cause: expect.stringMatching(/another condition/), evidence: expect.any(Buffer) },
    ],
  ];
  it.each(read)('%s', async (_name, content, answer) => {
    const client = await clientOf({ document: returned(content), as: 'cdata' });
    expect(await client.queryFilingStatus(asked)).toMatchObject(answer);
    expect(bureau?.calls[0]).toMatchObject({
      method: 'isp_querybeianstatus',
      parameters: { hashAlgorithm: '0', queryConditionType: '0', queryCondition: 'jinling-tea.example' },
    });
  });

  it.each(['document', 'rpc'] as const)('%s style, ispID, a number above 2^53', async (style) => {
    const client = await clientOf({ document: returned(filed()) }, { style, firstPart: 'ispID' });
    expect(await client.queryFilingStatus({ conditionType: 2, condition: 'jinling-tea.example' })).toMatchObject({
      kind: 'answered',
    });
    expect(bureau?.calls[0]?.parameters).toMatchObject({ ispID: '9007199254740993', queryConditionType: '2' });
  });

  it('a code that refuses', async () => {
    const client = await clientOf({ document: returned('', '902', '系统正在维护中') });
    expect(await client.queryFilingStatus(asked)).toEqual({
      kind: 'refused',
      code: '902',
      message: '系统正在维护中',
    });
  });

  const away: [string, TestAnswer, RegExp][] = [
    ['hangs', { fail: 'hang' }, /within 400 ms/],
    ['drops', { fail: 'drop' }, /cut/],
    ['floods', { fail: 'flood' }, /larger than 65536 bytes/],
    ['declares a type', { body: '<!DOCTYPE a SYSTEM "file:///etc/passwd"><a/>' }, /document type/],
  ];
  it.each(away)('a bureau that %s: a fault, within its own limits', async (_name, answer, cause) => {
    const answered = await (await clientOf(answer)).queryFilingStatus(asked);
    expect(answered).toMatchObject({ kind: 'fault', cause: expect.stringMatching(cause) });
    // Contains neither the account nor the query.
    expect(JSON.stringify(answered)).not.toMatch(/Secret|jinling/);
  });

  it.each([undefined, null, '', 'http://['])('without an address (%j) no query is sent', async (statusWsdl) => {
    const client = await clientOf({ document: returned('') }, {}, { statusWsdl });
    expect(await client.queryFilingStatus(asked)).toEqual({
      kind: 'fault',
      cause: 'the connection has no usable address of this service',
    });
    expect(bureau?.calls).toEqual([]);
  });
});

describe('filing password', () => {
  const input = { filingNumber: '苏ICP备00000001号', password: '1a64a010767f0725fb52111b0a9e9f84' };
  const read: [string, string, object][] = [
    ['fits', returned('<VerifyRes>0</VerifyRes>'), { kind: 'answered', correct: true }],
    ['does not', returned('<VerifyRes> 1 </VerifyRes>', '1'), { kind: 'answered', correct: false }],
    ['nothing said', returned(''), { kind: 'fault', evidence: expect.any(Buffer) }],
    ['a wrong code', returned('<VerifyRes>2</VerifyRes>'), { kind: 'fault' }],
    [
      'checked too often, whatever else it says',
      returned('<VerifyRes>0</VerifyRes>', '22', '备案密码校验超过5次'),
      { kind: 'tooMany', code: '22', message: '备案密码校验超过5次' },
    ],
    ['refused', returned('<VerifyRes>0</VerifyRes>', '5'), { kind: 'refused', code: '5' }],
  ];
  it.each(read)('%s', async (_name, document, answer) => {
    const client = await clientOf({ document });
    expect(await client.verifyFilingPassword(input)).toMatchObject(answer);
    expect(bureau?.calls[0]).toMatchObject({
      method: 'isp_verifybamm',
      parameters: { hashAlgorithm: '0', baxh: input.filingNumber, bamm: input.password },
    });
  });

  it('a missing answer is a fault without details', async () => {
    const answered = await (await clientOf({ fail: 'drop' })).verifyFilingPassword(input);
    expect(answered).toMatchObject({ kind: 'fault' });
    expect(JSON.stringify(answered)).not.toMatch(/1a64|苏ICP/);
  });
});

describe('whether passwords could be checked', () => {
  const found = async (options: TestBureauOptions) =>
    (await clientOf({ document: returned('') }, options)).findPasswordService();
  it('the WSDL describes the method and its address answers: nothing is called', async () => {
    expect(await found({})).toEqual({ kind: 'described' });
    expect(bureau?.calls).toEqual([]);
  });
  const usual = wsdlOf({});
  it.each([
    ['the method is missing', { '?wsdl': usual.replaceAll('isp_verifybamm', 'isp_other') }, /has no method isp_verify/],
    ['its parameters have other names', { '?wsdl': usual.replaceAll('"bamm"', '"other"') }, /names other parameters/],
    ['its address is missing', { '?wsdl': usual }, /^the address that the WSDL names: HTTP 404$/],
  ])('%s: a fault', async (_name, documents, cause) => {
    expect(await found({ documents })).toMatchObject({ kind: 'fault', cause: expect.stringMatching(cause) });
  });
});
