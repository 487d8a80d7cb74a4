import http from 'node:http';
import https from 'node:https';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import type { IHttpClient } from 'soap';
import { decodeGbk } from './protocol/index.ts';

/** Times in milliseconds; `totalMs` covers a whole call, reading the WSDL included. `maxBytes` bounds one HTTP answer. */
export interface CallLimits {
  readonly connectMs: number;
  readonly totalMs: number;
  readonly maxBytes: number;
  /** An answer of more than so many bytes is read on only when it is its turn, which is given back when it is there. */
  readonly large?: { readonly bytes: number; turn(): Promise<() => void> };
}

/** Why nothing usable came back. The sentence holds no address, header, parameter or text of the other side. */
export class TransportFault extends Error {
  /** The beginning of what did come; nothing where nothing came. */
  readonly evidence: Buffer | undefined;
  constructor(message: string, evidence?: Buffer) {
    super(message);
    this.name = 'TransportFault';
    this.evidence = evidence !== undefined && evidence.length > 0 ? evidence : undefined;
  }
}

/** So much of an answer that cannot be used is kept for a person, bytes. */
export const evidenceBytes = 64 * 1024;

/** soap reads answers into objects and numbers; the real answer goes around it, and it is given this one. */
const emptyEnvelope =
  '<soap:Envelope xmlns:soap="http://schemas.xmlsoap.org/soap/envelope/"><soap:Body></soap:Body></soap:Envelope>';

/** A long text that stands in a call in place of a word: ASCII without anything to escape, `length` bytes, made while it is sent. */
export interface Inset {
  readonly mark: string;
  readonly length: number;
  text(): Iterable<Buffer>;
}

/** What is sent: its length, and its bytes in pieces. */
interface Body {
  readonly length: number;
  pieces(): Iterable<Buffer>;
}

function bodyOf(data: string, inset: Inset | undefined): Body {
  const at = inset === undefined ? -1 : data.indexOf(inset.mark);
  if (inset === undefined || at < 0) {
    const bytes = Buffer.from(data, 'utf8');
    return { length: bytes.length, pieces: () => [bytes] };
  }
  const [before, after] = [Buffer.from(data.slice(0, at)), Buffer.from(data.slice(at + inset.mark.length))];
  return {
    length: before.length + inset.length + after.length,
    *pieces() {
      yield before;
      yield* inset.text();
      yield after;
    },
  };
}

/**
 * The HTTP under one call of `soap`: first the WSDL (unless cached), then the call itself. Says afterwards how far the call
 * came. Every request goes to the host of the configured address, whatever host a WSDL names: bureaus stand behind
 * address translation, and the password hash must go nowhere else. Redirects are not followed.
 */
export class Exchange implements IHttpClient {
  /** The call's answer, whatever its HTTP status. */
  answer: { readonly status: number; readonly text: string } | undefined;
  fault: TransportFault | undefined;
  /** A connection for the call itself stood, so that bytes of it may have gone out. */
  mayHaveBeenSent = false;
  readonly #configured: URL;
  readonly #limits: CallLimits;
  readonly #deadline: AbortSignal;
  readonly #inset: Inset | undefined;

  constructor(configured: URL, limits: CallLimits, inset?: Inset) {
    this.#inset = inset;
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
    // soap takes its answer from the callback and leaves the promise alone.
    return new Promise<never>(() => {});
  }

  async #send(address: string, data: string | null, headers: Readonly<Record<string, string>>) {
    const named = new URL(address);
    const url = new URL(named.pathname + named.search, this.#configured.origin);
    const body = data === null ? undefined : bodyOf(data, this.#inset);
    const answer = await exchange(url, body, headers, this.#limits, this.#deadline, () => {
      if (data !== null) this.mayHaveBeenSent = true;
    });
    if (data === null && answer.status !== 200) throw new TransportFault(`HTTP ${answer.status}`);
    // A document type has no business in a WSDL or an envelope; soap's own parser does not mind one.
    if (/<!\s*(?:DOCTYPE|ENTITY)/i.test(answer.text)) {
      const evidence = Buffer.from(answer.text.slice(0, evidenceBytes));
      throw new TransportFault(`the answer declares a document type (HTTP ${answer.status})`, evidence);
    }
    return answer;
  }
}

