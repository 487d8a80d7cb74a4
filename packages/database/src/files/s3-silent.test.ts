import { type AddressInfo, createServer, type Server, type Socket } from 'node:net';
import { keyringOf } from '@beian/testing/file-stores';
import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import { FilesAway } from './away.ts';
import { boundFileStore, bucketLimits } from './bounded.ts';
import { readS3Address } from './s3-address.ts';
import { checkBucket, openBucket } from './s3-bucket.ts';
import { createS3Store } from './s3-store.ts';

/** Takes connections and requests, and answers none. */
let silent: Server;
const sockets = new Set<Socket>();
let address: ReturnType<typeof readS3Address>;
beforeAll(async () => {
  silent = createServer((socket) => {
    sockets.add(socket);
    socket.on('error', () => sockets.delete(socket)).resume();
  });
  await new Promise<void>((resolve) => silent.listen(0, '127.0.0.1', resolve));
  const { port } = silent.address() as AddressInfo;
  address = readS3Address(`s3://files?region=us-east-1&endpoint=http://127.0.0.1:${port}&path-style=1`);
  for (const name of ['AWS_ACCESS_KEY_ID', 'AWS_SECRET_ACCESS_KEY']) vi.stubEnv(name, 'sample');
});
afterAll(() => {
  vi.unstubAllEnvs();
  for (const socket of sockets) socket.destroy();
  silent?.close();
});

const times = { callMs: 2000, silenceMs: 50 };

test('a bucket that takes connections and never answers ends every call by itself, as a store that is away', async () => {
  const bucket = await openBucket(address, times);
  const store = boundFileStore(createS3Store(bucket, keyringOf('k1')), bucketLimits);
  const name = '0'.repeat(32);
  const calls = [
    () => store.put(Buffer.from('bytes')),
    () => store.get(name),
    () => store.has(name),
    () => store.delete(name),
  ];
  const asked = performance.now();
  for (const one of await Promise.allSettled(calls.map((call) => call())))
    expect(one).toMatchObject({ status: 'rejected', reason: expect.any(FilesAway) });
  expect(performance.now() - asked).toBeLessThan(times.callMs);
  expect(await store.fault()).toBe('FILES_UNREACHABLE');
  bucket.close();
});

test('a program that starts with it ends with a sentence', async () => {
  await expect(checkBucket(await openBucket(address, times))).rejects.toThrow(
    /FILES_DIR: the bucket files at http:.* does not answer \(TimeoutError\)\. Check endpoint/,
  );
});
