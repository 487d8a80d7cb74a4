import { chmodSync, mkdtempSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { expect, test } from 'vitest';
import { readEnvironment, WrongSetting } from './environment.ts';

const enough = {
  DATABASE_APP_URL: 'postgres://app:secret@127.0.0.1:5433/beian',
  FILES_DIR: '/srv/files',
  KEYS_FILE: '/srv/keys.json',
};
const sentencesOf = (env: Record<string, string>): string[] => {
  try {
    readEnvironment(env);
  } catch (error) {
    if (error instanceof WrongSetting) return error.message.split('\n');
    throw error;
  }
  return [];
};

/** Settings that are valid in production, with a new keys file. */
function inProduction(
  more: Record<string, string> = {},
  { keys = {}, mode = 0o600 }: { keys?: object; mode?: number } = {},
) {
  const file = path.join(mkdtempSync(path.join(os.tmpdir(), 'beian-keys-')), 'keys.json');
  writeFileSync(file, JSON.stringify({ sealing: {}, ...keys }), { mode });
  chmodSync(file, mode);
  const database = 'postgres://app:Zq7-several-letters@127.0.0.1:5433/beian';
  return { ...enough, DATABASE_APP_URL: database, KEYS_FILE: file, NODE_ENV: 'production', ...more };
}

test('the required settings are enough, and only production needs TLS for cookies', () => {
  expect(readEnvironment(enough)).toEqual({
    port: 4000,
    host: '127.0.0.1',
    metricsPort: undefined,
    metricsHost: '127.0.0.1',
    databaseUrl: enough.DATABASE_APP_URL,
    filesDir: '/srv/files',
    keysFile: '/srv/keys.json',
    consoleDir: undefined,
    graphiqlDir: undefined,
    sandboxUrl: undefined,
    production: false,
    endWithParent: false,
    logLevel: 'info',
    secureCookies: false,
    trustedProxies: [],
    drainMs: 0,
    webhooksInside: false,
    bureauHosts: [],
    decoderEnvironment: {},
    provider: undefined,
  });
  expect(readEnvironment(inProduction()).secureCookies).toBe(true);
  expect(readEnvironment({ ...enough, MALLOC_ARENA_MAX: '2' }).decoderEnvironment).toEqual({ MALLOC_ARENA_MAX: '2' });
  expect(readEnvironment({ ...enough, PORT: '0', CONSOLE_DIR: '' })).toMatchObject({ port: 0, consoleDir: undefined });
});

test('each wrong or missing variable gives one sentence that names it and repeats no value', () => {
  expect(sentencesOf({})).toEqual([
    'DATABASE_APP_URL is missing: it must be an address like postgres://app:password@host:5432/database.',
    'FILES_DIR is missing: it must name the folder of the stored images.',
    'KEYS_FILE is missing: it must name the file of the sealing and hash keys.',
  ]);
  const wrong = sentencesOf({
    ...enough,
    PORT: '70000',
    DATABASE_APP_URL: 'mysql://app:hunter2@x/y',
    LOG_LEVEL: 'loud',
  });
  expect(wrong).toEqual([
    'PORT must be a whole number from 0 to 65535 (0 takes a free port).',
    'DATABASE_APP_URL must be an address like postgres://app:password@host:5432/database.',
    'LOG_LEVEL must be one of fatal, error, warn, info, debug, trace, silent.',
  ]);
});

test('webhooks cannot use internal addresses in production', () => {
  expect(readEnvironment({ ...enough, WEBHOOK_ALLOW_PRIVATE: '1' }).webhooksInside).toBe(true);
  const hosts = { SANDBOX_URL: 'http://127.0.0.1:4010', BUREAU_PRIVATE_HOSTS: '10.1.2.3,Bureau.internal' };
  expect(readEnvironment({ ...enough, ...hosts }).bureauHosts).toEqual(['10.1.2.3', 'bureau.internal', '127.0.0.1']);
  const production = inProduction({ WEBHOOK_ALLOW_PRIVATE: '1' });
  expect(() => readEnvironment(production)).toThrow('WEBHOOK_ALLOW_PRIVATE');
});

test('trusted proxies are addresses, and by default none is trusted', () => {
  const of = (TRUSTED_PROXIES: string) => readEnvironment({ ...enough, TRUSTED_PROXIES }).trustedProxies;
  expect(of('10.0.0.5, 10.1.0.0/16,fd00::/8')).toEqual(['10.0.0.5', '10.1.0.0/16', 'fd00::/8']);
  for (const wrong of ['balancer', '10.0.0.0/33', '10.0.0.5,', '10.0.0.0/8/8', '10.0.0.5/-1'])
    expect(sentencesOf({ ...enough, TRUSTED_PROXIES: wrong }), wrong).toEqual([
      'TRUSTED_PROXIES must be addresses or ranges with commas between, like 10.0.0.5,10.1.0.0/16.',
    ]);
});

const provider = {
  OIDC_ISSUER: 'https://login.example',
  OIDC_CLIENT_ID: 'beian-desk',
  OIDC_CLIENT_SECRET: 'a secret of some length',
  OIDC_REDIRECT_URL: 'https://desk.example/auth/provider/callback',
  OIDC_ROLES: 'desk-reviewers=reviewer, desk-leads=supervisor,desk-leads=administrator',
};

test.each([
  [
    'no keys file',
    inProduction({ KEYS_FILE: '/nowhere/keys.json' }),
    'KEYS_FILE must name a keys file that is there: make one with node scripts/keys.mjs FILE.',
  ],
  [
    'keys that its group reads',
    inProduction({}, { mode: 0o640 }),
    'KEYS_FILE must be readable by its owner alone: chmod 600.',
  ],
  [
    'keys that everybody reads',
    inProduction({}, { mode: 0o604 }),
    'KEYS_FILE must be readable by its owner alone: chmod 600.',
  ],
  [
    'keys of a demonstration',
    inProduction({}, { keys: { madeBy: 'npm start' } }),
    'KEYS_FILE must not hold the keys of a demonstration, which npm start made: make others with node scripts/keys.mjs FILE.',
  ],
  [
    'a password that is the role',
    inProduction({ DATABASE_APP_URL: 'postgres://app:app@db/beian' }),
    'DATABASE_APP_URL must not hold a default password: give the role one of its own.',
  ],
  [
    'a password of an example',
    inProduction({ DATABASE_APP_URL: 'postgres://app:Changeme-123@db/beian' }),
    'DATABASE_APP_URL must not hold a default password: give the role one of its own.',
  ],
  [
    'a short password',
    inProduction({ DATABASE_APP_URL: 'postgres://app:xk39fh2@db/beian' }),
    'DATABASE_APP_URL must hold a password of at least 12 characters.',
  ],
  [
    'cookies without TLS',
    inProduction({ SECURE_COOKIES: '0' }),
    'SECURE_COOKIES must not be 0 in production: sessions would travel without TLS, for anybody to read.',
  ],
  [
    'no secret of the provider',
    inProduction({ ...provider, OIDC_CLIENT_SECRET: '' }),
    'OIDC_CLIENT_SECRET is missing: it must be the secret of that client, as OIDC_ISSUER is set.',
  ],
  [
    'a provider without TLS',
    inProduction({ ...provider, OIDC_ISSUER: 'http://127.0.0.1:3000' }),
    'OIDC_ISSUER must be an https:// address in production.',
  ],
])('production does not start with %s', (_, env, sentence) => {
  expect(sentencesOf(env)).toEqual([sentence]);
});

test('production starts with its own keys, passwords and provider', () => {
  expect(sentencesOf(inProduction(provider))).toEqual([]);
});

test('a provider needs all its settings, and each mistake is one sentence', () => {
  expect(readEnvironment({ ...enough, ...provider }).provider).toEqual({
    issuer: 'https://login.example',
    clientId: 'beian-desk',
    clientSecret: 'a secret of some length',
    redirectUrl: 'https://desk.example/auth/provider/callback',
    scope: 'openid profile',
    rolesClaim: 'groups',
    roles: [
      { claimed: 'desk-reviewers', role: 'reviewer' },
      { claimed: 'desk-leads', role: 'supervisor' },
      { claimed: 'desk-leads', role: 'administrator' },
    ],
    name: 'SSO',
    overHttp: false,
  });
  const wrong = (more: Record<string, string>) => sentencesOf({ ...enough, ...provider, ...more });
  expect(wrong({ OIDC_ISSUER: 'http://login.example' })).toEqual([
    'OIDC_ISSUER must be an https:// address (http:// on this machine alone).',
  ]);
  expect(wrong({ OIDC_REDIRECT_URL: 'https://desk.example/callback' })).toEqual([
    'OIDC_REDIRECT_URL must end in /auth/provider/callback.',
  ]);
  expect(wrong({ OIDC_SCOPE: 'profile' })).toEqual(['OIDC_SCOPE must hold openid.']);
  expect(wrong({ OIDC_ROLES: 'a=boss' })).toEqual([
    'OIDC_ROLES must say which value of the claim is which role, e.g. desk-reviewers=reviewer,desk-leads=supervisor; roles are reviewer, supervisor, administrator.',
  ]);
  expect(sentencesOf({ ...enough, OIDC_CLIENT_ID: 'beian-desk' })).toEqual([
    'OIDC_ISSUER is missing, and OIDC_CLIENT_ID is set.',
  ]);
});

test('a secret may be given as the path of its file', () => {
  const file = path.join(mkdtempSync(path.join(os.tmpdir(), 'beian-secret-')), 'secret');
  writeFileSync(file, 'a secret of some length\n');
  const { OIDC_CLIENT_SECRET: _, ...rest } = provider;
  expect(readEnvironment({ ...enough, ...rest, OIDC_CLIENT_SECRET_FILE: file }).provider?.clientSecret).toBe(
    'a secret of some length',
  );
  expect(sentencesOf({ ...enough, ...provider, OIDC_CLIENT_SECRET_FILE: file })).toEqual([
    'OIDC_CLIENT_SECRET and OIDC_CLIENT_SECRET_FILE are both set: leave one out.',
  ]);
  expect(sentencesOf({ ...enough, ...rest, OIDC_CLIENT_SECRET_FILE: '/nowhere/secret' })).toEqual([
    'OIDC_CLIENT_SECRET_FILE names no file that can be read.',
  ]);
});

test('the database address may be given as a file', () => {
  const { DATABASE_APP_URL: _, ...rest } = enough;
  expect(() => readEnvironment({ ...rest, DATABASE_APP_URL_FILE: '/nowhere/at/all' })).toThrow(
    'DATABASE_APP_URL_FILE names no file that can be read.',
  );
  expect(() => readEnvironment({ ...enough, DATABASE_APP_URL_FILE: '/nowhere' })).toThrow('are both set');
});
