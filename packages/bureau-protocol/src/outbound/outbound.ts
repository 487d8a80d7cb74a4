import dns from 'node:dns';
import http from 'node:http';
import https from 'node:https';
import { BlockList, isIP, type LookupFunction } from 'node:net';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { createSecureContext, rootCertificates } from 'node:tls';
import { isPublicIp } from '@beian/domain/address';
import ipaddr from 'ipaddr.js';
import { RequestFilteringHttpAgent, RequestFilteringHttpsAgent } from 'request-filtering-agent';
import { createProxiedAgents, ForbiddenAddress, type OutboundProxy } from './proxy.ts';

/**
 * Times in milliseconds; `totalMs` covers connecting and reading. `maxBytes` limits the answer's body; 0: it is not
 * read.
 */
export interface OutboundLimits {
  readonly connectMs: number;
  readonly totalMs: number;
  readonly maxBytes: number;
  /**
   * Before an answer of more than `bytes` bytes is read, `acquire` is awaited; its result is called when the answer is
   * complete.
   */
  readonly largeAnswers?: { readonly bytes: number; acquire(): Promise<() => void> };
}

/** Why no answer was received. The message contains no address, header or text of the other side. */
export class OutboundFault extends Error {
  readonly why: 'inside' | 'unreachable' | 'tls' | 'late' | 'cut' | 'tooLarge' | 'compressed';
  /** The first bytes of what was received. */
  readonly evidence: Buffer;
  constructor(why: OutboundFault['why'], message: string, evidence: Buffer = Buffer.alloc(0)) {
    super(message);
    this.name = 'OutboundFault';
    this.why = why;
    this.evidence = evidence;
  }
}

/** Maximum number of bytes of an unusable answer that is stored for a person. */
export const evidenceBytes = 64 * 1024;

export interface Outgoing {
  readonly method?: 'GET' | 'POST';
  readonly headers?: Readonly<Record<string, string>>;
  /** Length and bytes in pieces, generated while they are sent. */
  readonly body?: { readonly length: number; pieces(): Iterable<Buffer> };
  readonly limits: OutboundLimits;
  /** Shared by several requests; without it `totalMs` applies to this request. */
  readonly deadline?: AbortSignal;
  /** Called when the connection is established: bytes may have been sent from now on. */
  readonly onConnect?: () => void;
}

export interface Incoming {
  readonly status: number;
  /** Names in lower case. */
  readonly headers: http.IncomingHttpHeaders;
  readonly bytes: Buffer;
}

/** Sends one request on a separate connection. @throws OutboundFault */
export type Outbound = (url: URL, outgoing: Outgoing) => Promise<Incoming>;

/** Addresses of cloud metadata services, which expose secrets: always refused, whatever the settings. */
const metadataAddresses = new BlockList();
for (const [net, bits] of [
  ['169.254.0.0', 16],
  ['100.100.100.200', 32],
  ['0.0.0.0', 8],
] as const)
  metadataAddresses.addSubnet(net, bits, 'ipv4');
for (const [net, bits] of [
  ['fe80::', 10],
  ['fd00:ec2::254', 128],
  ['::', 128],
] as const)
  metadataAddresses.addSubnet(net, bits, 'ipv6');
const isMetadataAddress = (address: string) => metadataAddresses.check(address, isIP(address) === 6 ? 'ipv6' : 'ipv4');

const refusedInside = 'the address stands inside the network, where this may not go';

/**
 * Resolves a name once and passes the checked addresses on, so that the connection uses exactly the checked address.
 */
const lookupExceptMetadata = ((host, options, done) =>
  dns.lookup(host, { ...options, all: true }, (error, found) => {
    if (error) return done(error, '');
    const [first] = found;
    if (first === undefined || found.some(({ address }) => isMetadataAddress(address)))
      return done(new ForbiddenAddress(), '');
    return options.all ? done(null, found) : done(null, first.address, first.family);
  })) satisfies LookupFunction;

const tls = { rejectUnauthorized: true, minVersion: 'TLSv1.2' } as const;
const open = { keepAlive: false, allowPrivateIPAddress: false, allowMetaIPAddress: false } as const;
/** What is not an ordinary address of the internet: private, of this machine, of a group, reserved; also inside of an IPv6 address. */
const isPublicAddress = (address: string): boolean =>
  ipaddr.parse(address).range() === 'unicast' && isPublicIp(address) && !isMetadataAddress(address);

