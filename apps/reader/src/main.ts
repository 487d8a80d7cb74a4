import { ReadingNotInstalled } from '@beian/reading/paper';
import { destination, pino } from 'pino';
import { type Environment, readEnvironment, WrongSetting } from './environment.ts';
import { openPageProcess } from './page-process.ts';
import { type Server, startServer } from './server.ts';

/** A page takes up to two seconds; what is asked again later need not be waited for. */
const SHUTDOWN_GRACE_MS = 3000;

function exitWith(message: string): never {
  process.stderr.write(`${message}\n`);
  process.exit(1);
}

function environmentOrExit(): Environment {
  try {
    return readEnvironment();
  } catch (error) {
    if (!(error instanceof WrongSetting)) throw error;
    return exitWith(error.message);
  }
}

async function start(env: Environment): Promise<Server> {
  const log = pino({ level: env.LOG_LEVEL, name: 'reader' }, destination({ dest: 2, sync: true }));
  const pages = await openPageProcess(env.READER_PAGE_MS, log);
  return await startServer({ port: env.READER_PORT, host: env.HOST }, pages, log);
}

const env = environmentOrExit();
const server = await start(env).catch((error: unknown) => {
  if (error instanceof ReadingNotInstalled) return exitWith(error.message);
  const { code, message = 'failed' } = error as NodeJS.ErrnoException;
  return exitWith(code === 'EADDRINUSE' ? `READER_PORT ${env.READER_PORT} cannot be listened on.` : message);
});

let isEnding = false;
function end() {
  if (isEnding) return;
  isEnding = true;
  setTimeout(() => process.exit(0), SHUTDOWN_GRACE_MS).unref();
  server.close().then(
    () => process.exit(0),
    () => process.exit(1),
  );
}
process.on('SIGTERM', end);
process.on('SIGINT', end);
if (env.END_WITH_PARENT === '1') process.stdin.resume().on('end', end).on('close', end).on('error', end);
process.stdout.write(`${JSON.stringify({ ready: true, port: server.port })}\n`);
