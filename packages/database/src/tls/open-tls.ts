import { connect, type Socket } from 'node:net';
import { connect as connectTls, type TLSSocket } from 'node:tls';

/** For a connection and each answer, ms. */
const WAIT_MS = 5000;

const onceOpen = <S extends Socket>(socket: S, event: string): Promise<S> =>
  new Promise((resolve, reject) => {
    socket.setTimeout(WAIT_MS, () => socket.destroy(new Error('there is no answer')));
    socket.once(event, () => resolve(socket));
    socket.once('error', reject);
    socket.once('close', () => reject(new Error('the connection was closed')));
  });

/** A TCP connection. @throws Error */
export const openTcp = (host: string, port: number): Promise<Socket> => onceOpen(connect({ host, port }), 'connect');

/** TLS, also over a connection that is open; the certificate is not required to be right, so that it can be looked at. @throws Error */
export function openTls(host: string, port: number, socket?: Socket): Promise<TLSSocket> {
  const name = /^[\d.]+$|:/.test(host) ? {} : { servername: host };
  return onceOpen(
    connectTls({ host, port, ...(socket === undefined ? {} : { socket }), ...name, rejectUnauthorized: false }),
    'secureConnect',
  );
}

/** Sends a text and reads until it holds what `isWhole` says. @throws Error */
export function ask(socket: Socket, text: string, isWhole: (got: string) => boolean): Promise<string> {
  return new Promise((resolve, reject) => {
    let got = '';
    const read = (chunk: Buffer) => {
      got += chunk.toString('latin1');
      if (!isWhole(got)) return;
      // What follows is not text any more: the handshake of TLS.
      socket.off('data', read);
      resolve(got);
    };
    socket.on('data', read);
    socket.once('error', reject);
    socket.once('close', () => reject(new Error('the connection was closed')));
    if (text !== '') socket.write(text, 'latin1');
  });
}
