import { pino } from 'pino';
import { expect, test } from 'vitest';
import { startThread } from './threads.ts';

/** A thread that reports each message on a channel, dies on 'wake', and ends on 'stop'. */
const told = new BroadcastChannel('threads.test');
const source = `
  import { parentPort, workerData, BroadcastChannel } from 'node:worker_threads';
  const channel = new BroadcastChannel('threads.test');
  channel.postMessage('up ' + workerData.part);
  parentPort.on('message', (word) => {
    channel.postMessage(word);
    if (word === 'wake') setImmediate(() => process.exit(1));
    else { channel.close(); parentPort.close(); }
  });`;

test('a thread that dies is started again, and ends on stop', async () => {
  const words: string[] = [];
  let heard: () => void = () => undefined;
  told.onmessage = ({ data }) => {
    words.push(String(data));
    heard();
  };
  const until = async (count: number) => {
    while (words.length < count) {
      await new Promise<void>((resolve) => {
        heard = resolve;
      });
    }
  };
  const file = new URL(`data:text/javascript,${encodeURIComponent(source)}`);
  const task = startThread('uploads', file, pino({ level: 'silent' }));
  await until(1);
  task.runNow();
  await until(3);
  await task.stop();
  await until(4);
  told.close();
  expect(words).toEqual(['up uploads', 'wake', 'up uploads', 'stop']);
});
