import { AsyncLocalStorage } from 'node:async_hooks';
import { context, propagation, type Span, SpanStatusCode, trace } from '@opentelemetry/api';

/** What a request hands on to the jobs that it adds: its id, and its place in a trace (W3C Trace Context) while traces are sent. */
export interface Call {
  readonly requestId: string | null;
  readonly traceparent: string | null;
}

/** Names, codes and numbers; never a value of an order or of a person. */
type Attributes = Readonly<Record<string, string | number | boolean>>;

/**
 * Request ids of the worker's jobs. The API hands them on with the actor: in Node 20 each promise of a process that has once used this storage costs more,
 * 8 % of a page of the queue.
 */
const requestIds = new AsyncLocalStorage<string | null>();
/** Asked for at each span: the library answers with one that does nothing until traces are opened. */
const tracer = () => trace.getTracer('beian-desk');

/** The request that the present job was added by; null outside of a job. */
export const requestIdOfJob = (): string | null => requestIds.getStore() ?? null;

/** The place of the present code in a trace; null while no traces are sent. */
export function currentTraceparent(): string | null {
  const carrier: { traceparent?: string } = {};
  propagation.inject(context.active(), carrier);
  return carrier.traceparent ?? null;
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

/** Begins the trace of a request: what `go` starts belongs to it. `go` receives its span and ends it. */
export function beginTrace(name: string, go: (span: Span) => void): void {
  tracer().startActiveSpan(name, go);
}

/** Adds to the span of the present code, e.g. what is known of a request only later. */
export function describeSpan(attributes: Attributes): void {
  trace.getActiveSpan()?.setAttributes(attributes);
}