/** Looks up a host of the internet. @throws Error when it stands inside the network */
export async function lookUpOutside(host: string): Promise<string> {
  const found = await dns.promises.lookup(host, { all: true });
  const [first] = found;
  if (first === undefined || !found.every(({ address }) => isPublicAddress(address))) throw new ForbiddenAddress();
  return first.address;
}

const createAgents = (trust: https.AgentOptions) => ({
  outside: {
    'http:': new RequestFilteringHttpAgent(open),
    'https:': new RequestFilteringHttpsAgent({ ...open, ...tls, ...trust }),
  },
  inside: {
    'http:': new http.Agent({ lookup: lookupExceptMetadata }),
    'https:': new https.Agent({ lookup: lookupExceptMetadata, ...tls, ...trust }),
  },
});
const publicAgents = createAgents({});

/** To trust these authorities, too. The certificates are read once: reading them for each connection takes milliseconds. */
const trustIn = (authorities: readonly string[]): https.AgentOptions =>
  authorities.length === 0
    ? {}
    : { secureContext: createSecureContext({ ...tls, ca: [...rootCertificates, ...authorities] }) };

/** The same rules for addresses as without a proxy. */
const proxiedAgents = (proxy: OutboundProxy, trust: https.AgentOptions) => ({
  outside: createProxiedAgents(proxy, isPublicAddress, { ...tls, ...trust }),
  inside: createProxiedAgents(proxy, (address) => !isMetadataAddress(address), { ...tls, ...trust }),
});

/**
 * The only HTTP client for outgoing requests. A name is resolved once, and an address that is not public is refused
 * unless `isInternalHostAllowed` accepts its host; addresses of cloud metadata services are always refused. Redirects
 * are not followed; certificates are verified, whatever the environment says; nothing is sent or read beyond the
 * limits, and compressed answers are refused. `authorities`: certificates (PEM) of authorities that are trusted beside the public ones.
 * `proxy`: for hosts that are not direct.
 */
export function createOutbound(
  isInternalHostAllowed: (host: string) => boolean = () => false,
  authorities: readonly string[] = [],
  proxy?: OutboundProxy,
): Outbound {
  const trust = trustIn(authorities);
  const direct = authorities.length === 0 ? publicAgents : createAgents(trust);
  const proxied = proxy && proxiedAgents(proxy, trust);
  return (url, outgoing) => {
    const host = url.hostname.replace(/^\[|\]$/g, '');
    const scheme = url.protocol;
    if (scheme !== 'http:' && scheme !== 'https:')
      return Promise.reject(new OutboundFault('unreachable', 'the address is neither http nor https'));
    const mayBeCalled = isInternalHostAllowed(host) ? (ip: string) => !isMetadataAddress(ip) : isPublicAddress;
    if (isIP(host) !== 0 && !mayBeCalled(host)) return Promise.reject(new OutboundFault('inside', refusedInside));
    const agents = proxied === undefined || proxy?.isDirect(host) ? direct : proxied;
    return send(url, outgoing, agents[isInternalHostAllowed(host) ? 'inside' : 'outside'][scheme]);
  };
}

function send(url: URL, outgoing: Outgoing, agent: http.Agent): Promise<Incoming> {
  const { method = 'GET', headers, body, limits, onConnect } = outgoing;
  const deadline = outgoing.deadline ?? AbortSignal.timeout(limits.totalMs);
  return new Promise((resolve, reject) => {
    const secure = url.protocol === 'https:';
    const request = (secure ? https : http).request(url, {
      ...{ method, agent, signal: deadline },
      headers: { 'accept-encoding': 'identity', ...headers, ...(body && { 'content-length': body.length }) },
    });
    const chunks: Buffer[] = [];
    const fail = (fault: OutboundFault) => {
      clearTimeout(connecting);
      request.destroy();
      reject(new OutboundFault(fault.why, fault.message, Buffer.concat(chunks).subarray(0, evidenceBytes)));
    };
    const connecting = setTimeout(
      () => fail(new OutboundFault('unreachable', `no connection within ${limits.connectMs} ms`)),
      limits.connectMs,
    );
    request.once('socket', (socket) => {
      const onConnected = () => {
        clearTimeout(connecting);
        onConnect?.();
      };
      // Through a proxy a connection without TLS is there already.
      if (secure || socket.connecting) socket.once(secure ? 'secureConnect' : 'connect', onConnected);
      else onConnected();
    });
    request.on('error', (error) => fail(faultOf(error, deadline, limits)));
    request.on('response', (response) => {
      const answer = { status: response.statusCode ?? 0, headers: response.headers };
      if (limits.maxBytes === 0) {
        // The rest of the answer is not read.
        response.on('error', () => undefined);
        response.destroy();
        resolve({ ...answer, bytes: Buffer.alloc(0) });
      } else {
        collect(response, chunks, limits).then(
          (bytes) => resolve({ ...answer, bytes }),
          (error: unknown) => fail(faultOf(error, deadline, limits)),
        );
      }
    });
    if (body === undefined) request.end();
    else {
      // If the stream breaks, the request reports the error.
      pipeline(Readable.from(body.pieces(), { objectMode: false }), request).catch(() => undefined);
    }
  });
}

