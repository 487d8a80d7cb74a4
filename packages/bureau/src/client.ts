import { type Client, createClientAsync, type IWSDLCache, type WSDL } from 'soap';
import { NotAnAnswer, type ReturnDocument, readAnswer } from './envelope.ts';
import {
  type Deflated,
  deflateFile,
  type Encryption,
  newRandVal,
  PackageFault,
  packDeflated,
  passwordHash,
  unpackBeianInfo,
} from './protocol/index.ts';
import { type CallLimits, Exchange, evidenceBytes, type Inset } from './transport.ts';
import { child, childrenOf, textAt, type XmlElement } from './xml.ts';

/** One configuration set: address, provider, account and key belong together (bureau-interface.md §2). */
export interface BureauConnection {
  readonly ispId: string;
  readonly userName: string;
  readonly password: string;
  /** http(s) address of the WSDL of upload and download */
  readonly upDownLoadWsdl: string;
  /** Uploads are encrypted where it is set; downloads say themselves whether they are. */
  readonly encryption?: Encryption;
}

/** An answer that cannot be used. */
export interface Odd {
  /** The beginning of what came, for a person; left out where nothing did. It may hold personal values. */
  readonly evidence?: Buffer;
}
/** It cannot be said whether the bureau took the call. */
export interface Unknown extends Odd {
  readonly kind: 'unknown';
  readonly cause: string;
}
/** Nothing of the call left us. */
export interface NotSent extends Odd {
  readonly kind: 'notSent';
  readonly cause: string;
}
export type UploadAnswer =
  | {
      readonly kind: 'answered';
      readonly code: string;
      readonly message: string /** with code 14: the missing numbers */;
      readonly missing: string[];
    }
  | Unknown
  | NotSent;
export type AcknowledgeAnswer =
  | { readonly kind: 'answered'; readonly code: string; readonly message: string }
  | Unknown
  | NotSent;
export interface Refused {
  readonly kind: 'refused';
  readonly code: string;
  readonly message: string;
}
/** The call failed, or its file does not open: do not acknowledge (bureau-interface.md §3.3). */
export interface Fault extends Odd {
  readonly kind: 'fault';
  readonly cause: string;
  /** The bureau's name of a file that came and does not open */
  readonly fileName?: string;
  /** The file came whole, for its hash is right, and does not unpack: it would do so no better again. `evidence` is all of it. */
  readonly isWhole?: true;
}
export type DownloadAnswer =
  | {
      readonly kind: 'file';
      readonly code: string;
      readonly fileName: string;
      readonly xml: Buffer /** the `<return>` document as it came */;
      readonly raw: string;
    }
  | { readonly kind: 'empty'; readonly code: string; readonly message: string }
  | Refused
  | Fault;
export type PreviousUploadAnswer =
  | {
      readonly kind: 'answered';
      readonly dataSequence: string;
      readonly fileName: string /** null: nothing was ever uploaded */;
      readonly xml: Buffer | null;
    }
  | Refused
  | Fault;

/** A bureau's upload and download service. No method throws for what the other side does; causes hold no personal value. */
export interface BureauClient {
  /**
   * `fileName` names the entry in the zip: letters, digits, `.`, `_`, at most 128. `xml` is GBK, at most 50 MB, or what
   * `deflateFile` made of it.
   */
  upload(input: { fileName: string; xml: Uint8Array | Deflated; dataSequence: number | string }): Promise<UploadAnswer>;
  download(): Promise<DownloadAnswer>;
  acknowledge(fileName: string): Promise<AcknowledgeAnswer>;
  previousUpload(): Promise<PreviousUploadAnswer>;
}

const methods = {
  isp_upload: ['beianInfo', 'beianInfoHash', 'dataSequence', 'encryptAlgorithm', 'hashAlgorithm', 'compressionFormat'],
  isp_download: ['hashAlgorithm'],
  isp_downloadack: ['hashAlgorithm', 'fileName'],
  isp_querypreviousupload: ['hashAlgorithm'],
} as const satisfies Record<string, readonly string[]>;

type Method = keyof typeof methods;
type Parameters = Readonly<Record<string, string>>;
type Called = { readonly kind: 'answer'; readonly document: ReturnDocument } | Unknown | NotSent;

/** Answers of these hold a code and at most 10,000 missing numbers: they are cut short long before a file would be. */
const maxShortAnswer = 1024 * 1024;
const short: readonly Method[] = ['isp_upload', 'isp_downloadack'];

const maxXmlBytes = 50 * 1024 * 1024;

