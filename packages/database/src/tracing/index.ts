export { beginTrace, type Call, describeSpan, followCall, inSpan } from './call.ts';
export { openTracing } from './open-tracing.ts';
