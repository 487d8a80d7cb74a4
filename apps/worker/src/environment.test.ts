import { chmodSync, mkdtempSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { expect, test } from 'vitest';
import { readEnvironment } from './environment.ts';

const sound = {
  DATABASE_WORKER_URL: 'postgres://worker@127.0.0.1/beian',
  FILES_DIR: '/tmp/files',
  KEYS_FILE: '/tmp/keys.json',
  SMTP_URL: 'smtp://127.0.0.1:4325',
  SMS_URL: 'http://127.0.0.1:4300/sms',
  REGISTRY_URL: 'http://127.0.0.1:4300/registry',
};

test('defaults suit a development machine', () => {
  const read = readEnvironment({ ...sound, REDIS_URL: '' });
  expect(read.REDIS_URL).toBeUndefined();
  expect([read.METRICS_PORT, read.METRICS_HOST]).toEqual([undefined, '127.0.0.1']);
  expect([read.BUREAU_POLL_MS, read.BUREAU_QUIET_POLL_MS]).toEqual([2000, 16_000]);
  expect([read.OUTBOX_AGAIN_S, read.TIMER_TICK_MS, read.BUREAU_CALL_MS]).toEqual([30, 1000, 30_000]);
});

test("the bureau's time-out is waited for, unless it is the sandbox", () => {
  expect(readEnvironment(sound).BUREAU_SETTLE_MS).toBe(60_000);
  expect(readEnvironment(sound).BUREAU_BATCH_MS).toBe(60_000);
  expect(readEnvironment({ ...sound, SANDBOX_URL: 'http://127.0.0.1:4300' }).BUREAU_BATCH_MS).toBe(1000);
  expect(readEnvironment({ ...sound, SANDBOX_URL: 'http://127.0.0.1:4300' }).BUREAU_SETTLE_MS).toBe(0);
});

test.each([
  ['DATABASE_WORKER_URL', '', 'DATABASE_WORKER_URL must be the postgres:// address of the role worker.'],
  ['SMTP_URL', 'localhost', 'SMTP_URL must be an smtp:// address.'],
  ['SMS_URL', 'ftp://x', 'SMS_URL must be an http:// address.'],
  ['REGISTRY_URL', 'x', 'REGISTRY_URL must be the http:// address of the domain registry.'],
  ['MINISTRY_URL', 'ministry', 'MINISTRY_URL must be an http:// address.'],
  ['BUREAU_APP_URL', 'app', 'BUREAU_APP_URL must be an http:// address.'],
  ['FACE_CHECK_URL', 'face', 'FACE_CHECK_URL must be an http:// address.'],
  ['RESOURCES_URL', 'cloud', 'RESOURCES_URL must be an http:// address.'],
  ['READER_URL', 'reader', 'READER_URL must be an http:// address.'],
  ['ORDER_URL', 'orders', 'ORDER_URL must be an http:// address.'],
  ['REDIS_URL', 'http://x', 'REDIS_URL must be a redis:// address.'],
  ['BUREAU_PRIVATE_HOSTS', 'a b', 'BUREAU_PRIVATE_HOSTS must be host names or addresses with commas between them.'],
  ['BUREAU_CA_FILE', '/nowhere.pem', 'BUREAU_CA_FILE must name a PEM file: /nowhere.pem cannot be read (ENOENT).'],
  [
    'BUREAU_CA_FILE',
    '/etc/hosts',
    'BUREAU_CA_FILE must name a PEM file: /etc/hosts holds no -----BEGIN CERTIFICATE-----.',
  ],
  ['SMTP_URL_FILE', '/nowhere', 'SMTP_URL and SMTP_URL_FILE are both set: leave one out.'],
  ['OUTBOX_AGAIN_S', '0', 'OUTBOX_AGAIN_S must be a number of seconds from 1 to 3600.'],
  ['BUREAU_POLL_MS', 'soon', 'BUREAU_POLL_MS must be a whole number of milliseconds.'],
  ['METRICS_PORT', '70000', 'METRICS_PORT must be a whole number from 0 to 65535 (0 takes a free port).'],
  ['BUREAU_CALL_MS', '-1', 'BUREAU_CALL_MS must not be negative.'],
])('a wrong %s is one sentence that names it', (name, value, sentence) => {
  expect(() => readEnvironment({ ...sound, [name]: value })).toThrow(sentence);
});

test('several mistakes are reported at once', () => {
  expect(() => readEnvironment({})).toThrow(
    /DATABASE_WORKER_URL.*FILES_DIR.*KEYS_FILE.*SMTP_URL.*SMS_URL.*REGISTRY_URL/,
  );
});

test('heads of the audit are signed and stored outside the database in production (ASVS 16.4.3)', () => {
  const audit = { AUDIT_KEY_FILE: '/tmp/audit-key.pem', AUDIT_HEADS_DIR: '/tmp/heads' };
  expect(readEnvironment(sound).AUDIT_KEY_FILE).toBeUndefined();
  expect(readEnvironment(inProduction(audit)).AUDIT_HEADS_DIR).toBe('/tmp/heads');
  const without = inProduction({ AUDIT_KEY_FILE: '', AUDIT_HEADS_DIR: '' });
  expect(() => readEnvironment(without)).toThrow('AUDIT_KEY_FILE must name');
  expect(() => readEnvironment({ ...sound, AUDIT_HEADS_DIR: '/tmp/heads' })).toThrow(
    'AUDIT_HEADS_DIR and AUDIT_KEY_FILE',
  );
});

test('webhooks cannot use internal addresses in production', () => {
  expect(readEnvironment({ ...sound, WEBHOOK_ALLOW_PRIVATE: '1' }).WEBHOOK_ALLOW_PRIVATE).toBe('1');
  const production = inProduction({ WEBHOOK_ALLOW_PRIVATE: '1' });
  expect(() => readEnvironment(production)).toThrow('WEBHOOK_ALLOW_PRIVATE');
});

/** Settings that are valid in production, with a new keys file. */
function inProduction(
  more: Record<string, string> = {},
  { keys = {}, mode = 0o600 }: { keys?: object; mode?: number } = {},
) {
  const file = path.join(mkdtempSync(path.join(os.tmpdir(), 'beian-keys-')), 'keys.json');
  writeFileSync(file, JSON.stringify({ sealing: {}, ...keys }), { mode });
  chmodSync(file, mode);
  const database = 'postgres://worker:Zq7-several-letters@127.0.0.1/beian';
  const audit = { AUDIT_KEY_FILE: '/tmp/audit.pem', AUDIT_HEADS_DIR: '/tmp/heads' };
  return { ...sound, ...audit, DATABASE_WORKER_URL: database, KEYS_FILE: file, NODE_ENV: 'production', ...more };
}

test.each([
  ['no keys file', inProduction({ KEYS_FILE: '/nowhere/keys.json' }), 'KEYS_FILE must name a keys file that is there'],
  [
    'keys that others read',
    inProduction({}, { mode: 0o644 }),
    'KEYS_FILE must be readable by its owner alone: chmod 600.',
  ],
  [
    'keys of a demonstration',
    inProduction({}, { keys: { madeBy: 'npm start' } }),
    'KEYS_FILE must not hold the keys of a demonstration',
  ],
  [
    'a default password',
    inProduction({ DATABASE_WORKER_URL: 'postgres://worker:worker@db/beian' }),
    'DATABASE_WORKER_URL must not hold a default password',
  ],
  [
    'a short password',
    inProduction({ DATABASE_WORKER_URL: 'postgres://worker:xk39fh2@db/beian' }),
    'DATABASE_WORKER_URL must hold a password of at least 12 characters.',
  ],
])('production does not start with %s', (_, env, sentence) => {
  expect(() => readEnvironment(env)).toThrow(sentence);
});

test('production starts with its own keys and passwords', () => {
  expect(readEnvironment(inProduction()).NODE_ENV).toBe('production');
});
