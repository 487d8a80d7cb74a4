import { execFileSync } from 'node:child_process';
import { copyFileSync, existsSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { expect, test } from 'vitest';
import { parse } from 'yaml';
import { root } from './lib/paths.mjs';
import { testFolder } from './lib/test-folder.mjs';

// Each rule with figures that must raise it and figures that must not. Real faults: e2e/alerts.long.test.ts.

const rules = path.join(root, 'docker/prometheus/rules.yaml');
const promtool = '/usr/bin/promtool';
/** Minutes of figures, one each; an alert is looked for at their end. */
const MINUTES = 70;
const DAY = 86_400;

/** Bad and good values of one series. @param {string} series @param {number} bad @param {number} good */
const level = (series, bad, good) => ({
  bad: { [series]: `${bad}x${MINUTES}` },
  good: { [series]: `${good}x${MINUTES}` },
});
/** Growth in a minute of counters. @param {Record<string, [bad: number, good: number]>} growth */
const counters = (growth) => {
  const of = (/** @type {0 | 1} */ at) =>
    Object.fromEntries(Object.entries(growth).map(([series, rates]) => [series, `0+${rates[at]}x${MINUTES}`]));
  return { bad: of(0), good: of(1) };
};
/** @param {string} name @param {string} labels @param {number} limit the highest class that good values stay in */
const times = (name, labels, limit) =>
  counters({
    [`${name}_bucket{${labels}le="${limit}"}`]: [0, 60],
    [`${name}_bucket{${labels}le="10"}`]: [60, 60],
    [`${name}_bucket{${labels}le="+Inf"}`]: [60, 60],
  });
const province = 'province="320000"';
const age = (/** @type {string} */ task) => `beian_maintenance_age_seconds{task="${task}"}`;

/** @type {Record<string, { bad: Record<string, string>, good: Record<string, string> }>} */
const cases = {
  BeianProcessDown: level('up{job="beian-api"}', 0, 1),
  BeianNoWorker: level('beian_workers_running', 0, 2),
  BeianNotReady: level('beian_ready{job="beian-api", instance="a"}', 0, 1),
  BeianQueueAway: level('beian_readiness_fault{fault="QUEUE_AWAY", job="beian-worker", instance="b"}', 1, 0),
  BeianDegraded: {
    bad: {
      'beian_readiness_fault{fault="FILES_FULL", job="beian-api", instance="c"}': `1x${MINUTES}`,
      'beian_ready{job="beian-api", instance="c"}': `1x${MINUTES}`,
    },
    good: { 'beian_ready{job="beian-api", instance="c"}': `1x${MINUTES}` },
  },
  BeianMetricsMissing: level('beian_part_read{part="space"}', 0, 1),
  BeianClockWrong: level('beian_clock_skew_seconds', -3, 1),
  BeianOperationsFail: counters({
    'beian_graphql_operations_total{outcome="failed"}': [3, 1],
    'beian_graphql_operations_total{outcome="ok"}': [97, 99],
  }),
  BeianRequestsFail: counters({
    'beian_http_requests_total{route="/uploads", status="5xx"}': [3, 1],
    'beian_http_requests_total{route="/uploads", status="2xx"}': [97, 99],
  }),
  BeianOperationsSlow: times('beian_graphql_operation_seconds', '', 2),
  BeianPoolWaits: times('beian_pool_wait_seconds', 'pool="staff", ', 0.5),
  BeianOutboxOld: level('beian_outbox_oldest_seconds{job_name="report"}', 901, 900),
  BeianTimersLate: level('beian_timer_lag_seconds', 121, 120),
  BeianTaskStuck: {
    bad: {
      'beian_task_age_seconds{task="audit"}': `181x${MINUTES}`,
      'beian_task_interval_seconds{task="audit"}': `20x${MINUTES}`,
    },
    good: {
      'beian_task_age_seconds{task="audit"}': `180x${MINUTES}`,
      'beian_task_interval_seconds{task="audit"}': `20x${MINUTES}`,
    },
  },
  BeianRetentionLate: level('beian_retention_age_seconds', 14_401, 3600),
  BeianBackupOld: level(age('backup'), 1.6 * DAY, DAY),
  BeianRestoreUntested: level(age('restoreTest'), 11 * DAY, 7 * DAY),
  BeianAuditUnverified: level(age('auditVerify'), 2.1 * DAY, DAY),
  BeianBureauStopped: level(`beian_bureau_state{${province}, state="stopped"}`, 1, 0),
  BeianBureauAlarm: level(`beian_bureau_state{${province}, state="alarm"}`, 1, 0),
  BeianBureauSilent: level(`beian_bureau_failing_seconds{${province}, direction="upload"}`, 1801, 1800),
  BeianFileUnknown: level(`beian_bureau_unknown_file_seconds{${province}}`, 901, 900),
  BeianIncidentsOpen: level('beian_incidents_open', 1, 0),
  BeianNoticesWait: level('beian_outbox_oldest_seconds{job_name="deliverNotice"}', 901, 900),
  BeianNoticesGivenUp: counters({ 'beian_jobs_total{outcome="given_up"}': [1, 0] }),
  BeianWebhooksFail: level('beian_webhook_failing_seconds', 3601, 3600),
  BeianWebhooksWait: level('beian_webhook_oldest_seconds', 301, 300),
  BeianCertificateEnds: level('beian_certificate_seconds_left{service="sms"}', 13 * DAY, 15 * DAY),
  BeianCertificateEnded: level('beian_certificate_seconds_left{service="mail"}', -1, 20 * DAY),
  BeianFilesMissing: level('beian_files_missing', 1, 0),
  BeianSweepLate: level('beian_file_sweep_age_seconds', 2.1 * DAY, 2 * DAY),
  BeianSpaceLow: level('beian_files_free_bytes', 2 ** 31 - 1, 2 ** 31),
  BeianAuditUnsigned: level('beian_audit_unsigned_seconds', 1801, 1800),
};

test('each rule has figures that raise it', () => {
  const all = parse(readFileSync(rules, 'utf8')).groups.flatMap((/** @type {{ rules: { alert: string }[] }} */ group) =>
    group.rules.map(({ alert }) => alert),
  );
  expect(Object.keys(cases).sort()).toEqual(all.sort());
});

test.skipIf(!existsSync(promtool))(
  'Prometheus raises each alert on bad figures, and none on good ones (promtool of Debian’s prometheus)',
  () => {
    const folder = testFolder({});
    copyFileSync(rules, path.join(folder, 'rules.yaml'));
    const given = (/** @type {'bad' | 'good'} */ kind) => ({
      interval: '1m',
      name: kind,
      input_series: Object.values(cases).flatMap((one) =>
        Object.entries(one[kind]).map(([series, values]) => ({ series, values })),
      ),
      promql_expr_test: [
        {
          expr: 'group by (alertname) (ALERTS{alertstate="firing"})',
          eval_time: `${MINUTES}m`,
          exp_samples:
            kind === 'bad' ? Object.keys(cases).map((name) => ({ labels: `{alertname="${name}"}`, value: 1 })) : [],
        },
      ],
    });
    const file = path.join(folder, 'test.json');
    const tests = [given('bad'), given('good')];
    writeFileSync(file, JSON.stringify({ rule_files: ['rules.yaml'], evaluation_interval: '1m', tests }));
    expect(execFileSync(promtool, ['test', 'rules', file], { encoding: 'utf8', stdio: 'pipe' })).toContain('SUCCESS');
  },
);

test.skipIf(!existsSync(promtool))('31 bureaus with one fault raise one alert', () => {
  const folder = testFolder({});
  copyFileSync(rules, path.join(folder, 'rules.yaml'));
  const provinces = Array.from({ length: 31 }, (_, nth) => String(110_000 + nth * 1000));
  const faults = {
    BeianBureauStopped: ['beian_bureau_state{state="stopped", province=', 1],
    BeianBureauAlarm: ['beian_bureau_state{state="alarm", province=', 1],
    BeianBureauSilent: ['beian_bureau_failing_seconds{direction="download", province=', 3600],
    BeianFileUnknown: ['beian_bureau_unknown_file_seconds{province=', 3600],
  };
  const tests = [
    {
      interval: '1m',
      // Two workers say the same of each bureau.
      input_series: Object.values(faults).flatMap(([series, value]) =>
        provinces.flatMap((one) =>
          ['a', 'b'].map((instance) => ({
            series: `${series}"${one}", instance="${instance}"}`,
            values: `${value}x${MINUTES}`,
          })),
        ),
      ),
      promql_expr_test: [
        {
          expr: 'count by (alertname) (ALERTS{alertstate="firing", alertname=~"BeianBureau.*|BeianFileUnknown"})',
          eval_time: `${MINUTES}m`,
          exp_samples: Object.keys(faults).map((name) => ({ labels: `{alertname="${name}"}`, value: 1 })),
        },
      ],
    },
  ];
  const file = path.join(folder, 'test.json');
  writeFileSync(file, JSON.stringify({ rule_files: ['rules.yaml'], evaluation_interval: '1m', tests }));
  expect(execFileSync(promtool, ['test', 'rules', file], { encoding: 'utf8', stdio: 'pipe' })).toContain('SUCCESS');
});
