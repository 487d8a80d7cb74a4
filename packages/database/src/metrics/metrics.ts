import {
  type Figure,
  figure,
  type MetricLabels,
  type MetricName,
  type MetricNamed,
  type MetricPart,
  type MetricProgram,
  metricNames,
  metricRow,
} from '@beian/domain/metrics';
import { Counter, collectDefaultMetrics, Gauge, Histogram, Registry } from 'prom-client';

/** Upper limits of the classes of a histogram, s. */
const BUCKETS_S = [0.005, 0.025, 0.1, 0.25, 0.5, 1, 2, 5, 10, 30];
/** Figures read so lately are given again, so that several collectors cost no more than one, ms. */
const KNOWN_MS = 2000;
/** A part that is not read within this is left out: a collector waits for 10 s. ms */
const READ_MS = 4000;

/** The metrics of one process. */
export interface Metrics {
  /** Shows a counter before its first event, which Prometheus would not see as an increase otherwise. */
  showZero<N extends MetricNamed<'counter'>>(name: N, labels: MetricLabels<N>): void;
  increment<N extends MetricNamed<'counter'>>(name: N, labels: MetricLabels<N>): void;
  observe<N extends MetricNamed<'histogram'>>(name: N, labels: MetricLabels<N>, seconds: number): void;
  set<N extends MetricNamed<'gauge'>>(name: N, labels: MetricLabels<N>, value: number): void;
  /** Names the function that reads the metrics of a part when the page is asked for. It may fail; then the page lacks them. */
  readPart(part: MetricPart, read: () => Promise<readonly Figure[]>): void;
  /** Adds Node's own figures: processor time, memory, delay of the event loop. They cost a timer. */
  addProcess(): void;
  /** The page, in the text format of Prometheus. */
  page(): Promise<{ readonly contentType: string; readonly text: string }>;
}

type Made = Counter | Gauge | Histogram;

export function createMetrics(program: MetricProgram): Metrics {
  const registry = new Registry();
  const made = new Map<MetricName, Made>(
    metricNames
      .filter((name) => metricRow(name).programs.includes(program))
      .map((name) => [name, make(registry, name)]),
  );
  const parts = new Map<MetricPart, () => Promise<readonly Figure[]>>();
  // The registry holds what the table's row says, so the types of name and method agree.
  const find = <M extends Made>(name: MetricName) => made.get(name) as M | undefined;

  const write = ({ name, labels, value }: Figure): void => {
    const metric = made.get(name);
    if (metric instanceof Gauge) metric.set(labels, value);
    else if (metric instanceof Counter) metric.inc(labels, value);
  };

  return {
    showZero: (name, labels) => find<Counter>(name)?.inc(labels, 0),
    increment: (name, labels) => find<Counter>(name)?.inc(labels),
    observe: (name, labels, seconds) => find<Histogram>(name)?.observe(labels, seconds),
    set: (name, labels, value) => find<Gauge>(name)?.set(labels, value),
    readPart: (part, read) => void parts.set(part, remember(read)),
    addProcess: () => collectDefaultMetrics({ register: registry }),
    async page() {
      const read = await Promise.all(
        [...parts].map(async ([part, readPart]) => ({ part, figures: await readPart().catch(() => undefined) })),
      );
      // Nothing is awaited from here on, so that another page does not mix its figures in.
      for (const [name, metric] of made) if (metricRow(name).part !== undefined) empty(name, metric);
      for (const { part, figures } of read) {
        for (const one of figures ?? []) write(one);
        write(figure('beian_part_read', { part }, figures === undefined ? 0 : 1));
      }
      return { contentType: registry.contentType, text: await registry.metrics() };
    },
  };
}

function make(registry: Registry, name: MetricName): Made {
  const { type, labels, help } = metricRow(name);
  const settings = { name, help, labelNames: [...labels], registers: [registry] };
  if (type === 'counter') return new Counter(settings);
  return type === 'gauge' ? new Gauge(settings) : new Histogram({ ...settings, buckets: BUCKETS_S });
}

/** Removes all values; `reset` alone leaves 0 where there are no labels, which is a figure that nobody has read. */
function empty(name: MetricName, metric: Made): void {
  metric.reset();
  if (metricRow(name).labels.length === 0) metric.remove();
}

/** Reads again after KNOWN_MS, never twice at the same time, and fails after READ_MS. */
function remember<T>(read: () => Promise<T>): () => Promise<T> {
  let known: { readonly value: T; readonly at: number } | undefined;
  let reading: Promise<T> | undefined;
  return async () => {
    if (known !== undefined && performance.now() - known.at < KNOWN_MS) return known.value;
    reading ??= read()
      .then((value) => {
        known = { value, at: performance.now() };
        return value;
      })
      .finally(() => {
        reading = undefined;
      });
    // Another page waits for the same reading.
    reading.catch(() => undefined);
    let timer: NodeJS.Timeout | undefined;
    const late = new Promise<never>((_, reject) => {
      timer = setTimeout(() => reject(new Error('not read in time')), READ_MS);
    });
    return Promise.race([reading, late]).finally(() => clearTimeout(timer));
  };
}
