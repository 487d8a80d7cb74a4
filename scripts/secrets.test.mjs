import { generateKeyPairSync } from 'node:crypto';
import { expect, test } from 'vitest';
import { testFolder } from './lib/test-folder.mjs';
import { findSecrets } from './secrets.mjs';

// Assembled here, so that this file contains no secret.
const letters = 'AbCdEf0123456789'.repeat(4);
const pem = () =>
  String(generateKeyPairSync('ec', { namedCurve: 'P-256' }).privateKey.export({ type: 'pkcs8', format: 'pem' }));
const address = `postgres://migrator:${'Tr0ub4dor'}@db.inside.example:5432/beian`;
const keys = JSON.stringify({ sealing: { current: 'k1', keys: { k1: `${letters.slice(0, 43)}=` } } });

test('a planted secret is reported by file, line and kind without its text; a known one is accepted (ASVS 13.3.1)', async () => {
  const planted = [
    ['a.ts', `export const key = 'bd_${'live'}_${letters.slice(0, 38)}';`],
    ['b.env', `DATABASE_URL=${address}`],
    ['c/d.pem', pem()],
    ['e.md', `Signed with whsec_${letters.slice(0, 32)}.`],
    ['f.yaml', `aws_secret_access_key = ${`${letters}`.slice(0, 40)}\nAWS_ACCESS_KEY_ID=AKIA${'QWERTYUIOPASDFGH'}`],
    ['g.mjs', `const github = 'ghp_${letters.slice(0, 36)}';`],
    ['h.json', keys],
  ];
  const folder = testFolder({
    ...Object.fromEntries(planted.map(([name, text]) => [name, `\n${text}\n`])),
    'sound.ts': 'export {};\n',
  });
  const { found, files } = await findSecrets(folder, []);
  expect(files).toBe(8);
  for (const [name = ''] of planted)
    expect([name, found.some((line) => line.startsWith(`${name}:`))]).toEqual([name, true]);
  expect(found.some((line) => line.startsWith('sound.ts'))).toBe(false);
  for (const secret of [letters.slice(0, 32), 'Tr0ub4dor']) expect(found.join('\n')).not.toContain(secret);
  const known = [{ file: 'b.env', text: address, why: 'a test' }];
  expect((await findSecrets(folder, known)).found.some((line) => line.startsWith('b.env'))).toBe(false);
  const stale = [{ file: 'sound.ts', text: 'gone', why: 'a test' }];
  expect((await findSecrets(folder, stale)).found).toContainEqual(
    expect.stringContaining('holds no such text any more'),
  );
});
