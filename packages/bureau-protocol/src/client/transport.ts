import type { IHttpClient } from 'soap';
import { evidenceBytes, type Outbound, OutboundFault, type OutboundLimits } from '../outbound/outbound.ts';
import { decodeGbk } from '../protocol/gbk.ts';

/** `totalMs` covers a whole call, reading the WSDL included. */
export type CallLimits = OutboundLimits;

/** Why no usable answer was received. The message contains no address, header, parameter or text of the other side. */
export class TransportFault extends Error {
  /** The first bytes of what was received; undefined if nothing was. */
  readonly evidence: Buffer | undefined;
  constructor(message: string, evidence?: Buffer) {
    super(message);
    this.name = 'TransportFault';
    this.evidence = evidence !== undefined && evidence.length > 0 ? evidence : undefined;
  }
}

/** soap would convert answers into objects and numbers; the real answer bypasses it, and it gets this one. */
const emptyEnvelope =
  '<soap:Envelope xmlns:soap="http://schemas.xmlsoap.org/soap/envelope/"><soap:Body></soap:Body></soap:Envelope>';

/**
 * A long text for which a call contains a placeholder: ASCII without characters to escape, `length` bytes, generated
 * while it is sent.
 */
export interface StreamedParameter {
  readonly placeholder: string;
  readonly length: number;
  pieces(): Iterable<Buffer>;
}

/** A request body: its length, and its bytes in pieces. */
interface Body {
  readonly length: number;
  pieces(): Iterable<Buffer>;
}

function bodyOf(data: string, inset: StreamedParameter | undefined): Body {
  const at = inset === undefined ? -1 : data.indexOf(inset.placeholder);
  if (inset === undefined || at < 0) {
    const bytes = Buffer.from(data, 'utf8');
    return { length: bytes.length, pieces: () => [bytes] };
  }
  const [before, after] = [Buffer.from(data.slice(0, at)), Buffer.from(data.slice(at + inset.placeholder.length))];
  return {
    length: before.length + inset.length + after.length,
    *pieces() {
      yield before;
      yield* inset.pieces();
      yield after;
    },
  };
}

/**
 * HTTP client of one `soap` call: first the WSDL (unless cached), then the call itself. Records how far the call got.
 * Every request goes to the host of the configured address, whatever host a WSDL names: bureaus are behind address
 * translation, and the password hash must not be sent elsewhere. Redirects are not followed.
 */
export class Exchange implements IHttpClient {
  /** The call's answer, whatever its HTTP status. */
  answer: { readonly status: number; readonly text: string } | undefined;
  fault: TransportFault | undefined;
  /** A connection for the call itself was established, so bytes of it may have been sent. */
  mayHaveBeenSent = false;
  readonly #configured: URL;
  readonly #limits: CallLimits;
  readonly #deadline: AbortSignal;
  readonly #outbound: Outbound;
  readonly #inset: StreamedParameter | undefined;

  constructor(configured: URL, limits: CallLimits, outbound: Outbound, inset?: StreamedParameter) {
    this.#inset = inset;
    this.#outbound = outbound;
    this.#configured = configured;
    this.#limits = limits;
    this.#deadline = AbortSignal.timeout(limits.totalMs);
  }

  request(
    address: string,
    data: string | null,
    callback: (error: Error | null, response?: object, body?: string) => unknown,
    headers: Readonly<Record<string, string>> = {},
  ): Promise<never> {
    const isCall = data !== null;
    this.#send(address, data, headers).then(
      ({ status, text }) => {
        if (isCall) this.answer = { status, text };
        callback(null, { status: isCall ? 200 : status, headers: {}, data: '' }, isCall ? emptyEnvelope : text);
      },
      (error: unknown) => {
        this.fault = error instanceof TransportFault ? error : new TransportFault('the request failed');
        callback(this.fault);
      },
    );
    // soap takes its answer from the callback and ignores the promise.
    return new Promise<never>(() => {});
  }

  async #send(address: string, data: string | null, headers: Readonly<Record<string, string>>) {
    const named = new URL(address);
    const url = new URL(named.pathname + named.search, this.#configured.origin);
    const body = data === null ? undefined : bodyOf(data, this.#inset);
    const incoming = await this.#outbound(url, {
      ...{ limits: this.#limits, deadline: this.#deadline },
      ...(body === undefined ? {} : { method: 'POST', body }),
      headers: { ...headers, accept: 'text/xml' },
      onConnect: () => {
        if (data !== null) this.mayHaveBeenSent = true;
      },
    }).catch((error: unknown): never => {
      throw error instanceof OutboundFault ? new TransportFault(error.message, error.evidence) : error;
    });
    const answer = { status: incoming.status, text: textOf(incoming.bytes, incoming.headers['content-type'] ?? '') };
    if (data === null && answer.status !== 200) throw new TransportFault(`HTTP ${answer.status}`);
    // A WSDL or envelope must not contain a document type; soap's own parser would accept one.
    if (/<!\s*(?:DOCTYPE|ENTITY)/i.test(answer.text)) {
      const evidence = Buffer.from(answer.text.slice(0, evidenceBytes));
      throw new TransportFault(`the answer declares a document type (HTTP ${answer.status})`, evidence);
    }
    return answer;
  }
}

const textOf = (bytes: Buffer, contentType: string): string =>
  isGbk(contentType, bytes) ? decodeGbk(bytes) : bytes.toString('utf8');

/** The HTTP charset takes precedence over that of the document. */
function isGbk(contentType: string, bytes: Buffer): boolean {
  const charset = /charset\s*=\s*"?([\w-]+)/i.exec(contentType)?.[1];
  const declared = /^<\?xml[^>]*?encoding\s*=\s*["']([\w-]+)/.exec(bytes.toString('latin1', 0, 200))?.[1];
  return /^(?:gbk|gb2312|gb18030)$/i.test(charset ?? declared ?? '');
}
