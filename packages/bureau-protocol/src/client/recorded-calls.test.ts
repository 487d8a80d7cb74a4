import { readFileSync } from 'node:fs';
import path from 'node:path';
import { afterEach, expect, it } from 'vitest';
import { createOutbound } from '../outbound/outbound.ts';
import { passwordHash } from '../protocol/hash.ts';
import { packBeianInfo } from '../protocol/package.ts';
import { type ReceivedCall, startTestBureau, type TestBureau } from '../testing/test-bureau.ts';
import { type WsdlKind, wsdlKinds } from '../testing/wsdl-kinds.ts';
import { parseXml } from '../xml/xml.ts';
import { createBureauClient } from './client.ts';

/** Recorded on 2026-11-28 from the library `soap` 1.13.0, with marks in place of random values and of the file. */
interface RecordedCall {
  readonly path: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string;
}
const recorded: Readonly<Record<WsdlKind, readonly RecordedCall[]>> = JSON.parse(
  readFileSync(path.join(import.meta.dirname, '../testing/recorded-calls.json'), 'utf8'),
);

let bureau: TestBureau | undefined;
afterEach(async () => {
  await bureau?.close();
  bureau = undefined;
});

const account = { ispId: '9007199254740993', userName: 'tester<&>', password: '备案Secret2018' };
const file = { fileName: 'filing000001.xml', xml: Buffer.from('<UploadData/>') };

/** One call of each of the six methods. */
async function callsOf(kind: WsdlKind): Promise<ReceivedCall[]> {
  bureau = await startTestBureau(() => ({ body: '<a/>' }), { documents: wsdlKinds[kind] });
  const { wsdl, calls } = bureau;
  const addresses = { upDownLoadWsdl: wsdl, statusWsdl: wsdl, passwordWsdl: wsdl };
  const limits = { connectMs: 1000, totalMs: 5000, maxBytes: 1024 * 1024 };
  const here = createOutbound((host) => host === '127.0.0.1');
  const client = createBureauClient({ ...account, ...addresses }, limits, limits, here);
  await client.upload({ ...file, dataSequence: 7 });
  await client.download();
  await client.acknowledge('a&b.xml');
  await client.previousUpload();
  await client.queryFilingStatus({ conditionType: 0, condition: '样例<&>.example' });
  await client.verifyFilingPassword({ filingNumber: '苏ICP备00000001号', password: 'a]]> b ' });
  return calls;
}

/** The recorded call with the random value of a new one. */
function expectedOf({ path: at, headers, body }: RecordedCall, { parameters }: ReceivedCall): RecordedCall {
  const randVal = parameters.randVal ?? parameters.arg2 ?? '';
  const packed = packBeianInfo(file);
  const written = body
    .replace('RANDVAL', randVal)
    .replace('PWDHASH', passwordHash(account.password, randVal))
    .replace('BEIANINFO', packed.beianInfo)
    .replace('BEIANHASH', packed.beianInfoHash);
  return { path: at, headers, body: written };
}

const sentHeaders = ({ headers }: ReceivedCall) =>
  Object.fromEntries(
    Object.entries({ 'content-type': headers['content-type'], soapaction: headers.soapaction }).filter(
      ([, value]) => value !== undefined,
    ),
  );

it.each(['document', 'rpc', 'cxf', 'jaxws', 'soap12'] as const)(
  'a call to a bureau with a %s WSDL has the bytes that were recorded',
  async (kind) => {
    const calls = await callsOf(kind);
    expect(calls.map((call) => ({ path: call.path, headers: sentHeaders(call), body: call.body }))).toEqual(
      recorded[kind].map((each, at) => expectedOf(each, calls[at] as ReceivedCall)),
    );
  },
);

it.each(['axis1', 'axis2', 'dotnet'] as const)(
  'a call to a bureau with an %s WSDL has the elements that were recorded, with another prefix',
  async (kind) => {
    const calls = await callsOf(kind);
    expect(calls.map((call) => ({ headers: sentHeaders(call), root: parseXml(call.body) }))).toEqual(
      recorded[kind].map((each, at) => {
        const { headers, body } = expectedOf(each, calls[at] as ReceivedCall);
        return { headers, root: parseXml(body) };
      }),
    );
  },
);

it('of a WSDL with ports of SOAP 1.1 and 1.2 the one of SOAP 1.1 gets the call, whatever their order', async () => {
  const [call] = await callsOf('axis2');
  expect(call?.path).toBe('/ISPWebService/upDownLoad.Soap11Endpoint/');
});

it('a WSDL that imports documents without end is not used', async () => {
  const next = (at: number) =>
    `<definitions xmlns="http://schemas.xmlsoap.org/wsdl/"><import location="?wsdl=${at}"/></definitions>`;
  const documents = {
    '?wsdl': next(0),
    ...Object.fromEntries(Array.from({ length: 20 }, (_, at) => [`?wsdl=${at}`, next(at + 1)])),
  };
  bureau = await startTestBureau(() => ({ body: '<a/>' }), { documents });
  const here = createOutbound((host) => host === '127.0.0.1');
  const limits = { connectMs: 1000, totalMs: 5000, maxBytes: 1024 * 1024 };
  const client = createBureauClient({ ...account, upDownLoadWsdl: bureau.wsdl }, limits, limits, here);
  expect(await client.acknowledge('a.xml')).toEqual({
    kind: 'notSent',
    cause: 'the WSDL, the password or a parameter cannot be used',
  });
});
