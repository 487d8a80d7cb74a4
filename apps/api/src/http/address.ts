import type { IncomingMessage } from 'node:http';
import proxyAddr from '@fastify/proxy-addr';

/**
 * Who asks behind the trusted proxies, of a connection that Fastify makes no request of: as its `trustProxy` says of a request. No proxy is
 * trusted: the other end of the connection.
 */
export function addressBehind(trusted: readonly string[]): (request: IncomingMessage) => string {
  const trusts = trusted.length === 0 ? () => false : proxyAddr.compile([...trusted]);
  return (request) => proxyAddr(request, trusts);
}
