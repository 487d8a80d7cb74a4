import { statSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { expect, test } from 'vitest';
import { requireNodeVersion } from './install.mjs';
import { makeKeys } from './keys.mjs';
import { urlFor, withoutPassword } from './pg-client.mjs';
import { readSettings } from './settings.mjs';
import { testFolder } from './test-folder.mjs';

test.each([
  [{ PORT: 'abc' }, 'PORT must be a port number from 1 to 65535 and is "abc".'],
  [{ PORT: '70000' }, 'PORT must be a port number'],
  [{ SANDBOX_DECISION_MS: '-1' }, 'SANDBOX_DECISION_MS must be a number of milliseconds'],
  [{ DEMO: 'no' }, 'DEMO must be 0 or 1.'],
  [{ SANDBOX_BUREAU_PORTS: 'all' }, 'SANDBOX_BUREAU_PORTS must be a first port'],
  [{ SANDBOX_BUREAUS: '320000;110000' }, 'SANDBOX_BUREAUS must be all, or codes of provinces'],
  [{ DATABASE_URL: 'mysql://desk:hidden@db.example/x' }, 'DATABASE_URL must be an address like postgres://'],
  [{ DATABASE_APP_URL: 'postgres://app@db.example/x' }, 'DATABASE_URL is missing'],
  [{ SANDBOX_URL: 'http://bureau.example', SMS_URL: 'http://phone.example' }, 'SMTP_URL is missing'],
])('%o is refused with a sentence that names it', (env, sentence) => {
  expect(() => readSettings(env)).toThrow(sentence);
});

test('all mistakes are reported at once, without any value that holds a password', () => {
  const env = { PORT: '0', DATABASE_URL: 'desk:hidden@db.example' };
  expect(() => readSettings(env)).toThrow(/^PORT .*\nDATABASE_URL (?!.*hidden)/);
});

test('an empty setting counts as not set', () => {
  expect(readSettings({ PORT: '', FILES_DIR: 'files', OTHER: 'x' })).toEqual({ FILES_DIR: 'files' });
});

test('a database address is rewritten for another role, and shown without its password', () => {
  const url = urlFor('postgres://migrator:hidden@127.0.0.1:5433/beian', 'app', 'a/b@c');
  expect(url).toBe('postgres://app:a%2Fb%40c@127.0.0.1:5433/beian');
  expect(withoutPassword(url)).toBe('postgres://app@127.0.0.1:5433/beian');
});

test('keys are created once, readable by their owner alone', () => {
  const file = path.join(testFolder(), 'keys.json');
  expect(makeKeys(file, false)).toBe('made');
  expect(statSync(file).mode & 0o777).toBe(0o600);
  expect(makeKeys(file, true)).toBe('kept');
});

test('lost or broken keys are not replaced while sealed values need them', () => {
  const file = path.join(testFolder(), 'keys.json');
  expect(() => makeKeys(file, true)).toThrow('is gone');
  writeFileSync(file, '{"sealing":{"current":"k2","keys":{}}}');
  expect(() => makeKeys(file, false)).toThrow('sealing.current names no key');
});

test('an old Node version is refused with a sentence', () => {
  expect(() => requireNodeVersion('18.20.1')).toThrow('Node 20.19 or newer is needed, this is 18.20.1');
  expect(() => requireNodeVersion('20.18.3')).toThrow('this is 20.18.3');
  requireNodeVersion('20.19.0');
  requireNodeVersion('24.0.1');
});
