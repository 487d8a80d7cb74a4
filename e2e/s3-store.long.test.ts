import { unavailabilityOf } from '@beian/database/connection';
import { type FileStore, openFileStore } from '@beian/database/files';
import { keyringOf, testFileStore } from '@beian/testing/file-stores';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { type S3Server, startS3Server } from '../scripts/lib/s3-server.mjs';

const BUCKET = 'beian-files';
let server: S3Server;
let stores: Map<string, FileStore>;
const addressOf = (bucket: string) => `s3://${bucket}?region=us-east-1&endpoint=${server.endpoint}&path-style=1`;

beforeAll(async () => {
  server = await startS3Server();
  for (const [name, value] of Object.entries(server.keys)) vi.stubEnv(name, value);
  await server.makeBucket(BUCKET);
  stores = new Map();
  for (const current of ['k1', 'k2'] as const)
    stores.set(current, await openFileStore({ filesDir: addressOf(BUCKET) }, keyringOf(current)));
});
afterAll(async () => {
  await server?.stop();
  vi.unstubAllEnvs();
});

const keyOf = (name: string) => `${name.slice(0, 2)}/${name.slice(2, 4)}/${name}`;

describe('a bucket of S3', () => {
  testFileStore(
    (current) => stores.get(current) as FileStore,
    () => ({
      read: (name) => server.readObject(BUCKET, keyOf(name)),
      write: (name, bytes) => server.writeObject(BUCKET, keyOf(name), bytes),
      all: async () => (await server.listObjects(BUCKET)).map((key) => key.split('/').at(-1) ?? ''),
    }),
  );

  it('holds the largest data file', async () => {
    const store = stores.get('k1') as FileStore;
    const bytes = Buffer.alloc(45 * 1024 ** 2, 'beian');
    const name = await store.put(bytes);
    expect((await store.get(name)).equals(bytes)).toBe(true);
    await store.delete(name);
  });
});

it('a bucket that is missing, and a wrong key, are refused at the start in a sentence', async () => {
  await expect(openFileStore({ filesDir: addressOf('not-there') }, keyringOf('k1'))).rejects.toThrow(
    /^FILES_DIR: the bucket not-there at http:.* cannot be written to \(NoSuchBucket\)\. Make it, and let the access key/,
  );
  vi.stubEnv('AWS_SECRET_ACCESS_KEY', 'wrong');
  await expect(openFileStore({ filesDir: addressOf(BUCKET) }, keyringOf('k1'))).rejects.toThrow(
    'SignatureDoesNotMatch',
  );
  vi.stubEnv('AWS_SECRET_ACCESS_KEY', server.keys.AWS_SECRET_ACCESS_KEY);
});

it('a server that is away is named by readiness and by each call, and what was stored is there when it is back', async () => {
  const store = await openFileStore({ filesDir: addressOf(BUCKET) }, keyringOf('k1'));
  const name = await store.put(Buffer.from('kept'));
  await server.kill();
  expect(await store.fault()).toBe('FILES_UNREACHABLE');
  for (const call of [() => store.put(Buffer.from('lost')), () => store.get(name), () => store.has(name)]) {
    const error = await call().catch((reason: unknown) => reason);
    expect(unavailabilityOf(error)).toBe('FILES_AWAY');
  }
  await server.start();
  expect((await store.get(name)).toString()).toBe('kept');
});
