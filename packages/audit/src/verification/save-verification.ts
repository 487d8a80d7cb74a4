import os from 'node:os';
import type { ClientBase } from 'pg';
import type { Fault, VerificationResult } from './verification-result.ts';

/** The row and its fault, in a sentence. */
export const formatFault = ({ table, id, day, what }: Fault): string =>
  `app.${table} ${id}${day === null ? '' : ` of ${day}`}: ${what}.`;

/**
 * Saves the result of a full verification, so that people see when the last one was (审计核对). If it cannot be written,
 * as on a read-only copy, a note is added; the result is the same.
 */
export async function saveVerification(
  client: ClientBase,
  verified: VerificationResult,
  outside: boolean,
): Promise<VerificationResult> {
  const { links, heads, head, events, faults } = verified;
  const [first] = faults;
  try {
    await client.query(
      `insert into app.audit_verifications (ran_by, head_seq, outside, links, heads, events, faults, first_fault)
       values ($1, $2, $3, $4, $5, $6, $7, $8)`,
      [
        currentUserAtHost(),
        head,
        outside,
        links,
        heads,
        events,
        faults.length,
        first === undefined ? null : formatFault(first),
      ],
    );
    return verified;
  } catch (error) {
    const why = error instanceof Error ? error.message : String(error);
    return { ...verified, notes: [...verified.notes, `That it ran was not kept: ${why}`] };
  }
}

/** `name@host`; a container may have no name for its user. */
function currentUserAtHost(): string {
  let name = `uid ${process.getuid?.() ?? '?'}`;
  try {
    name = os.userInfo().username;
  } catch {
    // No line in /etc/passwd.
  }
  return `${name}@${os.hostname()}`.slice(0, 200);
}
