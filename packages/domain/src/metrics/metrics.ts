/** Programs whose metrics page has the metric. */
export type MetricProgram = 'api' | 'worker';

/**
 * What is read when the metrics page is asked for, by one function each. If it fails, or takes too long, its metrics are missing from the
 * page and `beian_part_read` says so; metrics without a part are counted as it happens.
 */
export type MetricPart =
  | 'certificates'
  | 'installation'
  | 'pools'
  | 'queues'
  | 'readiness'
  | 'space'
  | 'streams'
  | 'tasks'
  | 'workers';

/** Declared here, by the conventions of Prometheus: base units in the name, `_total` for counters. No label holds a value of a person, an id or typed text. */
interface MetricRow {
  readonly type: 'counter' | 'gauge' | 'histogram';
  readonly programs: readonly MetricProgram[];
  readonly labels: readonly string[];
  readonly part?: MetricPart;
  readonly help: string;
}

const both = ['api', 'worker'] as const;
const api = ['api'] as const;
const worker = ['worker'] as const;

export const metrics = {
  beian_ready: {
    ...{ type: 'gauge', programs: both, labels: [], part: 'readiness' },
    help: '1: the process can do what it is for, as /readyz says; 0: it cannot.',
  },
  beian_capability: {
    ...{ type: 'gauge', programs: both, labels: ['capability'], part: 'readiness' },
    help: '1: the process can do this (API: read, write, upload; worker: jobs, bureaus); 0: a fault takes it away. Without the first of each it is not ready.',
  },
  beian_readiness_fault: {
    ...{ type: 'gauge', programs: both, labels: ['fault'], part: 'readiness' },
    help: '1 for each fault that /readyz names; a process that is ready all the same is degraded.',
  },
  beian_build_info: {
    ...{ type: 'gauge', programs: both, labels: ['version', 'node'] },
    help: '1, with the version of the process (X.Y.Z, between two releases X.Y.Z-dev+COMMIT) and of its Node.',
  },
  beian_part_read: {
    ...{ type: 'gauge', programs: both, labels: ['part'] },
    help: '1: the metrics of this part were read; 0: they could not be read in time and are missing from the page.',
  },
  beian_workers_running: {
    ...{ type: 'gauge', programs: both, labels: [], part: 'workers' },
    help: 'Processes of the worker whose tasks end, by their rows of the last 20 s; the API gives it too, since without a worker nobody asks one. 0 as well while they die soon after each start.',
  },

  beian_pool_size_connections: {
    ...{ type: 'gauge', programs: both, labels: ['pool'], part: 'pools' },
    help: 'Most connections that a pool of the process may open to the database.',
  },
  beian_pool_connections: {
    ...{ type: 'gauge', programs: both, labels: ['pool', 'state'], part: 'pools' },
    help: 'Open connections of a pool: used, or idle.',
  },
  beian_replica_lag_seconds: {
    ...{ type: 'gauge', programs: ['api'], labels: [], part: 'pools' },
    help: 'Seconds by which the replica that lists are read from is behind; missing without one, and while it does not answer (beian_readiness_fault).',
  },
  beian_pool_waiting: {
    ...{ type: 'gauge', programs: both, labels: ['pool'], part: 'pools' },
    help: 'Transactions that wait for a connection of the pool.',
  },
  beian_pool_wait_seconds: {
    ...{ type: 'histogram', programs: both, labels: ['pool'] },
    help: 'Time until a transaction had a connection of the pool.',
  },

  beian_http_requests_total: {
    ...{ type: 'counter', programs: api, labels: ['route', 'method', 'status'] },
    help: 'Answered requests, by the route’s pattern and the class of the status (2xx).',
  },
  beian_http_request_seconds: {
    ...{ type: 'histogram', programs: api, labels: ['route'] },
    help: 'Time from the head of a request to the end of its answer.',
  },
  beian_graphql_operations_total: {
    ...{ type: 'counter', programs: api, labels: ['operation', 'outcome'] },
    help: 'Operations by their first root field of the schema (invalid: there is none). Outcome: ok, refused (the caller can mend it), failed (a fault of ours).',
  },
  beian_graphql_operation_seconds: {
    ...{ type: 'histogram', programs: api, labels: ['operation'] },
    help: 'Time of an operation, from its parsing to its answer.',
  },
  beian_event_streams: {
    ...{ type: 'gauge', programs: api, labels: ['kind'], part: 'streams' },
    help: 'Open streams of events: sse (console), websocket (connections of partners).',
  },

  beian_jobs_total: {
    ...{ type: 'counter', programs: worker, labels: ['job_name', 'outcome'] },
    help: 'Runs of jobs: done, failed (run again later), later (another process works on it), given_up (a notice that a channel could not deliver).',
  },
  beian_job_seconds: {
    ...{ type: 'histogram', programs: worker, labels: ['job_name'] },
    help: 'Time of a run of a job.',
  },
  beian_queue_jobs: {
    ...{ type: 'gauge', programs: worker, labels: ['queue', 'state'], part: 'queues' },
    help: 'Jobs in a queue: waiting, active, or delayed until they are tried again. All workers share the queues.',
  },
  beian_task_age_seconds: {
    ...{ type: 'gauge', programs: worker, labels: ['task'], part: 'tasks' },
    help: 'Time since a periodic task of this process last ended without a fault; before its first end since its start.',
  },
  beian_task_interval_seconds: {
    ...{ type: 'gauge', programs: worker, labels: ['task'], part: 'tasks' },
    help: 'Longest time between two runs of a periodic task without faults.',
  },
  beian_task_failures_total: {
    ...{ type: 'counter', programs: worker, labels: ['task'], part: 'tasks' },
    help: 'Runs of a periodic task that failed.',
  },
  beian_clock_skew_seconds: {
    ...{ type: 'gauge', programs: worker, labels: [] },
    help: 'How far the clock of this machine is ahead of the database’s, negative when behind. With more than 2 s the worker takes no job.',
  },

  beian_outbox_rows: {
    ...{ type: 'gauge', programs: worker, labels: ['job_name'], part: 'installation' },
    help: 'Rows of the outbox that are not done.',
  },
  beian_outbox_oldest_seconds: {
    ...{ type: 'gauge', programs: worker, labels: ['job_name'], part: 'installation' },
    help: 'Age of the oldest row of the outbox that is not done; 0 without one.',
  },
  beian_timer_lag_seconds: {
    ...{ type: 'gauge', programs: worker, labels: [], part: 'installation' },
    help: 'How long the oldest due timer waits to be fired; 0 if none is due.',
  },
  beian_bureau_backlog_orders: {
    ...{ type: 'gauge', programs: worker, labels: ['province'], part: 'installation' },
    help: 'Orders pushed to a bureau that it has not accepted yet. Province: six digits of GB/T 2260, of the connection.',
  },
  beian_bureau_unknown_file_seconds: {
    ...{ type: 'gauge', programs: worker, labels: ['province'], part: 'installation' },
    help: 'Time since a file was sent of which nobody knows whether the bureau has it; 0 without one.',
  },
  beian_bureau_answer_age_seconds: {
    ...{ type: 'gauge', programs: worker, labels: ['province', 'direction'], part: 'installation' },
    help: 'Time since the bureau last answered in this direction (upload, download, lookup), up to 30 s more than it is.',
  },
  beian_bureau_failing_seconds: {
    ...{ type: 'gauge', programs: worker, labels: ['province', 'direction'], part: 'installation' },
    help: 'Time since calls in this direction fail; 0 while they succeed.',
  },
  beian_bureau_state: {
    ...{ type: 'gauge', programs: worker, labels: ['province', 'state'], part: 'installation' },
    help: '1: the connection is stopped (by the system), paused (by a person), or has an alarm; else 0.',
  },
  beian_incidents_open: {
    ...{ type: 'gauge', programs: worker, labels: [], part: 'installation' },
    help: 'Answers of bureaus that cannot be used, lost files, and jobs that cannot be done, which no person has closed.',
  },
  beian_webhook_endpoints_failing: {
    ...{ type: 'gauge', programs: worker, labels: [], part: 'installation' },
    help: 'Endpoints of partners that are switched on and did not take the last webhook.',
  },
  beian_webhook_failing_seconds: {
    ...{ type: 'gauge', programs: worker, labels: [], part: 'installation' },
    help: 'Time since the longest failing of them fails; 0 without one.',
  },
  beian_webhook_oldest_seconds: {
    ...{ type: 'gauge', programs: worker, labels: [], part: 'installation' },
    help: 'Age of the oldest webhook that waits for an endpoint that does not fail; 0 without one.',
  },
  beian_files_missing: {
    ...{ type: 'gauge', programs: worker, labels: [], part: 'installation' },
    help: 'Rows without their file, as the last sweep of the files found.',
  },
  beian_file_sweep_age_seconds: {
    ...{ type: 'gauge', programs: worker, labels: [], part: 'installation' },
    help: 'Time since the last sweep of the files; it runs once a day.',
  },
  beian_retention_age_seconds: {
    ...{ type: 'gauge', programs: worker, labels: [], part: 'installation' },
    help: 'Time since the deletion of what is past its retention last ran, of the kind that waits longest.',
  },
  beian_maintenance_age_seconds: {
    ...{ type: 'gauge', programs: worker, labels: ['task'], part: 'installation' },
    help: 'Time since a task of the operator’s timers last succeeded, or, where it never has, since the installation began: backup, restoreTest, auditVerify.',
  },
  beian_audit_head_age_seconds: {
    ...{ type: 'gauge', programs: worker, labels: [], part: 'installation' },
    help: 'Time since a head of the audit was signed; without new rows of the audit none is signed.',
  },
  beian_audit_unsigned_seconds: {
    ...{ type: 'gauge', programs: worker, labels: [], part: 'installation' },
    help: 'Age of the oldest row of the audit that no signed head covers; 0 without one.',
  },
  beian_certificate_seconds_left: {
    ...{ type: 'gauge', programs: worker, labels: ['service', 'province'], part: 'certificates' },
    help: 'Time until the certificate ends that another side of the worker shows; negative when it has ended. Province: of a bureau. Not behind OUTBOUND_PROXY.',
  },
  beian_files_free_bytes: {
    ...{ type: 'gauge', programs: worker, labels: [], part: 'space' },
    help: 'Space left in FILES_DIR.',
  },
} as const satisfies Record<string, MetricRow>;

export type MetricName = keyof typeof metrics;
export const metricNames = Object.keys(metrics) as MetricName[];
export const metricRow = (name: MetricName): MetricRow => metrics[name];

/** The names of one kind of metric. */
export type MetricNamed<T extends MetricRow['type']> = {
  [N in MetricName]: (typeof metrics)[N]['type'] extends T ? N : never;
}[MetricName];

/** The labels of a metric, each with its value. */
export type MetricLabels<N extends MetricName> = Readonly<Record<(typeof metrics)[N]['labels'][number], string>>;

/** A metric's value at one instant. */
export interface Figure {
  readonly name: MetricName;
  readonly labels: Readonly<Record<string, string>>;
  readonly value: number;
}

/** The only maker of figures: the compiler checks the labels. */
export const figure = <N extends MetricName>(name: N, labels: MetricLabels<N>, value: number): Figure => ({
  name,
  labels,
  value,
});
