import { pino } from 'pino';
import { expect, test } from 'vitest';
import { startPeriodicTask, startPeriodicTasks } from './periodic-task.ts';

const log = pino({ level: 'silent' });
const gate = () => {
  let open = () => {};
  const opened = new Promise<void>((resolve) => {
    open = resolve;
  });
  return { open, opened };
};

test('never runs twice at once: a wake-up during a run means one more run', async () => {
  const gates = [gate(), gate(), gate()];
  const begun = [gate(), gate(), gate()];
  let runs = 0;
  let inside = 0;
  const task = startPeriodicTask('test', 60_000, log, async () => {
    expect(++inside).toBe(1);
    begun[runs]?.open();
    await gates[runs++]?.opened;
    inside--;
  });
  await begun[0]?.opened;
  task.runNow();
  task.runNow();
  gates[0]?.open();
  await begun[1]?.opened;
  gates[1]?.open();
  await task.stop();
  expect(runs).toBe(2);
});

test('a fault does not end the task', async () => {
  const second = gate();
  let runs = 0;
  const task = startPeriodicTask('test', 0, log, async () => {
    if (++runs === 1) throw new Error('the database is away');
    second.open();
  });
  await second.opened;
  const { failures, ageSeconds } = task.state();
  expect(failures).toBe(1);
  expect(ageSeconds).toBeGreaterThan(0);
  await task.stop();
  expect(runs).toBeGreaterThanOrEqual(2);
});

test('a channel wakes the rows that name it, and stopping waits for what they began', async () => {
  const seen: string[] = [];
  const fake = (name: string) => () => ({
    runNow: () => void seen.push(`wake ${name}`),
    state: () => ({ ageSeconds: 0, intervalSeconds: 1, failures: 0, hasSucceeded: true }),
    stop: async () => void seen.push(`stop ${name}`),
  });
  const tasks = startPeriodicTasks(
    [
      { name: 'a', wakesOn: ['timers', 'clock'], start: fake('a') },
      { name: 'b', wakesOn: ['uploads', 'clock'], start: fake('b') },
      {
        name: 'c',
        everyMs: 60_000,
        wakesOn: [],
        run: async () => void seen.push('run c'),
        whenIdle: async () => void seen.push('idle c'),
      },
    ],
    log,
  );
  expect(tasks.channels).toEqual(['timers', 'clock', 'uploads']);
  for (const channel of ['timers', 'uploads', 'outbox', 'clock']) tasks.wake(channel);
  await tasks.stop();
  expect(seen).toEqual(['run c', 'wake a', 'wake b', 'wake a', 'wake b', 'stop a', 'stop b', 'idle c']);
});
