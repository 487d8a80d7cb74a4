import http from 'node:http';
import https from 'node:https';
import type { CallLimits } from '@beian/bureau';
import type { RegistryFault } from '@beian/orders';

/** Whoever was asked gave no answer that can be judged. Says how, and nothing of what came. */
export class NoAnswer extends Error {
  readonly fault: RegistryFault;
  constructor(fault: RegistryFault) {
    super(`no answer: ${fault}`);
    this.name = 'NoAnswer';
    this.fault = fault;
  }
}

/** @throws NoAnswer */
export function parse(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    throw new NoAnswer('malformed');
  }
}

/** One request on a connection of its own; redirects are not followed. @throws NoAnswer */
export function get(url: URL, { connectMs, totalMs, maxBytes }: CallLimits): Promise<{ status: number; text: string }> {
  return new Promise((resolve, reject) => {
    const deadline = AbortSignal.timeout(totalMs);
    const request = (url.protocol === 'https:' ? https : http).request(url, {
      agent: false,
      signal: deadline,
      headers: { accept: 'application/json', 'accept-encoding': 'identity' },
    });
    const fail = (fault: RegistryFault) => {
      clearTimeout(connecting);
      request.destroy();
      reject(new NoAnswer(fault));
    };
    const lost = () => fail(deadline.aborted ? 'late' : 'unreachable');
    const connecting = setTimeout(() => fail('unreachable'), connectMs);
    request.once('socket', (socket) =>
      socket.once(url.protocol === 'https:' ? 'secureConnect' : 'connect', () => clearTimeout(connecting)),
    );
    request.on('error', lost);
    request.on('response', (response) => {
      const chunks: Buffer[] = [];
      let length = 0;
      response.on('data', (chunk: Buffer) => {
        length += chunk.length;
        if (length > maxBytes) fail('malformed');
        else chunks.push(chunk);
      });
      response.on('error', lost);
      response.on('close', () => {
        if (!response.complete) lost();
        else resolve({ status: response.statusCode ?? 0, text: Buffer.concat(chunks).toString('utf8') });
      });
    });
    request.end();
  });
}
