/** Tasks that a timer of the machine starts, and that leave a record; when the audit was verified is in `app.audit_verifications`. */
export type MaintenanceTask = 'backup' | 'restoreTest';

/** SQL, of a superuser or the worker: notes that a task ran now. */
export const noteMaintenanceRunSql = (task: MaintenanceTask, ok: boolean): string =>
  `insert into app.maintenance_runs (task, ran_at, ok_at) values ('${task}', app.now(), ${ok ? 'app.now()' : 'null'})
   on conflict (task) do update set ran_at = excluded.ran_at, ok_at = coalesce(excluded.ok_at, maintenance_runs.ok_at)`;