/** @throws TypeError when the address is no http or https URL */
export function createBureauClient(connection: BureauConnection, limits: CallLimits): BureauClient {
  const address = new URL(connection.upDownLoadWsdl);
  if (!/^https?:$/.test(address.protocol)) throw new TypeError('the address of the WSDL must be http or https');
  const wsdls = new Map<string, WSDL>();
  const call = (method: Method, parameters: Parameters, inset?: Inset) =>
    callMethod({ connection, address, limits, wsdls }, method, parameters, inset);
  return {
    async upload({ fileName, xml, dataSequence }) {
      const size = 'crc' in xml ? xml.size : xml.length;
      if (size > maxXmlBytes) return { kind: 'notSent', cause: 'the data file is over 50 MB' };
      if (!/^[\w.]{1,128}$/.test(fileName))
        return { kind: 'notSent', cause: 'the file name is not letters and digits' };
      const deflated = 'crc' in xml ? xml : await deflateFile([xml]);
      const { encryptAlgorithm, beianInfoHash, length, text } = await packDeflated(
        fileName,
        deflated,
        connection.encryption,
      );
      // The file's text goes past soap, which would copy it again and again: a word in its place is all that soap sees.
      const mark = `file${newRandVal()}`;
      const parameters = {
        beianInfo: mark,
        beianInfoHash,
        dataSequence: String(dataSequence),
        encryptAlgorithm: String(encryptAlgorithm),
        hashAlgorithm: '0',
        compressionFormat: '0',
      };
      const called = await call('isp_upload', parameters, { mark, length, text });
      if (called.kind !== 'answer') return called;
      const { root, code, message } = called.document;
      const missing = childrenOf(child(root, 'dataSequences'), 'dataSequence').map(({ text }) => text.trim());
      return { kind: 'answered', code, message, missing };
    },
    async download() {
      const called = await call('isp_download', { hashAlgorithm: '0' });
      if (called.kind !== 'answer') return { ...called, kind: 'fault' };
      const { root, code, message, raw } = called.document;
      const infos = child(root, 'fileInfos');
      // Which of 0, 1 and 3 accompanies a file is not specified: the file itself tells (§4.2).
      if (infos !== undefined) {
        const opened = open(infos, connection.encryption);
        return opened.kind === 'fault' ? opened : { ...opened, code, raw };
      }
      return { kind: queueCodes.includes(code) ? 'empty' : 'refused', code, message };
    },
    async acknowledge(fileName) {
      const called = await call('isp_downloadack', { hashAlgorithm: '0', fileName });
      if (called.kind !== 'answer') return called;
      return { kind: 'answered', code: called.document.code, message: called.document.message };
    },
    async previousUpload() {
      const called = await call('isp_querypreviousupload', { hashAlgorithm: '0' });
      if (called.kind !== 'answer') return { ...called, kind: 'fault' };
      const { root, code, message } = called.document;
      const infos = child(root, 'fileInfos');
      const dataSequence = (textAt(infos, 'dataSequence') ?? textAt(root, 'dataSequence'))?.trim();
      if (dataSequence === undefined) return { kind: 'refused', code, message };
      if (!/^\d{1,19}$/.test(dataSequence)) return { kind: 'fault', cause: 'dataSequence is not a number' };
      // Before the first upload a bureau may send an empty text or a zip of an empty file (§16.9): neither is looked at.
      if (dataSequence === '0') return { kind: 'answered', dataSequence, fileName: '', xml: null };
      if (infos === undefined) return { kind: 'fault', cause: 'the answer has no file' };
      const opened = open(infos, connection.encryption);
      return opened.kind === 'fault' ? opened : { ...opened, kind: 'answered', dataSequence };
    },
  };
}

/** Codes of the download queue (§6). */
const queueCodes: readonly string[] = ['0', '1', '2', '3'];

function open(
  infos: XmlElement,
  encryption: Encryption | undefined,
): { kind: 'file'; fileName: string; xml: Buffer } | Fault {
  const named = (name: string) => textAt(infos, name)?.trim() ?? '';
  const fileName = named('return_FileName');
  const fault = (cause: string): Fault => ({ kind: 'fault', cause, fileName });
  if (fileName === '') return { kind: 'fault', cause: 'the file has no return_FileName' };
  if (named('hashAlgorithm') !== '0') return fault('unknown hashAlgorithm');
  if (named('compressionFormat') !== '0') return fault('unknown compressionFormat');
  const encryptAlgorithm = ['0', '1'].indexOf(named('encryptAlgorithm'));
  if (encryptAlgorithm < 0) return fault('unknown encryptAlgorithm');
  try {
    const { xml } = unpackBeianInfo({
      beianInfo: named('beianInfo'),
      beianInfoHash: named('beianInfoHash'),
      encryptAlgorithm,
      encryption,
    });
    return { kind: 'file', fileName, xml };
  } catch (error) {
    if (error instanceof PackageFault) {
      const cause = `the file does not open (${error.fault}): ${error.message}`;
      const packed = Buffer.from(named('beianInfo'), 'base64');
      const isWhole = error.fault !== 'hash' && error.fault !== 'decrypt';
      return { ...fault(cause), ...(isWhole ? { isWhole, evidence: packed } : kept(packed)) };
    }
    throw error;
  }
}

/** Evidence, where there is any. */
const kept = (bytes: Buffer | undefined): Odd =>
  bytes === undefined || bytes.length === 0 ? {} : { evidence: bytes.subarray(0, evidenceBytes) };

interface Wire {
  readonly connection: BureauConnection;
  readonly address: URL;
  readonly limits: CallLimits;
  /** WSDLs read so far; forgotten after any call without an answer, so that a bureau may change its own. */
  readonly wsdls: Map<string, WSDL>;
}

