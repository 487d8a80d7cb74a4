import { type AppContext, readOnly, system } from '@beian/database/transaction';
import { type CallDirection, callDirections } from '@beian/domain/bureau';
import { jobNames } from '@beian/domain/jobs';
import { type Figure, figure } from '@beian/domain/metrics';
import { openTimersSql } from '@beian/orders/timers';

/** Longest time of the statement, ms: a database under load is not loaded more by its figures. */
const STATEMENT_MS = 3000;

interface OutboxFigures {
  readonly job: string;
  readonly rows: number;
  readonly oldest: number;
}
interface BureauFigures {
  readonly province: string;
  readonly backlog: number;
  readonly unknown: number | null;
  readonly stopped: boolean;
  readonly paused: boolean;
  readonly alarm: boolean;
}
interface CallFigures {
  readonly province: string;
  readonly direction: CallDirection;
  readonly answered: number | null;
  readonly failing: number | null;
}
/** Ages in seconds; null: there is nothing of which it would be the age. */
interface Row {
  readonly outbox: readonly OutboxFigures[] | null;
  readonly timerLag: number | null;
  readonly bureaus: readonly BureauFigures[] | null;
  readonly calls: readonly CallFigures[] | null;
  readonly incidents: number;
  readonly endpointsFailing: number;
  readonly webhookFailing: number | null;
  readonly webhookOldest: number | null;
  readonly sweep: { readonly missing: number; readonly age: number } | null;
  readonly retentionAge: number | null;
  readonly maintenance: readonly { readonly task: string; readonly age: number }[] | null;
  readonly headAge: number | null;
  readonly unsigned: number | null;
}

/** SQL: seconds since an instant by the database's clock, which tests and demonstrations move. */
const ageSql = (instant: string): string => `extract(epoch from app.now() - ${instant})::float8`;

/** SQL: the number of the last link that a head covers; 0 without one. Unlike `coalesce`, a union is a condition of an index. */
const lastSignedSql = `(select n from ((select n from app.audit_heads where not test order by seq desc limit 1)
  union all select 0) h order by n desc limit 1)`;

/** SQL: the transaction of the last row in the chain; empty without one. */
const lastLinkedSql = `(select tx from ((select a.tx from app.audit_chain c join app.audit a on a.id = c.audit_id where not c.test
  order by c.n desc limit 1) union all select '') l order by tx desc limit 1)`;

/**
 * Every part is found by an index, whatever the size of the tables: rows that wait are few, and of what is kept only the end is read.
 * Rows of the outbox have the wall clock's time. `not test` is for the indexes that begin with it. Under row-level security only
 * conditions that PostgreSQL trusts to keep a row's value secret are used for an index: not with `coalesce` or a sum.
 */
export const installationSql = `/* installationFigures */ select
  (select json_agg(o) from (select job, count(*)::int as rows,
      extract(epoch from clock_timestamp() - min(created_at))::float8 as oldest
    from app.outbox where done_at is null group by job) o) as outbox,
  (select max(${ageSql('d.due_at')}) from (${openTimersSql('t.due_at', 't.due_at <= app.now()', 1)}) d) as "timerLag",
  (select json_agg(c) from (select b.province, sum(q.n)::int as backlog, max(f.age) as unknown,
      bool_or(b.stopped is not null) as stopped, bool_or(b.paused is not null) as paused, bool_or(b.alarm is not null) as alarm
    from app.bureaus b
    cross join lateral (select count(*) as n from app.bureau_provinces w join app.orders o on o.province = w.province
      and o.state = 'SUBMITTING' and o.locked where w.bureau_id = b.id) q
    cross join lateral (select max(${ageSql('coalesce(u.sent_at, u.created_at)')}) as age from app.submissions u
      where u.bureau_id = b.id and u.state = 'UNKNOWN') f
    group by b.province) c) as bureaus,
  (select json_agg(c) from (select b.province, l.direction, min(${ageSql('l.last_success_at')}) as answered,
      max(${ageSql('l.failing_since')}) as failing
    from app.bureau_calls l join app.bureaus b on b.id = l.bureau_id group by 1, 2) c) as calls,
  (select count(*)::int from app.bureau_incidents where not test and settled_at is null and times >= shown_from) as incidents,
  (select count(*)::int from app.webhook_endpoints where state = 'ENABLED' and failing_since is not null) as "endpointsFailing",
  (select max(${ageSql('failing_since')}) from app.webhook_endpoints where state = 'ENABLED') as "webhookFailing",
  (select max(${ageSql('d.created_at')}) from app.webhook_endpoints w cross join lateral (
      select created_at from app.webhook_deliveries where endpoint_id = w.id and state = 'WAITING' order by place limit 1) d
    where w.state = 'ENABLED' and w.failing_since is null) as "webhookOldest",
  (select json_build_object('missing', missing, 'age', ${ageSql('at')}) from app.file_sweeps order by at desc limit 1) as sweep,
  (select max(${ageSql('ran_at')}) from app.retention) as "retentionAge",
  -- What never ran is as old as the installation.
  (select json_agg(m) from (select t.task, ${ageSql(`coalesce(case t.task when 'auditVerify' then (select v.at from app.audit_verifications v
      where v.faults = 0 order by v.n desc limit 1) else r.ok_at end, (select min(applied_at) from migrations.applied))`)} as age
    from unnest(array['backup', 'restoreTest', 'auditVerify']) t (task) left join app.maintenance_runs r on r.task = t.task) m) as maintenance,
  (select ${ageSql('at')} from app.audit_heads where not test order by seq desc limit 1) as "headAge",
  ${ageSql(`coalesce(
    (select a.at from app.audit_chain c join app.audit a on a.id = c.audit_id where not c.test and c.n > ${lastSignedSql}
      order by c.n limit 1),
    -- Rows after the last of the chain, which the worker links within seconds.
    (select a.at from app.audit a where a.tx >= ${lastLinkedSql} and not exists (select from app.audit_chain c where c.audit_id = a.id)
      order by a.tx, a.id limit 1))`)} as unsigned`;

