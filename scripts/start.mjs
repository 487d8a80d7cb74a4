import { existsSync, mkdirSync } from 'node:fs';
import path from 'node:path';
import { build } from './build.mjs';
import { makeAuditKey } from './lib/audit-key.mjs';
import { programFile, readerFile } from './lib/bundle.mjs';
import { main } from './lib/cleanup.mjs';
import { Failure } from './lib/failure.mjs';
import { installPackages, requireNodeVersion, withoutNpm } from './lib/install.mjs';
import { makeKeys } from './lib/keys.mjs';
import { mallocEnv } from './lib/malloc-env.mjs';
import { dataDir, makeDataDir, placeOfFiles, root } from './lib/paths.mjs';
import { checkNamedPorts, startOnPorts } from './lib/ports-of-start.mjs';
import { runProgram, startProgram } from './lib/processes.mjs';
import { createProgress } from './lib/progress.mjs';
import { acquireStartLock } from './lib/run-file.mjs';
import { messengerOf } from './lib/sandbox-messenger.mjs';
import { readSettings, settingsHelp } from './lib/settings.mjs';
import { printSignIns, rememberSignIns, signInsFile } from './lib/sign-ins.mjs';
import { startDatabase } from './lib/start-database.mjs';
import { tellSandbox } from './lib/tell-sandbox.mjs';

/** @typedef {import('./lib/tell-sandbox.mjs').Authorities} Authorities */

const help = `npm start: installs, builds, starts PostgreSQL, sandbox, reader, worker and API with the console, and fills the database once.
Everything listens on 127.0.0.1 and ends with Ctrl-C. Data for the next start are kept in .data (logs: .data/logs).

Settings (environment variables; where one is missing, the start uses its own service or default):
${settingsHelp()}
`;

