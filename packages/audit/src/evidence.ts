import { writeFile } from 'node:fs/promises';
import { isMainModule, SetupFault } from '@beian/database/programs';
import { collectEvidence } from './bundle/collect-evidence.ts';
import { bundleName, packBundle } from './bundle/export-evidence.ts';
import { asAuditor, auditorUrl, findOrderId } from './verification/as-auditor.ts';

/**
 * Writes the evidence bundle of an order (id or number) into the working directory and returns the file name. Runs as
 * the role auditor, which can only read.
 */
export async function writeEvidence(url: string, order: string): Promise<string> {
  return asAuditor(url, async (client) => {
    const { rows } = await client.query<{ at: string }>(`select app.iso(app.now()) as at`);
    const exported = { by: 'auditor', at: rows[0]?.at ?? '' };
    await client.query('begin isolation level repeatable read read only');
    const bundle = await collectEvidence(client, await findOrderId(client, order), exported);
    if (bundle === undefined) throw new SetupFault(`There is no order ${order}.`);
    const name = bundleName(bundle);
    await writeFile(name, packBundle(bundle), { mode: 0o600, flag: 'wx' });
    return name;
  });
}

if (isMainModule(import.meta.filename)) {
  try {
    const [order = '', ...more] = process.argv.slice(2);
    if (!/^\w{1,64}$/.test(order) || more.length > 0)
      throw new SetupFault('npm run evidence -- NUMBER: the number or id of one order.');
    process.stdout.write(`${await writeEvidence(auditorUrl(process.env), order)}\n`);
  } catch (error) {
    process.stderr.write(`${error instanceof Error ? error.message : error}\n`);
    process.exitCode = 1;
  }
}
