import { spawn } from 'node:child_process';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { z } from 'zod';

export interface TestSandbox {
  readonly url: string;
  /** Calls a control route. */
  control(method: 'POST' | 'DELETE', route: string, body?: object): Promise<void>;
  get(path: string): Promise<unknown>;
  post(path: string, body: object): Promise<number>;
  close(): Promise<void>;
}

/** The sandbox as a process of its own, reached over its port as the worker reaches it. */
export async function startTestSandbox(): Promise<TestSandbox> {
  const folder = await mkdtemp(join(tmpdir(), 'sandbox-'));
  const main = join(import.meta.dirname, '../../../sandbox/src/main.ts');
  const child = spawn(process.execPath, ['--conditions=development', '--import', import.meta.resolve('tsx'), main], {
    env: { SANDBOX_PORT: '0', SANDBOX_SMTP_PORT: '0', SANDBOX_DATA: folder, END_WITH_PARENT: '1' },
    stdio: ['pipe', 'pipe', 'ignore'],
  });
  const first = await new Promise<string>((resolve, reject) => {
    child.stdout.once('data', (bytes: Buffer) => resolve(bytes.toString()));
    child.once('exit', (code) => reject(new Error(`the sandbox ended with ${code}`)));
  });
  const { port } = z.object({ ready: z.literal(true), port: z.number() }).parse(JSON.parse(first));
  const url = `http://127.0.0.1:${port}`;
  const send = async (method: string, path: string, body?: object): Promise<Response> =>
    fetch(`${url}${path}`, {
      method,
      ...(body === undefined ? {} : { body: JSON.stringify(body), headers: { 'content-type': 'application/json' } }),
    });
  return {
    url,
    control: async (method, route, body) => {
      const answer = await send(method, `/control/${route}`, body);
      if (!answer.ok) throw new Error(`${route}: ${await answer.text()}`);
    },
    get: async (path) => (await send('GET', path)).json(),
    post: async (path, body) => (await send('POST', path, body)).status,
    close: async () => {
      const ended = new Promise((resolve) => child.once('exit', resolve));
      child.kill();
      await ended;
      await rm(folder, { recursive: true, force: true });
    },
  };
}
