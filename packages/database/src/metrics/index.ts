export { createMetrics, type Metrics } from './metrics.ts';
export { measurePools } from './pools.ts';
export { type MetricsServer, openMetricsServer } from './server.ts';
