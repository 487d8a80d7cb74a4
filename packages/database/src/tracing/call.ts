import { AsyncLocalStorage } from 'node:async_hooks';
import { context, propagation, type Span, SpanStatusCode, trace } from '@opentelemetry/api';

/** What a request hands on to the jobs that it adds: its id, and its place in a trace (W3C Trace Context) while traces are sent. */
export interface Call {
  readonly requestId: string | null;
  readonly traceparent: string | null;
}

/** Names, codes and numbers; never a value of an order or of a person. */
type Attributes = Readonly<Record<string, string | number | boolean>>;

const requestIds = new AsyncLocalStorage<string | null>();
/** Asked for at each span: the library answers with one that does nothing until traces are opened. */
const tracer = () => trace.getTracer('beian-desk');

/** The call that the present code belongs to; both are null outside of one. */
export function currentCall(): Call {
  const carrier: { traceparent?: string } = {};
  propagation.inject(context.active(), carrier);
  return { requestId: requestIds.getStore() ?? null, traceparent: carrier.traceparent ?? null };
}

/** Runs `work` as a part of the current trace. A fault marks the span, without its message, which may quote a value. */
export function inSpan<T>(name: string, attributes: Attributes, work: () => Promise<T>): Promise<T> {
  return tracer().startActiveSpan(name, { attributes }, async (span) => {
    try {
      return await work();
    } catch (error) {
      span.setStatus({ code: SpanStatusCode.ERROR });
      throw error;
    } finally {
      span.end();
    }
  });
}

/** Runs `work` as a part of the call that asked for it in another process. */
export function followCall<T>(call: Call, name: string, attributes: Attributes, work: () => Promise<T>): Promise<T> {
  const from = call.traceparent === null ? {} : { traceparent: call.traceparent };
  const parent = propagation.extract(context.active(), from);
  return requestIds.run(call.requestId, () => context.with(parent, () => inSpan(name, attributes, work)));
}

/** Begins the call of a request: what `go` starts belongs to it. `go` receives its span and ends it. */
export function beginCall(requestId: string, name: string, go: (span: Span) => void): void {
  requestIds.run(requestId, () => tracer().startActiveSpan(name, go));
}

/** Adds to the span of the present code, e.g. what is known of a request only later. */
export function describeSpan(attributes: Attributes): void {
  trace.getActiveSpan()?.setAttributes(attributes);
}
