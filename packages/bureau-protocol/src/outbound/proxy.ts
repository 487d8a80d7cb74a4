import dns from 'node:dns/promises';
import http from 'node:http';
import https from 'node:https';
import { isIP, Socket } from 'node:net';
import type { Duplex } from 'node:stream';
import tls from 'node:tls';

/** A proxy through which calls leave, and the hosts that are reached without it. */
export interface OutboundProxy {
  /** `http://host:port`, with user and password where it asks for them. */
  readonly url: URL;
  readonly isDirect: (host: string) => boolean;
}

/** The name stands for an address that may not be reached. */
export class ForbiddenAddress extends Error {}

/** The proxy did not open the connection. */
export class ProxyRefused extends Error {
  readonly code = 'PROXY_REFUSED';
}

/** An answer to CONNECT takes no longer, ms; the caller's own limits are shorter. */
const CONNECT_MS = 30_000;

type Created = (error: Error | null, socket: Duplex) => void;
interface Target {
  readonly host?: string | null;
  readonly port?: number | string | null;
}

/**
 * The agents that open each connection through the proxy by CONNECT. The name is looked up here, once, and the proxy is given the
 * address that `isAllowed` accepted: whoever owns the name cannot lead the proxy to another one.
 */
export function createProxiedAgents(
  { url }: OutboundProxy,
  isAllowed: (address: string) => boolean,
  trust: https.AgentOptions,
): { readonly 'http:': http.Agent; readonly 'https:': https.Agent } {
  const open = async (target: Target): Promise<Socket> =>
    openTunnel(url, await allowedAddress(target.host ?? '', isAllowed), Number(target.port));
  class PlainAgent extends http.Agent {
    override createConnection(options: http.ClientRequestArgs, done?: Created): undefined {
      open(options).then(
        (socket) => done?.(null, socket),
        (error: Error) => done?.(error, new Socket()),
      );
    }
  }
  class TlsAgent extends https.Agent {
    override createConnection(options: tls.ConnectionOptions, done?: Created): undefined {
      open(options).then(
        // Host and port are those of the tunnel; the certificate is checked against the name (`servername`).
        (socket) =>
          done?.(null, tls.connect({ ...options, host: undefined, port: undefined, path: undefined, socket })),
        (error: Error) => done?.(error, new Socket()),
      );
    }
  }
  return { 'http:': new PlainAgent(), 'https:': new TlsAgent(trust) };
}

async function allowedAddress(host: string, isAllowed: (address: string) => boolean): Promise<string> {
  const found = await dns.lookup(host, { all: true });
  const [first] = found;
  if (first === undefined || !found.every(({ address }) => isAllowed(address))) throw new ForbiddenAddress();
  return first.address;
}

function openTunnel(proxy: URL, address: string, port: number): Promise<Socket> {
  const authority = `${isIP(address) === 6 ? `[${address}]` : address}:${port}`;
  const { username, password } = proxy;
  const credentials = `${decodeURIComponent(username)}:${decodeURIComponent(password)}`;
  return new Promise((resolve, reject) => {
    const request = http.request({
      host: proxy.hostname.replace(/^\[|\]$/g, ''),
      port: proxy.port === '' ? 80 : proxy.port,
      method: 'CONNECT',
      path: authority,
      agent: false,
      signal: AbortSignal.timeout(CONNECT_MS),
      headers: {
        host: authority,
        ...(username === '' ? {} : { 'proxy-authorization': `Basic ${Buffer.from(credentials).toString('base64')}` }),
      },
    });
    request.once('error', reject);
    request.once('response', (response) => {
      response.destroy();
      reject(new ProxyRefused());
    });
    request.once('connect', ({ statusCode }, socket: Socket, early: Buffer) => {
      // Nobody speaks before us: such bytes are no answer of the other side.
      if (statusCode === 200 && early.length === 0) return resolve(socket);
      socket.destroy();
      reject(new ProxyRefused());
    });
    request.end();
  });
}
