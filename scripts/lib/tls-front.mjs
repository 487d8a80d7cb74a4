// A server of TLS before one without, whose certificate can be replaced while it runs.
import { writeFileSync } from 'node:fs';
import { createConnection } from 'node:net';
import path from 'node:path';
import { createServer } from 'node:tls';
import { privateAuthority } from '@beian/bureau-protocol/testing';

/** A certificate's usual time, ms. */
const LONG_MS = 60 * 86_400_000;

/** @typedef {Awaited<ReturnType<typeof startTlsFront>>} TlsFront */

/**
 * @param {string} folder gets the certificate of its authority
 */
export async function startTlsFront(folder) {
  const { authority, issue } = privateAuthority();
  const authorityFile = path.join(folder, 'front-authority.pem');
  writeFileSync(authorityFile, authority);
  /** @type {Set<import('node:tls').TLSSocket>} */
  const open = new Set();
  /** @type {URL | undefined} */
  let to;
  const server = createServer(issue(LONG_MS), (socket) => {
    open.add(socket);
    socket.on('close', () => open.delete(socket)).on('error', () => undefined);
    if (to === undefined) return void socket.destroy();
    const behind = createConnection({ host: to.hostname, port: Number(to.port) });
    behind.on('error', () => socket.destroy());
    socket.pipe(behind).pipe(socket);
  });
  server.on('tlsClientError', () => undefined);
  await new Promise((resolve) => server.listen(0, '127.0.0.1', () => resolve(undefined)));
  const { port } = /** @type {import('node:net').AddressInfo} */ (server.address());
  return {
    address: `https://127.0.0.1:${port}`,
    authorityFile,
    /** @param {string} url */
    forwardTo: (url) => {
      to = new URL(url);
    },
    /** From now on it shows a certificate that ends after these milliseconds; open connections are cut. */
    renew: (ms = LONG_MS) => {
      server.setSecureContext(issue(ms));
      for (const one of open) one.destroy();
    },
    stop: () => {
      for (const one of open) one.destroy();
      server.close();
    },
  };
}
