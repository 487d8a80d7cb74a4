import { createServer } from 'node:http';
import { expect, test } from 'vitest';
import { describeValues, readMetric } from './metrics.mjs';
import { failuresOf, table } from './report.mjs';

const fine = {
  ...{ name: 'api-killed', fault: 'an api is killed', requests: 90, refused: 2, cut: 1, orders: 3 },
  ...{ lost: [], doubled: [], stopped: [], seenMs: 1460, seenAt: 'api-1', readyMs: 5230, seen: ['a', 'b'] },
};

test('a step that lost nothing passes, also with requests that were refused or cut', () => {
  expect(failuresOf([fine])).toEqual([]);
  expect(table([fine]).split('\n').at(-1)).toBe(
    '| an api is killed | 90 | 2 | 1 | 3 | 0 | 0 | 0 | 1.5, api-1 | 5.2 | a; b |',
  );
});

test('what was lost, doubled, wrongly stopped or seen late fails the drill, and so does a step that did not end; a skipped one does not', () => {
  const wrong = [
    { ...fine, lost: ['a note'] },
    { ...fine, doubled: ['B1'] },
    { ...fine, stopped: ['2 requests to read were refused'] },
    { ...fine, seenMs: 30_100 },
    { ...fine, broken: 'not ready' },
    // Planned work is no fault that somebody must see.
    { ...fine, seenMs: 60_000, planned: true },
  ];
  expect(failuresOf([...wrong, { ...fine, skipped: 'may not mount' }])).toEqual([
    'api-killed: lost: a note',
    'api-killed: doubled: B1',
    'api-killed: wrongly stopped: 2 requests to read were refused',
    'api-killed: seen after 30.1 s, more than 30.0',
    'api-killed: did not end: not ready',
  ]);
  expect(table([{ ...fine, skipped: 'may not mount' }])).toMatch(/– \| skipped: may not mount \|$/);
});

test('a metric is the sum of its samples; without a sample, or an answer, that is said', async () => {
  const page =
    '# HELP beian_ready 1\nbeian_ready 1\nbeian_ready_more 5\nbeian_fault{fault="A"} 1\nbeian_fault{fault="B"} 2\n';
  const server = createServer((_request, answer) => answer.end(page));
  await new Promise((resolve) => server.listen(0, '127.0.0.1', () => resolve(undefined)));
  const { port } = /** @type {import('node:net').AddressInfo} */ (server.address());
  const watched = /** @type {const} */ ({ at: 'api-1', metric: 'beian_fault' });
  const read = () =>
    Promise.all([
      readMetric(port, { ...watched, metric: 'beian_ready' }),
      readMetric(port, watched),
      readMetric(port, { ...watched, label: 'fault="B"' }),
      readMetric(port, { ...watched, label: 'fault="C"' }),
    ]);
  expect(await read()).toEqual([1, 3, 2, 'none']);
  server.closeAllConnections();
  await new Promise((resolve) => server.close(resolve));
  expect(await read()).toEqual(['no answer', 'no answer', 'no answer', 'no answer']);
  expect(describeValues(watched, [3 * 1024 ** 2, 'no answer', 0])).toBe(
    '`beian_fault` of api-1: 3 MiB → no answer → 0',
  );
});
