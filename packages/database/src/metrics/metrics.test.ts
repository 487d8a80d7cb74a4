import { figure } from '@beian/domain/metrics';
import { type ReadinessFault, readinessFaults } from '@beian/domain/readiness';
import { expect, test } from 'vitest';
import { release } from '../programs/release.ts';
import { createMetrics } from './metrics.ts';
import { type MetricsServer, openMetricsServer } from './server.ts';

const samplesOf = (text: string, name: string): string[] =>
  text.split('\n').filter((line) => line.startsWith(name) && !line.startsWith('#'));

test('what is counted, timed and set stands on the page of the program that has it', async () => {
  const metrics = createMetrics('worker');
  metrics.showZero('beian_jobs_total', { job_name: 'retain', outcome: 'given_up' });
  metrics.increment('beian_jobs_total', { job_name: 'retain', outcome: 'done' });
  metrics.observe('beian_job_seconds', { job_name: 'retain' }, 3);
  metrics.set('beian_clock_skew_seconds', {}, -1.5);
  // A metric of the other program: nothing to count.
  metrics.increment('beian_http_requests_total', { route: '/graphql', method: 'POST', status: '2xx' });
  const { text, contentType } = await metrics.page();
  expect(contentType).toContain('text/plain; version=0.0.4');
  expect(samplesOf(text, 'beian_jobs_total')).toEqual([
    'beian_jobs_total{job_name="retain",outcome="given_up"} 0',
    'beian_jobs_total{job_name="retain",outcome="done"} 1',
  ]);
  expect(samplesOf(text, 'beian_job_seconds_bucket{le="2"')).toEqual([
    'beian_job_seconds_bucket{le="2",job_name="retain"} 0',
  ]);
  expect(samplesOf(text, 'beian_job_seconds_bucket{le="5"')).toEqual([
    'beian_job_seconds_bucket{le="5",job_name="retain"} 1',
  ]);
  expect(samplesOf(text, 'beian_clock_skew_seconds')).toEqual(['beian_clock_skew_seconds -1.5']);
  expect(text).not.toContain('beian_http_requests_total');
});

test('a part that cannot be read is missing, not zero, and the others stand there', async () => {
  const metrics = createMetrics('worker');
  let isAway = true;
  metrics.readPart('workers', async () => {
    if (isAway) throw new Error('the database is away');
    return [figure('beian_workers_running', {}, 2)];
  });
  metrics.readPart('space', async () => [figure('beian_files_free_bytes', {}, 4096)]);
  const away = await metrics.page();
  expect(samplesOf(away.text, 'beian_workers_running')).toEqual([]);
  expect(samplesOf(away.text, 'beian_files_free_bytes')).toEqual(['beian_files_free_bytes 4096']);
  expect(samplesOf(away.text, 'beian_part_read')).toEqual([
    'beian_part_read{part="workers"} 0',
    'beian_part_read{part="space"} 1',
  ]);
  isAway = false;
  expect(samplesOf((await metrics.page()).text, 'beian_workers_running')).toEqual(['beian_workers_running 2']);
});

test('pages that are asked for together cost one reading', async () => {
  const metrics = createMetrics('worker');
  let readings = 0;
  metrics.readPart('space', async () => [figure('beian_files_free_bytes', {}, ++readings)]);
  const pages = [...(await Promise.all([metrics.page(), metrics.page()])), await metrics.page()];
  expect(pages.map(({ text }) => samplesOf(text, 'beian_files_free_bytes'))).toEqual(
    Array.from({ length: 3 }, () => ['beian_files_free_bytes 1']),
  );
});

test('the server of metrics gives metrics, life and readiness with its faults, and nothing else (ASVS 13.4.5)', async () => {
  let faults: ReadinessFault[] = [];
  const options = { host: '127.0.0.1', port: 0, program: 'worker', findFaults: async () => faults } as const;
  const server: MetricsServer = await openMetricsServer({ ...options, metrics: createMetrics('worker') });
  const ask = async (path: string, init?: RequestInit) => {
    const answer = await fetch(`http://127.0.0.1:${server.port}${path}`, init);
    return { status: answer.status, retryAfter: answer.headers.get('retry-after'), text: await answer.text() };
  };
  try {
    expect(await ask('/healthz')).toMatchObject({ status: 200, text: `{"alive":true,"release":"${release}"}` });
    expect(await ask('/readyz')).toMatchObject({
      status: 200,
      text: `{"ready":true,"degraded":false,"faults":[],"release":"${release}"}`,
    });
    faults = ['FILES_FULL'];
    const degraded = await ask('/readyz?verbose');
    expect([degraded.status, JSON.parse(degraded.text)]).toEqual([
      200,
      {
        ...{ ready: true, degraded: true, faults, release, capabilities: { jobs: true, bureaus: false } },
        explanations: [{ fault: 'FILES_FULL', takes: ['bureaus'], ...readinessFaults.FILES_FULL.sentence }],
      },
    ]);
    faults = ['DATABASE_SILENT'];
    expect(await ask('/readyz')).toEqual({
      ...{ status: 503, retryAfter: '5' },
      text: `{"ready":false,"degraded":false,"faults":["DATABASE_SILENT"],"release":"${release}"}`,
    });
    const { status, text } = await ask('/metrics');
    expect([status, samplesOf(text, 'beian_ready ')]).toEqual([200, ['beian_ready 0']]);
    expect(samplesOf(text, 'beian_readiness_fault')).toEqual(['beian_readiness_fault{fault="DATABASE_SILENT"} 1']);
    expect(samplesOf(text, 'beian_capability')).toEqual([
      'beian_capability{capability="jobs"} 0',
      'beian_capability{capability="bureaus"} 0',
    ]);
    expect(samplesOf(text, 'beian_build_info')).toEqual([
      `beian_build_info{version="${release}",node="${process.versions.node}"} 1`,
    ]);
    expect(samplesOf(text, 'process_cpu_seconds_total')).toHaveLength(1);
    expect((await ask('/graphql')).status).toBe(404);
    expect((await ask('/metrics', { method: 'POST' })).status).toBe(405);
    await expect(
      openMetricsServer({ ...options, port: server.port, metrics: createMetrics('worker') }),
    ).rejects.toThrow('EADDRINUSE');
  } finally {
    await server.close();
  }
});
