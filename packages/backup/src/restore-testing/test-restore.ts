import { mkdtemp, rm } from 'node:fs/promises';
import path from 'node:path';
import type { Backup } from '../backup-set/index.ts';
import { maintenanceUrl, type RestoreOptions, restoreBackup } from '../restoring/index.ts';
import { asSuperuser } from '../snapshot/index.ts';
import { verifyRestore } from '../verification/index.ts';

/** The database of a test has the installation's name with this at its end; it is dropped before and after. */
const END = '_restore_test';

export interface TestOptions extends Omit<RestoreOptions, 'filesDir'> {
  /** Where the files are restored, in a new folder that is deleted at the end. */
  readonly workDir: string;
  readonly headsDir: string | undefined;
}

export interface TestedRestore {
  readonly backup: Backup;
  readonly findings: Awaited<ReturnType<typeof verifyRestore>>;
  readonly ok: boolean;
}

/**
 * Restores a backup into a database and a folder of its own beside the installation, verifies both and takes them away again. The installation
 * goes on meanwhile: no program of ours connects to the test's database, whose connections to bureaus are stopped.
 * @throws SetupFault when the backup cannot be restored
 */
export async function testRestore({ workDir, headsDir, ...options }: TestOptions): Promise<TestedRestore> {
  const on = (url: string): string => {
    const address = new URL(url);
    address.pathname += END;
    return address.href;
  };
  const { auditorUrl } = options;
  const superuserUrl = on(options.superuserUrl);
  const drop = () =>
    asSuperuser(maintenanceUrl(superuserUrl), (client) =>
      client.query(
        `drop database if exists ${client.escapeIdentifier(decodeURIComponent(new URL(superuserUrl).pathname.slice(1)))} with (force)`,
      ),
    );
  const filesDir = await mkdtemp(path.join(workDir, 'beian-restore-test-'));
  try {
    // Of a test that was interrupted.
    await drop();
    const { backup } = await restoreBackup({
      ...options,
      ...{ superuserUrl, filesDir, migratorUrl: on(options.migratorUrl) },
      ...{ appUrl: on(options.appUrl), workerUrl: on(options.workerUrl) },
      auditorUrl: auditorUrl === undefined ? undefined : on(auditorUrl),
    });
    const { keysFile } = options;
    const asked = { superuserUrl, filesDir, keysFile, backup: backup.folder, headsDir, all: false };
    const findings = await verifyRestore(asked);
    return { backup, findings, ok: findings.every(({ ok }) => ok !== false) };
  } finally {
    await drop();
    await rm(filesDir, { recursive: true, force: true });
  }
}
