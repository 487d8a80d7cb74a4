import { queryAsSystem } from '@beian/database/transaction';
import type { WorkerContext } from './worker-context.ts';

/**
 * Stops the connections to bureaus where the database was restored, copied or moved, or a standby was promoted, since it was noted where it stands:
 * nobody runs a migration when a standby takes over. A restart and a recovery after a crash are none of these.
 */
export async function findRestore({ ctx, log }: Pick<WorkerContext, 'ctx' | 'log'>): Promise<void> {
  const [row] = await queryAsSystem<{ found: boolean }>(ctx, {
    text: '/* findRestore */ select app.find_restore() as found',
  });
  if (row?.found === true)
    log.error(
      'the database was restored or moved, or a standby was promoted: connections to bureaus are stopped (docs/backup.md, After a restore)',
    );
}
