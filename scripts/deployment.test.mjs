import { execFileSync } from 'node:child_process';
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { describe, expect, test } from 'vitest';
import { parseAllDocuments } from 'yaml';
import { root } from './lib/paths.mjs';

// No cluster and no systemd runs here: the tests check that each command, file, path, volume and variable exists.

/** @param {string} file */
const read = (file) => readFileSync(path.join(root, file), 'utf8');
/** The source of a compiled or bundled file. @param {string} file */
const sourceOf = (file) => file.replace(/\/dist\/(bundle\/)?/, '/src/').replace(/\.js$/, '.ts');
/** Where each program reads its variables. */
const readers = {
  api: ['apps/api/src/environment.ts', 'packages/accounts/src/admin-create.ts'],
  worker: ['environment.ts', 'ports/mail.ts', 'ports/sms.ts', 'ports/messenger.ts'].map(
    (file) => `apps/worker/src/${file}`,
  ),
  reader: ['apps/reader/src/environment.ts'],
  migrate: ['packages/database/src/migrate.ts'],
  backup: ['packages/backup/src/program.ts'],
  'restore-test': ['packages/backup/src/program.ts', 'packages/backup/src/restore-test.ts'],
  'audit-verify': ['packages/audit/src/audit-verify.ts', 'packages/audit/src/verification/as-auditor.ts'],
};
/** Variables of Node, of the C library and of Amazon's; BACKUP_DIR becomes a word of the command. */
const ofOthers = /^(NODE_ENV|BACKUP_DIR|MALLOC_\w+|UV_THREADPOOL_SIZE|AWS_\w+)$/;
/** Variables that no program reads. @param {keyof typeof readers} program @param {readonly string[]} names */
const unknown = (program, names) => {
  const text = readers[program].map(read).join('\n');
  const isKnown = (/** @type {string} */ name) => text.includes(`${name}:`);
  return names.filter((name) => !ofOthers.test(name) && !isKnown(name) && !isKnown(name.replace(/_FILE$/, '')));
};

