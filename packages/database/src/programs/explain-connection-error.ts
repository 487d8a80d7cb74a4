import { SetupFault } from './program.ts';

/** SQLSTATE or system code → what it means for the person who set the address. */
const meanings: Readonly<Record<string, string>> = {
  ECONNREFUSED: 'nothing listens there',
  ENOTFOUND: 'no host has that name',
  EAI_AGAIN: 'the name of the host cannot be resolved',
  ETIMEDOUT: 'there is no answer',
  CERT_HAS_EXPIRED: 'its certificate has ended',
  ERR_TLS_CERT_ALTNAME_INVALID: 'its certificate is of another host',
  '28P01': 'the password is wrong',
  '28000': 'the user may not log in',
  '3D000': 'the database does not exist',
  '42501': 'the user may not do what is needed',
  '53300': 'it has no connection left',
  '55P03': 'another program holds what is needed; see whether a migration hangs',
};

export const errorCode = (error: unknown): string | undefined =>
  typeof error === 'object' && error !== null && 'code' in error && typeof error.code === 'string'
    ? error.code
    : undefined;

/**
 * A SetupFault that names setting, user, host and database, never the password; an error that the setting did not cause
 * is returned unchanged.
 */
export function explainConnectionError(name: string, url: string, error: unknown): unknown {
  const isTimeout =
    error instanceof Error && /^(timeout expired|Connection terminated due to connection timeout)$/.test(error.message);
  const why = meanings[isTimeout ? 'ETIMEDOUT' : (errorCode(error) ?? '')];
  if (why === undefined) return error;
  const detail = errorCode(error) === '42501' && error instanceof Error ? ` (${error.message})` : '';
  return new SetupFault(`${name} cannot be used: ${withoutPassword(url)}: ${why}${detail}.`);
}

function withoutPassword(url: string): string {
  const { protocol, username, host, pathname } = new URL(url);
  return `${protocol}//${username}@${host}${pathname}`;
}
