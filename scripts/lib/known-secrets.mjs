/**
 * Test values that look like secrets. Each is identified by file and text, so another one in the same file is still found; an entry
 * that matches nothing fails the check.
 * @type {readonly { file: string, text: string, why: string }[]}
 */
export const knownSecrets = [
  {
    file: 'docs/installing.md',
    text: 'postgres://migrator:PASSWORD-1@127.0.0.1:5432/beian',
    why: 'an address with a place for the password',
  },
  {
    file: 'docs/installing.md',
    text: 'postgres://app:PASSWORD-2@127.0.0.1:5432/beian',
    why: 'an address with a place for the password',
  },
  {
    file: 'docs/installing.md',
    text: 'postgres://worker:PASSWORD-3@127.0.0.1:5432/beian',
    why: 'an address with a place for the password',
  },
  { file: 'apps/api/src/environment.test.ts', text: 'mysql://app:hunter2@x/y', why: 'an address that is refused' },
  {
    file: 'packages/domain/src/partner/webhook-address.test.ts',
    text: 'https://user:secret@example.com',
    why: 'an address that is refused',
  },
  {
    file: 'packages/partners/src/events/log.db.test.ts',
    text: 'https://user:pass@example.com',
    why: 'an address that is refused',
  },
  {
    file: 'scripts/lib/settings.test.mjs',
    text: 'mysql://desk:hidden@db.example/x',
    why: 'an address that is refused',
  },
  {
    file: 'scripts/lib/settings.test.mjs',
    text: 'postgres://migrator:hidden@127.0.0.1:5433/beian',
    why: 'what others are derived from',
  },
  {
    file: 'scripts/lib/settings.test.mjs',
    text: 'postgres://app:a%2Fb%40c@127.0.0.1:5433/beian',
    why: 'what is derived',
  },
  {
    file: 'packages/testing/src/releases/f22b005f.keys.json',
    text: '"sealing"',
    why: 'keys of a demonstration, whose dump is a fixture',
  },
  ...[
    ['apps/api/src/environment.test.ts', 'postgres://app:Zq7-several-letters@127.0.0.1:5433/beian'],
    ['apps/api/src/environment.test.ts', 'postgres://app:Changeme-123@db/beian'],
    ['apps/api/src/environment.test.ts', 'postgres://app:xk39fh2@db/beian'],
    ['apps/worker/src/environment.test.ts', 'postgres://worker:Zq7-several-letters@127.0.0.1/beian'],
    ['apps/worker/src/environment.test.ts', 'postgres://worker:worker@db/beian'],
    ['apps/worker/src/environment.test.ts', 'postgres://worker:xk39fh2@db/beian'],
  ].map(([file = '', text = '']) => ({ file, text, why: 'a password that production takes or refuses' })),
];