/**
 * The figures of the installation, without test orders. The worker alone asks for them: every process would get the same.
 * @throws DatabaseUnavailable, and pg's error when the statement takes too long
 */
export async function readInstallationFigures(ctx: AppContext): Promise<Figure[]> {
  const row = await readOnly(ctx, system('clock'), async (tx) => {
    await tx.client.query(`set local statement_timeout = ${STATEMENT_MS}`);
    const { rows } = await tx.client.query<Row>({ name: 'installation-figures', text: installationSql });
    return rows[0];
  });
  return row === undefined ? [] : figuresOf(row);
}

/** An age of null is 0 where it means that nothing waits; `known` leaves it out where nothing is known. */
function figuresOf(row: Row): Figure[] {
  const outbox = new Map(row.outbox?.map((one) => [one.job, one]));
  const known = (age: number | null, toFigure: (age: number) => Figure): Figure[] =>
    age === null ? [] : [toFigure(age)];
  return [
    ...jobNames.flatMap((job) => [
      figure('beian_outbox_rows', { job_name: job }, outbox.get(job)?.rows ?? 0),
      figure('beian_outbox_oldest_seconds', { job_name: job }, outbox.get(job)?.oldest ?? 0),
    ]),
    figure('beian_timer_lag_seconds', {}, row.timerLag ?? 0),
    ...(row.bureaus ?? []).flatMap(bureauFigures),
    ...(row.calls ?? [])
      .filter(({ direction }) => Object.hasOwn(callDirections, direction))
      .flatMap(({ province, direction, answered, failing }) => [
        ...known(answered, (age) => figure('beian_bureau_answer_age_seconds', { province, direction }, age)),
        figure('beian_bureau_failing_seconds', { province, direction }, failing ?? 0),
      ]),
    figure('beian_incidents_open', {}, row.incidents),
    figure('beian_webhook_endpoints_failing', {}, row.endpointsFailing),
    figure('beian_webhook_failing_seconds', {}, row.webhookFailing ?? 0),
    figure('beian_webhook_oldest_seconds', {}, row.webhookOldest ?? 0),
    ...(row.sweep === null
      ? []
      : [
          figure('beian_files_missing', {}, row.sweep.missing),
          figure('beian_file_sweep_age_seconds', {}, row.sweep.age),
        ]),
    ...known(row.retentionAge, (age) => figure('beian_retention_age_seconds', {}, age)),
    ...(row.maintenance ?? []).map(({ task, age }) => figure('beian_maintenance_age_seconds', { task }, age)),
    ...known(row.headAge, (age) => figure('beian_audit_head_age_seconds', {}, age)),
    figure('beian_audit_unsigned_seconds', {}, row.unsigned ?? 0),
  ];
}

const bureauFigures = ({ province, backlog, unknown, ...state }: BureauFigures): Figure[] => [
  figure('beian_bureau_backlog_orders', { province }, backlog),
  figure('beian_bureau_unknown_file_seconds', { province }, unknown ?? 0),
  ...(['stopped', 'paused', 'alarm'] as const).map((name) =>
    figure('beian_bureau_state', { province, state: name }, state[name] ? 1 : 0),
  ),
];
