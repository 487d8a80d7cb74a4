import { execFileSync } from 'node:child_process';
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, test } from 'vitest';
import { parse, parseAllDocuments } from 'yaml';
import { dataDir, makeDataDir, root } from './lib/paths.mjs';
import { sourceOf, unknownVariables } from './lib/program-variables.mjs';

// No cluster runs here: the manifests are held to the types of Kubernetes' own schema, and to the files, programs and variables that are there.

/** @param {string} file */
const read = (file) => readFileSync(path.join(root, file), 'utf8');

describe('docker/kubernetes', () => {
  /**
   * @typedef {{ name: string, image: string, command?: string[], env?: { name: string, value: string }[], ports?: { name: string, containerPort: number }[], envFrom?: { configMapRef: { name: string } }[],
   *   volumeMounts?: { name: string, mountPath: string }[], securityContext: object, resources: { limits: { memory: string } },
   *   readinessProbe?: { httpGet: { path: string, port: string } }, livenessProbe?: { httpGet: { path: string, port: string } } }} Container
   * @typedef {{ containers: Container[], initContainers?: Container[], volumes: { name: string, persistentVolumeClaim?: { claimName: string } }[], securityContext: object }} Pod
   * @typedef {{ metadata?: { labels: { app: string } }, spec: Pod }} Template
   * @typedef {{ kind: string, metadata: { name: string, namespace?: string, labels?: Record<string, string> }, data?: Record<string, string>, apiVersion: string, spec: { template?: Template, jobTemplate?: { spec: { template: Template } }, selector?: any } & Record<string, any> }} Manifest
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
  /** What runs pods, each with its template. */
  const workloads = all.flatMap(({ kind, metadata, spec }) => {
    const template = kind === 'CronJob' ? spec.jobTemplate?.spec.template : spec?.template;
    return template === undefined ? [] : [{ kind, metadata, template }];
  });

  /** What the types of Kubernetes 1.30 say against manifests. @param {readonly Pick<Manifest, 'apiVersion' | 'kind'>[]} manifests */
  function againstSchema(manifests) {
    makeDataDir();
    const folder = mkdtempSync(path.join(dataDir, 'manifests-'));
    try {
      const lines = manifests.map((one, at) => {
        const [group, version = group] = one.apiVersion.split('/');
        const place = one.apiVersion === 'v1' ? 'core/v1' : `${group?.split('.')[0]}/${version}`;
        return `export const m${at}: import('kubernetes-types/${place}').${one.kind} = ${JSON.stringify(one)};`;
      });
      const file = path.join(folder, 'manifests.ts');
      writeFileSync(file, lines.join('\n'));
      const tsc = path.join(root, 'node_modules/ts7/bin/tsc');
      const options = [
        '--noEmit',
        '--strict',
        '--skipLibCheck',
        '--ignoreConfig',
        '--module',
        'preserve',
        '--pretty',
        'false',
      ];
      execFileSync(process.execPath, [tsc, ...options, '--types', '', file], {
        encoding: 'utf8',
        cwd: root,
        stdio: 'pipe',
      });
      return '';
    } catch (error) {
      return /** @type {{ stdout: string }} */ (error).stdout;
    } finally {
      rmSync(folder, { recursive: true, force: true });
    }
  }

  test('every manifest fits the schema of Kubernetes, which finds a misspelt field', () => {
    const ofOperator = all.filter(({ apiVersion }) => apiVersion.startsWith('monitoring.coreos.com/'));
    const ours = all.filter((one) => !ofOperator.includes(one));
    const wrong = { apiVersion: 'v1', kind: 'Service', metadata: { name: 'a' }, spec: { ports: [{ prot: 1 }] } };
    expect(againstSchema([...ours, wrong])).toMatch(
      /^\S+ error TS2353: [^\n]* '"prot"' does not exist in type 'ServicePort'\.\n$/,
    );
    // Prometheus' operator is no part of it.
    expect(ofOperator).toMatchObject([
      {
        ...{ apiVersion: 'monitoring.coreos.com/v1', kind: 'ServiceMonitor' },
        spec: { jobLabel: 'job', selector: { matchLabels: {} }, endpoints: [{ port: 'metrics', path: '/metrics' }] },
      },
    ]);
  });

  test('everything stands in one namespace, and PostgreSQL holds as many APIs and workers as there may be', () => {
    expect(namesOf('Namespace')).toEqual(['beian-desk']);
    for (const { kind, metadata } of all) if (kind !== 'Namespace') expect(metadata.namespace).toBe('beian-desk');
    expect(namesOf('PodDisruptionBudget').sort()).toEqual(['api', 'worker']);
    const scaled = Object.fromEntries(
      all
        .filter(({ kind }) => kind === 'HorizontalPodAutoscaler')
        .map(({ spec }) => [spec.scaleTargetRef.name, [spec.minReplicas, spec.maxReplicas]]),
    );
    expect(scaled).toEqual({ api: [2, 4], worker: [2, 3] });
    // A number of replicas would undo the scaling with every `kubectl apply`.
    for (const { metadata, spec } of all.filter(({ kind }) => kind === 'Deployment'))
      expect([metadata.name, spec.replicas]).toEqual([metadata.name, scaled[metadata.name] ? undefined : 1]);
    const most = 26 * 4 + 19 * 3 + 10;
    expect(read('docker/kubernetes/api.yaml')).toContain(`26 × 4 APIs + 19 × 3 workers + 10 = ${most}`);
    expect(read('docs/installing.md')).toContain(`\`max_connections\` ${most}`);
  });

  test('nobody may talk to anybody but by a policy, whose pods, ports and programs are there', () => {
    const policies = all.filter(({ kind }) => kind === 'NetworkPolicy');
    const denies = policies.filter(({ spec }) => spec.ingress === undefined && spec.egress === undefined);
    expect(denies.map(({ spec }) => spec)).toEqual([{ podSelector: {}, policyTypes: ['Ingress', 'Egress'] }]);
    const text = read('docker/kubernetes/network.yaml');
    const named = [
      ...[...text.matchAll(/\bapp: ([\w-]+)/g)].map(([, app]) => app),
      ...[...text.matchAll(/values: \[([^\]]*)\]/g)].flatMap(([, list = '']) => list.split(', ')),
    ];
    const pods = workloads.map(({ template }) => template.metadata?.labels.app ?? '');
    expect([...new Set(named)].sort()).toEqual([...pods].sort());
    const open = policies.flatMap(({ spec }) =>
      (spec.ingress ?? []).flatMap((/** @type {{ ports: { port: number }[] }} */ one) =>
        one.ports.map(({ port }) => port),
      ),
    );
    const listened = workloads.flatMap(({ template }) =>
      template.spec.containers.flatMap(({ ports = [] }) => ports.map(({ containerPort }) => containerPort)),
    );
    expect([...new Set(open)].sort()).toEqual([...new Set(listened)].sort());
  });

  test('Prometheus finds both programs by the names that the alerts expect, on the port that they open', () => {
    const services = all.filter(({ metadata }) => metadata.labels?.metrics === 'beian');
    const asked = parse(read('docker/prometheus/prometheus.yaml')).scrape_configs;
    expect(services.map(({ metadata }) => metadata.labels?.job)).toEqual(
      asked.map((/** @type {{ job_name: string }} */ one) => one.job_name),
    );
    for (const { spec } of services) {
      const pod = workloads.find(({ template }) => template.metadata?.labels.app === spec.selector?.app)?.template.spec;
      const [container] = pod?.containers ?? [];
      const variable = (/** @type {string} */ name) => container?.env?.find((one) => one.name === name)?.value;
      expect([variable('METRICS_HOST'), Number(variable('METRICS_PORT'))]).toEqual(['0.0.0.0', spec.ports[0].port]);
      expect(container?.ports).toContainEqual({ name: 'metrics', containerPort: spec.ports[0].port });
    }
  });

  test('a CronJob stands for each timer of systemd, and does the same', () => {
    const timers = readdirSync(path.join(root, 'docker/systemd')).filter((name) => name.endsWith('.timer'));
    const crons = all.filter(({ kind }) => kind === 'CronJob');
    expect(crons.map(({ metadata }) => `beian-${metadata.name}.timer`).sort()).toEqual(timers.sort());
    for (const { metadata, spec } of crons) {
      const unit = read(`docker/systemd/beian-${metadata.name}.service`);
      const [, file] = /^ExecStart=\/usr\/bin\/node (\S+)/m.exec(unit) ?? [];
      expect(spec.jobTemplate?.spec.template.spec.containers[0]?.command?.slice(0, 2)).toEqual(['node', file]);
      const [, hour] = /(\d\d):00:00$/m.exec(read(`docker/systemd/beian-${metadata.name}.timer`)) ?? [];
      expect(spec.schedule).toMatch(new RegExp(`^0 ${Number(hour)} `));
      expect(spec.concurrencyPolicy).toBe('Forbid');
    }
  });

  test.for([
    ['api', 'apps/api/src/http/health.ts'],
    ['worker', 'packages/database/src/metrics/server.ts'],
  ])('%s is asked for health on paths that it answers', ([name, source = '']) => {
    const pod = workloads.find(({ metadata }) => metadata.name === name)?.template.spec;
    const paths = pod?.containers.flatMap(({ readinessProbe, livenessProbe }) => [
      readinessProbe?.httpGet.path,
      livenessProbe?.httpGet.path,
    ]);
    expect(paths).toEqual(['/readyz', '/healthz']);
    for (const one of paths ?? []) expect(read(source)).toContain(`'${one}'`);
  });

  test.for(workloads.map(({ metadata }) => metadata.name))('%s: its commands, variables and volumes exist', (name) => {
    const found = workloads.find(({ metadata }) => metadata.name === name);
    const pod = /** @type {{ template: Template }} */ (found).template.spec;
    expect(pod.securityContext).toMatchObject({ runAsNonRoot: true, fsGroupChangePolicy: 'OnRootMismatch' });
    for (const { persistentVolumeClaim: claim } of pod.volumes)
      if (claim !== undefined) expect(namesOf('PersistentVolumeClaim')).toContain(claim.claimName);
    for (const container of [...(pod.initContainers ?? []), ...pod.containers]) {
      const [, file = ''] = container.command ?? [];
      // Amazon's own program copies the bucket.
      if (container.command !== undefined && container.command[0] !== 'aws')
        expect(existsSync(path.join(root, sourceOf(file))), file).toBe(true);
      const { env = [], envFrom = [], volumeMounts = [] } = container;
      const settings = envFrom.flatMap(({ configMapRef }) =>
        Object.keys(
          all.find(({ kind, metadata }) => kind === 'ConfigMap' && metadata.name === configMapRef.name)?.data ?? {},
        ),
      );
      const names = [...env.map((one) => one.name), ...settings];
      expect(unknownVariables(name, names)).toEqual([]);
      for (const { value } of env) expect(value).not.toContain('://');
      const volumes = pod.volumes.map((one) => one.name);
      for (const mount of volumeMounts) expect(volumes).toContain(mount.name);
      // Each file that a variable names is on a volume.
      for (const { value } of env.filter((one) => one.value.startsWith('/')))
        expect(
          volumeMounts.some(({ mountPath }) => `${value}/`.startsWith(`${mountPath}/`)),
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
