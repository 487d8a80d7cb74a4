import { createServer, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { Registration } from '@beian/domain/domain-verification';

/** The registry's reply to one query: an answer, or a function that writes the response. */
export type Reply = Registration | null | ((response: ServerResponse, domain: string) => void | Promise<void>);

export interface TestRegistry {
  readonly url: string;
  /** The names that were queried, in order. */
  readonly asked: string[];
  /** The reply for every name; set by the test. */
  reply: Reply;
  close(): Promise<void>;
}

/** A registry on a free port of the loopback address. */
export async function startTestRegistry(): Promise<TestRegistry> {
  const asked: string[] = [];
  const registry = { asked, reply: null as Reply };
  const server = createServer((request, response) => {
    const name = decodeURIComponent((request.url ?? '').replace('/registry/domains/', ''));
    asked.push(name);
    const { reply } = registry;
    if (typeof reply === 'function') return void reply(response, name);
    sendJson(response, reply === null ? 404 : 200, { name, tld: { name: 'example', approved: true }, ...reply });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  return Object.assign(registry, {
    url: `http://127.0.0.1:${port}/registry`,
    close: () =>
      new Promise<void>((resolve) => {
        server.closeAllConnections();
        server.close(() => resolve());
      }),
  });
}

export function sendJson(response: ServerResponse, status: number, body: unknown): void {
  response.writeHead(status, { 'content-type': 'application/json' });
  response.end(typeof body === 'string' ? body : JSON.stringify(body));
}
