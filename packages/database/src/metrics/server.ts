import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { figure } from '@beian/domain/metrics';
import {
  capabilitiesLeft,
  explainReadiness,
  type ReadinessFault,
  type ReadinessProgram,
  readinessOf,
} from '@beian/domain/readiness';
import { release } from '../programs/release.ts';
import type { Metrics } from './metrics.ts';

/** A head of a request must come within this, ms. */
const HEAD_MS = 5000;
/** More than collectors and probes need. */
const MAX_CONNECTIONS = 20;

interface MetricsServerOptions {
  /** An address of this machine; the page is for collectors inside the network, without sign-in. */
  readonly host: string;
  /** 0: any free port. */
  readonly port: number;
  readonly metrics: Metrics;
  readonly program: ReadinessProgram;
  /** What is wrong with the process; what each takes away: `@beian/domain/readiness`. */
  readonly findFaults: () => Promise<readonly ReadinessFault[]>;
}

/** Serves metrics and health of a process, on a port of their own. */
export interface MetricsServer {
  readonly port: number;
  close(): Promise<void>;
}

/**
 * `GET /metrics`; `/healthz`: the process runs; `/readyz`: 200 when it can do what it is for, else 503, with the faults; with
 * `?verbose` also what each takes away. Rejects when the port is taken.
 */
export async function openMetricsServer({
  host,
  port,
  metrics,
  program,
  findFaults,
}: MetricsServerOptions): Promise<MetricsServer> {
  metrics.readPart('readiness', async () => {
    const faults = await findFaults();
    return [
      figure('beian_ready', {}, readinessOf(program, faults).ready ? 1 : 0),
      ...capabilitiesLeft(program, faults).map(({ capability, works }) =>
        figure('beian_capability', { capability }, works ? 1 : 0),
      ),
      ...faults.map((fault) => figure('beian_readiness_fault', { fault }, 1)),
    ];
  });
  const routes: Routes = {
    '/metrics': async () => {
      const { contentType, text } = await metrics.page();
      return { status: 200, contentType, text };
    },
    '/healthz': async () => json(200, { alive: true, release }),
    '/readyz': async (parameters) => {
      const faults = await findFaults();
      const readiness = readinessOf(program, faults);
      const more = parameters.has('verbose') ? explainReadiness(program, faults) : {};
      return json(readiness.ready ? 200 : 503, { ...readiness, release, ...more });
    },
  };
  const server = createServer({ headersTimeout: HEAD_MS, requestTimeout: HEAD_MS }, (request, response) => {
    answerOf(routes, request).then(
      (answer) => send(response, answer),
      () => send(response, json(500, { error: 'the metrics cannot be read' })),
    );
  });
  server.maxConnections = MAX_CONNECTIONS;
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject);
    server.listen(port, host, resolve);
  });
  metrics.addProcess();
  metrics.set('beian_build_info', { version: release, node: process.versions.node }, 1);
  return {
    port: (server.address() as AddressInfo).port,
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}

interface Answer {
  readonly status: number;
  readonly contentType: string;
  readonly text: string;
}

type Routes = Readonly<Record<string, (parameters: URLSearchParams) => Promise<Answer>>>;

const json = (status: number, value: object): Answer => ({
  status,
  contentType: 'application/json; charset=utf-8',
  text: JSON.stringify(value),
});

async function answerOf(routes: Routes, { method, url = '' }: IncomingMessage): Promise<Answer> {
  const [path = '', query] = url.split('?');
  const route = Object.hasOwn(routes, path) ? routes[path] : undefined;
  if (route === undefined) return json(404, { error: `there are ${Object.keys(routes).join(', ')}` });
  return method === 'GET' || method === 'HEAD'
    ? route(new URLSearchParams(query))
    : json(405, { error: 'only GET and HEAD are taken' });
}

function send(response: ServerResponse, { status, contentType, text }: Answer): void {
  response.writeHead(status, {
    'content-type': contentType,
    'cache-control': 'no-store',
    'x-content-type-options': 'nosniff',
    ...(status === 503 ? { 'retry-after': '5' } : {}),
    ...(status === 405 ? { allow: 'GET, HEAD' } : {}),
  });
  response.end(text);
}
