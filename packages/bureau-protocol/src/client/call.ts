import { isDeepStrictEqual } from 'node:util';
import { evidenceBytes, type Outbound } from '../outbound/outbound.ts';
import { classifyReturn } from '../outcome/outcome.ts';
import { newRandVal, passwordHash } from '../protocol/hash.ts';
import { evidencePart, type NotSent, type UnknownOutcome } from './answers.ts';
import { InvalidAnswer, type ReturnDocument, readAnswer, type WrittenPart, writeCall } from './envelope.ts';
import {
  type CallLimits,
  Exchange,
  maxShortBytes,
  type ReceivedAnswer,
  type StreamedText,
  TransportFault,
  type WrittenCall,
} from './transport.ts';
import { type Operation, type Operations, readWsdl } from './wsdl.ts';

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
const methodNames = Object.keys(methods);
const namesOf = (method: Method): readonly string[] => ['ispId', 'userName', 'randVal', 'pwdHash', ...methods[method]];
export type Parameters = Readonly<Record<string, string | StreamedText>>;
export type CallResult = { readonly kind: 'answer'; readonly document: ReturnDocument } | UnknownOutcome | NotSent;

/** Answers of these methods contain a code and at most 10,000 missing numbers. */
const shortAnswerMethods: readonly Method[] = [
  'isp_upload',
  'isp_downloadack',
  'isp_querybeianstatus',
  'isp_verifybamm',
];

/** An upload may have been accepted, and a bureau counts password checks: without an answer these are not called again. */
const unrepeatableMethods: readonly Method[] = ['isp_upload', 'isp_verifybamm'];

/** One of a bureau's services, for one account. */
export interface BureauService {
  readonly account: Account;
  readonly address: URL;
  readonly limits: CallLimits;
  readonly outbound: Outbound;
  /** What the WSDL said; forgotten after any call that failed, so that a bureau may change its WSDL. */
  operations?: Operations | undefined;
}

/**
 * Calls one method. When a call that was written from an earlier reading of the WSDL fails at its form, the WSDL is read once more; if it
 * describes the method differently now, the call is made again, once and within the same limits, unless the bureau may have acted on it.
 * Never throws because of the bureau's behaviour.
 */
export async function callMethod(service: BureauService, method: Method, parameters: Parameters): Promise<CallResult> {
  const { limits } = service;
  const maxBytes = shortAnswerMethods.includes(method) ? Math.min(limits.maxBytes, maxShortBytes) : limits.maxBytes;
  const exchange = new Exchange(service.address, { ...limits, maxBytes }, service.outbound);
  const known = service.operations?.get(method);
  const called = await attempt(service, exchange, method, parameters);
  const mayBeOutdated = known !== undefined && failedAtItsForm(called, exchange);
  if (called.kind !== 'answer' || mayBeOutdated) service.operations = undefined;
  if (!mayBeOutdated) return called;
  const current = await describe(service, exchange, method);
  const isChanged = !('cause' in current) && !isDeepStrictEqual(current, known);
  // A refused call was not processed (B-5), so even an upload may be made again.
  const mayRepeat = called.kind === 'answer' || !unrepeatableMethods.includes(method);
  return isChanged && mayRepeat ? attempt(service, exchange, method, parameters) : called;
}

/** A SOAP fault, an HTTP error or a page instead of a `<return>`, or a refusal of account or parameters, which may have other names now. */
const failedAtItsForm = (called: CallResult, exchange: Exchange): boolean =>
  called.kind === 'answer'
    ? classifyReturn(called.document.code).class === 'configuration'
    : called.kind === 'unknown' && exchange.wasAnswered;

