import {
  createServer,
  type IncomingHttpHeaders,
  type IncomingMessage,
  type RequestListener,
  type ServerResponse,
} from 'node:http';
import { createServer as createTlsServer } from 'node:https';
import { parseXml, type XmlElement } from '../xml/xml.ts';

/** A received call: parameters by the names that were sent. */
export interface ReceivedCall {
  readonly method: string;
  readonly parameters: Readonly<Record<string, string>>;
  /** As sent: path, headers and body. */
  readonly path: string;
  readonly headers: IncomingHttpHeaders;
  readonly body: string;
}

/** The documents of one WSDL by the query of their address. */
export type WsdlDocuments = Readonly<Record<string, string>>;

/** The answer: a `<return>` document in one of its three wrappings, any body, or a failure. */
export type TestAnswer =
  | { readonly document: string; readonly as?: 'text' | 'cdata' | 'elements' }
  | { readonly body: string | Buffer; readonly status?: number; readonly type?: string }
  | { readonly fail: 'hang' | 'drop' | 'cut' }
  /** an endless answer */
  | { readonly fail: 'flood' }
  /** an endless answer, one byte at a time */
  | { readonly fail: 'drip' };

export interface TestBureau {
  /** Address of the WSDL, on a free loopback port. */
  readonly wsdl: string;
  readonly calls: ReceivedCall[];
  /** Also closes every connection. */
  close(): Promise<void>;
}

export interface TestBureauOptions {
  readonly style?: 'document' | 'rpc';
  /** Spelling of the first parameter; both occur. */
  readonly firstPart?: 'ispId' | 'ispID';
  /** Sent instead of the WSDL. */
  readonly wsdl?: TestAnswer;
  /** Certificate and key (PEM) of an https bureau. */
  readonly tls?: { readonly cert: string; readonly key: string };
  /** A WSDL of several documents; every other address is missing. */
  readonly documents?: WsdlDocuments;
}

/** Parameters of each method after the four of the authentication. */
export const parametersOf: Readonly<Record<string, readonly string[]>> = {
  isp_upload: ['beianInfo', 'beianInfoHash', 'dataSequence', 'encryptAlgorithm', 'hashAlgorithm', 'compressionFormat'],
  isp_download: ['hashAlgorithm'],
  isp_downloadack: ['hashAlgorithm', 'fileName'],
  isp_querypreviousupload: ['hashAlgorithm'],
  isp_querybeianstatus: ['hashAlgorithm', 'queryConditionType', 'queryCondition'],
  isp_verifybamm: ['hashAlgorithm', 'baxh', 'bamm'],
};
export const numbers = ['dataSequence', 'encryptAlgorithm', 'hashAlgorithm', 'compressionFormat', 'queryConditionType'];

