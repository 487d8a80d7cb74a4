import { createServer } from 'node:http';
import { wsdlOf } from '@beian/bureau-protocol/testing';
import { openGateways } from '@beian/testing/message-gateways';

/** The uploads in order of arrival. */
export interface Uploaded {
  readonly sequence: number;
  readonly hash: string;
  /** Bytes of the call. */
  readonly bytes: number;
}

/** A bureau that accepts everything and answers this many ms after the last byte; its uploads are listed under /uploads. */
const ANSWER_MS = 200;
/** The parameters that it reads come after the file. */
const TAIL = 4096;

const uploads: Uploaded[] = [];
// Applicants are notified of each acceptance, so mail and SMS need servers, as in operation.
const gateways = await openGateways();
const server = createServer((request, response) => {
  if (request.method === 'GET') {
    response.end(request.url === '/uploads' ? JSON.stringify(uploads) : wsdlOf({}));
    return;
  }
  let bytes = 0;
  let tail = Buffer.alloc(0);
  request.on('data', (chunk: Buffer) => {
    bytes += chunk.length;
    tail = Buffer.concat([tail, chunk]).subarray(-TAIL);
  });
  request.on('end', () => {
    const text = tail.toString();
    const named = (name: string) => new RegExp(`<(?:\\w+:)?${name}>([^<]*)<`).exec(text)?.[1] ?? '';
    const isUpload = named('dataSequence') !== '';
    if (isUpload) uploads.push({ sequence: Number(named('dataSequence')), hash: named('beianInfoHash'), bytes });
    // 2: nothing to download.
    const document = `&lt;return&gt;&lt;msg_code&gt;${isUpload ? 0 : 2}&lt;/msg_code&gt;&lt;msg&gt;&lt;/msg&gt;&lt;/return&gt;`;
    const body = `<s:Envelope xmlns:s="http://schemas.xmlsoap.org/soap/envelope/"><s:Body><r><return>${document}</return></r></s:Body></s:Envelope>`;
    setTimeout(() => response.writeHead(200, { 'content-type': 'text/xml; charset=utf-8' }).end(body), ANSWER_MS);
  });
});
server.listen(0, '127.0.0.1', () => {
  const address = server.address();
  const port = typeof address === 'object' && address !== null ? address.port : 0;
  process.stdout.write(`${JSON.stringify({ ready: true, port, settings: gateways.settings })}\n`);
});
process.on('SIGTERM', () => process.exit(0));
process.stdin.resume().on('end', () => process.exit(0));
