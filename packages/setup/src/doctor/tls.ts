import { connect, type Socket } from 'node:net';
import { connect as connectTls, type TLSSocket } from 'node:tls';
import { type Line, linesOf } from './line.ts';

/** For a connection and each answer, ms. */
const WAIT_MS = 5000;
const DAY_MS = 86_400_000;
/** A certificate that ends within these days. */
const [WARN_DAYS, FAULT_DAYS] = [30, 7];

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

/** The certificate of the other side. `ca`: PEM file of its authority is given elsewhere (`sslrootcert`), so trust is not judged here. */
export function certificateLine(part: string, whose: string, socket: TLSSocket, judgesTrust = true): Line {
  const line = linesOf(part);
  const { valid_to: end } = socket.getPeerCertificate();
  const days = Math.floor((Date.parse(end) - Date.now()) / DAY_MS);
  const renew = 'Renew it, and see that it is renewed by itself';
  const until = `until ${new Date(end).toISOString().slice(0, 10)}`;
  if (days < 0) return line.fault(`TLS: the certificate of ${whose} has ended (${until})`, renew);
  if (judgesTrust && !socket.authorized)
    return line.fault(
      `TLS: the certificate of ${whose} is not trusted (${socket.authorizationError?.message ?? socket.authorizationError})`,
      'Give its authority in NODE_EXTRA_CA_CERTS (docs/installing.md, Private authorities), or name the host that it is for',
    );
  if (days < FAULT_DAYS) return line.fault(`TLS: the certificate of ${whose} ends in ${days} days`, renew);
  return days < WARN_DAYS
    ? line.warning(`TLS: the certificate of ${whose} ends in ${days} days`, renew)
    : line.ok(`TLS: the certificate of ${whose} is good ${until}`);
}

/** Sends a text and reads until it holds what `isWhole` says. @throws Error */
export function ask(socket: Socket, text: string, isWhole: (got: string) => boolean): Promise<string> {
  return new Promise((resolve, reject) => {
    let got = '';
    socket.on('data', (chunk: Buffer) => {
      got += chunk.toString('latin1');
      if (isWhole(got)) resolve(got);
    });
    socket.once('error', reject);
    socket.once('close', () => reject(new Error('the connection was closed')));
    if (text !== '') socket.write(text);
  });
}

/** Why something failed, without an address. */
export function reasonOf(error: unknown): string {
  const code = error instanceof Error && 'code' in error ? String(error.code) : undefined;
  const meanings: Readonly<Record<string, string>> = {
    ECONNREFUSED: 'nothing listens there',
    ENOTFOUND: 'no host has that name',
    EAI_AGAIN: 'the name of the host cannot be resolved',
    ETIMEDOUT: 'there is no answer',
    EHOSTUNREACH: 'the host cannot be reached',
    ENETUNREACH: 'the network cannot be reached',
  };
  return (code && meanings[code]) ?? code ?? (error instanceof Error ? error.message : 'unknown');
}