/** A SOAP bureau whose answers are given by the test. It validates nothing: the sandbox does. */
export async function startTestBureau(
  answer: (call: ReceivedCall) => TestAnswer,
  options: TestBureauOptions = {},
): Promise<TestBureau> {
  const calls: ReceivedCall[] = [];
  const listener: RequestListener = (request, response) => {
    if (request.method === 'GET') {
      respond(response, options.wsdl ?? documentOf(request, options.documents) ?? { body: wsdlOf(options) });
      return;
    }
    read(request).then(
      (body) => {
        const call = { ...callIn(body), path: request.url ?? '', headers: request.headers, body };
        calls.push(call);
        respond(response, answer(call), call.method);
      },
      () => response.destroy(),
    );
  };
  const server = options.tls ? createTlsServer(options.tls, listener) : createServer(listener);
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const address = server.address();
  const port = typeof address === 'object' && address !== null ? address.port : 0;
  return {
    wsdl: `http${options.tls ? 's' : ''}://127.0.0.1:${port}/ISPWebService/upDownLoad?wsdl`,
    calls,
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}

async function read(request: IncomingMessage): Promise<string> {
  const chunks: Buffer[] = [];
  for await (const chunk of request as AsyncIterable<Buffer>) chunks.push(chunk);
  return Buffer.concat(chunks).toString('utf8');
}

function documentOf({ url = '' }: IncomingMessage, documents: WsdlDocuments | undefined): TestAnswer | undefined {
  if (documents === undefined) return undefined;
  const body = documents[url.slice(url.indexOf('?'))];
  return body === undefined ? { body: 'missing', status: 404 } : { body };
}

function callIn(body: string): Pick<ReceivedCall, 'method' | 'parameters'> {
  const envelope = parseXml(body);
  const [method] = envelope.children.find(({ name }) => name === 'Body')?.children ?? [];
  const parts: readonly XmlElement[] = method?.children ?? [];
  return { method: method?.name ?? '', parameters: Object.fromEntries(parts.map(({ name, text }) => [name, text])) };
}

function respond(response: ServerResponse, answer: TestAnswer, method = ''): void {
  if ('fail' in answer) {
    failures[answer.fail](response);
    return;
  }
  const body = 'body' in answer ? answer.body : envelope(method, wrapped(answer.document, answer.as ?? 'text'));
  const { status = 200, type = 'text/xml; charset=utf-8' } = 'body' in answer ? answer : {};
  response.writeHead(status, { 'content-type': type });
  response.end(body);
}

const failures: Readonly<Record<'hang' | 'drop' | 'cut' | 'flood' | 'drip', (response: ServerResponse) => void>> = {
  hang: () => {},
  drop: (response) => response.destroy(),
  cut: (response) => {
    response.writeHead(200, { 'content-type': 'text/xml', 'content-length': 10_000 });
    response.write('<?xml version="1.0"?><soap:Envelope', () => response.destroy());
  },
  flood: (response) => {
    response.writeHead(200, { 'content-type': 'text/xml' });
    const more = () => {
      if (!response.destroyed) response.write(' '.repeat(64 * 1024), more);
    };
    more();
  },
  drip: (response) => {
    response.writeHead(200, { 'content-type': 'text/xml' });
    const next = setInterval(() => response.write('<'), 20);
    response.once('close', () => clearInterval(next));
  },
};

const escaped = (text: string) => text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');

function wrapped(document: string, as: 'text' | 'cdata' | 'elements'): string {
  if (as === 'elements') return document.replace(/^<\?xml[^>]*\?>/, '');
  return `<return>${as === 'cdata' ? `<![CDATA[${document}]]>` : escaped(document)}</return>`;
}

const envelope = (method: string, content: string) =>
  `<?xml version="1.0" encoding="UTF-8"?><soapenv:Envelope xmlns:soapenv="http://schemas.xmlsoap.org/soap/envelope/"><soapenv:Body><ns:${method}Response xmlns:ns="http://bureau.example/">${content}</ns:${method}Response></soapenv:Body></soapenv:Envelope>`;

export function wsdlOf({ style = 'document', firstPart = 'ispId' }: TestBureauOptions): string {
  const methods = Object.entries(parametersOf).map(([name, rest]) => ({
    name,
    parts: [firstPart, 'userName', 'randVal', 'pwdHash', ...rest].map((part) => ({
      part,
      type: part === firstPart ? 'xs:long' : numbers.includes(part) ? 'xs:int' : 'xs:string',
    })),
  }));
  const elements = methods.map(
    ({ name, parts }) =>
      `<xs:element name="${name}"><xs:complexType><xs:sequence>${parts.map(({ part, type }) => `<xs:element name="${part}" type="${type}"/>`).join('')}</xs:sequence></xs:complexType></xs:element><xs:element name="${name}Response"><xs:complexType><xs:sequence><xs:element name="return" type="xs:string"/></xs:sequence></xs:complexType></xs:element>`,
  );
  const messages = methods.map(({ name, parts }) =>
    style === 'document'
      ? `<message name="${name}"><part name="parameters" element="tns:${name}"/></message><message name="${name}Response"><part name="parameters" element="tns:${name}Response"/></message>`
      : `<message name="${name}">${parts.map(({ part, type }) => `<part name="${part}" type="${type}"/>`).join('')}</message><message name="${name}Response"><part name="return" type="xs:string"/></message>`,
  );
  const operations = methods.map(
    ({ name }) =>
      `<operation name="${name}"><input message="tns:${name}"/><output message="tns:${name}Response"/></operation>`,
  );
  const use =
    style === 'document'
      ? '<soap:body use="literal"/>'
      : '<soap:body use="literal" namespace="http://bureau.example/"/>';
  const bound = methods.map(
    ({ name }) =>
      `<operation name="${name}"><soap:operation soapAction=""/><input>${use}</input><output>${use}</output></operation>`,
  );
  // The address cannot be reached from outside, as behind address translation.
  return `<?xml version="1.0" encoding="UTF-8"?><definitions xmlns="http://schemas.xmlsoap.org/wsdl/" xmlns:soap="http://schemas.xmlsoap.org/wsdl/soap/" xmlns:xs="http://www.w3.org/2001/XMLSchema" xmlns:tns="http://bureau.example/" targetNamespace="http://bureau.example/" name="upDownLoad"><types><xs:schema targetNamespace="http://bureau.example/">${style === 'document' ? elements.join('') : ''}</xs:schema></types>${messages.join('')}<portType name="UpDownLoad">${operations.join('')}</portType><binding name="UpDownLoadSoap" type="tns:UpDownLoad"><soap:binding style="${style}" transport="http://schemas.xmlsoap.org/soap/http"/>${bound.join('')}</binding><service name="upDownLoad"><port name="UpDownLoadPort" binding="tns:UpDownLoadSoap"><soap:address location="http://192.0.2.1/ISPWebService/upDownLoad"/></port></service></definitions>`;
}
