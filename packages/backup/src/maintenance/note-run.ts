import { type MaintenanceTask, noteMaintenanceRunSql } from '@beian/database/first-run';
import { asSuperuser } from '../snapshot/index.ts';

/**
 * Notes in the database that a task ran now, on which the list of the first run, metrics and alerts rest.
 * @returns a line that says why it could not be noted, as on a replica or in a database that is not migrated yet; what was done counts all the same
 */
export async function noteRun(superuserUrl: string, task: MaintenanceTask, ok: boolean): Promise<string[]> {
  try {
    await asSuperuser(superuserUrl, (client) => client.query(`/* noteRun */ ${noteMaintenanceRunSql(task, ok)}`));
    return [];
  } catch (error) {
    return [`That it ran was not noted in the database: ${error instanceof Error ? error.message : error}`];
  }
}
