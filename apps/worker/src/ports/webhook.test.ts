import { forbiddenAddresses, misleadingAddresses } from '@beian/domain/testing';
import type { ClaimedDelivery } from '@beian/partners/events';
import { expect, test } from 'vitest';
import { openWebhook } from './webhook.ts';

test('no forbidden or misleading address is called, whenever it was saved', async () => {
  const webhook = openWebhook({ connectMs: 50, totalMs: 50, maxBytes: 0 }, false);
  const event = { id: 'event_1', kind: 'webhook.test', at: '2026-12-01T00:00:00Z', test: false, order: null };
  const said = [];
  for (const url of [...forbiddenAddresses, ...misleadingAddresses])
    said.push((await webhook({ url, secrets: [], attemptId: 'attempt_1', event } as unknown as ClaimedDelivery)).fault);
  expect(new Set(said)).toEqual(new Set(['ADDRESS']));
});
