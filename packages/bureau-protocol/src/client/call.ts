import { type Client, createClientAsync, type IWSDLCache, type WSDL } from 'soap';
import { evidenceBytes, type Outbound } from '../outbound/outbound.ts';
import { newRandVal, passwordHash } from '../protocol/hash.ts';
import { evidencePart, type NotSent, type UnknownOutcome } from './answers.ts';
import { InvalidAnswer, type ReturnDocument, readAnswer } from './envelope.ts';
import { type CallLimits, Exchange, type StreamedParameter } from './transport.ts';

/** Account of the caller (docs/spec/bureau-interface.md B-3.1). */
export interface Account {
  readonly ispId: string;
  readonly userName: string;
  readonly password: string;
}

/** Parameters of each method after the four of the authentication, in order (docs/spec/bureau-interface.md B-4). */
const methods = {
  isp_upload: ['beianInfo', 'beianInfoHash', 'dataSequence', 'encryptAlgorithm', 'hashAlgorithm', 'compressionFormat'],
  isp_download: ['hashAlgorithm'],
  isp_downloadack: ['hashAlgorithm', 'fileName'],
  isp_querypreviousupload: ['hashAlgorithm'],
  isp_querybeianstatus: ['hashAlgorithm', 'queryConditionType', 'queryCondition'],
  isp_verifybamm: ['hashAlgorithm', 'baxh', 'bamm'],
} as const satisfies Record<string, readonly string[]>;

export type Method = keyof typeof methods;
export type Parameters = Readonly<Record<string, string>>;
export type CallResult = { readonly kind: 'answer'; readonly document: ReturnDocument } | UnknownOutcome | NotSent;

/**
 * Answers of these methods contain a code and at most 10,000 missing numbers, so their size limit is far below that of
 * a file.
 */
const maxShortAnswerBytes = 1024 * 1024;
const shortAnswerMethods: readonly Method[] = [
  'isp_upload',
  'isp_downloadack',
  'isp_querybeianstatus',
  'isp_verifybamm',
];

/** One of a bureau's services, for one account. */
export interface BureauService {
  readonly account: Account;
  readonly address: URL;
  readonly limits: CallLimits;
  readonly outbound: Outbound;
  /** Cached WSDLs; cleared after any call without an answer, so that a bureau may change its WSDL. */
  readonly wsdls: Map<string, WSDL>;
}

/**
 * Calls one method; `inset` is a long text of one of its parameters. Never throws because of the bureau's behaviour.
 */
export async function callMethod(
  service: BureauService,
  method: Method,
  parameters: Parameters,
  inset?: StreamedParameter,
): Promise<CallResult> {
  const { limits } = service;
  const maxBytes = shortAnswerMethods.includes(method)
    ? Math.min(limits.maxBytes, maxShortAnswerBytes)
    : limits.maxBytes;
  const exchange = new Exchange(service.address, { ...limits, maxBytes }, service.outbound, inset);
  const called = await attempt(service, exchange, method, parameters);
  if (called.kind !== 'answer') service.wsdls.clear();
  return called;
}

async function attempt(
  service: BureauService,
  exchange: Exchange,
  method: Method,
  parameters: Parameters,
): Promise<CallResult> {
  const prepared = await prepare(service, exchange, method, parameters);
  if ('cause' in prepared) return prepared;
  try {
    await prepared.client[`${method}Async`](prepared.parts);
  } catch {
    // The state of the exchange is used instead of soap's error, which quotes request and answer.
  }
  if (!exchange.mayHaveBeenSent)
    return { kind: 'notSent', cause: exchange.fault?.message ?? 'the call cannot be written as the WSDL asks' };
  if (exchange.answer === undefined) {
    return {
      kind: 'unknown',
      cause: exchange.fault?.message ?? 'no answer',
      ...evidencePart(exchange.fault?.evidence),
    };
  }
  try {
    return { kind: 'answer', document: readAnswer(exchange.answer, service.limits.maxBytes) };
  } catch (error) {
    if (error instanceof InvalidAnswer) {
      const evidence = Buffer.from(exchange.answer.text.slice(0, evidenceBytes));
      return { kind: 'unknown', cause: error.message, ...evidencePart(evidence) };
    }
    throw error;
  }
}

async function prepare(
  service: BureauService,
  exchange: Exchange,
  method: Method,
  parameters: Parameters,
): Promise<{ client: Client; parts: Parameters } | NotSent> {
  const notSent = (cause: string): NotSent => ({ kind: 'notSent', cause });
  const { ispId, userName, password } = service.account;
  try {
    const client = await openWsdl(service, exchange);
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
    return { ...notSent(`reading the WSDL: ${fault.message}`), ...evidencePart(fault.evidence) };
  }
}

async function openWsdl({ address, wsdls }: BureauService, exchange: Exchange): Promise<Client> {
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

/** Names of a method's input parts, in WSDL order. `services` is soap's description: services, ports, methods. */
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

/**
 * Both `ispID` and `ispId` occur (B-2): names are matched case-insensitively, or by position if the WSDL uses `arg0`,
 * `arg1`.
 */
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