function exchange(
  url: URL,
  body: Body | undefined,
  headers: Readonly<Record<string, string>>,
  limits: CallLimits,
  deadline: AbortSignal,
  onConnect: () => void,
): Promise<{ status: number; text: string }> {
  return new Promise((resolve, reject) => {
    const secure = url.protocol === 'https:';
    const request = (secure ? https : http).request(url, {
      method: body ? 'POST' : 'GET',
      // A connection of its own: on a kept one nobody could say whether bytes went out.
      agent: false,
      signal: deadline,
      headers: {
        ...headers,
        accept: 'text/xml',
        'accept-encoding': 'identity',
        ...(body && { 'content-length': body.length }),
      },
    });
    const chunks: Buffer[] = [];
    const fail = (sentence: string) => {
      clearTimeout(connecting);
      request.destroy();
      reject(new TransportFault(sentence, Buffer.concat(chunks).subarray(0, evidenceBytes)));
    };
    const connecting = setTimeout(() => fail(`no connection within ${limits.connectMs} ms`), limits.connectMs);
    request.once('socket', (socket) => {
      socket.once(secure ? 'secureConnect' : 'connect', () => {
        clearTimeout(connecting);
        onConnect();
      });
    });
    request.on('error', (error) => fail(sentenceOf(error, deadline, limits)));
    request.on('response', (response) => {
      collect(response, chunks, limits).then(
        (text) => resolve({ status: response.statusCode ?? 0, text }),
        (error: unknown) => fail(error instanceof TransportFault ? error.message : sentenceOf(error, deadline, limits)),
      );
    });
    if (body === undefined) request.end();
    else {
      const source = Readable.from(body.pieces(), { objectMode: false });
      // Where it breaks off, the request says so.
      pipeline(source, request).catch(() => undefined);
    }
  });
}

async function collect(
  response: http.IncomingMessage,
  chunks: Buffer[],
  { maxBytes, large }: CallLimits,
): Promise<string> {
  const encoding = response.headers['content-encoding'] ?? 'identity';
  if (encoding !== 'identity') throw new TransportFault('the answer is compressed, which was not asked for');
  let length = 0;
  let done: (() => void) | undefined;
  try {
    for await (const chunk of response as AsyncIterable<Buffer>) {
      length += chunk.length;
      chunks.push(chunk);
      if (length > maxBytes) throw new TransportFault(`the answer is larger than ${maxBytes} bytes`);
      if (large !== undefined && length > large.bytes) done ??= await large.turn();
    }
  } finally {
    done?.();
  }
  if (!response.complete) throw new TransportFault('the connection was cut');
  const bytes = Buffer.concat(chunks);
  return isGbk(response.headers['content-type'] ?? '', bytes) ? decodeGbk(bytes) : bytes.toString('utf8');
}

/** HTTP's word goes before the document's. */
function isGbk(contentType: string, bytes: Buffer): boolean {
  const charset = /charset\s*=\s*"?([\w-]+)/i.exec(contentType)?.[1];
  const declared = /^<\?xml[^>]*?encoding\s*=\s*["']([\w-]+)/.exec(bytes.toString('latin1', 0, 200))?.[1];
  return /^(?:gbk|gb2312|gb18030)$/i.test(charset ?? declared ?? '');
}

const sentences: Readonly<Record<string, string>> = {
  ECONNREFUSED: 'the connection was refused (ECONNREFUSED)',
  ECONNRESET: 'the connection was cut (ECONNRESET)',
  EPIPE: 'the connection was cut (EPIPE)',
  ENOTFOUND: 'the host name is not known (ENOTFOUND)',
  EAI_AGAIN: 'the host name cannot be looked up now (EAI_AGAIN)',
  EHOSTUNREACH: 'the host cannot be reached (EHOSTUNREACH)',
  ENETUNREACH: 'the network cannot be reached (ENETUNREACH)',
  ETIMEDOUT: 'the connection timed out (ETIMEDOUT)',
};

/** Node's own messages name hosts and addresses; only their codes are kept. */
function sentenceOf(error: unknown, deadline: AbortSignal, limits: CallLimits): string {
  if (deadline.aborted) return `no complete answer within ${limits.totalMs} ms`;
  const code = error instanceof Error && 'code' in error && typeof error.code === 'string' ? error.code : 'unknown';
  return sentences[code] ?? `the connection failed (${/^[A-Z_]{1,40}$/.test(code) ? code : 'unknown'})`;
}
