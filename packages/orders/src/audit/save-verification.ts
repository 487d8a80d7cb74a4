import os from 'node:os';
import type { ClientBase } from 'pg';
import type { Fault, VerificationResult } from './verification-result.ts';

/** The row and what is wrong with it, in a sentence. */
export const formatFault = ({ table, id, day, what }: Fault): string =>
  `app.${table} ${id}${day === null ? '' : ` of ${day}`}: ${what}.`;

/**
 * Keeps that the whole audit was looked at and what came of it, for people to see when it was last (审计核对). Where that cannot be written,
 * as on a copy that only reads, a note says so: the outcome is the same.
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

/** `name@host`; a container may know no name of its user. */
function currentUserAtHost(): string {
  let name = `uid ${process.getuid?.() ?? '?'}`;
  try {
    name = os.userInfo().username;
  } catch {
    // No line in /etc/passwd.
  }
  return `${name}@${os.hostname()}`.slice(0, 200);
}
