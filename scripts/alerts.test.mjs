import { readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, test } from 'vitest';
import { parse } from 'yaml';
import { readEnvironment as readApi } from '../apps/api/src/environment.ts';
import { readEnvironment as readWorker } from '../apps/worker/src/environment.ts';
import { metricNames, metricRow } from '../packages/domain/src/metrics/index.ts';
import { root } from './lib/paths.mjs';

/** @param {string} file */
const read = (file) => readFileSync(path.join(root, file), 'utf8');
/** @typedef {{ alert: string, expr: string, labels: { severity: string }, annotations: { summary: string, runbook: string } }} Alert */
/** @type {Alert[]} */
const alerts = parse(read('docker/prometheus/rules.yaml')).groups.flatMap(
  (/** @type {{ rules: Alert[] }} */ group) => group.rules,
);
/** @type {{ panels: { title: string, targets?: { expr: string }[] }[] }} */
const dashboard = JSON.parse(read('docker/grafana/dashboard.json'));

/** Names of time series: a histogram has three. */
const series = new Set(
  metricNames.flatMap((name) =>
    metricRow(name).type === 'histogram' ? ['bucket', 'sum', 'count'].map((end) => `${name}_${end}`) : [name],
  ),
);
/** Labels that Prometheus itself gives. */
const givenLabels = ['job', 'instance', 'le'];

/**
 * Series of ours that an expression names without our having them, and labels that theirs lack.
 * @param {string} expr
 */
function unknownIn(expr) {
  const named = [...expr.matchAll(/\bbeian_\w+/g)].map(([name]) => name);
  const rows = metricNames.filter((name) => named.some((one) => one.startsWith(name))).map(metricRow);
  const known = new Set([...givenLabels, ...rows.flatMap(({ labels }) => [...labels])]);
  const labels = [
    ...[...expr.matchAll(/\bby \(([^)]*)\)/g)].flatMap(([, list = '']) => list.split(/,\s*/)),
    ...[...expr.matchAll(/\bbeian_\w+\{([^}]*)\}/g)].flatMap(([, list = '']) => list.match(/\w+(?=[=!])/g) ?? []),
  ];
  return [...named.filter((name) => !series.has(name)), ...labels.filter((label) => !known.has(label))];
}

describe('docker/prometheus/rules.yaml', () => {
  test.each(alerts.map((one) => /** @type {const} */ ([one.alert, one])))(
    '%s rests on metrics that are there, has a severity and a sentence, and leads to its heading',
    (name, { expr, labels, annotations }) => {
      expect(name).toMatch(/^Beian[A-Z]\w+$/);
      expect(unknownIn(expr)).toEqual([]);
      expect(expr).toMatch(/\bbeian_|\bup\{job=~"beian-/);
      expect(['critical', 'warning']).toContain(labels.severity);
      expect(annotations.summary).toMatch(/\.$/);
      expect(annotations.runbook).toBe(`docs/runbook.md#${name.toLowerCase()}`);
    },
  );

  test('the runbook has a heading for each alert, in their sequence, and for nothing else', () => {
    const headings = [...read('docs/runbook.md').matchAll(/^### (\w+)$/gm)].map(([, name]) => name);
    expect(headings).toEqual(alerts.map(({ alert }) => alert));
  });
});

test('each panel of the dashboard rests on metrics that are there', () => {
  const panels = dashboard.panels.filter(({ targets }) => targets !== undefined);
  expect(panels.length).toBeGreaterThan(15);
  for (const { title, targets = [] } of panels)
    expect(
      targets.flatMap(({ expr }) => unknownIn(expr)),
      title,
    ).toEqual([]);
});

test('no metric has a label that Prometheus gives, and times and counters are named by its conventions', () => {
  for (const name of metricNames) {
    const { type, labels } = metricRow(name);
    expect(
      labels.filter((label) => givenLabels.includes(label)),
      name,
    ).toEqual([]);
    expect(name.endsWith('_total'), name).toBe(type === 'counter');
    expect(name).not.toMatch(/_(ms|minutes|hours|days|mib)\b/);
  }
});

test('the compose file of the metrics names a port that Prometheus asks, in settings that the programs take', () => {
  const { services } = parse(read('docker/metrics.yaml'), { merge: true });
  const { scrape_configs: jobs } = parse(read('docker/prometheus/prometheus.yaml'));
  const asked = jobs.flatMap(
    (/** @type {{ dns_sd_configs: { names: string[], port: number }[] }} */ job) => job.dns_sd_configs,
  );
  expect(asked.map((/** @type {{ names: string[] }} */ one) => one.names[0])).toEqual(['api', 'worker']);
  const paths = { FILES_DIR: '/tmp', KEYS_FILE: '/tmp/keys.json' };
  const api = readApi({ ...services.api.environment, ...paths, DATABASE_APP_URL: 'postgres://app@db/beian' });
  const addresses = { SMTP_URL: 'smtp://a', SMS_URL: 'http://a', REGISTRY_URL: 'http://a' };
  const worker = readWorker({
    ...services.worker.environment,
    ...{ ...paths, ...addresses },
    DATABASE_WORKER_URL: 'postgres://worker@db/beian',
  });
  for (const { port } of asked) expect([api.metricsPort, worker.METRICS_PORT]).toEqual([port, port]);
  expect([api.metricsHost, worker.METRICS_HOST]).toEqual(['0.0.0.0', '0.0.0.0']);
});
