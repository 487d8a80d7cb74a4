import { destination, pino } from 'pino';
import { readEnvironment, type Settings, WrongSetting } from './environment.ts';
import { type Sandbox, startSandbox } from './server.ts';

const log = pino({ name: 'sandbox', base: null }, destination({ dest: 2, sync: true }));

function settingsOrExit(): Settings {
  try {
    return readEnvironment();
  } catch (error) {
    if (!(error instanceof WrongSetting)) throw error;
    process.stderr.write(`${error.message}\n`);
    process.exit(1);
  }
}

async function startOrExit(settings: Settings): Promise<Sandbox> {
  try {
    return await startSandbox(settings, log);
  } catch (error) {
    process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`);
    process.exit(1);
  }
}

const settings = settingsOrExit();
const sandbox = await startOrExit(settings);

let isEnding = false;
function end() {
  if (isEnding) return;
  isEnding = true;
  // Accepted data are on disk already, so a connection that does not close must not keep the process alive.
  setTimeout(() => process.exit(0), 800).unref();
  sandbox.close().then(
    () => process.exit(0),
    () => process.exit(1),
  );
}
process.on('SIGTERM', end);
process.on('SIGINT', end);
if (settings.endWithParent) process.stdin.resume().on('end', end).on('close', end).on('error', end);

process.stdout.write(
  `${JSON.stringify({ ready: true, port: sandbox.port, smtpPort: sandbox.smtpPort, bureauPorts: sandbox.bureauPorts })}\n`,
);
