import { isMainModule, readSettings, SetupFault } from '@beian/database/programs';
import { z } from 'zod';
import { openHeadsFolder } from './chain/heads-folder.ts';
import { readPublicKeys } from './chain/key.ts';
import { asAuditor, auditorUrl, findOrderId } from './verification/as-auditor.ts';
import { formatFault, saveVerification } from './verification/save-verification.ts';
import type { VerificationResult } from './verification/verification-result.ts';
import { verifyAudit } from './verification/verify.ts';

const settings = z.object({ AUDIT_HEADS_DIR: z.string().optional() });

export interface AuditCommand {
  readonly url: string;
  readonly heads: string | undefined;
  readonly day: string | undefined;
  /** Order id or order number. */
  readonly order: string | undefined;
}

const help = `npm run audit:verify [-- --day 2026-11-26] [--order ID or number] [--heads FOLDER]
Reads the audit as the role auditor (DATABASE_AUDITOR_URL, or DATABASE_URL) and says which row is not as it was written, which order is not what its events say, which record is not what its history says, and which verdict, material, file, right or other covered row is not what the audit says. Exit code 0: whole; 1: not.
--heads: the folder outside of the database with signed heads and public keys; else AUDIT_HEADS_DIR.`;

/** @throws SetupFault for an unknown option */
export function readCommand(args: readonly string[], source: NodeJS.ProcessEnv): AuditCommand {
  const given = new Map<string, string>();
  for (let at = 0; at < args.length; at += 2) {
    const [name = '', value = ''] = args.slice(at, at + 2);
    const shape = { '--day': /^\d{4}-\d{2}-\d{2}$/, '--order': /^\w{1,64}$/, '--heads': /./ }[name];
    if (shape === undefined || !shape.test(value)) throw new SetupFault(`${name} ${value}: is no option.\n${help}`);
    given.set(name, value);
  }
  const env = readSettings(settings, source);
  return {
    url: auditorUrl(source),
    heads: given.get('--heads') ?? env.AUDIT_HEADS_DIR,
    day: given.get('--day'),
    order: given.get('--order'),
  };
}

/**
 * Reads as the database role auditor. The result of a full verification is stored in `audit_verifications`.
 * @throws SetupFault when the database or the folder cannot be used
 */
export function runAudit({ url, heads, day, order }: AuditCommand): Promise<VerificationResult> {
  return asAuditor(url, async (client) => {
    const id = order === undefined ? undefined : await findOrderId(client, order);
    const given = heads === undefined ? undefined : readHeads(heads);
    const asked = { ...(day && { day }), ...(id && { order: id }), ...(given && { heads: given }) };
    const verified = await verifyAudit(client, asked);
    return day === undefined && id === undefined ? saveVerification(client, verified, given !== undefined) : verified;
  });
}

function readHeads(dir: string) {
  try {
    const folder = openHeadsFolder(dir);
    return { heads: { live: folder.read('live'), test: folder.read('test') }, keys: readPublicKeys(dir) };
  } catch (error) {
    throw new SetupFault(`--heads: ${dir} cannot be read: ${error instanceof Error ? error.message : error}`);
  }
}

/** The result as text for the terminal. */
export function formatVerification({
  faults,
  links,
  heads,
  events,
  orders,
  records,
  covered,
  unlinked,
  namesTaken,
  notes,
}: VerificationResult): string {
  const count = (n: number) => n.toLocaleString('en');
  const read = `${count(links)} rows of the audit, ${count(heads)} signed heads, ${count(events)} events of orders; ${count(orders)} orders held to their events, ${count(records)} records to their history, ${count(covered)} rows of other tables to the audit`;
  const lines = [
    ...(unlinked === 0 ? [] : [`${count(unlinked)} rows of the last moments are not linked yet.`]),
    ...(namesTaken === 0 ? [] : [`${count(namesTaken)} events have a name that was taken away.`]),
    ...notes,
  ];
  if (faults.length === 0) return [`Whole: ${read}.`, ...lines].join('\n');
  const faultLines = faults.map((one) => `  ${formatFault(one)}`);
  return ['NOT WHOLE. What is not as it was written:', ...faultLines, `Read until there: ${read}.`, ...lines].join(
    '\n',
  );
}

if (isMainModule(import.meta.filename)) {
  try {
    const begun = performance.now();
    const verified = await runAudit(readCommand(process.argv.slice(2), process.env));
    process.stdout.write(`${formatVerification(verified)}\n${((performance.now() - begun) / 1000).toFixed(1)} s\n`);
    process.exitCode = verified.faults.length === 0 ? 0 : 1;
  } catch (error) {
    process.stderr.write(
      `${error instanceof SetupFault ? error.message : error instanceof Error ? error.stack : error}\n`,
    );
    process.exitCode = 2;
  }
}
