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

test('what is needed is enough; cookies need TLS in production alone', () => {
  expect(readEnvironment(enough)).toEqual({
    port: 4000,
    host: '127.0.0.1',
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
    webhooksInside: false,
  });
  expect(readEnvironment({ ...enough, NODE_ENV: 'production' }).secureCookies).toBe(true);
  expect(readEnvironment({ ...enough, NODE_ENV: 'production', SECURE_COOKIES: '0' }).secureCookies).toBe(false);
  expect(readEnvironment({ ...enough, PORT: '0', CONSOLE_DIR: '' })).toMatchObject({ port: 0, consoleDir: undefined });
});

test('each wrong or missing variable is one sentence that names it and repeats no value', () => {
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

test('webhooks reach nothing inside in production', () => {
  expect(readEnvironment({ ...enough, WEBHOOK_ALLOW_PRIVATE: '1' }).webhooksInside).toBe(true);
  const production = { ...enough, NODE_ENV: 'production', WEBHOOK_ALLOW_PRIVATE: '1' };
  expect(() => readEnvironment(production)).toThrow('WEBHOOK_ALLOW_PRIVATE');
});

test('proxies that are trusted are addresses, and none is trusted that was not named', () => {
  const of = (TRUSTED_PROXIES: string) => readEnvironment({ ...enough, TRUSTED_PROXIES }).trustedProxies;
  expect(of('10.0.0.5, 10.1.0.0/16,fd00::/8')).toEqual(['10.0.0.5', '10.1.0.0/16', 'fd00::/8']);
  for (const wrong of ['balancer', '10.0.0.0/33', '10.0.0.5,', '10.0.0.0/8/8', '10.0.0.5/-1'])
    expect(sentencesOf({ ...enough, TRUSTED_PROXIES: wrong }), wrong).toEqual([
      'TRUSTED_PROXIES must be addresses or ranges with commas between, like 10.0.0.5,10.1.0.0/16.',
    ]);
});
