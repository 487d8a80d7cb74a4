import { type Outbound, OutboundFault, type OutboundLimits } from '@beian/bureau-protocol/outbound';
import type { RegistryFault } from '@beian/orders/lookups';

/** There was no usable answer. The message names the kind of fault and quotes nothing. */
export class NoAnswer extends Error {
  readonly fault: RegistryFault;
  constructor(fault: RegistryFault) {
    super(`no answer: ${fault}`);
    this.name = 'NoAnswer';
    this.fault = fault;
  }
}

/** @throws NoAnswer */
export function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    throw new NoAnswer('malformed');
  }
}

interface Answer {
  readonly status: number;
  readonly text: string;
}

/** Gets JSON. @throws NoAnswer */
export const httpGet = (outbound: Outbound, url: URL, limits: OutboundLimits): Promise<Answer> =>
  ask(outbound, url, { limits, headers: { accept: 'application/json' } });

/** Posts JSON and gets JSON. @throws NoAnswer */
export const httpPost = (
  outbound: Outbound,
  url: URL,
  limits: OutboundLimits,
  body: ReturnType<typeof jsonBody>,
): Promise<Answer> =>
  ask(outbound, url, {
    ...{ method: 'POST', limits, body },
    headers: { accept: 'application/json', 'content-type': 'application/json' },
  });

/** Posts bytes and gets JSON. @throws NoAnswer */
export const httpPostBytes = (outbound: Outbound, url: URL, limits: OutboundLimits, bytes: Buffer): Promise<Answer> =>
  ask(outbound, url, {
    ...{ method: 'POST', limits, body: { length: bytes.length, pieces: () => [bytes] } },
    headers: { accept: 'application/json', 'content-type': 'application/octet-stream' },
  });

async function ask(outbound: Outbound, url: URL, outgoing: Parameters<Outbound>[1]): Promise<Answer> {
  try {
    const { status, bytes } = await outbound(url, outgoing);
    return { status, text: bytes.toString('utf8') };
  } catch (error) {
    if (!(error instanceof OutboundFault)) throw error;
    if (error.why === 'late') throw new NoAnswer('late');
    throw new NoAnswer(error.why === 'tooLarge' || error.why === 'compressed' ? 'malformed' : 'unreachable');
  }
}

/** A JSON request body. */
export function jsonBody(value: unknown) {
  const bytes = Buffer.from(JSON.stringify(value));
  return { length: bytes.length, pieces: () => [bytes] };
}
