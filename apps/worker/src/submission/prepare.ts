import { maxFileBytes } from '@beian/bureau-protocol/upload';
import { system, transaction } from '@beian/database/transaction';
import type { BureauConnectionRow } from '@beian/submissions/connections';
import { OrderChanged, prepareSubmission } from '@beian/submissions/submissions';
import type { WorkerContext } from '../worker-context.ts';
import { type BuiltFile, buildFile, deleteBuiltFile } from './build-file.ts';

/** Numbers and stores the next file of a connection. False if none of the waiting orders can be reported. */
export async function prepareNextFile(
  work: WorkerContext,
  connection: BureauConnectionRow,
  maxBytes = maxFileBytes,
): Promise<boolean> {
  const built = await buildFile(work, connection, maxBytes);
  if (built === undefined) return false;
  await numberFile(work, connection, built);
  return true;
}

/** Numbers a file and returns its id; undefined if one of its orders changed meanwhile, so the file must be built again. */
export async function numberFile(
  work: WorkerContext,
  connection: BureauConnectionRow,
  built: BuiltFile,
): Promise<string | undefined> {
  const { ctx, log } = work;
  const { versions, kept } = built;
  const logFields = { orders: versions.size, bytes: kept.bytes };
  try {
    const file = { bureauId: connection.id, xml: kept, orderIds: [...versions.keys()], versions };
    const id = await transaction(ctx, system('bureau'), (tx) => prepareSubmission(ctx, tx, file));
    log.info({ submissionId: id, ...logFields }, 'file prepared');
    return id;
  } catch (error) {
    // Any other error may come after the commit, when a row refers to the file.
    if (!(error instanceof OrderChanged)) throw error;
    await deleteBuiltFile(work, built);
    log.info(logFields, 'an order was recalled or changed meanwhile: the file is built anew');
    return undefined;
  }
}
