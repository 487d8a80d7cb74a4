import { afterEach, expect, it } from 'vitest';
import { createOutbound } from '../outbound/outbound.ts';
import { encodeGbk } from '../protocol/gbk.ts';
import { type ReceivedCall, startTestBureau, type TestAnswer, type TestBureau } from '../testing/test-bureau.ts';
import { type WsdlKind, wsdlKinds } from '../testing/wsdl-kinds.ts';
import { type BureauClient, createBureauClient } from './client.ts';

const limits = { connectMs: 1000, totalMs: 1500, maxBytes: 1024 * 1024 };
const code = (value: string): TestAnswer => ({
  document: `<return><msg_code>${value}</msg_code><msg>m</msg></return>`,
  as: 'cdata',
});
const fault: TestAnswer = {
  body: '<s:Envelope xmlns:s="x"><s:Body><s:Fault><faultcode>s:Client</faultcode></s:Fault></s:Body></s:Envelope>',
  status: 500,
};
const upload = { fileName: 'filing000001.xml', xml: encodeGbk('<UploadData/>'), dataSequence: '1' };

let bureau: TestBureau | undefined;
let kind: WsdlKind;
let wsdlReads: number;
afterEach(() => bureau?.close());

/** A client that has read the WSDL of a bureau, which then serves `next` and answers calls in the old form with `toOld`. */
async function clientOfChangedBureau(next: WsdlKind, toOld: TestAnswer): Promise<BureauClient> {
  kind = 'document';
  let isChanged = false;
  const documents = {
    get '?wsdl'() {
      wsdlReads += 1;
      return wsdlKinds[kind]['?wsdl'];
    },
  };
  const isOld = ({ body }: ReceivedCall) => body.includes('<ispId>');
  bureau = await startTestBureau((call) => (isChanged && isOld(call) ? toOld : code('0')), { documents });
  const account = { ispId: '1', userName: 'tester', password: '样例密码', upDownLoadWsdl: bureau.wsdl };
  const here = createOutbound((host) => host === '127.0.0.1');
  const client = createBureauClient({ ...account, passwordWsdl: bureau.wsdl }, limits, limits, here);
  await client.acknowledge('first.xml');
  await client.verifyFilingPassword({ filingNumber: '苏ICP备00000001号', password: 'Ba000001' });
  bureau.calls.length = 0;
  wsdlReads = 0;
  kind = next;
  isChanged = true;
  return client;
}
const methodsCalled = () => bureau?.calls.map(({ method }) => method);

it.each([
  ['a SOAP fault', fault],
  ['HTTP 404', { body: 'missing', status: 404 }],
  ['HTTP 405', { body: '', status: 405 }],
  ['HTTP 415', { body: 'send application/soap+xml', status: 415 }],
  ['HTTP 500', { body: 'error', status: 500 }],
  ['a page', { body: '<html><p>moved</p></html>' }],
  ['a refusal of the account', code('4')],
] as const)(
  'a repeatable call that a changed bureau answers with %s is made again as its WSDL now says',
  async (_, answer) => {
    const client = await clientOfChangedBureau('dotnet', answer);
    expect(await client.acknowledge('a.xml')).toEqual({ kind: 'answered', code: '0', message: 'm' });
    expect(methodsCalled()).toEqual(['isp_downloadack', 'isp_downloadack']);
    expect(await client.download()).toMatchObject({ kind: 'empty' });
    expect(wsdlReads).toBe(1);
  },
);

it('an upload or a password check without an answer is not made again, and the next call follows the new WSDL', async () => {
  const client = await clientOfChangedBureau('dotnet', fault);
  expect(await client.upload(upload)).toMatchObject({ kind: 'unknown', cause: expect.stringMatching(/SOAP fault/) });
  expect(await client.previousUpload()).toMatchObject({ kind: 'refused', code: '0' });
  expect(methodsCalled()).toEqual(['isp_upload', 'isp_querypreviousupload']);
  expect(wsdlReads).toBe(1);
  const password = { filingNumber: '苏ICP备00000001号', password: 'Ba000001' };
  expect(await client.verifyFilingPassword(password)).toMatchObject({ kind: 'fault' });
  expect(methodsCalled()).toEqual(['isp_upload', 'isp_querypreviousupload', 'isp_verifybamm']);
});

it('a refused upload was not processed, so it is made again after a change of the WSDL', async () => {
  const client = await clientOfChangedBureau('dotnet', code('16'));
  expect(await client.upload(upload)).toMatchObject({ kind: 'answered', code: '0' });
  expect(methodsCalled()).toEqual(['isp_upload', 'isp_upload']);
});

it('an unchanged WSDL is read once more per failed call, and the call is not made again', async () => {
  const client = await clientOfChangedBureau('document', fault);
  expect(await client.acknowledge('a.xml')).toMatchObject({ kind: 'unknown' });
  expect([methodsCalled(), wsdlReads]).toEqual([['isp_downloadack'], 1]);
});
