import { findReadinessFaults } from '@beian/database/context';
import type { AppContext } from '@beian/database/transaction';
import { type InstallationFaultView, type ReadinessFault, readinessFaults } from '@beian/domain/readiness';
import type { Language } from '@beian/domain/text';
import { readWorkers } from '@beian/reporting/workers';

/** Every console asks, and looking writes a file: one look serves all of a process for so long, ms. */
const KEPT_MS = 5000;

const looks = new WeakMap<AppContext['pools'], { readonly atMs: number; readonly faults: Promise<ReadinessFault[]> }>();

/** What is wrong with this process, and with the workers as they say, in the sentences for staff. */
export async function loadFaults(ctx: AppContext, language: Language): Promise<InstallationFaultView[]> {
  let look = looks.get(ctx.pools);
  if (look === undefined || performance.now() - look.atMs > KEPT_MS) {
    look = { atMs: performance.now(), faults: findFaults(ctx) };
    looks.set(ctx.pools, look);
  }
  return (await look.faults).map((fault) => ({ fault, message: readinessFaults[fault].sentence[language] }));
}

async function findFaults(ctx: AppContext): Promise<ReadinessFault[]> {
  const [own, workers] = await Promise.all([findReadinessFaults(ctx), readWorkers(ctx)]);
  return [...new Set([...own, ...workers.faults])];
}
