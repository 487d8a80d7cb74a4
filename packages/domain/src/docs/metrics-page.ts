import { type MetricName, type MetricPart, metricNames, metricRow } from '../metrics/metrics.ts';
import { code, codes, page, section, table } from './markdown.ts';

/** How the metrics of a part are read. */
const readFrom: Readonly<Record<MetricPart, string>> = {
  certificates: 'what other sides showed at the last look, every `CERTIFICATE_LOOK_MS`',
  installation:
    'one statement, at most every 5 s and for at most 3 s; every worker gives the same, test orders are left out',
  pools: 'the pools of the process; not those of the worker’s threads and queues',
  queues: 'the store of the queues, at most every 5 s',
  readiness: 'what `/readyz` asks',
  space: 'the file system of `FILES_DIR`',
  streams: 'the open streams of the process',
  tasks: 'the periodic tasks of the process',
  workers: 'the rows that workers write every 5 s while they work',
};

const rowsOf = (names: readonly MetricName[]): string =>
  table(
    ['metric', 'type', 'labels', 'programs', 'meaning'],
    names.map((name) => {
      const { type, labels, programs, help } = metricRow(name);
      return [code(name), type, codes(labels), programs.join(', '), help];
    }),
  );

export const metricsPage = (): string =>
  page('监控指标 Metrics', 'metrics/metrics.ts', [
    'What `/metrics` gives on `METRICS_PORT` ([operations](../operations.md#watch)), besides Node’s own figures (`process_…`, `nodejs_…`). A time is in seconds, an age is counted when the page is asked for.',
    section('Counted as it happens', rowsOf(metricNames.filter((name) => metricRow(name).part === undefined))),
    ...(Object.keys(readFrom) as MetricPart[]).map((part) =>
      section(
        `Read: ${part}`,
        `From ${readFrom[part]}.`,
        rowsOf(metricNames.filter((name) => metricRow(name).part === part)),
      ),
    ),
  ]);
