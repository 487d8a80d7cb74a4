import { release } from '../programs/release.ts';

/** Spans are sent after at most this time, ms. */
const BATCH_MS = 1000;

interface TraceSettings {
  readonly program: 'api' | 'worker';
  /** Address of an OpenTelemetry collector (OTLP over HTTP), without `/v1/traces`; undefined: no traces. */
  readonly endpoint: string | undefined;
}

/**
 * Sends traces to a collector, in batches; a collector that is away loses spans and delays nothing. The libraries are loaded only then.
 * @returns sends what is left and ends
 */
export async function openTracing({ program, endpoint }: TraceSettings): Promise<() => Promise<void>> {
  if (endpoint === undefined) return async () => undefined;
  const [api, sdk, { OTLPTraceExporter }, { resourceFromAttributes }, contexts, { W3CTraceContextPropagator }] =
    await Promise.all([
      import('@opentelemetry/api'),
      import('@opentelemetry/sdk-trace'),
      import('@opentelemetry/exporter-trace-otlp-http'),
      import('@opentelemetry/resources'),
      import('@opentelemetry/context-async-hooks'),
      import('@opentelemetry/core'),
    ]);
  const exporter = new OTLPTraceExporter({ url: `${endpoint.replace(/\/$/, '')}/v1/traces` });
  const provider = new sdk.TracerProvider({
    resource: resourceFromAttributes({ 'service.name': `beian-desk-${program}`, 'service.version': release }),
    spanProcessors: [new sdk.BatchSpanProcessor({ exporter, scheduledDelayMillis: BATCH_MS })],
  });
  api.context.setGlobalContextManager(new contexts.AsyncLocalStorageContextManager().enable());
  api.propagation.setGlobalPropagator(new W3CTraceContextPropagator());
  api.trace.setGlobalTracerProvider(provider);
  return () => provider.shutdown();
}
