import {
  evidenceBytes,
  type Outbound,
  OutboundFault,
  type OutboundLimits,
  type Outgoing,
} from '../outbound/outbound.ts';
import { decodeXmlBytes, XmlError } from '../xml/xml.ts';

/** `totalMs` covers a whole call, reading the WSDL included. */
export type CallLimits = OutboundLimits;

/** Limit for a WSDL, and for answers without a file. */
export const maxShortBytes = 1024 * 1024;

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

/** A long text of a call: ASCII without characters to escape, `length` bytes, generated while it is sent. */
export interface StreamedText {
  readonly length: number;
  pieces(): Iterable<Buffer>;
}

/** A call in parts: texts, and texts that are generated while they are sent. */
export interface WrittenCall {
  readonly headers: Readonly<Record<string, string>>;
  readonly body: readonly (string | StreamedText)[];
}

function bodyOf(parts: WrittenCall['body']): StreamedText {
  const known = parts.map((part): StreamedText => {
    if (typeof part !== 'string') return part;
    const bytes = Buffer.from(part, 'utf8');
    return { length: bytes.length, pieces: () => [bytes] };
  });
  return {
    length: known.reduce((sum, { length }) => sum + length, 0),
    *pieces() {
      for (const part of known) yield* part.pieces();
    },
  };
}

export interface ReceivedAnswer {
  readonly status: number;
  readonly text: string;
}

/**
 * The requests of one call: first those for the WSDL (unless it is known), then the call itself. Records how far the
 * call got. Every request goes to the host of the configured address, whatever host a WSDL names: bureaus are behind
 * address translation, and the password hash must not be sent elsewhere. Redirects are not followed.
 */
export class Exchange {
  /** A connection for the call itself was established, so bytes of it may have been sent. */
  mayHaveBeenSent = false;
  /** The call itself has an answer, whatever it holds. */
  wasAnswered = false;
  readonly #configured: URL;
  readonly #limits: CallLimits;
  readonly #deadline: AbortSignal;
  readonly #outbound: Outbound;

  constructor(configured: URL, limits: CallLimits, outbound: Outbound) {
    this.#outbound = outbound;
    this.#configured = configured;
    this.#limits = limits;
    this.#deadline = AbortSignal.timeout(limits.totalMs);
  }

  /** A document of the WSDL. @throws TransportFault */
  async read(address: URL): Promise<string> {
    const { status, text } = await this.#send(address, {
      limits: { ...this.#limits, maxBytes: Math.min(this.#limits.maxBytes, maxShortBytes) },
    });
    if (status !== 200) throw new TransportFault(`HTTP ${status}`);
    return text;
  }

  /** HTTP status of the address without a call. @throws TransportFault */
  async statusOf(address: URL): Promise<number> {
    const { status } = await this.#send(address, { limits: { ...this.#limits, maxBytes: 0 } });
    return status;
  }

  /** The call's answer, whatever its HTTP status. @throws TransportFault */
  async call(address: string, { headers, body }: WrittenCall): Promise<ReceivedAnswer> {
    const onConnect = () => {
      this.mayHaveBeenSent = true;
    };
    const answer = await this.#send(new URL(address), { method: 'POST', body: bodyOf(body), headers, onConnect });
    this.wasAnswered = true;
    return answer;
  }

  async #send(named: URL, outgoing: Partial<Outgoing>): Promise<ReceivedAnswer> {
    const url = new URL(this.#configured);
    // Set one by one: in one text a path that begins with two slashes would be read as another host.
    Object.assign(url, { username: '', password: '', hash: '', pathname: named.pathname, search: named.search });
    const incoming = await this.#outbound(url, {
      ...{ limits: this.#limits, deadline: this.#deadline },
      ...outgoing,
      headers: { ...outgoing.headers, accept: 'text/xml' },
    }).catch((error: unknown): never => {
      throw error instanceof OutboundFault
        ? new TransportFault(error.message, error.evidence)
        : new TransportFault('the request failed');
    });
    const answer = { status: incoming.status, text: textOf(incoming.bytes, incoming.headers['content-type'] ?? '') };
    // A WSDL or envelope must not contain a document type.
    if (/<!\s*(?:DOCTYPE|ENTITY)/i.test(answer.text)) {
      const evidence = Buffer.from(answer.text.slice(0, evidenceBytes));
      throw new TransportFault(`the answer declares a document type (HTTP ${answer.status})`, evidence);
    }
    return answer;
  }
}

/** Servers of Java name it where nobody has chosen an encoding; then the document's own declaration holds. */
const defaultCharset = /^(?:iso-8859-1|latin1)$/i;

/** The HTTP charset takes precedence over that of the document. @throws TransportFault if the encoding is not known */
function textOf(bytes: Buffer, contentType: string): string {
  const charset = /charset\s*=\s*["']?([^\s;"']*)/i.exec(contentType)?.[1];
  try {
    return decodeXmlBytes(bytes, charset === undefined || defaultCharset.test(charset) ? undefined : charset);
  } catch (error) {
    throw error instanceof XmlError ? new TransportFault(error.message, bytes.subarray(0, evidenceBytes)) : error;
  }
}
