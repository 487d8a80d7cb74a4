import { existsSync, mkdtempSync, readdirSync, readFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { validate } from 'dockerfile-utils';
import { describe, expect, test } from 'vitest';
import { parse } from 'yaml';
import { readEnvironment as readApi } from '../apps/api/src/environment.ts';
import { readEnvironment as readReader } from '../apps/reader/src/environment.ts';
import { readEnvironment as readSandbox } from '../apps/sandbox/src/environment.ts';
import { readEnvironment as readWorker } from '../apps/worker/src/environment.ts';
import { makeKeys } from './lib/keys.mjs';
import { mallocEnv } from './lib/malloc-env.mjs';
import { root } from './lib/paths.mjs';

// No container engine runs here: the tests check that each command, file, port and variable in docker/ exists.

/** @param {string} file */
const read = (file) => readFileSync(path.join(root, file), 'utf8');
const dockerfile = read('docker/Dockerfile');
/** @typedef {{ build?: { target: string, dockerfile: string, context: string }, image?: string, command?: string[], environment?: Record<string, string>, ports?: string[], volumes?: string[], depends_on?: Record<string, { condition: string }>, healthcheck?: { test: string[] } }} Service */
/** @typedef {{ name: string, services: Record<string, Service>, volumes: Record<string, null> }} Compose */
/** @type {Compose} */
const production = parse(read('docker/compose.yaml'), { merge: true });
/** @type {Compose} */
const demo = parse(read('docker/compose.demo.yaml'), { merge: true });
/** Merged as by `-f compose.yaml -f compose.demo.yaml`. @type {Compose} */
const compose = {
  ...demo,
  services: { ...production.services, ...demo.services },
  volumes: { ...production.volumes, ...demo.volumes },
};
for (const [name, { environment, depends_on: waits, ...service }] of Object.entries(demo.services)) {
  const below = production.services[name];
  compose.services[name] = {
    ...below,
    ...service,
    environment: { ...below?.environment, ...environment },
    depends_on: { ...below?.depends_on, ...waits },
  };
}
const services = Object.entries(compose.services);
/** @type {Compose} */
const withRedis = parse(read('docker/redis.yaml'));

/** Values of .env, one for each that the example asks for. */
const given = Object.fromEntries(
  read('docker/example.env')
    .split('\n')
    .flatMap((line) => /^(\w+)=$/.exec(line)?.[1] ?? [])
    .map((name) => {
      if (name.endsWith('_PASSWORD')) return [name, 'xq-7431-several-letters'];
      return [
        name,
        name === 'TRUSTED_PROXIES'
          ? '10.0.0.1'
          : `${name === 'SMTP_URL' ? 'smtps' : 'https'}://${name === 'MESSENGER_URL' ? 'app:xq-7431@' : ''}real.example/`,
      ];
    }),
);
/** @param {string} text */
const filled = (text) =>
  text.replace(/\$\{(\w+):[?-]\}/g, (_, /** @type {string} */ name) => {
    if (given[name] === undefined) throw new Error(`docker/example.env does not name ${name}`);
    return given[name];
  });

/** Stages of the Dockerfile, each with its own lines only. */
const stages = Object.fromEntries(
  dockerfile
    .split(/^FROM /m)
    .slice(1)
    .map((text) => {
      const [, from = '', name = ''] = /^(\S+) AS (\S+)/.exec(text) ?? [];
      const command = /^CMD (\[.*\])$/m.exec(text)?.[1];
      const settings = [...text.matchAll(/^ENV (.*)$/gm)].flatMap(([, line = '']) =>
        line.split(' ').map((one) => one.split('=')),
      );
      const ports = [...text.matchAll(/^EXPOSE (.*)$/gm)].flatMap(([, line = '']) => line.split(' '));
      return [name, { from, text, command: command === undefined ? undefined : JSON.parse(command), settings, ports }];
    }),
);
/** Settings of a stage, including those of its base stages. @param {string} name @returns {Record<string, string>} */
const settingsOf = (name) => {
  const stage = stages[name];
  return stage === undefined ? {} : { ...settingsOf(stage.from), ...Object.fromEntries(stage.settings) };
};
/** Made like the service `keys` does: in production a program checks the file before it starts. */
const keysFile = path.join(mkdtempSync(path.join(os.tmpdir(), 'beian-docker-')), 'keys.json');
makeKeys(keysFile, false);
/** Environment of a program; the keys file is a local one instead of the volume's. @param {Service} service */
const startedWith = (service) => ({ ...environmentOf(service), KEYS_FILE: keysFile });

/**
 * The environment of a service: that of its image, and what compose adds.
 * @param {Service} service @returns {Record<string, string>}
 */
const environmentOf = (service) => ({
  ...settingsOf(service.build?.target ?? ''),
  ...Object.fromEntries(Object.entries(service.environment ?? {}).map(([key, value]) => [key, filled(value)])),
});
/** @param {Service} service @returns {string[]} */
const commandOf = (service) => service.command ?? stages[service.build?.target ?? '']?.command ?? [];
const channelFiles = ['mail', 'sms', 'messenger'].map((name) => `apps/worker/src/ports/${name}.ts`);
/** The source of a compiled or bundled file. @param {string} file */
const sourceOf = (file) => file.replace(/\/dist\/(bundle\/)?/, '/src/').replace(/\.js$/, '.ts');

describe('docker/Dockerfile', () => {
  test('a linter finds no fault in it', () => {
    expect(validate('FROM node\nMAINTAINER somebody\n')).toHaveLength(1);
    expect(validate(dockerfile)).toEqual([]);
  });

  test('the Node version is supported, pnpm is pinned, and every copied file exists', () => {
    const { packageManager, engines } = JSON.parse(read('package.json'));
    const [, floor] = /^>=(\d+)\./.exec(engines.node) ?? [];
    const nodes = [...dockerfile.matchAll(/FROM node:(\d+)-/g)].map(([, major]) => Number(major));
    expect(nodes.length).toBeGreaterThan(0);
    expect(nodes.every((major) => major >= Number(floor))).toBe(true);
    expect([...new Set([...dockerfile.matchAll(/pnpm@[\d.]+/g)].map(([pinned]) => pinned))]).toEqual([packageManager]);
    const copied = [...dockerfile.matchAll(/^COPY --from=(?:programs|reader)-build (.*) \S+$/gm)].flatMap(
      ([, files = '']) => files.split(' '),
    );
    expect(copied.length).toBeGreaterThan(4);
    for (const file of copied) {
      const here = file.replace(/^\/app\//, '');
      // Made by the build there.
      if (!['node_modules', 'built.json'].includes(here)) expect(existsSync(path.join(root, here)), here).toBe(true);
    }
    for (const line of read('docker/Dockerfile.dockerignore')
      .split('\n')
      .filter((one) => one && !/[*.]/.test(one[0] ?? '')))
      expect(existsSync(path.join(root, line)), line).toBe(true);
  });

  test('each image that is published says its version and its commit, and the API has every folder that it serves', () => {
    const { version } = JSON.parse(read('package.json'));
    expect(dockerfile).toMatch(new RegExp(`^ARG VERSION=${version}$`, 'm'));
    /** @type {(name: string) => boolean} */
    const labelled = (name) => {
      const stage = stages[name];
      return (
        stage !== undefined &&
        (/image\.version=\$VERSION .*image\.revision=\$COMMIT$/m.test(stage.text) || labelled(stage.from))
      );
    };
    for (const name of Object.keys(stages).filter((one) => stages[one]?.command))
      expect([name, labelled(name)]).toEqual([name, true]);
    expect(stages.build?.text).toContain('ARG COMMIT\n');
    const folders = Object.entries(settingsOf('api')).filter(([name]) => /^(CONSOLE|GRAPHIQL|DOCS)_DIR$/.test(name));
    expect(folders.map(([name]) => name).sort()).toEqual(['CONSOLE_DIR', 'DOCS_DIR', 'GRAPHIQL_DIR']);
    const made = [...read('scripts/build.mjs').matchAll(/\$\{console_\}\/([\w-]+)\//g)].map(
      ([, name]) => `apps/console/${name}`,
    );
    const unit = read('docker/systemd/beian-api.service');
    for (const [name, folder] of folders) {
      const here = folder.replace(/^\/app\//, '');
      expect([...made, 'docs'], name).toContain(here);
      expect(unit).toContain(`${name}=/opt/beian-desk/${here}`);
    }
  });

  test.each(Object.keys(stages).filter((name) => stages[name]?.command))(
    '%s: its command is one of our programs',
    (name) => {
      const [program, file] = stages[name]?.command ?? [];
      expect(program).toBe('node');
      expect(existsSync(path.join(root, sourceOf(file))), file).toBe(true);
    },
  );
});

describe('docker/compose.yaml', () => {
  test('is for production: no demonstration, NODE_ENV is production, and a command creates the first administrator', () => {
    const text = read('docker/compose.yaml').replace(/^\s*#.*$/gm, '');
    expect(Object.keys(production.services)).toEqual([
      ...['postgres', 'keys', 'audit-key', 'migrate', 'worker', 'api'],
      // Not started with the others.
      'reader',
      'backup',
    ]);
    expect(production.services.reader).toMatchObject({ profiles: ['reader'] });
    expect(production.services.backup).toMatchObject({ profiles: ['backup'] });
    expect(stages.backup?.from).toBe(production.services.postgres?.image);
    expect(text).not.toMatch(/sandbox|seed\.js|DEMONSTRATION|NODE_ENV|SECURE_COOKIES|SIGNINS_FILE/i);
    expect(production.name).not.toBe(demo.name);
    const { api, worker } = /** @type {Record<'api' | 'worker', Service>} */ (production.services);
    expect(readApi(startedWith(api))).toMatchObject({ production: true, secureCookies: true });
    expect(readWorker(startedWith(worker)).SANDBOX_URL).toBeUndefined();
    const [, file = ''] = /docker compose exec api node (\S+)/.exec(read('docker/compose.yaml')) ?? [];
    expect(existsSync(path.join(root, sourceOf(file)))).toBe(true);
    const needs = [...read(sourceOf(file)).matchAll(/^ {2}(\w+_\w+): /gm)].map(([, name]) => name);
    expect(Object.keys(environmentOf(api))).toEqual(expect.arrayContaining(needs));
  });

  test.each(services)('%s: stage, command, files, volumes and dependencies exist', (_, service) => {
    const { build } = service;
    if (build === undefined) expect(service.image).toMatch(/^postgres:\d+-/);
    else {
      expect(stages[build.target], build.target).toBeDefined();
      expect(existsSync(path.join(root, 'docker', build.context, build.dockerfile))).toBe(true);
      const [program, file = '', part] = commandOf(service);
      expect(program).toBe('node');
      expect(existsSync(path.join(root, sourceOf(file))), file).toBe(true);
      if (part !== undefined && file.endsWith('seed.js'))
        expect(read('packages/setup/src/seed.ts')).toContain(`${part}:`);
    }
    for (const volume of service.volumes ?? []) {
      const [from = ''] = volume.split(':');
      if (from.startsWith('.')) expect(existsSync(path.join(root, 'docker', from)), from).toBe(true);
      else expect(Object.keys(compose.volumes)).toContain(from);
    }
    for (const [name, { condition }] of Object.entries(service.depends_on ?? {})) {
      const waited = compose.services[name];
      expect(waited, name).toBeDefined();
      if (condition === 'service_healthy') expect(waited?.healthcheck).toBeDefined();
    }
  });

  test('the programs accept their environment and know every variable in it', () => {
    const own = ['NODE_ENV', ...Object.keys(mallocEnv)];
    for (const [name, value] of Object.entries(mallocEnv)) expect(settingsOf('api')[name]).toBe(value);
    // The reader decodes pictures as the API does; its peak is measured with these (docs/performance.md: Reading papers).
    for (const name of /** @type {const} */ (['MALLOC_ARENA_MAX', 'MALLOC_MMAP_THRESHOLD_']))
      expect(settingsOf('reader')[name]).toBe(mallocEnv[name]);
    const readers = /** @type {const} */ ([
      ['api', readApi, 'apps/api/src/environment.ts'],
      ['worker', readWorker, 'apps/worker/src/environment.ts'],
      ['reader', readReader, 'apps/reader/src/environment.ts'],
      ['sandbox', readSandbox, 'apps/sandbox/src/environment.ts'],
    ]);
    for (const [name, readEnvironment, file] of readers) {
      const env = environmentOf(/** @type {Service} */ (compose.services[name]));
      expect(
        () => readEnvironment(name === 'sandbox' ? env : startedWith(/** @type {Service} */ (compose.services[name]))),
        name,
      ).not.toThrow();
      // The link of the first administrator is made in the container of the API; each channel of the worker declares its own.
      const more = { api: ['packages/accounts/src/admin-create.ts'], worker: channelFiles, reader: [], sandbox: [] };
      const known = [file, ...more[name]].map(read).join('\n');
      const unknown = Object.keys(env).filter((key) => !own.includes(key) && !known.includes(`${key}:`));
      expect(unknown, name).toEqual([]);
    }
    const setup = [
      ['migrate', 'packages/database/src/migrate.ts'],
      ['bureaus', 'packages/setup/src/seed.ts'],
      ['people', 'packages/setup/src/seed.ts'],
    ];
    const restoring = read('packages/backup/src/program.ts') + read('packages/backup/src/restore.ts');
    const backup = Object.keys(environmentOf(/** @type {Service} */ (compose.services.backup)));
    expect(backup.filter((key) => !restoring.includes(`${key}:`))).toEqual(
      [...Object.keys(mallocEnv), 'NODE_ENV'].filter((key) => backup.includes(key)),
    );
    for (const [name = '', file = ''] of setup) {
      const env = environmentOf(/** @type {Service} */ (compose.services[name]));
      const unknown = Object.keys(env).filter((key) => !own.includes(key) && !read(file).includes(`${key}:`));
      expect(unknown, name).toEqual([]);
    }
  });

  test('no secret is on a command line or in an image (ASVS 13.2.3, 13.3.1, 13.3.2, 13.4.1)', () => {
    for (const [name, service] of services)
      expect([name, ...commandOf(service)].join(' ')).not.toMatch(/\$\{|PASSWORD|:\/\/[^/]*:[^/]*@/);
    for (const stage of Object.keys(stages))
      expect(JSON.stringify(settingsOf(stage))).not.toMatch(/PASSWORD|SECRET|:\/\//);
    // No password has a default value, and no program gets the password of another role.
    expect(read('docker/example.env')).not.toMatch(/=\S/);
    expect(JSON.stringify(compose.services.api)).not.toMatch(/WORKER_PASSWORD|MIGRATOR_PASSWORD|SUPERUSER/);
    expect(JSON.stringify(compose.services.worker)).not.toMatch(/APP_PASSWORD|MIGRATOR_PASSWORD|SUPERUSER/);
    // Keys, the history of the sources and filled-in settings are not sent to the builder.
    const ignored = read('docker/Dockerfile.dockerignore').split('\n');
    for (const left of ['.git', '.data', '**/.env']) expect(ignored).toContain(left);
  });

  test('every address leads to a service and a port on which it listens', () => {
    const listens = { postgres: ['5432'], sandbox: stages.sandbox?.ports, api: stages.api?.ports };
    expect(listens.sandbox).toEqual([settingsOf('sandbox').SANDBOX_PORT, settingsOf('sandbox').SANDBOX_SMTP_PORT]);
    expect(listens.api).toEqual([settingsOf('api').PORT]);
    for (const [name, service] of services) {
      for (const value of Object.values(environmentOf(service)).filter((one) => one.includes('://'))) {
        const { hostname, port } = new URL(value);
        if (hostname === 'real.example') continue;
        // Ports of the machine, for addresses that a browser opens.
        const to = hostname === '127.0.0.1' ? (port === '4300' ? 'sandbox' : 'api') : hostname;
        expect(listens[/** @type {keyof typeof listens} */ (to)], `${name}: ${value}`).toContain(port);
      }
      for (const published of service.ports ?? []) {
        const [host, outer, inner] = published.split(':');
        expect(host).toBe('127.0.0.1');
        expect([outer, stages[service.build?.target ?? '']?.ports]).toEqual([inner, expect.arrayContaining([inner])]);
      }
    }
    const health = /fetch\('http:\/\/127\.0\.0\.1:(\d+)(\/\w+)'/.exec(stages.api?.text ?? '');
    expect(listens.api).toContain(health?.[1]);
    const routes = readdirSync(path.join(root, 'apps/api/src/http')).map((file) => read(`apps/api/src/http/${file}`));
    expect(routes.some((text) => text.includes(`'${health?.[2]}'`))).toBe(true);
  });

  test('Redis: the worker gets its address and waits until it answers', () => {
    const { redis, worker } = withRedis.services;
    const { REDIS_URL } = readWorker({
      ...startedWith(/** @type {Service} */ (compose.services.worker)),
      ...worker?.environment,
    });
    const { hostname, port } = new URL(REDIS_URL ?? '');
    expect([hostname, port]).toEqual(['redis', '6379']);
    expect(redis?.image).toMatch(/^redis:\d+-/);
    expect(worker?.depends_on?.redis?.condition).toBe('service_healthy');
    expect(redis?.healthcheck).toBeDefined();
  });

  test('the migrator role is created as by npm start, by one file that PostgreSQL runs here and an operator elsewhere', () => {
    const file = 'postgres/role-and-database.sql';
    const script = read(`docker/${file}`);
    const rights = 'login createrole nosuperuser nobypassrls password';
    expect(script).toContain(rights);
    expect(read('scripts/lib/postgres.mjs')).toContain(rights);
    const { postgres } = compose.services;
    expect(postgres?.volumes).toContain(`./${file}:/docker-entrypoint-initdb.d/${path.basename(file)}:ro`);
    for (const [, variable = ''] of script.matchAll(/^\\getenv \w+ (\w+)$/gm))
      expect(postgres?.environment?.[variable]).toBeDefined();
    expect(read('docs/installing.md')).toContain(`docker/${file}`);
  });
});
