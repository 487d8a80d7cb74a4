import { createServer, type Server } from 'node:http';
import { afterAll, beforeAll, expect, test } from 'vitest';
import * as orderFlow from '../examples/order-flow.mjs';
import { type Stack, startStack } from './stack.ts';
import { createDraft } from './steps.ts';

interface Span {
  readonly name: string;
  readonly traceId: string;
  readonly service: string;
}

/** A collector that keeps what it receives: OTLP over HTTP with JSON, as a real one does. */
const spans: Span[] = [];
const collector: Server = createServer((request, response) => {
  const parts: Buffer[] = [];
  request.on('data', (part) => parts.push(part));
  request.on('end', () => {
    for (const { resource, scopeSpans } of JSON.parse(Buffer.concat(parts).toString()).resourceSpans) {
      const service = resource.attributes.find(({ key }: { key: string }) => key === 'service.name').value.stringValue;
      for (const scope of scopeSpans)
        for (const { name, traceId } of scope.spans) spans.push({ name, traceId, service });
    }
    response.writeHead(200, { 'content-type': 'application/json' }).end('{}');
  });
});

let stack: Stack;
beforeAll(async () => {
  await new Promise<void>((resolve) => collector.listen(0, '127.0.0.1', resolve));
  const address = collector.address();
  const port = typeof address === 'object' ? address?.port : undefined;
  const env = { OTEL_EXPORTER_OTLP_ENDPOINT: `http://127.0.0.1:${port}` };
  stack = await startStack({ apiEnv: env, workerEnv: env });
});
afterAll(async () => {
  await stack?.stop();
  collector.close();
});

test('a trace leads from the request through its transaction to the jobs that it added in the worker', async () => {
  const order = await orderFlow.sendVersionedEvent(stack.partner, 'submit', await createDraft(stack));
  await stack.waitFor('the jobs of the submission to be done', async () => {
    const rows = await stack.db.query('select sent_at from app.notices where order_id = $1', [order.id]);
    return rows.length > 0 && rows.every((row) => row.sent_at !== null);
  });
  const jobs = () =>
    spans.filter(({ service, name }) => service === 'beian-desk-worker' && name === 'job deliverNotice');
  await expect.poll(() => jobs().length).toBeGreaterThan(0);
  const [job] = jobs();
  const trace = () => spans.filter(({ traceId }) => traceId === job?.traceId).map(({ name }) => name);
  await expect.poll(trace).toEqual(expect.arrayContaining(['POST /graphql', 'transaction', 'job deliverNotice']));
  expect(JSON.stringify(spans)).not.toContain(order.id);
});
