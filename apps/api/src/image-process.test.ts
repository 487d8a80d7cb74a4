import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { createImageProcess } from '@beian/documents/images';
import { noisyJpeg } from '@beian/testing/fixtures';
import { afterAll, beforeAll, expect, test } from 'vitest';

const folder = mkdtempSync(path.join(os.tmpdir(), 'beian-image-process-'));
const ends: string[] = [];
const images = createImageProcess({
  program: new URL('./image-process.ts', import.meta.url),
  env: { MALLOC_ARENA_MAX: '2' },
  execArgv: ['--conditions=development', '--import', import.meta.resolve('tsx')],
  onEnd: (why) => ends.push(why),
});
let photo: Buffer;
beforeAll(async () => {
  photo = await noisyJpeg(900, 700, 80);
});
afterAll(() => {
  images.stop();
  rmSync(folder, { recursive: true, force: true });
});

const written = (name: string, source: string): URL => {
  const file = path.join(folder, name);
  writeFileSync(file, source);
  return pathToFileURL(file);
};
const runs = () => {
  const pid = images.pid();
  if (pid === undefined) throw new Error('no process runs');
  return pid;
};

test('images are read in a process of lower priority that knows neither keys nor passwords', async () => {
  const read = await images.read(photo);
  expect(read).toMatchObject({ ok: true, image: { width: 900, height: 700, format: 'jpeg' } });
  expect(read.ok && Buffer.isBuffer(read.image.jpeg) && read.image.jpeg.readUInt16BE(0)).toBe(0xffd8);
  expect(await images.read(photo.subarray(0, 5000))).toMatchObject({ ok: false, reason: { code: 'IMAGE_DAMAGED' } });
  expect(os.getPriority(runs())).toBe(Math.min(19, os.getPriority() + 10));
  const variables = readFileSync(`/proc/${runs()}/environ`, 'utf8').matchAll(/(?<=^|\0)(\w+)=/g);
  expect([...variables].map(([, name]) => name).sort()).toEqual([
    'MALLOC_ARENA_MAX',
    'NODE_CHANNEL_FD',
    'NODE_CHANNEL_SERIALIZATION_MODE',
  ]);
});

test('a process that is killed while it reads costs no image', async () => {
  const before = runs();
  const reading = [photo, photo, photo].map((bytes) => images.read(bytes));
  process.kill(before, 'SIGKILL');
  expect((await Promise.all(reading)).map(({ ok }) => ok)).toEqual([true, true, true]);
  expect(ends).toEqual(['SIGKILL']);
  expect(runs()).not.toBe(before);
});

test('a picture that ends the process twice is refused as damaged; where none can start, nothing is said of the picture', async () => {
  const told: string[] = [];
  const breaks = written('breaks.mjs', `process.on('message', () => process.exit(7)); process.send('ready');`);
  const broken = createImageProcess({ program: breaks, env: {}, onEnd: (why) => told.push(why) });
  expect(await broken.read(photo)).toMatchObject({ ok: false, reason: { code: 'IMAGE_DAMAGED' } });
  expect(told).toEqual(['code 7', 'code 7']);
  const absent = createImageProcess({
    program: written('absent.mjs', 'process.exit(3);'),
    env: {},
    onEnd: () => undefined,
  });
  await expect(absent.read(photo)).rejects.toThrow('the process that reads images cannot start: code 3');
});
