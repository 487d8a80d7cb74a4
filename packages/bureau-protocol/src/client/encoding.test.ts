import { afterEach, expect, test } from 'vitest';
import { createOutbound } from '../outbound/outbound.ts';
import { encodeGbk } from '../protocol/gbk.ts';
import { startTestBureau, type TestBureau } from '../testing/test-bureau.ts';
import { createBureauClient } from './client.ts';
import { wrongEncoding } from './envelope.ts';

const limits = { connectMs: 1000, totalMs: 1500, maxBytes: 1024 * 1024 };
const here = createOutbound((host) => host === '127.0.0.1');
let bureau: TestBureau | undefined;
afterEach(async () => {
  await bureau?.close();
  bureau = undefined;
});

/** A bureau's answer to an upload in the encoding of `encode`; `declared`: in the XML, `type`: in HTTP. */
async function answerOf(encode: (text: string) => Buffer, declared: string, type: string) {
  const document = '&lt;return>&lt;msg_code>10&lt;/msg_code>&lt;msg>主体已注销&lt;/msg>&lt;/return>';
  const head = declared === '' ? '' : `<?xml version="1.0" encoding="${declared}"?>`;
  const body = encode(
    `${head}<s:Envelope xmlns:s="http://schemas.xmlsoap.org/soap/envelope/"><s:Body><r><return>${document}</return></r></s:Body></s:Envelope>`,
  );
  bureau = await startTestBureau(() => ({ body, type }));
  const account = { ispId: '1', userName: 'tester', password: 'secret', upDownLoadWsdl: bureau.wsdl };
  const client = createBureauClient(account, limits, limits, here);
  return client.upload({ fileName: 'a.xml', xml: encodeGbk('<UploadData/>'), dataSequence: '1' });
}
const utf8 = (text: string) => Buffer.from(text);

test.each([
  ['UTF-8 in both', utf8, 'UTF-8', 'text/xml; charset=utf-8'],
  ['GBK in both', encodeGbk, 'GBK', 'text/xml; charset=GBK'],
  ['GBK by HTTP alone', encodeGbk, '', 'text/xml; charset="gb2312"'],
  ['HTTP before the document', encodeGbk, 'UTF-8', 'text/xml; charset=gb18030'],
  ['nothing declared, UTF-8', utf8, '', 'text/xml'],
  ['nothing declared, GBK', encodeGbk, '', 'text/xml'],
  ['the default of a Java server', encodeGbk, 'GBK', 'text/xml;charset=ISO-8859-1'],
])('an answer is read in its encoding: %s', async (_, encode, declared, type) => {
  expect(await answerOf(encode, declared, type)).toMatchObject({ kind: 'answered', code: '10', message: '主体已注销' });
});

test('a message in a wrong encoding is marked as such', async () => {
  const answer = await answerOf(encodeGbk, 'UTF-8', 'text/xml; charset=utf-8');
  expect(answer).toMatchObject({ kind: 'answered', code: '10' });
  const message = 'message' in answer ? answer.message : '';
  expect(message).toContain('\uFFFD');
  expect(message.endsWith(wrongEncoding)).toBe(true);
});

test.each([
  ['x-user-defined', 'text/xml'],
  ['Big5', 'text/xml'],
  ['UTF-8', 'text/xml; charset=x-user-defined'],
  ['', 'text/xml; charset=utf-7'],
])('an answer in an encoding that nobody knows is not taken: %s, %s', async (declared, type) => {
  const answer = await answerOf(utf8, declared, type);
  expect(answer).toMatchObject({ kind: 'unknown', cause: 'the encoding of the document is not known' });
  expect('evidence' in answer && answer.evidence?.toString()).toContain('主体已注销');
});
