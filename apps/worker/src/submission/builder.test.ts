import { pino } from 'pino';
import { expect, test } from 'vitest';
import { type BuiltMessage, createThreadBuilder } from './builder.ts';

const connection = { id: 'bureau_1', ispId: '320000000999' };
const silent = pino({ level: 'silent' });
const threadOf = (source: string) =>
  new URL(`data:text/javascript,${encodeURIComponent(`import { parentPort } from 'node:worker_threads';${source}`)}`);

test('a file comes from its thread without copying, and after a thread dies the next file starts another', async () => {
  const builder = createThreadBuilder(
    silent,
    threadOf(`
      let files = 0;
      parentPort.on('message', (word) => {
        if (word === 'stop') return parentPort.close();
        if (files++ > 0) process.exit(1);
        const pieces = [Uint8Array.of(1, 2, 3), new Uint8Array(100000).fill(7)];
        const kept = { stored: 'name', fileHash: 'hash', bytes: 9 };
        const versions = new Map([[word.build.id, 4]]);
        parentPort.postMessage({ versions, kept, deflated: { crc: 5, size: 9, pieces } }, [pieces[1].buffer]);
      });`),
  );
  for (let round = 0; round < 2; round++) {
    const built = await builder.build(connection);
    expect([...(built?.versions ?? [])]).toEqual([[connection.id, 4]]);
    expect(built?.kept).toEqual({ stored: 'name', fileHash: 'hash', bytes: 9 } satisfies BuiltMessage['kept']);
    const deflated = await built?.deflated;
    expect(deflated?.pieces.map((piece) => [Buffer.isBuffer(piece), piece.length, piece[0]])).toEqual([
      [true, 3, 1],
      [true, 100_000, 7],
    ]);
    expect(await builder.build(connection)).toBeUndefined();
  }
  await builder.stop();
});

test('a thread that cannot start gives no file, and one that never started needs no stop', async () => {
  const broken = createThreadBuilder(silent, threadOf(`throw new Error('no');`));
  expect(await broken.build(connection)).toBeUndefined();
  await broken.stop();
});
