import type { IncomingMessage } from 'node:http';
import proxyAddr from '@fastify/proxy-addr';

/**
 * The client address behind trusted proxies, for a raw request without a Fastify request; same rule as Fastify's `trustProxy`. Without
 * trusted proxies: the remote address of the connection.
 */
export function createAddressResolver(trusted: readonly string[]): (request: IncomingMessage) => string {
  const isTrusted = createProxyCheck(trusted);
  return (request) => proxyAddr(request, isTrusted);
}

/** Whether a connection comes from a trusted proxy. */
export const createProxyCheck = (trusted: readonly string[]): ((address: string) => boolean) => {
  const isTrusted = trusted.length === 0 ? () => false : proxyAddr.compile([...trusted]);
  return (address) => isTrusted(address, 0);
};