await main(async () => {
  if (process.argv.includes('--help') || process.argv.includes('-h')) return void process.stdout.write(help);
  requireNodeVersion();
  const settings = readSettings(process.env);
  makeDataDir();
  const { step, say, total } = createProgress();
  const lock = await acquireStartLock(say);
  await checkNamedPorts(settings);
  const keysFile = path.resolve(root, settings.KEYS_FILE ?? path.join(dataDir, 'keys.json'));
  const auditKey = path.resolve(root, settings.AUDIT_KEY_FILE ?? path.join(dataDir, 'audit-key.pem'));
  const auditHeads = path.resolve(root, settings.AUDIT_HEADS_DIR ?? path.join(dataDir, 'audit-heads'));
  const filesDir = placeOfFiles(settings.FILES_DIR);

  await step('install', async (note) => note(await installPackages()));
  // Uses a package to draw pictures, so it is imported after the install; above this line only modules without packages may be
  // loaded.
  const { beginDemonstration, runDemonstration } = await import('./demonstration/start.mjs');
  await step('build', async (note) => note(await build()));
  await step('keys', (note) => {
    const filled = !settings.DATABASE_URL && existsSync(path.join(dataDir, 'sign-ins.json'));
    note(`${path.relative(root, keysFile)} ${makeKeys(keysFile, filled, 'npm start')}`);
    makeAuditKey(auditKey);
    if (path.isAbsolute(filesDir)) mkdirSync(filesDir, { recursive: true, mode: 0o700 });
  });
  // A database that the user provides, and production, get no demonstration accounts, partner or keys.
  const isDemonstration = !settings.DATABASE_URL && process.env.NODE_ENV !== 'production';
  const database = await step('postgres', (note) => startDatabase(settings, note, (guard) => lock.addProcess(guard)));

  const base = {
    ...mallocEnv,
    ...withoutNpm(process.env),
    HOST: '127.0.0.1',
    KEYS_FILE: keysFile,
    FILES_DIR: filesDir,
  };
  // Each program gets only the database URL of its own role.
  const without = { DATABASE_URL: undefined, DATABASE_APP_URL: undefined, DATABASE_WORKER_URL: undefined };
  const migrator = {
    ...base,
    DATABASE_URL: database.url,
    DATABASE_APP_URL: database.appUrl,
    DATABASE_WORKER_URL: database.workerUrl,
    // A database that is filled already was marked when it was created.
    ...(isDemonstration && !existsSync(signInsFile) ? { DEMONSTRATION: '1' } : {}),
  };
  /** @type {Promise<Failure>[]} */
  const deaths = [];
  /**
   * @param {import('./lib/bundle.mjs').ProgramName} name
   * @param {NodeJS.ProcessEnv} env
   */
  const startApp = async (name, env) => {
    const running = await startProgram(
      { name, file: programFile(name), env: { ...base, ...without, ...env } },
      (begun) => lock.addProcess(begun),
    );
    deaths.push(running.died);
  };

  await step('migrate', async (note) => {
    const { applied, restored } = await runProgram({
      name: 'migrate',
      file: path.join(root, 'packages/database/dist/migrate.js'),
      env: migrator,
    });
    if (restored)
      say('  the database was restored or moved: its connections to bureaus are stopped (docs/operations.md, Restore)');
    note(applied ? `${applied} applied` : 'nothing new');
  });
  const bureaus = settings.SANDBOX_BUREAUS ?? 'all';
  const startSandbox = (/** @type {{ sandbox: number, smtp: number }} */ ports) =>
    startApp('sandbox', {
      SANDBOX_PORT: String(ports.sandbox),
      SANDBOX_SMTP_PORT: String(ports.smtp),
      SANDBOX_DATA: path.join(dataDir, 'sandbox'),
      SANDBOX_BUREAUS: bureaus,
      ...(settings.SANDBOX_BUREAU_PORTS ? { SANDBOX_BUREAU_PORTS: settings.SANDBOX_BUREAU_PORTS } : {}),
    });
  const sandboxPorts = settings.SANDBOX_URL
    ? undefined
    : await step('sandbox', () => startOnPorts({ names: ['sandbox', 'smtp'], settings, say, start: startSandbox }));
  const sandboxUrl = settings.SANDBOX_URL ?? `http://127.0.0.1:${sandboxPorts?.sandbox}`;
  // Outside production webhooks may go to this machine, where a partner's system under development listens.
  const webhooksInside = process.env.WEBHOOK_ALLOW_PRIVATE ?? (process.env.NODE_ENV === 'production' ? '0' : '1');
  const world = {
    SANDBOX_URL: sandboxUrl,
    SMTP_URL: settings.SMTP_URL ?? `smtp://127.0.0.1:${sandboxPorts?.smtp}`,
    SMS_URL: settings.SMS_URL ?? `${sandboxUrl}/sms`,
    MESSENGER_URL: settings.MESSENGER_URL ?? messengerOf(sandboxUrl),
    REGISTRY_URL: settings.REGISTRY_URL ?? `${sandboxUrl}/registry`,
    MINISTRY_URL: settings.MINISTRY_URL ?? `${sandboxUrl}/ministry`,
    BUREAU_APP_URL: settings.BUREAU_APP_URL ?? `${sandboxUrl}/bureau-app`,
    FACE_CHECK_URL: settings.FACE_CHECK_URL ?? `${sandboxUrl}/face-check`,
    RESOURCES_URL: settings.RESOURCES_URL ?? `${sandboxUrl}/resources`,
    WEBHOOK_ALLOW_PRIVATE: webhooksInside,
  };
  // Only when the database and every bureau belong to this start.
  const isOwn = isDemonstration && !settings.SANDBOX_URL && !process.env.BUREAU_WSDL;
  const demoWorld = { databaseUrl: database.url, sandboxUrl };
  const isDemo = isOwn && (await beginDemonstration(demoWorld, settings.DEMO !== '0' && bureaus === 'all'));
  const seed = (/** @type {string} */ part, /** @type {NodeJS.ProcessEnv} */ env) =>
    runProgram({
      name: 'seed',
      file: path.join(root, 'packages/setup/dist/seed.js'),
      args: [part],
      env: { ...migrator, ...world, ...env },
      readyWithin: 180_000,
    });
  // One bureau that the settings name, or those of the sandbox.
  const connections = process.env.BUREAU_WSDL ? {} : { BUREAU_LIST: `${sandboxUrl}/control/bureaus` };
  await step('bureaus', async (note) => {
    const { seeded, bureaus } = await seed('connection', connections);
    note(seeded ? `${bureaus} connected` : 'nothing new');
  });
  const api = {
    DATABASE_APP_URL: database.appUrl,
    CONSOLE_DIR: path.join(root, 'apps/console/dist'),
    GRAPHIQL_DIR: path.join(root, 'apps/console/dist-graphiql'),
    DOCS_DIR: path.join(root, 'docs'),
    SANDBOX_URL: sandboxUrl,
    WEBHOOK_ALLOW_PRIVATE: webhooksInside,
  };
  const startApi = (/** @type {{ api: number }} */ ports) => startApp('api', { ...api, PORT: String(ports.api) });
  const apiPort = await step('api', () => startOnPorts({ names: ['api'], settings, say, start: startApi }));
  const url = `http://127.0.0.1:${apiPort.api}`;
  /** Its packages are optional: where they do not load, everything else starts. @param {(text: string) => void} note */
  const startReader = async (note) => {
    const program = { name: 'reader', file: readerFile(), env: { ...base, ...without, READER_PORT: '0' } };
    try {
      const running = await startProgram(program, (begun) => lock.addProcess(begun));
      deaths.push(running.died);
      return `http://127.0.0.1:${running.ready.port}`;
    } catch (error) {
      if (!(error instanceof Failure)) throw error;
      note('papers are not read (.data/logs/reader.log)');
      return undefined;
    }
  };
  // After the API, because the links of its messages lead to the console.
  const ofWorker = { AUDIT_KEY_FILE: auditKey, AUDIT_HEADS_DIR: auditHeads, CONSOLE_URL: url };
  const readerUrl = settings.READER_URL ?? (settings.READER === '0' ? undefined : await step('reader', startReader));
  // The demonstration's papers leave the cores to whoever looks around: what nobody opened is read now and then.
  const ofReader = readerUrl === undefined ? {} : { READER_URL: readerUrl, READER_REST_MS: '30000' };
  await step('worker', () =>
    startApp('worker', { ...world, ...ofWorker, ...ofReader, DATABASE_WORKER_URL: database.workerUrl }),
  );
  await mustBeReady(`${url}/readyz`);
  const signIns = await step('seed', async (note) => {
    if (!isDemonstration) {
      note('no people in a database of yours: npm run admin:create');
      return { signIns: [], partnerKey: undefined };
    }
    const seeded = await seed('people', { SIGNINS_FILE: signInsFile, ...connections });
    note(seeded.seeded ? 'filled' : 'nothing new');
    return rememberSignIns(seeded);
  });
  const rules = isDemonstration ? await seed('edition', {}) : undefined;
  if (isOwn && rules !== undefined)
    await tellSandbox(
      sandboxUrl,
      /** @type {Authorities} */ (rules.authorities),
      settings.SANDBOX_SMS_WINDOW_MS !== undefined,
    );
  const installation = { ...demoWorld, url, env: { ...base, ...without } };
  const isFilling =
    isDemo &&
    (await step('demonstration', () => runDemonstration(installation, (begun) => lock.addProcess(begun), say)));
  lock.addFacts({ url, sandboxUrl });

  say(`ready in ${total()}: ${url}`);
  printSignIns(signIns, say);
  if (rules !== undefined)
    say(
      rules.isCurrent
        ? `  rules: ${rules.edition}, those of today (EDITION=2018-06 npm start shows the founding edition)`
        : `  rules: ${rules.edition} (EDITION=current npm start shows those of today)`,
    );
  say(`  reference of the API: ${url}/docs, schema explorer with examples: ${url}/graphiql`);
  say(`  sandbox (bureaus, mailbox, phone): ${sandboxUrl}`);
  if (isFilling)
    say('  the demonstration fills the desk for ten minutes (.data/logs/demonstration.log; DEMO=0 leaves it out)');
  say(`  Ctrl-C stops everything.`);
  throw await Promise.race(deaths);
});

/** @param {string} url */
async function mustBeReady(url) {
  const answer = await fetch(url, { signal: AbortSignal.timeout(10_000) });
  if (!answer.ok)
    throw new Failure(`The API is not ready: ${url} answers ${answer.status}`, (await answer.text()).slice(0, 1000));
}
