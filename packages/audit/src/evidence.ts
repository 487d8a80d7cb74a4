import { writeFile } from 'node:fs/promises';
import path from 'node:path';
import { isMainModule, readSettings, SetupFault } from '@beian/database/programs';
import { z } from 'zod';
import { collectEvidence } from './bundle/collect-evidence.ts';
import { bundleName, packBundle } from './bundle/export-evidence.ts';
import { asAuditor, auditorUrl, findOrderId } from './verification/as-auditor.ts';

const settings = z.object({ EVIDENCE_DIR: z.string().optional() });

const help = `npm run evidence -- NUMBER [--to FOLDER]
Writes the evidence of one order, by number or id, as a zip and prints its name. Into FOLDER, else EVIDENCE_DIR, else the working directory;
--to - writes the zip to stdout.`;

export interface EvidenceCommand {
  /** Order id or order number. */
  readonly order: string;
  /** A folder, or `-` for stdout. */
  readonly to: string;
}

/** @throws SetupFault for an unknown option */
export function readEvidenceCommand(args: readonly string[], source: NodeJS.ProcessEnv): EvidenceCommand {
  const { EVIDENCE_DIR: folder = '.' } = readSettings(settings, source);
  const [order = '', option, to = option === undefined ? folder : '', ...more] = args;
  if (!/^\w{1,64}$/.test(order) || ![undefined, '--to'].includes(option) || to === '' || more.length > 0)
    throw new SetupFault(help);
  return { order, to };
}

/**
 * Writes the evidence bundle of an order. Runs as the role auditor, which can only read.
 * @returns the file's path; undefined when it went to stdout @throws SetupFault when it may not write there, or a file has that name
 */
export async function writeEvidence(url: string, { order, to }: EvidenceCommand): Promise<string | undefined> {
  return asAuditor(url, async (client) => {
    const { rows } = await client.query<{ at: string }>(`select app.iso(app.now()) as at`);
    const exported = { by: 'auditor', at: rows[0]?.at ?? '' };
    await client.query('begin isolation level repeatable read read only');
    const bundle = await collectEvidence(client, await findOrderId(client, order), exported);
    if (bundle === undefined) throw new SetupFault(`There is no order ${order}.`);
    const packed = packBundle(bundle);
    if (to === '-') {
      await new Promise((resolve) => process.stdout.write(packed, resolve));
      return undefined;
    }
    const file = path.join(to, bundleName(bundle));
    await writeFile(file, packed, { mode: 0o600, flag: 'wx' }).catch((error: NodeJS.ErrnoException) => {
      throw new SetupFault(refusalOf(file, error));
    });
    return file;
  });
}

const reasons: Readonly<Record<string, string>> = {
  EEXIST: 'a file has that name: move it',
  ENOENT: 'there is no such folder',
  ENOTDIR: 'that is no folder',
  EACCES: 'this user may not write there',
  EROFS: 'the file system is read-only',
  ENOSPC: 'no space is left there',
};

const refusalOf = (file: string, { code = '', message }: NodeJS.ErrnoException): string =>
  `${path.resolve(file)} cannot be written: ${reasons[code] ?? message}. Name a folder with --to FOLDER or EVIDENCE_DIR, or write to stdout with --to -.`;

if (isMainModule(import.meta.filename)) {
  try {
    const written = await writeEvidence(
      auditorUrl(process.env),
      readEvidenceCommand(process.argv.slice(2), process.env),
    );
    if (written !== undefined) process.stdout.write(`${written}\n`);
  } catch (error) {
    process.stderr.write(`${error instanceof Error ? error.message : error}\n`);
    process.exitCode = 1;
  }
}
