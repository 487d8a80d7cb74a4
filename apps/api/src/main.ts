import { setTimeout as wait } from 'node:timers/promises';
import { openContext } from '@beian/database/context';
import { exitAtStart } from '@beian/database/files';
import { createMetrics, measurePools, openMetricsServer } from '@beian/database/metrics';
import { release } from '@beian/database/programs';
import { openTracing } from '@beian/database/tracing';
import { readImagesApart } from '@beian/documents/images';
import { readEnvironment, type Settings, WrongSetting } from './environment.ts';
import { describeFault } from './errors.ts';
import { createLog } from './log.ts';
import { createServer } from './server.ts';

/** Time for open connections to end on shutdown. */
const graceMs = 4500;

function settingsOrExit(): Settings {
  try {
    return readEnvironment();
  } catch (error) {
    if (!(error instanceof WrongSetting)) throw error;
    process.stderr.write(`${error.message}\n`);
    process.exit(1);
  }
}

function exit(error: unknown): never {
  process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`);
  exitAtStart(error);
}

const settings = settingsOrExit();
const log = createLog(settings.logLevel);
const endTracing = await openTracing({ program: 'api', endpoint: settings.traceEndpoint }).catch(exit);
const ctx = await openContext({
  databaseUrl: settings.databaseUrl,
  replicaUrl: settings.replicaUrl,
  keysFile: settings.keysFile,
  filesDir: settings.filesDir,
  onRefusedKeys: (why) => log.error({ why }, 'the keys file was replaced and is not used'),
  webhooksInside: settings.webhooksInside,
  bureauHosts: settings.bureauHosts,
}).catch(exit);
const metrics = createMetrics('api');
measurePools(metrics, ctx);
const isSource = import.meta.url.endsWith('.ts');
readImagesApart({
  program: new URL(isSource ? './image-process.ts' : './image-process.js', import.meta.url),
  env: settings.decoderEnvironment,
  execArgv: isSource ? process.execArgv : [],
  onEnd: (why) => log.error({ why }, 'the process that reads images ended: the next image starts it again'),
});
const app = await createServer(ctx, { ...settings, metrics }, log).catch(exit);
const { metricsHost, metricsPort, drainMs } = settings;
const metricsServer =
  metricsPort === undefined
    ? undefined
    : await openMetricsServer({
        ...{ host: metricsHost, port: metricsPort, metrics, program: 'api' },
        findFaults: () => app.findFaults(),
      }).catch(exit);
await app.listen({ host: settings.host, port: settings.port }).catch(exit);

let isEnding = false;
function end(): void {
  if (isEnding) return;
  isEnding = true;
  app.drain();
  setTimeout(() => process.exit(0), drainMs + graceMs).unref();
  wait(drainMs)
    .then(() => app.close())
    .then(() => metricsServer?.close())
    .then(() => ctx.close())
    .then(endTracing)
    .then(
      () => process.exit(0),
      (error: unknown) => {
        log.error({ fault: describeFault(error) }, 'could not end in order');
        process.exit(1);
      },
    );
}
process.on('SIGTERM', end);
process.on('SIGINT', end);
if (settings.endWithParent) process.stdin.resume().on('end', end).on('close', end).on('error', end);

const address = app.server.address();
const port = typeof address === 'object' ? address?.port : undefined;
process.stdout.write(`${JSON.stringify({ ready: true, release, port, metricsPort: metricsServer?.port })}\n`);
