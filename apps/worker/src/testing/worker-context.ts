import { Writable } from 'node:stream';
import type { TestDatabase } from '@beian/testing/database';
import { pino } from 'pino';
import { readEnvironment } from '../environment.ts';
import { createBureauRecorder } from '../incidents.ts';
import { openPorts } from '../ports/ports.ts';
import type { WorkerContext } from '../worker-context.ts';

export interface TestWorkerContext extends WorkerContext {
  /** The log lines so far. */
  readonly lines: readonly Record<string, unknown>[];
  /** Resolves with the next log line with this message. */
  waitForLog(message: string): Promise<Record<string, unknown>>;
}

/** A worker context on a test database, with a log that tests can wait for. */
export function testWorkerContext(db: TestDatabase, settings: Record<string, string> = {}): TestWorkerContext {
  const env = readEnvironment({
    DATABASE_WORKER_URL: db.workerUrl,
    FILES_DIR: db.filesDir,
    KEYS_FILE: db.keysFile,
    SMTP_URL: 'smtp://127.0.0.1:9',
    SMS_URL: 'http://127.0.0.1:9/sms',
    REGISTRY_URL: 'http://127.0.0.1:9/registry',
    BUREAU_PRIVATE_HOSTS: '127.0.0.1',
    BUREAU_CALL_MS: '5000',
    BUREAU_SETTLE_MS: '0',
    BUREAU_BATCH_MS: '0',
    ...settings,
  });
  const lines: Record<string, unknown>[] = [];
  const waiting: { message: string; resolve: (line: Record<string, unknown>) => void }[] = [];
  const stream = new Writable({
    write(chunk: Buffer, _encoding, done) {
      const line = JSON.parse(chunk.toString()) as Record<string, unknown>;
      lines.push(line);
      for (const one of waiting.filter(({ message }) => message === line.msg)) {
        waiting.splice(waiting.indexOf(one), 1);
        one.resolve(line);
      }
      done();
    },
  });
  const log = pino({ level: 'debug' }, stream);
  return {
    ctx: db.worker,
    env,
    ports: openPorts(env, createBureauRecorder(db.worker, log)),
    log,
    lines,
    waitForLog: (message) => new Promise((resolve) => waiting.push({ message, resolve })),
  };
}
