/** Tasks that a timer of the machine starts, and that leave a record. */
export type MaintenanceTask = 'backup';

/** SQL, of a superuser or the worker: notes that a task ran, at $1. */
export const noteMaintenanceRunSql = (task: MaintenanceTask, ok: boolean): string =>
  `insert into app.maintenance_runs (task, ran_at, ok_at) values ('${task}', $1, ${ok ? '$1' : 'null'})
   on conflict (task) do update set ran_at = $1${ok ? ', ok_at = $1' : ''}`;