async function collect(response: http.IncomingMessage, chunks: Buffer[], limits: OutboundLimits): Promise<Buffer> {
  const { maxBytes, largeAnswers: large } = limits;
  if ((response.headers['content-encoding'] ?? 'identity') !== 'identity')
    throw new OutboundFault('compressed', 'the answer is compressed, which was not asked for');
  let length = 0;
  let done: (() => void) | undefined;
  try {
    for await (const chunk of response as AsyncIterable<Buffer>) {
      length += chunk.length;
      chunks.push(chunk);
      if (length > maxBytes) throw new OutboundFault('tooLarge', `the answer is larger than ${maxBytes} bytes`);
      if (large !== undefined && length > large.bytes) done ??= await large.acquire();
    }
  } finally {
    done?.();
  }
  if (!response.complete) throw new OutboundFault('cut', 'the connection was cut');
  return Buffer.concat(chunks);
}

/** Also compared by callers, which say to people what to do. */
export const untrustedAuthority = 'the certificate is of an authority that is not trusted';
const untrusted = (code: string) => [code, `${untrustedAuthority} (${code})`] as const;

const tlsSentences: Readonly<Record<string, string>> = {
  ...Object.fromEntries(
    [
      'UNABLE_TO_VERIFY_LEAF_SIGNATURE',
      'UNABLE_TO_GET_ISSUER_CERT',
      'UNABLE_TO_GET_ISSUER_CERT_LOCALLY',
      'SELF_SIGNED_CERT_IN_CHAIN',
      'DEPTH_ZERO_SELF_SIGNED_CERT',
    ].map(untrusted),
  ),
  CERT_HAS_EXPIRED: 'the certificate has expired (CERT_HAS_EXPIRED)',
  CERT_NOT_YET_VALID: 'the certificate is not valid yet (CERT_NOT_YET_VALID)',
  ERR_TLS_CERT_ALTNAME_INVALID: 'the certificate is of another host (ERR_TLS_CERT_ALTNAME_INVALID)',
};

const sentences: Readonly<Record<string, string>> = {
  ECONNREFUSED: 'the connection was refused (ECONNREFUSED)',
  ECONNRESET: 'the connection was cut (ECONNRESET)',
  EPIPE: 'the connection was cut (EPIPE)',
  ENOTFOUND: 'the host name is not known (ENOTFOUND)',
  EAI_AGAIN: 'the host name cannot be looked up now (EAI_AGAIN)',
  EHOSTUNREACH: 'the host cannot be reached (EHOSTUNREACH)',
  ENETUNREACH: 'the network cannot be reached (ENETUNREACH)',
  ETIMEDOUT: 'the connection timed out (ETIMEDOUT)',
  PROXY_REFUSED: 'the proxy does not open the connection (PROXY_REFUSED)',
};

/** Node's own messages contain hosts and addresses; only their codes are kept. */
function faultOf(error: unknown, deadline: AbortSignal, limits: OutboundLimits): OutboundFault {
  if (error instanceof OutboundFault) return error;
  if (deadline.aborted) return new OutboundFault('late', `no complete answer within ${limits.totalMs} ms`);
  const { code = '', message = '' } = error as NodeJS.ErrnoException;
  if (error instanceof ForbiddenAddress || (message.startsWith('DNS lookup') && message.includes('is not allowed')))
    return new OutboundFault('inside', refusedInside);
  const ofCertificate = tlsSentences[code];
  if (ofCertificate !== undefined) return new OutboundFault('tls', ofCertificate);
  const known = sentences[code];
  if (known !== undefined) return new OutboundFault(known.includes('cut') ? 'cut' : 'unreachable', known);
  const isTls = /^(ERR_TLS|ERR_SSL|CERT_|DEPTH_ZERO|SELF_SIGNED|UNABLE_TO_|EPROTO)/.test(code);
  const named = /^[A-Z_0-9]{1,40}$/.test(code) ? code : 'unknown';
  return new OutboundFault(isTls ? 'tls' : 'unreachable', `the connection failed (${named})`);
}
