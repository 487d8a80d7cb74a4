export {
  type Figure,
  figure,
  type MetricLabels,
  type MetricName,
  type MetricNamed,
  type MetricPart,
  type MetricProgram,
  metricNames,
  metricRow,
  metrics,
} from './metrics.ts';