async function attempt(
  service: BureauService,
  exchange: Exchange,
  method: Method,
  parameters: Parameters,
): Promise<CallResult> {
  const prepared = await prepare(service, exchange, method, parameters);
  if ('cause' in prepared) return prepared;
  let answer: ReceivedAnswer;
  try {
    answer = await exchange.call(prepared.address, prepared.call);
  } catch (error) {
    if (!(error instanceof TransportFault)) throw error;
    const { message: cause, evidence } = error;
    return exchange.mayHaveBeenSent
      ? { kind: 'unknown', cause, ...evidencePart(evidence) }
      : { kind: 'notSent', cause };
  }
  try {
    return { kind: 'answer', document: readAnswer(answer, service.limits.maxBytes) };
  } catch (error) {
    if (!(error instanceof InvalidAnswer)) throw error;
    const evidence = Buffer.from(answer.text.slice(0, evidenceBytes));
    return { kind: 'unknown', cause: error.message, ...evidencePart(evidence) };
  }
}

const notSent = (cause: string): NotSent => ({ kind: 'notSent', cause });
const otherParameters = (method: Method) => notSent(`the WSDL names other parameters for ${method}`);
/** Messages of other errors may quote the document or a value, so they are not passed on. */
const unusable = notSent('the WSDL, the password or a parameter cannot be used');

/** How the WSDL describes the method; it is read unless it is known. */
async function describe(service: BureauService, exchange: Exchange, method: Method): Promise<Operation | NotSent> {
  try {
    service.operations ??= await readWsdl(service.address, methodNames, (address) => exchange.read(address));
    return service.operations.get(method) ?? notSent(`the WSDL has no method ${method}`);
  } catch (error) {
    if (error instanceof TransportFault)
      return { ...notSent(`reading the WSDL: ${error.message}`), ...evidencePart(error.evidence) };
    return unusable;
  }
}

/** A proxy says these of a service that is not there. Servers of SOAP answer a request without a call with 200, 405 or 500. */
const absentStatuses: readonly number[] = [404, 410, 502, 503, 504];

/**
 * Whether a method could be called: its WSDL is read anew, describes it with the known parameters, and its address answers. Nothing is
 * called, so nothing is counted. Undefined: it could be.
 */
export async function findMethodFault(service: BureauService, method: Method): Promise<NotSent | undefined> {
  const exchange = new Exchange(service.address, service.limits, service.outbound);
  service.operations = undefined;
  const operation = await describe(service, exchange, method);
  if ('cause' in operation) return operation;
  if (nameParts(operation, namesOf(method), {}) === undefined) return otherParameters(method);
  try {
    const status = await exchange.statusOf(new URL(operation.address));
    return absentStatuses.includes(status) ? notSent(`the address that the WSDL names: HTTP ${status}`) : undefined;
  } catch (error) {
    return error instanceof TransportFault ? notSent(`the address that the WSDL names: ${error.message}`) : unusable;
  }
}

async function prepare(
  service: BureauService,
  exchange: Exchange,
  method: Method,
  parameters: Parameters,
): Promise<{ address: string; call: WrittenCall } | NotSent> {
  const operation = await describe(service, exchange, method);
  if ('cause' in operation) return operation;
  const { ispId, userName, password } = service.account;
  try {
    const randVal = newRandVal();
    const all: Parameters = { ispId, userName, randVal, pwdHash: passwordHash(password, randVal), ...parameters };
    const parts = nameParts(operation, namesOf(method), all);
    if (parts === undefined) return otherParameters(method);
    return { address: new URL(operation.address).href, call: writeCall(operation, parts) };
  } catch {
    return unusable;
  }
}

/**
 * Both `ispID` and `ispId` occur (B-2): names are matched case-insensitively, or by position if the WSDL uses `arg0`,
 * `arg1`.
 */
function nameParts({ parts }: Operation, order: readonly string[], all: Parameters): WrittenPart[] | undefined {
  if (parts.length !== order.length) return undefined;
  const counted = parts.every(({ name }) => /^(?:arg|in|param)\d+$/.test(name));
  const named = parts.flatMap((part, at) => {
    const known = counted ? order[at] : order.find((name) => name.toLowerCase() === part.name.toLowerCase());
    return known === undefined ? [] : [{ ...part, value: all[known] ?? '' }];
  });
  return named.length === parts.length ? named : undefined;
}
