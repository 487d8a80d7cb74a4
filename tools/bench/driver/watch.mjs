// Preloaded into a measured program (`node --import`) and by Node into each of its threads: writes a line every 100 ms with the
// longest delay of this thread's event loop since the last line and the memory of the whole process.
import { appendFileSync } from 'node:fs';
import { monitorEventLoopDelay } from 'node:perf_hooks';
import { isMainThread, threadId } from 'node:worker_threads';

const file = process.env.BENCH_WATCH;
const EVERY_MS = 100;
/** The histogram measures the time between two of its own ticks. */
const RESOLUTION_MS = 5;

if (file !== undefined) {
  const delay = monitorEventLoopDelay({ resolution: RESOLUTION_MS });
  delay.enable();
  const timer = setInterval(() => {
    const hold = Math.max(0, delay.max / 1e6 - RESOLUTION_MS);
    delay.reset();
    const { user, system } = process.cpuUsage();
    const line = { at: Date.now(), hold, rss: process.memoryUsage.rss(), cpu: (user + system) / 1e6 };
    appendFileSync(`${file}.${isMainThread ? 'main' : threadId}`, `${JSON.stringify(line)}\n`);
  }, EVERY_MS);
  timer.unref();
}
