import type { TLSSocket } from 'node:tls';
import { type Line, linesOf } from './line.ts';

export { ask, openTcp, openTls } from '@beian/database/tls';

const DAY_MS = 86_400_000;
/** A certificate that ends within these days. */
const [WARN_DAYS, FAULT_DAYS] = [30, 7];

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
