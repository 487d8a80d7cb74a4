import { readFile, rename, writeFile } from 'node:fs/promises';
import { isPartnerKey } from '@beian/accounts/partners';
import { errorCode, SetupFault } from '@beian/database/programs';
import { z } from 'zod';

const shape = z.object({
  signIns: z.array(
    z.object({
      role: z.enum(['reviewer', 'supervisor', 'administrator', 'applicant']),
      name: z.string().min(1),
      login: z.string().min(1),
      password: z.string().min(1),
    }),
  ),
  partnerKey: z.string().refine(isPartnerKey),
  /** A key for test orders only; omitted when none is created. */
  testKey: z.string().refine(isPartnerKey).optional(),
});

/**
 * Passwords and key in clear: the database stores only hashes, so a demonstration keeps them in a file to show them
 * again.
 */
export type SignIns = z.infer<typeof shape>;

/** Undefined when the file does not exist. */
export async function readSignIns(file: string): Promise<SignIns | undefined> {
  let text: string;
  try {
    text = await readFile(file, 'utf8');
  } catch (error) {
    if (errorCode(error) === 'ENOENT') return undefined;
    throw new SetupFault(`SIGNINS_FILE cannot be read: ${file}.`);
  }
  try {
    return shape.parse(JSON.parse(text));
  } catch {
    throw new SetupFault(`SIGNINS_FILE is not what the seed wrote: ${file}; put it back or delete it.`);
  }
}

/** Written atomically with mode 0600. */
export async function writeSignIns(file: string, signIns: SignIns): Promise<void> {
  const part = `${file}.part`;
  try {
    await writeFile(part, `${JSON.stringify(signIns, null, 2)}\n`, { mode: 0o600 });
    await rename(part, file);
  } catch {
    throw new SetupFault(`SIGNINS_FILE cannot be written: ${file}.`);
  }
}