async function callMethod(wire: Wire, method: Method, parameters: Parameters, inset?: Inset): Promise<Called> {
  const { limits } = wire;
  const maxBytes = short.includes(method) ? Math.min(limits.maxBytes, maxShortAnswer) : limits.maxBytes;
  const exchange = new Exchange(wire.address, { ...limits, maxBytes }, inset);
  const called = await attempt(wire, exchange, method, parameters);
  if (called.kind !== 'answer') wire.wsdls.clear();
  return called;
}

async function attempt(wire: Wire, exchange: Exchange, method: Method, parameters: Parameters): Promise<Called> {
  const prepared = await prepare(wire, exchange, method, parameters);
  if ('cause' in prepared) return prepared;
  try {
    await prepared.client[`${method}Async`](prepared.parts);
  } catch {
    // The exchange knows what happened; soap's error quotes request and answer.
  }
  if (!exchange.mayHaveBeenSent)
    return { kind: 'notSent', cause: exchange.fault?.message ?? 'the call cannot be written as the WSDL asks' };
  if (exchange.answer === undefined) {
    return { kind: 'unknown', cause: exchange.fault?.message ?? 'no answer', ...kept(exchange.fault?.evidence) };
  }
  try {
    return { kind: 'answer', document: readAnswer(exchange.answer, wire.limits.maxBytes) };
  } catch (error) {
    if (error instanceof NotAnAnswer) {
      const evidence = Buffer.from(exchange.answer.text.slice(0, evidenceBytes));
      return { kind: 'unknown', cause: error.message, ...kept(evidence) };
    }
    throw error;
  }
}

async function prepare(
  wire: Wire,
  exchange: Exchange,
  method: Method,
  parameters: Parameters,
): Promise<{ client: Client; parts: Parameters } | NotSent> {
  const notSent = (cause: string): NotSent => ({ kind: 'notSent', cause });
  const { ispId, userName, password } = wire.connection;
  try {
    const client = await openWsdl(wire, exchange);
    const randVal = newRandVal();
    const all: Parameters = { ispId, userName, randVal, pwdHash: passwordHash(password, randVal), ...parameters };
    const parts = partNames(client.describe(), method);
    if (parts === undefined) return notSent(`the WSDL has no method ${method}`);
    const named = nameParts(parts, ['ispId', 'userName', 'randVal', 'pwdHash', ...methods[method]], all);
    return named === undefined ? notSent(`the WSDL names other parameters for ${method}`) : { client, parts: named };
  } catch {
    // Neither soap's message (it quotes the answer) nor that of an unencodable password may be passed on.
    const { fault } = exchange;
    if (fault === undefined) return notSent('the WSDL or the password cannot be used');
    return { ...notSent(`reading the WSDL: ${fault.message}`), ...kept(fault.evidence) };
  }
}

async function openWsdl({ address, wsdls }: Wire, exchange: Exchange): Promise<Client> {
  const wsdlCache: IWSDLCache = {
    has: (key) => wsdls.has(key),
    get: (key) => {
      const known = wsdls.get(key);
      if (known === undefined) throw new Error('the WSDL was forgotten meanwhile');
      return known;
    },
    set: (key, wsdl) => {
      wsdls.set(key, wsdl);
    },
  };
  const client = await createClientAsync(address.href, { httpClient: exchange, wsdlCache });
  const source = client.wsdl.toXML();
  const soap12Only = source.includes('wsdl/soap12/') && !source.includes('wsdl/soap/');
  return soap12Only
    ? createClientAsync(address.href, { httpClient: exchange, wsdlCache, forceSoap12Headers: true })
    : client;
}

/** The names of a method's input parts, in the order of the WSDL. soap describes services, ports, methods. */
function partNames(services: unknown, method: Method): string[] | undefined {
  const described = values(services)
    .flatMap(values)
    .map((port) => entry(port, method))
    .find((each) => each !== undefined);
  const input = entry(described, 'input');
  if (typeof input !== 'object' || input === null) return undefined;
  return Object.keys(input).filter((name) => name !== 'targetNSAlias' && name !== 'targetNamespace');
}

const values = (object: unknown): unknown[] =>
  typeof object === 'object' && object !== null ? Object.values(object) : [];
const entry = (object: unknown, key: string): unknown =>
  typeof object === 'object' && object !== null ? new Map<string, unknown>(Object.entries(object)).get(key) : undefined;

/** `ispID` and `ispId` both happen (§2): names are matched without case, or by position where the WSDL counts `arg0`, `arg1`. */
function nameParts(parts: readonly string[], order: readonly string[], all: Parameters): Parameters | undefined {
  if (parts.length !== order.length) return undefined;
  const counted = parts.every((part) => /^(?:arg|in|param)\d+$/.test(part));
  const named = parts.map((part, at) => {
    const known = counted ? order[at] : order.find((name) => name.toLowerCase() === part.toLowerCase());
    return known === undefined ? undefined : ([part, all[known] ?? ''] as const);
  });
  return named.some((each) => each === undefined)
    ? undefined
    : Object.fromEntries(named.filter((each) => each !== undefined));
}
