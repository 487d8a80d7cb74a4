import { isMainModule, readSettings, SetupFault } from '@beian/database/programs';
import { z } from 'zod';
import { readWords, runCommand, sayProgress } from './program.ts';
import { type SettledConnection, settleRestore } from './settlement/index.ts';

const help = `npm run after-restore [-- --file NUMBER --orders BD…,BD…]
Compares the numbers of all connections with their bureaus (核对序号), settles the orders that a bureau's last file holds, and lists
what a person must do before each connection is resumed. Needs a running worker; can be repeated. Exit code 0: nothing is left; 1: see the list.
--file, --orders: the bureau says that it has these orders in its file with this number; they are recorded so, and not sent again.
Reads DATABASE_WORKER_URL, KEYS_FILE and FILES_DIR.`;

// Order numbers, also those of before 2026-12, which were longer.
const shapes = { '--file': /^[1-9]\d{0,9}$/, '--orders': /^BD\d{13,20}(,BD\d{13,20})*$/ };

const settings = z.object({
  DATABASE_WORKER_URL: z.string('is missing: the address of the role worker'),
  KEYS_FILE: z.string('is missing: the file of the sealing and hash keys'),
  FILES_DIR: z.string('is missing: the folder of the stored files'),
});

/** The list for the terminal, a block for each connection. */
export function formatSettled(connections: readonly SettledConnection[]): string[] {
  if (connections.length === 0) return ['There is no connection to a bureau.'];
  return connections.flatMap(({ province, ok, said, unknown, stopped, tasks }) => [
    `${province}: ${ok === true ? 'compared' : 'NOT SETTLED'}. ${said}.`,
    ...(unknown === null ? [] : [`  Files of the bureau that this database does not hold: no. ${unknown}.`]),
    ...tasks.flatMap(({ what, about }) => [`  - ${what}`, `    ${about.join(', ')}`]),
    ...(stopped
      ? [`  - ${tasks.length === 0 ? 'Then' : 'When nothing of this is left'} resume it (网关看板, 恢复).`]
      : []),
  ]);
}

if (isMainModule(import.meta.filename)) {
  await runCommand(help, async () => {
    const { options } = readWords(process.argv.slice(2), shapes, help);
    const [sequence, orders] = [options.get('--file'), options.get('--orders')?.split(',')];
    if ((sequence === undefined) !== (orders === undefined))
      throw new SetupFault(`--file and --orders belong together.\n${help}`);
    const env = readSettings(settings, process.env);
    const connections = await settleRestore({
      ...{ workerUrl: env.DATABASE_WORKER_URL, keysFile: env.KEYS_FILE, filesDir: env.FILES_DIR, say: sayProgress },
      statement: sequence === undefined || orders === undefined ? undefined : { sequence, orders },
    });
    const isDone = connections.every(({ ok, stopped, tasks }) => ok === true && !stopped && tasks.length === 0);
    return { lines: formatSettled(connections), code: isDone ? 0 : 1 };
  });
}
