import http from 'node:http';
import https from 'node:https';
import type { CallLimits } from '@beian/bureau';
import type { RegistryAnswer } from '@beian/domain';
import type { RegistryFault } from '@beian/orders';
import { z } from 'zod';

/** The registry gave no answer that can be judged. Says how, and nothing of what came. */
export class NoAnswer extends Error {
  readonly fault: RegistryFault;
  constructor(fault: RegistryFault) {
    super(`the registry gives no answer: ${fault}`);
    this.name = 'NoAnswer';
    this.fault = fault;
  }
}

const instant = z.iso.datetime({ offset: true });
const tld = z.object({ approved: z.boolean() });

/** `GET <address>/domains/<name>`: 200 for a registered name, 404 for one that nobody has. Other members are ignored. */
const registered = z.object({
  name: z.string(),
  tld,
  registrar: z.object({ approved: z.boolean(), overseas: z.boolean() }),
  registeredAt: instant,
  expiresAt: instant,
  realNameVerified: z.boolean(),
  inStoreSince: instant.nullable(),
  privacy: z.boolean(),
  registrant: z.object({
    name: z.string().min(1).max(255),
    certificateType: z.int().min(1).max(999),
    certificateNumber: z.string().min(1).max(255),
  }),
});
const unregistered = z.object({ name: z.string(), tld });

/** What each status may carry; undefined where it is not of its shape, as a 404 that is not the registry's own. */
const readers: Readonly<Record<number, (body: unknown) => { name: string; answer: RegistryAnswer } | undefined>> = {
  200: (body) => {
    const { data } = registered.safeParse(body);
    if (data === undefined) return undefined;
    const { name, tld: top, ...registration } = data;
    return { name, answer: { tldApproved: top.approved, registration } };
  },
  404: (body) => {
    const { data } = unregistered.safeParse(body);
    return data && { name: data.name, answer: { tldApproved: data.tld.approved, registration: null } };
  },
};

/** Asks about one name, by its canonical spelling. */
export type Registry = (domain: string) => Promise<RegistryAnswer>;

/** The domain registry over HTTP. @throws NoAnswer */
export const openRegistry = (address: string, limits: CallLimits): Registry => {
  const base = address.endsWith('/') ? address : `${address}/`;
  return async (domain) => {
    const { status, text } = await get(new URL(`domains/${encodeURIComponent(domain)}`, base), limits);
    const read = readers[status];
    if (read === undefined) throw new NoAnswer('refused');
    const { name, answer } = read(parse(text)) ?? {};
    // Of another name is no answer.
    if (answer === undefined || name !== domain) throw new NoAnswer('malformed');
    return answer;
  };
};

function parse(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    throw new NoAnswer('malformed');
  }
}

/** One request on a connection of its own; redirects are not followed. */
function get(url: URL, { connectMs, totalMs, maxBytes }: CallLimits): Promise<{ status: number; text: string }> {
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
