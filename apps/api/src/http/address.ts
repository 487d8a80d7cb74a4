import type { IncomingMessage } from 'node:http';
import proxyAddr from '@fastify/proxy-addr';

/**
 * Who asks behind the trusted proxies, of a connection that Fastify makes no request of: as its `trustProxy` says of a request. No proxy is
 * trusted: the other end of the connection.
 */
export function createAddressResolver(trusted: readonly string[]): (request: IncomingMessage) => string {
  const isTrusted = trusted.length === 0 ? () => false : proxyAddr.compile([...trusted]);
  return (request) => proxyAddr(request, isTrusted);
}