describe('docker/systemd', () => {
  /** What timers start. */
  const timed = /** @type {const} */ (['backup', 'restore-test', 'audit-verify']);
  const names = /** @type {const} */ (['api', 'worker', 'reader', 'migrate', ...timed]);

  test.for(names)('the unit of %s starts our program with variables that it knows', (name) => {
    const text = read(`docker/systemd/beian-${name}.service`);
    const [, file = ''] = /^ExecStart=\/usr\/bin\/node (\S+)/m.exec(text) ?? [];
    expect(existsSync(path.join(root, sourceOf(file))), file).toBe(true);
    const set = [...text.matchAll(/^Environment=(.*)$/gm)].flatMap(([, line = '']) =>
      line.split(' ').map((one) => one.split('=')[0] ?? ''),
    );
    const asked = /^# (.*)\nEnvironmentFile=-?/m.exec(text)?.[1]?.match(/[A-Z_]{5,}/g) ?? [];
    expect(asked.length).toBeGreaterThan(0);
    expect(unknown(name, [...set, ...asked])).toEqual([]);
    expect(text).not.toMatch(/PASSWORD|:\/\//);
    for (const line of ['User=beian', 'NoNewPrivileges=yes', 'ProtectSystem=strict', 'CapabilityBoundingSet='])
      expect(text.split('\n')).toContain(line);
  });

  test.for(timed)(
    'a timer starts %s, also after the machine was off, and no unit that runs by itself is started by one',
    (name) => {
      const text = read(`docker/systemd/beian-${name}.timer`);
      for (const line of ['Persistent=yes', 'WantedBy=timers.target']) expect(text.split('\n')).toContain(line);
      expect(text).toMatch(/^OnCalendar=\S/m);
      expect(read(`docker/systemd/beian-${name}.service`)).toMatch(/^Type=oneshot$/m);
      // Started with the machine it would run at each start.
      expect(read(`docker/systemd/beian-${name}.service`)).not.toContain('[Install]');
    },
  );

  test('installing names every unit, and the folders that they may write are made there', () => {
    const text = read('docs/installing.md');
    const units = readdirSync(path.join(root, 'docker/systemd'));
    expect(units.sort()).toEqual(
      [...names.map((name) => `beian-${name}.service`), ...timed.map((name) => `beian-${name}.timer`)].sort(),
    );
    for (const unit of units) expect(text).toContain(unit.endsWith('.timer') ? unit : unit.replace(/\.service$/, ''));
    const [, made = ''] = /^install -d -o beian -g beian -m 700 (.*)$/m.exec(text) ?? [];
    for (const unit of units)
      for (const [, folders = ''] of read(`docker/systemd/${unit}`).matchAll(/^ReadWritePaths=(.*)$/gm))
        for (const folder of folders.split(' ')) expect(made.split(' '), unit).toContain(folder);
  });

  const analyze = '/usr/bin/systemd-analyze';
  test.skipIf(!existsSync(analyze))('systemd finds no fault in the units', () => {
    const folder = mkdtempSync(path.join(os.tmpdir(), 'beian-units-'));
    try {
      const files = readdirSync(path.join(root, 'docker/systemd')).map((name) => path.join(folder, name));
      for (const file of files) {
        const text = read(`docker/systemd/${path.basename(file)}`);
        writeFileSync(file, text.replace('/usr/bin/node', process.execPath));
      }
      expect(execFileSync(analyze, ['verify', ...files], { encoding: 'utf8', stdio: 'pipe' })).toBe('');
    } finally {
      rmSync(folder, { recursive: true, force: true });
    }
  });
});

describe('docker/kubernetes', () => {
  /**
   * @typedef {{ name: string, image: string, command?: string[], env?: { name: string, value: string }[], envFrom?: { configMapRef: { name: string } }[],
   *   volumeMounts?: { name: string, mountPath: string }[], securityContext: object, resources: { limits: { memory: string } },
   *   readinessProbe?: { httpGet: { path: string, port: string } }, livenessProbe?: { httpGet: { path: string, port: string } } }} Container
   * @typedef {{ containers: Container[], initContainers?: Container[], volumes: { name: string, persistentVolumeClaim?: { claimName: string } }[], securityContext: object }} Pod
   * @typedef {{ kind: string, metadata: { name: string, namespace?: string }, data?: Record<string, string>, spec: { replicas?: number, template: { metadata?: { labels: object }, spec: Pod }, selector?: { matchLabels: object } } }} Manifest
   */
  const files = readdirSync(path.join(root, 'docker/kubernetes')).map((file) => `docker/kubernetes/${file}`);
  /** @type {Manifest[]} */
  const all = files.flatMap((file) =>
    parseAllDocuments(read(file)).map((document) => {
      expect(document.errors, file).toEqual([]);
      return document.toJS();
    }),
  );
  const namesOf = (/** @type {string} */ kind) =>
    all.filter((one) => one.kind === kind).map(({ metadata }) => metadata.name);
  const workloads = all.filter(({ kind }) => kind === 'Deployment' || kind === 'Job');

  test('everything stands in one namespace, with two APIs and two workers within 100 connections', () => {
    expect(namesOf('Namespace')).toEqual(['beian-desk']);
    for (const { kind, metadata } of all) if (kind !== 'Namespace') expect(metadata.namespace).toBe('beian-desk');
    const replicas = Object.fromEntries(workloads.map(({ metadata, spec }) => [metadata.name, spec.replicas]));
    expect(replicas).toEqual({ api: 2, migrate: undefined, reader: 1, worker: 2 });
    expect(namesOf('PodDisruptionBudget').sort()).toEqual(['api', 'worker']);
  });

  test.for([
    ['api', 'apps/api/src/http/health.ts'],
    ['worker', 'packages/database/src/metrics/server.ts'],
  ])('%s is asked for health on paths that it answers', ([name, source = '']) => {
    const pod = workloads.find(({ metadata }) => metadata.name === name)?.spec.template.spec;
    const paths = pod?.containers.flatMap(({ readinessProbe, livenessProbe }) => [
      readinessProbe?.httpGet.path,
      livenessProbe?.httpGet.path,
    ]);
    expect(paths).toEqual(['/readyz', '/healthz']);
    for (const one of paths ?? []) expect(read(source)).toContain(`'${one}'`);
  });

  test.for(workloads.map(({ metadata }) => metadata.name))('%s: its commands, variables and volumes exist', (name) => {
    const found = workloads.find(({ metadata }) => metadata.name === name);
    const pod = /** @type {Manifest} */ (found).spec.template.spec;
    expect(pod.securityContext).toMatchObject({ runAsNonRoot: true, fsGroupChangePolicy: 'OnRootMismatch' });
    for (const { persistentVolumeClaim: claim } of pod.volumes)
      if (claim !== undefined) expect(namesOf('PersistentVolumeClaim')).toContain(claim.claimName);
    for (const container of [...(pod.initContainers ?? []), ...pod.containers]) {
      const [, file = ''] = container.command ?? [];
      if (container.command !== undefined) expect(existsSync(path.join(root, sourceOf(file))), file).toBe(true);
      const { env = [], envFrom = [], volumeMounts = [] } = container;
      const settings = envFrom.flatMap(({ configMapRef }) =>
        Object.keys(
          all.find(({ kind, metadata }) => kind === 'ConfigMap' && metadata.name === configMapRef.name)?.data ?? {},
        ),
      );
      const names = [...env.map((one) => one.name), ...settings];
      expect(unknown(/** @type {keyof typeof readers} */ (name), names)).toEqual([]);
      for (const { value } of env) expect(value).not.toContain('://');
      const volumes = pod.volumes.map((one) => one.name);
      for (const mount of volumeMounts) expect(volumes).toContain(mount.name);
      // Each file that a variable names is on a volume.
      for (const { value } of env.filter((one) => one.value.startsWith('/')))
        expect(
          volumeMounts.some(({ mountPath }) => value.startsWith(`${mountPath}/`)),
          value,
        ).toBe(true);
      expect(container.securityContext).toMatchObject({
        allowPrivilegeEscalation: false,
        readOnlyRootFilesystem: true,
        capabilities: { drop: ['ALL'] },
      });
      expect(container.resources.limits.memory).toMatch(/^\dGi$/);
    }
  });
});
