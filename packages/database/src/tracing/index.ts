export { beginCall, type Call, currentCall, describeSpan, followCall, inSpan } from './call.ts';
export { openTracing } from './open-tracing.ts';
